"""How likely two articles tell one story, and two of its sentences one happening.

Logistic models with few signs each, all of them readable.  The weights are those of a
logistic regression (L2) on pairs of the annotated development articles, as
`benchmarks/fit_matching.py` fits them: for stories ECB+'s training topics, where two
articles are alike that report one seminal event; for sentences, as much again of the
gun violence articles, where each sentence counts as one event.
"""

from __future__ import annotations

import math
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from timeline.match.rarity import cosine

if TYPE_CHECKING:
    from timeline.match.profiles import Sentence, Story
    from timeline.match.rarity import Rarity

_FAR = 30
"""Days between two publications from which on more make no difference."""
_MANY_NUMBERS = 8
_RAREST = 3
_OTHER_NAMES = 3


class StorySigns(NamedTuple):
    """What speaks for one story: each from 0 to about 1, `covered` up to 2."""

    lead: float
    """How alike the opening sentences are."""
    names: float
    head: float
    """How alike the titles are, or the first sentences."""
    numbers: float
    """How many numbers both give."""
    covered: float
    """How much of the opening of each stands anywhere in the other."""
    gap: float
    """Days between the publications."""


class PairSigns(NamedTuple):
    """What speaks for one happening."""

    story: float
    """How likely the articles tell one story."""
    rare: float
    """How rare the rarest words are that both have."""
    kinds: float
    """Share of kinds of happening that both speak of."""
    trigger: float
    """The same of the words that name what happened."""
    same_kind: float
    """Both are mostly about one kind of happening."""
    deep: float
    """How far from the opening the later of the two stands."""
    numbers: float
    """Both give one number."""
    same_day: float
    """One day is given in both: 1; other days: -1."""
    other_names: float
    """How many names the one with fewer has that the other lacks."""
    only_one_died: float
    """Only one of them is about a death."""


_STORY = StorySigns(
    lead=6.58, names=9.91, head=1.71, numbers=1.35, covered=1.47, gap=0.0
)
_STORY_BIAS = -5.33
_ACROSS = PairSigns(
    story=3.22,
    rare=0.92,
    kinds=0.85,
    trigger=0.12,
    same_kind=0.47,
    deep=-0.46,
    numbers=0.46,
    same_day=0.15,
    other_names=-0.34,
    only_one_died=-0.4,
)
_ACROSS_BIAS = -3.18
_WITHIN = PairSigns(
    story=0.05,
    rare=0.65,
    kinds=0.95,
    trigger=0.26,
    same_kind=0.14,
    deep=-0.41,
    numbers=-0.09,
    same_day=0.24,
    other_names=-0.02,
    only_one_died=-0.59,
)
_WITHIN_BIAS = 0.07


def story_signs(a: Story, b: Story, rarity: Rarity) -> StorySigns:
    """Compare two articles as wholes."""
    gap = abs(a.day - b.day) if a.day and b.day else 0
    return StorySigns(
        lead=cosine(a.lead, b.lead, rarity),
        names=cosine(a.names, b.names, rarity),
        head=cosine(a.head, b.head, rarity),
        numbers=min(len(a.numbers & b.numbers), _MANY_NUMBERS) / _MANY_NUMBERS,
        covered=_covered(a, b) + _covered(b, a),
        gap=min(gap, _FAR) / _FAR,
    )


def pair_signs(a: Sentence, b: Sentence, story: float, rarity: Rarity) -> PairSigns:
    """Compare two sentences of articles that tell one story so likely."""
    shared = a.stems & b.stems
    rare = sorted(map(rarity.__getitem__, shared))[-_RAREST:] if shared else ()
    names = len(a.names & b.names)
    fewer = min(len(a.names), len(b.names)) - names
    about, other = a.about, b.about
    return PairSigns(
        story,
        sum(rare) / 10,
        _share(a.kinds, b.kinds),
        _share(a.triggers, b.triggers),
        float(about == other and bool(about)),
        max(a.depth, b.depth),
        float(not a.numbers.isdisjoint(b.numbers)),
        _same_day(a.days, b.days),
        min(fewer, _OTHER_NAMES) / _OTHER_NAMES,
        float((about == "death") != (other == "death")),
    )


def one_story(signs: StorySigns) -> float:
    """Weigh what speaks for one story: a likelihood."""
    return _logistic(_STORY_BIAS + _dot(_STORY, signs))


def one_happening(signs: PairSigns) -> float:
    """Weigh what speaks for one happening of two articles: a likelihood."""
    return _logistic(_ACROSS_BIAS + _dot(_ACROSS, signs))


def told_twice(signs: PairSigns) -> float:
    """Weigh what speaks for one article telling of one happening twice."""
    return _logistic(_WITHIN_BIAS + _dot(_WITHIN, signs))


def _covered(a: Story, b: Story) -> float:
    return sum([stem in b.bag for stem in a.lead]) / (len(a.lead) or 1)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    if one.isdisjoint(other):
        return 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def _same_day(one: frozenset[int], other: frozenset[int]) -> float:
    if not one or not other:
        return 0.0
    return -1.0 if one.isdisjoint(other) else 1.0


def _dot(weights: tuple[float, ...], signs: tuple[float, ...]) -> float:
    return sum(map(mul, weights, signs), 0.0)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
