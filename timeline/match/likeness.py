"""How like new mentions are to others: by their wording, or by the story they tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, islice, pairwise, repeat
from typing import TYPE_CHECKING

from timeline.match.kinds import GRAVER
from timeline.match.likelihood import (
    one_happening,
    one_story,
    pair_signs,
    story_signs,
    told_twice,
    unheard,
)
from timeline.match.recall import looks_back, recalled
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
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from timeline.match.profiles import Profile, Sentence, Story
    from timeline.match.rarity import Rarity

_LEAST_STORY = 0.35
"""Less like each other, two articles tell two stories."""
_LEAST = 0.1
_COMPARED = 150
"""So many mentions of an article, from the first, are compared: no endless list is."""
_IN_FULL = 10_000
"""So many pairs of mentions are compared in full for an article, as many for each of
its mentions: ten times what one takes whose story ten others tell."""
_OTHERS = 2
"""So many words of a sentence may be others, and it is still a look-alike."""
_SURE = 0.74
"""A likelihood, times that of one story, from which mentions are merged."""
LIKELY = 0.25
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
        self._beside: dict[str, list[Story]] = {}
        self._stories: dict[tuple[str, str], float] = {}
        self._unheard: dict[tuple[str, str], frozenset[str]] = {}
        self._likelihoods: dict[Sentence, dict[Sentence, float]] = defaultdict(dict)
        self._compared: dict[str, set[str]] = {}
        """For each new mention those that `near` held it against.  By its article they
        would not be found where two articles tell one text, and share its mentions."""

    def story(self, one: str, other: str) -> float:
        """Tell how likely two articles, by their ids, tell one story."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._stories:
            told = self._told
            signs = story_signs(told[one], told[other], self._rarity)
            self._stories[pair] = one_story(signs)
        return self._stories[pair]

    def unheard(self, one: str, other: str) -> frozenset[str]:
        """Give the chief names that only one of two articles has, by their ids."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._unheard:
            self._unheard[pair] = unheard(self._told[one], self._told[other])
        return self._unheard[pair]

    def likelihood(self, one: Sentence, other: Sentence) -> float:
        """Tell how likely two sentences tell of one happening."""
        found = self._likelihoods[one].get(other)
        if found is None:
            found = self._likelihoods[other].get(one)
        return self.likelihoods(one, [other])[0] if found is None else found

    def likelihoods(self, one: Sentence, others: Sequence[Sentence]) -> list[float]:
        """Tell how likely a sentence and each of others tell of one happening."""
        known = self._likelihoods[one]
        wanted: dict[str, list[Sentence]] = defaultdict(list)
        for each in others:
            if each not in known:
                wanted[each.article].append(each)
        for article, some in wanted.items():
            known.update(zip(some, self._found(one, some, article), strict=True))
        return [known[each] for each in others]

    def near(self, new: Collection[str]) -> dict[str, dict[str, Likeness]]:
        """Find what new mentions are alike enough to be merged with, or almost."""
        found: dict[str, dict[str, Likeness]] = {}
        for mine in self.own:
            fresh = [each for each in mine.profiles if each.mention.id in new]
            del fresh[_COMPARED:]
            compared: set[str] = set()
            self._compared |= {each.mention.id: compared for each in fresh}
            beside = self.beside(mine)
            for theirs in beside:
                compared |= {each.mention.id for each in theirs.profiles[:_COMPARED]}
            likeliest = sorted(
                beside, key=lambda each: -self._across(mine.article, each.article)
            )
            for a in fresh:
                promising = chain.from_iterable(
                    self._promising(a, theirs) for theirs in likeliest
                )
                for b in islice(promising, _IN_FULL // len(fresh)):
                    if likeness := self._likeness(a, b, ALMOST):
                        found.setdefault(a.mention.id, {})[b.mention.id] = likeness
        return found

    def with_each(
        self, a: Profile, others: Iterable[Profile], near: Mapping[str, Likeness]
    ) -> dict[str, Likeness]:
        """Compare a new mention with those of its article and of like articles.

        Args:
            near: what `near` found for it, which need not be compared again.
        """
        compared = self._compared[a.mention.id]
        found = {}
        for b in others:
            likeness = near.get(b.mention.id)
            if likeness is None and b.mention.id in compared and _may_be_alike(a, b):
                likeness = self._likeness(a, b, _LEAST)
            if likeness is not None:
                found[b.mention.id] = likeness
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
        if mine.article not in self._beside:
            self._beside[mine.article] = [
                each
                for each in (*self.own, *self.known)
                if each.article == mine.article
                or self.story(mine.article, each.article) >= _LEAST_STORY
            ]
        return self._beside[mine.article]

    def fitting(self, fresh: Sequence[Sentence], told: Story) -> list[Sentence]:
        """List the sentences of an article that are likely of one happening with one.

        Those that share no word with it, and no kind of happening, are not looked at,
        nor is an endless list to its end.
        """
        found: set[Sentence] = set()
        for each in fresh:
            if self._across(each.article, told.article) >= _LEAST_STORY:
                some = told.sentences[:_COMPARED]
                beside = [b for b in some if not _share_nothing(each, b)]
                likely = zip(beside, self.likelihoods(each, beside), strict=True)
                found |= {b for b, likelihood in likely if likelihood >= LIKELY}
        return [each for each in told.sentences if each in found]

    def _found(
        self, one: Sentence, others: Sequence[Sentence], article: str
    ) -> Iterable[float]:
        """Weigh a sentence against some of one article."""
        rarity = self._rarity
        if one.article == article:
            signs = pair_signs(one, others, 1.0, frozenset(), rarity)
            return [_WITHIN * told_twice(each) for each in signs]
        story = self.story(one.article, article)
        if story < _LEAST_STORY:
            return repeat(0.0, len(others))
        alone = self.unheard(one.article, article)
        return map(one_happening, pair_signs(one, others, story, alone, rarity))

    def _promising(self, a: Profile, theirs: Story) -> Iterator[Profile]:
        """Find what it may be merged with; most are told apart by what they lack."""
        story = self._across(a.article, theirs.article)
        by_story = _scaled(story) >= ALMOST
        by_recall = story >= _RECALLING and looks_back(a)
        is_statement, told = a.is_statement, a.told
        for b in theirs.profiles[:_COMPARED]:
            if (
                b.is_statement == is_statement
                and (by_story or by_recall or not told.isdisjoint(b.told))
                and _may_be_alike(a, b)
            ):
                yield b

    def _across(self, one: str, other: str) -> float:
        """Tell how likely two articles tell one story; 0 of one article."""
        return 0.0 if one == other else self.story(one, other)

    def _likeness(self, a: Profile, b: Profile, least: float) -> Likeness | None:
        """Compare two mentions; None where they are less alike than `least`."""
        told = score(a, b, self._rarity, least)
        value = wording = told.value
        story = 1.0
        if a.article != b.article:
            story = self.story(a.article, b.article)
            if story >= _RECALLING and (back := recalled(a, b)):
                return Likeness(MERGE, MERGE, told, story, a, b, back)
            if _scaled(story) >= least:
                likelihood = story * self.likelihood(a.sentence, b.sentence)
                value = max(value, _scaled(likelihood))
        if value < least:
            return None
        # Of one shooting, a report of the arrest and one of the dead.
        other = not a.is_statement and (
            not _tell_of_one_kind(a, b) or _is_minimal_pair(a, b)
        )
        first, second = a.mention.date, b.mention.date
        if other or (first and second and not same_news(first, second)):
            value, wording = min(value, ALMOST), min(wording, ALMOST)
        return Likeness(value, wording, told, story, a, b)


def _tell_of_one_kind(a: Profile, b: Profile) -> bool:
    """Tell whether two mentions are of one kind, and so what came of it.

    “Arrested”, of a man who shot somebody and of one who killed somebody, is not.
    """
    if a.about == b.about:
        return bool(a.about)
    both_graver = {a.about, b.about} <= GRAVER
    return not both_graver and bool(a.concept) and a.concept == b.concept


def _may_be_alike(a: Profile, b: Profile) -> bool:
    if b.is_statement != a.is_statement or a.mention.id == b.mention.id:
        return False
    if a.sentence.stems.isdisjoint(b.sentence.stems) and b.about != a.about:
        return False
    return compatible(a.mention, b.mention)


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
