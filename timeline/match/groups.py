"""Sentences that may tell of one happening, joined by average linkage: pure.

Groups are weighed as wholes (UPGMA, Sokal and Michener 1958), so that no chain of
likenesses brings together what is unlike.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline.match.profiles import Sentence

_Pair = tuple[int, int]


def join(
    groups: Iterable[Sequence[Sentence]],
    likelihood: Callable[[Sentence, Sentence], float],
    bind: Callable[[Sequence[Sentence], Sequence[Sentence], float], bool],
    least: float,
) -> list[list[Sentence]]:
    """Join groups, the likeliest first, while the mean is enough and `bind` agrees."""
    held = {at: list(each) for at, each in enumerate(groups)}
    total = {
        (one, other): sum([likelihood(a, b) for a in held[one] for b in held[other]])
        for one, other in combinations(held, 2)
    }

    def mean(pair: _Pair) -> float:
        one, other = pair
        return total[pair] / (len(held[one]) * len(held[other]))

    likely = {pair: value for pair in total if (value := mean(pair)) >= least}
    while likely:
        pair = max(likely, key=lambda each: (likely[each], each))
        one, other = pair
        if not bind(held[one], held[other], likely.pop(pair)):
            continue
        held[one] += held.pop(other)
        likely = {each: v for each, v in likely.items() if not {*each} & {*pair}}
        for third in held.keys() - {one}:
            with_one, with_other = _pair(one, third), _pair(other, third)
            total[with_one] += total.pop(with_other)
            if (value := mean(with_one)) >= least:
                likely[with_one] = value
    return list(held.values())


def _pair(one: int, other: int) -> _Pair:
    return (one, other) if one < other else (other, one)
