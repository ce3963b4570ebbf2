"""Sentences that may tell of one happening, joined by average linkage: pure.

Groups are weighed as wholes (UPGMA, Sokal and Michener 1958), so that no chain of
likenesses brings together what is unlike.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline.match.profiles import Sentence


def join(
    groups: Iterable[Sequence[Sentence]],
    likelihoods: Callable[[Sentence, Sequence[Sentence]], Sequence[float]],
    bind: Callable[[Sequence[Sentence], Sequence[Sentence], float], bool],
    least: float,
) -> list[list[Sentence]]:
    """Join groups, the likeliest first, while the mean is enough and `bind` agrees.

    Args:
        likelihoods: of a sentence and each of some others telling of one happening.
    """
    return _Joining(groups, likelihoods, least).joined(bind)


class _Joining:
    """Groups, what the likelihoods between them sum up to, and which are likely."""

    def __init__(
        self,
        groups: Iterable[Sequence[Sentence]],
        likelihoods: Callable[[Sentence, Sequence[Sentence]], Sequence[float]],
        least: float,
    ) -> None:
        self.held = {at: list(each) for at, each in enumerate(groups)}
        self.least = least
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        """Of each group with each other, either way; those with 0 are left out."""
        self.likely: dict[tuple[int, int], float] = {}
        self.queue: list[tuple[float, int, int]] = []
        """The likely ones, the likeliest first; some have been weighed anew since."""
        at: list[int] = []
        flat: list[Sentence] = []
        for number, group in reversed(self.held.items()):
            sums: dict[int, float] = defaultdict(float)
            for each in group:
                row = likelihoods(each, flat)
                for other, value in zip(at, row, strict=True):
                    if value:
                        sums[other] += value
            for other, value in sums.items():
                self._weigh(number, other, value)
            at += [number] * len(group)
            flat += group

    def joined(
        self, bind: Callable[[Sequence[Sentence], Sequence[Sentence], float], bool]
    ) -> list[list[Sentence]]:
        """Join while there is anything likely; of two equally so, the later."""
        held, likely = self.held, self.likely
        while self.queue:
            value, one, other = heappop(self.queue)
            elder, younger = pair = -one, -other
            if likely.get(pair) == -value:
                del likely[pair]
                if bind(held[elder], held[younger], -value):
                    self._take_in(elder, younger)
        return list(held.values())

    def _take_in(self, elder: int, younger: int) -> None:
        """Make one group of two, and weigh it against the others."""
        self.held[elder] = self.held[elder] + self.held.pop(younger)
        mine, theirs = self.sums.pop(elder), self.sums.pop(younger)
        for third in (mine.keys() | theirs.keys()) - {elder, younger}:
            sums = self.sums[third]
            value = sums.pop(elder, 0.0) + sums.pop(younger, 0.0)
            self.likely.pop(_pair(elder, third), None)
            self.likely.pop(_pair(younger, third), None)
            self._weigh(elder, third, value)

    def _weigh(self, one: int, other: int, value: float) -> None:
        self.sums[one][other] = self.sums[other][one] = value
        mean = value / (len(self.held[one]) * len(self.held[other]))
        if mean >= self.least:
            elder, younger = pair = _pair(one, other)
            self.likely[pair] = mean
            heappush(self.queue, (-mean, -elder, -younger))


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
