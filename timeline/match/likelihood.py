"""How likely two articles tell one story, and two of its mentions one happening.

Two logistic models, with few signs each, all of them readable.  The weights are those
of a logistic regression (L2, C = 1) on pairs of the annotated development articles:
ECB+'s training topics, and with half of their weight the gun violence articles.  For
stories, two articles are alike that report one seminal event; for mentions, each counts
as the event of its sentence, and only pairs of one story are fitted.
"""

from __future__ import annotations

import math
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.match.profiles import Profile, Story

_SMOOTHING = 40
"""So many articles are taken to be there already, with nothing rare among them."""
_MOST = 500
"""With more articles nothing gets rarer: what is looked up is counted up to a cap."""
_FAR = 30
"""Days between two publications from which on more make no difference."""
_TIMES_IN_LEAD = 1.5


class StorySigns(NamedTuple):
    """What speaks for one story: each from 0 to about 1."""

    words: float
    lead: float
    names: float
    lead_names: float
    gap: float


class PairSigns(NamedTuple):
    """What speaks for one happening, in two articles of one story."""

    rare: float
    wording: float
    names: float
    other_names: float
    deep: float
    same_kind: float
    kinds: float
    trigger: float
    only_one_died: float
    numbers: float
    same_day: float


_STORY = StorySigns(words=6.2, lead=4.2, names=11.0, lead_names=2.4, gap=-3.7)
_STORY_BIAS = -3.8
_PAIR = PairSigns(
    rare=1.6,
    wording=-0.5,
    names=-0.2,
    other_names=-0.5,
    deep=-0.45,
    same_kind=0.1,
    kinds=1.1,
    trigger=0.0,
    only_one_died=-0.6,
    numbers=0.2,
    same_day=0.15,
)
_PAIR_BIAS = 0.0


class Rarity(dict[str, float]):
    """How rare stems are among the articles: a smoothed inverse frequency.

    >>> rarity = Rarity({"fire": 30, "zeppelin": 1}, 60)
    >>> rarity["fire"] < rarity["zeppelin"] == rarity["unheard"]
    True
    """

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        of = min(total, _MOST) + _SMOOTHING
        self._unheard = math.log(of / (1 + _SMOOTHING / 100))
        super().__init__(
            (stem, max(0.1, math.log(of / (count + _SMOOTHING / 100))))
            for stem, count in counts.items()
            if count
        )

        self._norms: dict[frozenset[str], float] = {}

    def __missing__(self, stem: str) -> float:
        return self._unheard

    def norm(self, stems: frozenset[str]) -> float:
        """Measure the length of a set of stems as a vector; remembered."""
        found = self._norms.get(stems)
        if found is None:
            found = math.sqrt(sum([self[stem] ** 2 for stem in stems]))
            self._norms[stems] = found
        return found


def story_signs(a: Story, b: Story, rarity: Rarity) -> StorySigns:
    """Compare two articles as wholes."""
    gap = abs(a.day - b.day) if a.day and b.day else 0
    return StorySigns(
        words=_bags(a, b, rarity),
        lead=cosine(a.lead, b.lead, rarity),
        names=cosine(a.names, b.names, rarity),
        lead_names=cosine(a.lead_names, b.lead_names, rarity),
        gap=min(gap, _FAR) / _FAR,
    )


def pair_signs(a: Profile, b: Profile, rarity: Rarity) -> PairSigns:
    """Compare two mentions of one story."""
    shared = a.around & b.around
    names = a.names & shared & b.names
    weights = sorted([rarity[stem] for stem in shared], reverse=True)
    common = sum([weight * weight for weight in weights])
    about, other = a.about, b.about
    kinds = len(a.kinds & b.kinds)
    fewer = min(len(a.names), len(b.names)) - len(names)
    return PairSigns(
        rare=sum(weights[:3]) / 10,
        wording=common / (rarity.norm(a.around) * rarity.norm(b.around) or 1.0),
        names=min(sum([rarity[stem] for stem in names]), 10) / 10,
        other_names=min(fewer, 3) / 3,
        deep=math.log(1 + max(a.at, b.at)),
        same_kind=float(about == other and bool(about)),
        kinds=kinds / (len(a.kinds) + len(b.kinds) - kinds or 1),
        trigger=float(a.concept == b.concept and bool(a.concept)),
        only_one_died=float((about == "death") != (other == "death")),
        numbers=float(not a.numbers.isdisjoint(b.numbers)),
        same_day=_same_day(a, b),
    )


def one_story(signs: StorySigns) -> float:
    """Weigh what speaks for one story: a likelihood."""
    return _logistic(_STORY_BIAS + _dot(_STORY, signs))


def one_happening(signs: PairSigns) -> float:
    """Weigh what speaks for one happening, given one story: a likelihood."""
    return _logistic(_PAIR_BIAS + _dot(_PAIR, signs))


def cosine(a: frozenset[str], b: frozenset[str], rarity: Rarity) -> float:
    """Compare two sets of stems, the rare ones counting most."""
    shared = a & b
    if not shared:
        return 0.0
    common = sum([rarity[stem] ** 2 for stem in shared])
    return common / (rarity.norm(a) * rarity.norm(b))


def _bags(a: Story, b: Story, rarity: Rarity) -> float:
    if len(b.bag) < len(a.bag):
        a, b = b, a
    mine, theirs = (_vector(each, rarity) for each in (a, b))
    common = sum(value * theirs.get(stem, 0.0) for stem, value in mine.items())
    norms = (math.sqrt(sum(v * v for v in each.values())) for each in (mine, theirs))
    return common / (math.prod(norms) or 1.0)


def _vector(told: Story, rarity: Rarity) -> dict[str, float]:
    return {
        stem: rarity[stem]
        * (1 + math.log(count))
        * (_TIMES_IN_LEAD if stem in told.lead else 1)
        for stem, count in told.bag.items()
    }


def _same_day(a: Profile, b: Profile) -> float:
    one, other = a.day, b.day
    if not one or not other:
        return 0.0
    return 1.0 if one == other else -1.0


def _dot(weights: tuple[float, ...], signs: tuple[float, ...]) -> float:
    return sum(map(mul, weights, signs), 0.0)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
