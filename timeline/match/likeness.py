"""How like new mentions are to others: by their wording, or by the story they tell."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.match.likelihood import (
    one_happening,
    one_story,
    pair_signs,
    story_signs,
    told_twice,
)
from timeline.match.recall import recalled
from timeline.match.score import (
    ALMOST,
    MERGE,
    PROPOSE,
    Score,
    compatible,
    same_news,
    score,
)
from timeline.match.synonyms import concept

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from timeline.match.profiles import Profile, Sentence, Story
    from timeline.match.rarity import Rarity

_LEAST_STORY = 0.35
"""Less like each other, two articles tell two stories."""
_LEAST = 0.1
_COMPARED = 150
"""So many mentions of an article, from the first, are compared: no endless list is."""
_OTHERS = 2
"""So many words of a sentence may be others, and it is still a look-alike."""
_SURE = 0.74
"""A likelihood, times that of one story, from which mentions are merged."""
LIKELY = 0.30
"""A likelihood from which sentences are proposed as telling of one happening."""
_RECALLING = 0.5
"""So likely articles tell one story whose memories are taken for one."""
_WITHIN = 0.2
"""What the likelihood counts for that one article tells of one happening twice."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two mentions are, and why."""

    value: float
    """On the scale of `MERGE` and `PROPOSE`."""
    wording: float
    """The same, of their wording alone."""
    told: Score
    story: float
    a: Profile
    b: Profile
    recalled: str = ""
    """What both look back to, which outweighs that it is worded otherwise."""

    def why(self) -> str:
        """Give the reason in words."""
        if self.recalled:
            return f"articles of one story {self.story:.2f}; {self.recalled}"
        if self.told.value >= self.value or self.a.article == self.b.article:
            return self.told.why
        return one_story_because(self.story, self.a.sentence, self.b.sentence)


