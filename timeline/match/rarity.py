"""How rare stems are among the articles, and how like two sets of them are."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).with_name("background.txt")
_TAKEN = 100
"""So many articles of any kind are taken to be there already."""
_LEAST = 0.4
"""So many of them are taken to have a stem that is not known to be common."""
_MOST = 500
"""With more articles nothing gets rarer: what is looked up is counted up to a cap."""


@cache
def _background() -> dict[str, float]:
    """Read how many of the articles that are taken to be there have a common stem."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    told = (line.split() for line in lines if not line.startswith("#"))
    return {stem: float(share) * _TAKEN / 100 for stem, share in told}


class Rarity(dict[str, float]):
    """How rare stems are among the articles: a smoothed inverse frequency.

    Counted are the stems of the new article; what others have beside them is taken to
    be as rare as half of those.  A store that holds little yet takes from the news of
    others what is common there (`background.txt`).

    >>> rarity = Rarity({"polic": 2, "harbour": 8, "zeppelin": 1}, 60)
    >>> rarity["polic"] < rarity["harbour"] == rarity["unheard"] < rarity["zeppelin"]
    True
    """

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        self._of, self._common = min(total, _MOST) + _TAKEN, _background()
        super().__init__(
            (stem, self._rare(stem, count)) for stem, count in counts.items() if count
        )
        usual = median(self.values()) if self else self._rare("", 1)
        self._unheard = min(usual, self._rare("", 0))
        self._norms: dict[frozenset[str], float] = {}

    def __missing__(self, stem: str) -> float:
        found = self._unheard
        if stem in self._common:
            found = min(found, self._rare(stem, 0))
        self[stem] = found
        return found

    def _rare(self, stem: str, count: int) -> float:
        taken = self._common.get(stem, _LEAST)
        return max(0.1, math.log(self._of / (count + max(taken, _LEAST))))

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
