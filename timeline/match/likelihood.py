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
    from collections.abc import Iterable

    from timeline.match.profiles import Sentence, Story
    from timeline.match.rarity import Rarity

_FAR = 30
"""Days between two publications from which on more make no difference."""
_MANY_NUMBERS = 8
_RAREST = 3
_OTHER_NAMES = 3
_DOUBT = 2
"""So many names are taken to be of one article alone, and as many to be of both."""


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
    unheard: float
    """Share of their chief names that only one has; half where there are none."""
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
    unheard: float
    """How many of the two have a chief name that the other's article lacks."""


_STORY = StorySigns(
    lead=7.52, names=8.37, head=1.35, numbers=1.92, covered=-0.18, unheard=-4.0, gap=0.0
)
_STORY_BIAS = -2.23
_ACROSS = PairSigns(
    story=2.46,
    rare=0.85,
    kinds=1.02,
    trigger=0.17,
    same_kind=0.48,
    deep=-0.43,
    numbers=0.41,
    same_day=0.02,
    other_names=-0.22,
    only_one_died=-0.42,
    unheard=-0.83,
)
_ACROSS_BIAS = -2.51
_WITHIN = PairSigns(
    story=-0.03,
    rare=0.62,
    kinds=1.39,
    trigger=0.35,
    same_kind=0.15,
    deep=-0.38,
    numbers=-0.1,
    same_day=0.23,
    other_names=-0.03,
    only_one_died=-0.52,
    unheard=0.0,
)
_WITHIN_BIAS = -0.03


def story_signs(a: Story, b: Story, rarity: Rarity) -> StorySigns:
    """Compare two articles as wholes."""
    gap = abs(a.day - b.day) if a.day and b.day else 0
    return StorySigns(
        lead=cosine(a.lead, b.lead, rarity),
        names=cosine(a.names, b.names, rarity),
        head=cosine(a.head, b.head, rarity),
        numbers=min(len(a.numbers & b.numbers), _MANY_NUMBERS) / _MANY_NUMBERS,
        covered=_covered(a, b) + _covered(b, a),
        unheard=(len(unheard(a, b)) + _DOUBT) / (_chiefs(a, b) + 2 * _DOUBT),
        gap=min(gap, _FAR) / _FAR,
    )


def unheard(a: Story, b: Story) -> frozenset[str]:
    """Give the chief names of two articles that only one of them has."""
    return frozenset(
        [name for name in a.chiefs if name not in b.bag]
        + [name for name in b.chiefs if name not in a.bag]
    )


def pair_signs(
    a: Sentence,
    others: Iterable[Sentence],
    story: float,
    alone: frozenset[str],
    rarity: Rarity,
) -> list[PairSigns]:
    """Compare a sentence with others, of an article that tells its story so likely.

    `alone` are the chief names that only one of the articles has.
    """
    stems, names, kinds, triggers, numbers, days, about, depth = a.compared
    is_death, unheard_of = about == "death", 0.0 if stems.isdisjoint(alone) else 0.5
    signs = []
    for b in others:
        their_stems, named, told, acts, given, dated, other, deep = b.compared
        rare = 0.0
        if shared := stems & their_stems:
            rarities = [rarity[stem] for stem in shared]
            if len(rarities) > _RAREST:
                rarities = sorted(rarities)[-_RAREST:]
            rare = sum(rarities) / 10
        other_names = 0.0
        if names and named:
            fewer = min(len(names), len(named)) - len(names & named)
            other_names = min(fewer, _OTHER_NAMES) / _OTHER_NAMES
        found = (
            story,
            rare,
            0.0 if kinds.isdisjoint(told) else _share(kinds, told),
            0.0 if triggers.isdisjoint(acts) else _share(triggers, acts),
            1.0 if about and about == other else 0.0,
            depth if depth > deep else deep,
            0.0 if numbers.isdisjoint(given) else 1.0,
            _same_day(days, dated) if days and dated else 0.0,
            other_names,
            1.0 if is_death != (other == "death") else 0.0,
            unheard_of if their_stems.isdisjoint(alone) else unheard_of + 0.5,
        )
        signs.append(tuple.__new__(PairSigns, found))  # half the time of its own
    return signs


def one_story(signs: StorySigns) -> float:
    """Weigh what speaks for one story: a likelihood."""
    return _logistic(_STORY_BIAS + _dot(_STORY, signs))


def one_happening(signs: PairSigns) -> float:
    """Weigh what speaks for one happening of two articles: a likelihood."""
    return _logistic(_ACROSS_BIAS + _dot(_ACROSS, signs))


def told_twice(signs: PairSigns) -> float:
    """Weigh what speaks for one article telling of one happening twice."""
    return _logistic(_WITHIN_BIAS + _dot(_WITHIN, signs))


def _chiefs(a: Story, b: Story) -> int:
    return len(a.chiefs) + len(b.chiefs)


def _covered(a: Story, b: Story) -> float:
    return sum([stem in b.bag for stem in a.lead]) / (len(a.lead) or 1)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def _same_day(one: frozenset[int], other: frozenset[int]) -> float:
    return -1.0 if one.isdisjoint(other) else 1.0


def _dot(weights: tuple[float, ...], signs: tuple[float, ...]) -> float:
    return sum(map(mul, weights, signs), 0.0)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
