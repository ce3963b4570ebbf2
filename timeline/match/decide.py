"""Which event each new mention joins, or may be: pure, from what is known of others.

A mention is held against whole events, not against the one mention it is most like, and
events that are proposed as the same are weighed together: so no chain of likenesses
brings together what is unlike, and little depends on which article came first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from timeline.match.groups import join
from timeline.match.likeness import LIKELY, one_story_because, proposed
from timeline.match.lookalikes import doubt
from timeline.match.score import (
    ALMOST,
    MERGE,
    compatible,
    may_be_one,
    same_sentence,
)
from timeline.store.payloads import EventsMerged, MergeProposed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from timeline.match.likeness import Comparison, Likeness
    from timeline.match.profiles import Profile, Sentence

MATCHER = "matcher 2"


@dataclass(frozen=True, slots=True)
class Decision:
    """A pair of mentions taken, or proposed, for one event."""

    payload: EventsMerged | MergeProposed
    event: str
    """The event that the new mention joins, or may be."""


@dataclass(frozen=True, slots=True)
class Known:
    """The events that new mentions are held against, their own among them."""

    profiles: Mapping[str, Profile]
    """Of every member of these events."""
    event_of: dict[str, str]
    members: dict[str, set[str]]
    proposed: Iterable[tuple[str, str]]
    """Pairs of mentions that were proposed before."""
    held_apart: Callable[[set[str], set[str]], bool]
    """Tells whether a person keeps two sets of mentions from being one event."""


class _Event(NamedTuple):
    """How like a mention is to an event."""

    value: float
    event: str
    nearest: str
    """The member it is most like."""


def decide(new: Sequence[str], known: Known, comparison: Comparison) -> list[Decision]:
    """Decide for each new mention, in order, which known event it reports."""
    return _Deciding(new, known, comparison).decisions()


class _Deciding:
    def __init__(
        self, new: Sequence[str], known: Known, comparison: Comparison
    ) -> None:
        self.new, self.known, self.comparison = new, known, comparison
        self.likenesses = comparison.mentions(set(new))
        self.undecided = set(new)
        self.speaks_for: dict[Sentence, set[str]] = {}
        self.group = {event: event for event in known.members}
        for a, b in known.proposed:
            if a in known.event_of and b in known.event_of:
                self._bind(known.event_of[a], known.event_of[b])

    def decisions(self) -> list[Decision]:
        """Merge with an event that nothing speaks against, or propose one."""
        made = []
        for mention in self.new:
            if (decision := self._decide(mention)) is not None:
                made.append(decision)
            self.undecided.discard(mention)
        return [*made, *self._grouped()]

    def _decide(self, mention: str) -> Decision | None:
        for found in self._ranked(mention):
            if found.value < MERGE:
                break
            if self._may_join(mention, found.event) and (
                self.likenesses[mention][found.nearest].recalled
                or not self._doubt(mention, found.event)
            ):
                return self._merge(mention, found)
        return None

    def _ranked(self, mention: str) -> list[_Event]:
        """Weigh the events it may join, best first."""
        by_event: dict[str, dict[str, Likeness]] = defaultdict(dict)
        for other, likeness in self.likenesses.get(mention, {}).items():
            event = self.known.event_of.get(other)
            if event and other not in self.undecided:
                by_event[event][other] = likeness
        ranked = [_weigh(event, found) for event, found in by_event.items()]
        return sorted(ranked, key=lambda each: (-each.value, each.event))

    def _merge(self, mention: str, found: _Event) -> Decision:
        likeness = self.likenesses[mention][found.nearest]
        merged = EventsMerged(
            a=found.nearest,
            b=mention,
            score=round(found.value, 2),
            why=likeness.why(),
            by=MATCHER,
        )
        known = self.known
        old = known.event_of[mention]
        self._bind(old, found.event)
        for member in known.members.pop(old):
            known.event_of[member] = found.event
            known.members[found.event].add(member)
        return Decision(merged, found.event)

    def _proposal(self, mention: str, other: str, value: float, why: str) -> Decision:
        made = MergeProposed(a=other, b=mention, score=value, why=why, by=MATCHER)
        event = self.known.event_of[other]
        self._bind(self.known.event_of[mention], event)
        return Decision(made, event)

    def _grouped(self) -> list[Decision]:
        """Propose what sentences tell that are likely one happening on the whole."""
        made: list[Decision] = []
        new = set(self.new)
        groups = self._groups()
        fresh = {
            sentence
            for group in groups
            for sentence in group
            if any(each.mention.id in new for each in sentence.profiles)
        }

        def bind(
            mine: Sequence[Sentence], theirs: Sequence[Sentence], mean: float
        ) -> bool:
            found = self._between(mine, theirs, fresh)
            if found is None:
                return False
            one, other = found
            a, b = one.sentence, other.sentence
            story = self.comparison.story(a.article, b.article)
            why = one_story_because(story, a, b)
            like = self.likenesses.get(one.mention.id, {}).get(other.mention.id)
            if like is not None and like.value >= ALMOST and not like.recalled:
                doubtful = doubt(one.wording, other.wording)
                why = like.why() if doubtful in like.why() else f"{why}; {doubtful}"
            made.append(
                self._proposal(one.mention.id, other.mention.id, proposed(mean), why)
            )
            for each in found:
                self.speaks_for[each.sentence] = {each.mention.id}
            return True

        join(groups, fresh, self.comparison.likelihood, bind, LIKELY)
        return made

    def _groups(self) -> list[list[Sentence]]:
        """Take each sentence into the largest group that a mention of it is in."""
        roots: dict[Sentence, dict[str, set[str]]] = {}
        size: Counter[str] = Counter()
        for told in self.comparison.stories():
            for sentence in told.sentences:
                found: dict[str, set[str]] = defaultdict(set)
                for each in sentence.profiles:
                    if event := self.known.event_of.get(each.mention.id):
                        found[self._root(event)].add(each.mention.id)
                size.update(found.keys())
                if found:
                    roots[sentence] = found
        groups: dict[object, list[Sentence]] = defaultdict(list)
        for sentence, found in roots.items():
            root = max(found, key=lambda each: (size[each], each))
            if size[root] > 1:
                groups[root].append(sentence)
                self.speaks_for[sentence] = found[root]
            else:
                groups[sentence].append(sentence)
        return list(groups.values())

    def _between(
        self,
        mine: Sequence[Sentence],
        theirs: Sequence[Sentence],
        fresh: Collection[Sentence],
    ) -> tuple[Profile, Profile] | None:
        """Find the mentions that may stand for two groups, one of them new."""
        pairs = [(a, b) for a in mine for b in theirs if a in fresh]
        pairs += [(b, a) for a in mine for b in theirs if b in fresh]
        likelihood = self.comparison.likelihood
        for a, b in sorted(pairs, key=lambda pair: -likelihood(*pair)):
            told = product(self._speaking(a, set(self.new)), self._speaking(b))
            for one, other in sorted(told, key=_unlike):
                if self._may_be_proposed(one.mention.id, other.mention.id):
                    return one, other
        return None

    def _speaking(
        self, sentence: Sentence, among: Collection[str] | None = None
    ) -> list[Profile]:
        """The mentions that stand for a sentence in its group."""
        known = self.known.event_of if among is None else among
        chosen = self.speaks_for.get(sentence)
        return [
            each
            for each in sentence.profiles
            if each.mention.id in known and (not chosen or each.mention.id in chosen)
        ]

    def _may_be_proposed(self, mention: str, other: str) -> bool:
        known = self.known
        own, event = known.event_of[mention], known.event_of[other]
        if own == event:
            return False
        mine, theirs = known.members[own], known.members[event]
        fits = all(
            not same_sentence(known.profiles[a], known.profiles[b])
            and may_be_one(known.profiles[a].mention, known.profiles[b].mention)
            for a in mine
            for b in theirs
        )
        return fits and not known.held_apart(mine, theirs)

    def _may_join(self, mention: str, event: str) -> bool:
        """Tell whether no member of either event speaks against one event.

        Two happenings of one sentence are two, also through a third report.  What a
        person has decided outranks the matcher.
        """
        known = self.known
        own = known.event_of[mention]
        if own == event:
            return False
        mine, theirs = known.members[own], known.members[event]
        pairs = [(known.profiles[a], known.profiles[b]) for a in mine for b in theirs]
        fits = all(
            not same_sentence(a, b) and compatible(a.mention, b.mention)
            for a, b in pairs
        )
        return fits and not known.held_apart(mine, theirs)

    def _doubt(self, mention: str, event: str) -> str:
        """Say what makes a member of one event the look-alike of one of the other."""
        mine, theirs = (
            self._worded(each) for each in (self.known.event_of[mention], event)
        )
        doubts = (doubt(a.wording, b.wording) for a in mine for b in theirs)
        return next(filter(None, doubts), "")

    def _worded(self, event: str) -> list[Profile]:
        """The members of an event that have words: none of an article taken down."""
        known = self.known
        members = [known.profiles[each] for each in sorted(known.members[event])]
        return [each for each in members if not each.mention.is_redacted]

    def _root(self, event: str) -> str:
        group = self.group
        while group[event] != event:
            group[event] = group[group[event]]
            event = group[event]
        return event

    def _bind(self, one: str, other: str) -> None:
        self.group[self._root(one)] = self._root(other)


def _unlike(pair: tuple[Profile, Profile]) -> tuple[bool, bool, bool]:
    """Sort mentions that tell the same, in one role, before others."""
    a, b = pair
    return (
        not compatible(a.mention, b.mention),
        a.concept != b.concept,
        a.kinds.isdisjoint(b.kinds),
    )


def _weigh(event: str, likenesses: Mapping[str, Likeness]) -> _Event:
    """Take the mean over the members, or a report in nearly the same words."""
    nearest = max(likenesses, key=lambda m: (likenesses[m].value, m))
    mean = sum(each.value for each in likenesses.values()) / len(likenesses)
    best = likenesses[nearest]
    return _Event(max(mean, best.wording), event, nearest)
