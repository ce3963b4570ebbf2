"""How like new mentions are to others: by their wording, or by the story they tell."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.match.likelihood import (
    PairSigns,
    Rarity,
    one_happening,
    one_story,
    pair_signs,
    story_signs,
)
from timeline.match.score import ALMOST, MERGE, PROPOSE, Score, compatible, score
from timeline.match.synonyms import concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.match.profiles import Profile, Story

_LEAST_STORY = 0.15
"""Less like each other, two articles tell two stories."""
_LEAST = 0.1
_OTHERS = 2
"""So many words of a sentence may be others, and it is still a look-alike."""
_SURE = 0.8
"""A likelihood from which two mentions are merged, if all members agree."""
_LIKELY = 0.22
"""A likelihood from which they are proposed."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two mentions are, and why."""

    value: float
    """On the scale of `MERGE` and `PROPOSE`."""
    wording: float
    """The same, of their wording alone."""
    told: Score
    story: float
    signs: PairSigns
    a: Profile
    b: Profile

    def why(self) -> str:
        """Give the reason in words."""
        if self.told.value >= self.value or self.story == 1.0:
            return self.told.why
        about = self.a.about if self.signs.same_kind else ""
        shared = self.a.around & self.b.around
        names = sorted(self.a.names & shared & self.b.names)[:4]
        reasons = [
            f"articles of one story {self.story:.2f}",
            f"both tell of {about}" if about else "",
            f"both name {', '.join(names)}" if names else "",
            f"shared: {', '.join(sorted(shared - set(names))[:5])}",
        ]
        return "; ".join(each for each in reasons if each)


def likenesses(
    new: Iterable[str],
    own: Sequence[Story],
    known: Sequence[Story],
    rarity: Rarity,
) -> dict[str, dict[str, Likeness]]:
    """Compare new mentions with those of their articles and of like articles."""
    wanted = set(new)
    found: dict[str, dict[str, Likeness]] = {}
    for mine in own:
        fresh = [each for each in mine.profiles if each.mention.id in wanted]
        for theirs in (*own, *known):
            story = 1.0
            if theirs.article != mine.article:
                story = one_story(story_signs(mine, theirs, rarity))
            if story >= _LEAST_STORY:
                _compare(fresh, theirs.profiles, story, rarity, found)
    return found


def _compare(
    fresh: Sequence[Profile],
    others: Sequence[Profile],
    story: float,
    rarity: Rarity,
    found: dict[str, dict[str, Likeness]],
) -> None:
    for a in fresh:
        is_statement, around, about = a.is_statement, a.around, a.about
        for b in others:
            if b.is_statement != is_statement:
                continue
            if around.isdisjoint(b.around) and b.about != about:
                continue
            if b.mention.id == a.mention.id or not compatible(a.mention, b.mention):
                continue
            if (likeness := _likeness(a, b, story, rarity)).value >= _LEAST:
                found.setdefault(a.mention.id, {})[b.mention.id] = likeness


def _likeness(a: Profile, b: Profile, story: float, rarity: Rarity) -> Likeness:
    told = score(a, b, rarity)
    signs = pair_signs(a, b, rarity)
    likelihood = story * one_happening(signs)
    if a.article == b.article and not signs.same_kind:
        likelihood = 0.0
    value = max(told.value, _scaled(likelihood))
    if a.article == b.article:
        value = max(told.value, min(value, ALMOST))
    wording = told.value
    if not a.is_statement and not signs.same_kind and not signs.trigger:
        # Of one shooting, a report of the arrest and one of the dead.
        value, wording = min(value, ALMOST), min(wording, ALMOST)
    if not a.is_statement and _is_minimal_pair(a, b):
        value, wording = min(value, ALMOST), min(wording, ALMOST)
    return Likeness(value, wording, told, story, signs, a, b)


def _is_minimal_pair(a: Profile, b: Profile) -> bool:
    """Tell whether clauses of one wording stand in sentences that are look-alikes.

    “…, killing three” is no sign of one event where a school was hit, and a hospital.
    """
    if not (a.told < a.around and b.told < b.around):
        return False
    left, right = (
        {concept(stem) for stem in mine - theirs} - {""}
        for mine, theirs in ((a.around, b.around), (b.around, a.around))
    )
    return 0 < len(left - right) <= _OTHERS and 0 < len(right - left) <= _OTHERS


def _scaled(likelihood: float) -> float:
    """Bring a likelihood to the scale of `MERGE` and `PROPOSE`, straight between."""
    steps = ((0.0, 0.0), (_LIKELY, PROPOSE), (_SURE, MERGE), (1.0, 1.0))
    for (low, at), (high, to) in pairwise(steps):
        if likelihood <= high:
            return at + (likelihood - low) / (high - low) * (to - at)
    return 1.0
