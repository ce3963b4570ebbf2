"""How rare stems are among the articles, and how like two sets of them are."""

from __future__ import annotations

import math
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SMOOTHING = 40
"""So many articles are taken to be there already, with nothing rare among them."""
_MOST = 500
"""With more articles nothing gets rarer: what is looked up is counted up to a cap."""


class Rarity(dict[str, float]):
    """How rare stems are among the articles: a smoothed inverse frequency.

    Counted are the stems of the new article; what others have beside them is taken to
    be as rare as half of those.

    >>> rarity = Rarity({"fire": 30, "harbour": 8, "zeppelin": 1}, 60)
    >>> rarity["fire"] < rarity["harbour"] == rarity["unheard"] < rarity["zeppelin"]
    True
    """

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        of = min(total, _MOST) + _SMOOTHING
        super().__init__(
            (stem, max(0.1, math.log(of / (count + _SMOOTHING / 100))))
            for stem, count in counts.items()
            if count
        )
        unheard = math.log(of / (1 + _SMOOTHING / 100))
        self._usual = median(self.values()) if self else unheard
        self._norms: dict[frozenset[str], float] = {}

    def __missing__(self, stem: str) -> float:
        return self._usual

    def norm(self, stems: frozenset[str]) -> float:
        """Measure the length of a set of stems as a vector; remembered."""
        found = self._norms.get(stems)
        if found is None:
            found = math.sqrt(math.fsum([self[stem] ** 2 for stem in stems]))
            self._norms[stems] = found
        return found


def cosine(a: frozenset[str], b: frozenset[str], rarity: Rarity) -> float:
    """Compare two sets of stems, the rare ones counting most."""
    shared = a & b
    if not shared:
        return 0.0
    common = math.fsum([rarity[stem] ** 2 for stem in shared])
    return common / (rarity.norm(a) * rarity.norm(b))