class Comparison:
    """New articles beside those that are like them: computed once, when asked for."""

    def __init__(
        self, own: Sequence[Story], known: Sequence[Story], rarity: Rarity
    ) -> None:
        self.own, self.known = own, known
        self._rarity = rarity
        self._told = {each.article: each for each in (*known, *own)}
        self._grouped: list[Story] = []
        self._stories: dict[tuple[str, str], float] = {}
        self._likelihoods: dict[tuple[Sentence, Sentence], float] = {}

    def story(self, one: str, other: str) -> float:
        """Tell how likely two articles, by their ids, tell one story."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._stories:
            told = self._told
            signs = story_signs(told[one], told[other], self._rarity)
            self._stories[pair] = one_story(signs)
        return self._stories[pair]

    def likelihood(self, one: Sentence, other: Sentence) -> float:
        """Tell how likely two sentences tell of one happening."""
        pair = (one, other)
        if pair not in self._likelihoods:
            found = self._likelihood(one, other)
            self._likelihoods[pair] = self._likelihoods[other, one] = found
        return self._likelihoods[pair]

    def mentions(self, new: Collection[str]) -> dict[str, dict[str, Likeness]]:
        """Compare new mentions with those of their articles and of like articles."""
        found: dict[str, dict[str, Likeness]] = {}
        for mine in self.own:
            fresh = [each for each in mine.profiles if each.mention.id in new]
            for theirs in self.beside(mine):
                self._compare(fresh[:_COMPARED], theirs.profiles[:_COMPARED], found)
        return found

    def stories(self) -> list[Story]:
        """List all that may tell the story of a new article, those, and the added."""
        found = {id(each): each for mine in self.own for each in self.beside(mine)}
        return [*found.values(), *self._grouped]

    def add(self, grouped: Iterable[Story]) -> None:
        """Add articles that hold other members of the events, wherever they stand."""
        held = {each.article for each in self.stories()}
        self._grouped = [each for each in grouped if each.article not in held]
        self._told |= {each.article: each for each in self._grouped}

    def beside(self, mine: Story) -> list[Story]:
        """List the stories that may be that of an article, and its own."""
        return [
            each
            for each in (*self.own, *self.known)
            if each.article == mine.article
            or self.story(mine.article, each.article) >= _LEAST_STORY
        ]

    def fitting(self, fresh: Sequence[Sentence], told: Story) -> list[Sentence]:
        """List the sentences of an article that are likely of one happening with one.

        Those that share no word with it, and no kind of happening, are not looked at.
        """
        near = [
            each
            for each in fresh
            if each.article != told.article
            and self.story(each.article, told.article) >= _LEAST_STORY
        ]
        return [
            sentence
            for sentence in told.sentences
            if any(
                not _share_nothing(each, sentence)
                and self.likelihood(each, sentence) >= LIKELY
                for each in near
            )
        ]

    def _likelihood(self, one: Sentence, other: Sentence) -> float:
        if one.article == other.article:
            return _WITHIN * told_twice(pair_signs(one, other, 1.0, self._rarity))
        story = self.story(one.article, other.article)
        if story < _LEAST_STORY:
            return 0.0
        return one_happening(pair_signs(one, other, story, self._rarity))

    def _compare(
        self,
        fresh: Sequence[Profile],
        others: Sequence[Profile],
        found: dict[str, dict[str, Likeness]],
    ) -> None:
        for a in fresh:
            is_statement, around = a.is_statement, a.sentence.stems
            for b in others:
                if b.is_statement != is_statement:
                    continue
                if around.isdisjoint(b.sentence.stems) and b.about != a.about:
                    continue
                if a.mention.id == b.mention.id or not compatible(a.mention, b.mention):
                    continue
                if (likeness := self._likeness(a, b)).value >= _LEAST:
                    found.setdefault(a.mention.id, {})[b.mention.id] = likeness

    def _likeness(self, a: Profile, b: Profile) -> Likeness:
        told = score(a, b, self._rarity)
        value = wording = told.value
        story = 1.0
        if a.article != b.article and (back := recalled(a, b)):
            story = self.story(a.article, b.article)
            if story >= _RECALLING:
                return Likeness(MERGE, MERGE, told, story, a, b, back)
        if a.article != b.article:
            story = self.story(a.article, b.article)
            likelihood = story * self.likelihood(a.sentence, b.sentence)
            value = max(value, _scaled(likelihood))
        same = (a.about == b.about and a.about) or (
            a.concept == b.concept and a.concept
        )
        # Of one shooting, a report of the arrest and one of the dead.
        other = not a.is_statement and (not same or _is_minimal_pair(a, b))
        first, second = a.mention.date, b.mention.date
        if other or (first and second and not same_news(first, second)):
            value, wording = min(value, ALMOST), min(wording, ALMOST)
        return Likeness(value, wording, told, story, a, b)


def one_story_because(story: float, a: Sentence, b: Sentence) -> str:
    """Say in words what makes two sentences of two articles one happening."""
    about = a.about if a.about == b.about else ""
    shared = a.stems & b.stems
    names = sorted(a.names & shared & b.names)[:4]
    others = sorted(shared - set(names))[:5]
    reasons = [
        f"articles of one story {story:.2f}",
        f"both tell of {about}" if about else "",
        f"both name {', '.join(names)}" if names else "",
        f"shared: {', '.join(others)}" if others else "",
    ]
    return "; ".join(each for each in reasons if each)


def _share_nothing(one: Sentence, other: Sentence) -> bool:
    return one.stems.isdisjoint(other.stems) and one.kinds.isdisjoint(other.kinds)


def _is_minimal_pair(a: Profile, b: Profile) -> bool:
    """Tell whether clauses of one wording stand in sentences that are look-alikes.

    “…, killing three” is no sign of one event where a school was hit, and a hospital.
    """
    mine, theirs = (
        {concept(stem) for stem in each.sentence.stems} - {""} for each in (a, b)
    )
    if not (a.told < mine and b.told < theirs):
        return False
    left, right = mine - theirs, theirs - mine
    return 0 < len(left) <= _OTHERS and 0 < len(right) <= _OTHERS


def _scaled(likelihood: float) -> float:
    """Bring a likelihood to the scale of `MERGE` and `PROPOSE`, straight between."""
    steps = ((0.0, 0.0), (LIKELY, PROPOSE), (_SURE, MERGE), (1.0, 1.0))
    for (low, at), (high, to) in pairwise(steps):
        if likelihood <= high:
            return at + (likelihood - low) / (high - low) * (to - at)
    return 1.0


def proposed(likelihood: float) -> float:
    """Give the score of a proposal that rests on a likelihood."""
    return round(min(max(_scaled(likelihood), PROPOSE), ALMOST), 2)
