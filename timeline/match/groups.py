"""Sentences that may tell of one happening, joined by average linkage: pure.

Each group is weighed against whole groups, so that no chain of likenesses brings
together what is unlike.  Only groups with a new sentence grow; two older ones join
where a new sentence fits both and they fit each other (average linkage, UPGMA, taken
further with each article).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from timeline.match.profiles import Sentence

_Pair = tuple[int, int]


def join(
    groups: Iterable[Sequence[Sentence]],
    new: Collection[Sentence],
    likelihood: Callable[[Sentence, Sentence], float],
    bind: Callable[[Sequence[Sentence], Sequence[Sentence], float], bool],
    least: float,
) -> None:
    """Join groups, the likeliest first, while the mean is enough and `bind` agrees."""
    held = {at: list(each) for at, each in enumerate(groups)}
    fresh = {at: [s for s in each if s in new] for at, each in held.items()}

    def mean(one: int, other: int) -> float:
        """Weigh two groups; their old sentences only where the new ones fit."""
        value = 0.0
        for mine, theirs in ((fresh[one], held[other]), (fresh[other], held[one])):
            if mine:
                value = max(value, _mean(mine, theirs, likelihood))
        return min(value, _mean(held[one], held[other], likelihood)) if value else 0.0

    def weighed(one: int) -> dict[_Pair, float]:
        found = {}
        for other in held:
            if other != one and (value := mean(one, other)) >= least:
                found[min(one, other), max(one, other)] = value
        return found

    likely: dict[_Pair, float] = {}
    for at in [each for each in held if fresh[each]]:
        likely |= weighed(at)
    while likely:
        pair = max(likely, key=lambda each: (likely[each], each))
        value = likely.pop(pair)
        one, other = pair
        if not bind(held[one], held[other], value):
            continue
        held[one] += held.pop(other)
        fresh[one] += fresh.pop(other)
        likely = {each: v for each, v in likely.items() if not {*each} & {*pair}}
        likely |= weighed(one)


def _mean(
    mine: Sequence[Sentence],
    theirs: Sequence[Sentence],
    likelihood: Callable[[Sentence, Sentence], float],
) -> float:
    total = sum([likelihood(a, b) for a in mine for b in theirs])
    return total / (len(mine) * len(theirs))
