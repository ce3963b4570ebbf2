"""Which event each new mention joins, or may be: pure, from what is known of others.

A mention is held against whole events, not against the one mention it is most like.
What may be one event besides is grouped anew wherever a new sentence fits, and what had
been proposed there and no longer fits is taken back: so no chain of likenesses brings
together what is unlike, and little depends on which article came first.
"""

from __future__ import annotations

from collections import defaultdict
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
from timeline.store.payloads import EventsMerged, MergeProposed, MergeWithdrawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from timeline.match.likeness import Comparison, Likeness
    from timeline.match.profiles import Profile, Sentence

MATCHER = "matcher 3"

_WEIGHED = 8
"""So many reports stand for an event when groups are weighed: copies are alike."""
_RANKED = 40
"""So many events, those of the nearest reports, may be the one that a mention joins."""
_FRESH, _TOUCHED = 100, 300
"""So many new sentences, and with all that they fit, are grouped anew at once."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A pair of mentions taken, or proposed, for one event, or proposed no longer."""

    payload: EventsMerged | MergeProposed | MergeWithdrawn
    event: str
    """The event that the mention joins, or may be."""


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
    nearest: Likeness
    """To the member it is most like."""


def decide(new: Sequence[str], known: Known, comparison: Comparison) -> list[Decision]:
    """Decide for each new mention, in order, which known event it reports."""
    return _Deciding(new, known, comparison).decisions()


class _Deciding:
    def __init__(
        self, new: Sequence[str], known: Known, comparison: Comparison
    ) -> None:
        self.new, self.known, self.comparison = new, known, comparison
        self.near = comparison.near(set(new))
        self.undecided = set(new)
        self.speaks_for: dict[Sentence, set[str]] = {}
        self.group = {event: event for event in known.members}
        self.refused: set[tuple[Sentence, Sentence]] = set()
        """Pairs of which no mentions may be proposed."""
        self.may_be: dict[tuple[str, str], bool] = {}
        """Of events that were to be proposed, whether nothing speaks against it."""
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
                found.nearest.recalled or not self._doubt(mention, found.event)
            ):
                return self._merge(mention, found)
        return None

    def _ranked(self, mention: str) -> list[_Event]:
        """Weigh the events it may join, best first."""
        known, near = self.known, self.near.get(mention, {})
        nearest: dict[str, float] = {}
        for other, likeness in near.items():
            event = known.event_of.get(other)
            if event and likeness.value >= MERGE and other not in self.undecided:
                nearest[event] = max(nearest.get(event, 0.0), likeness.value)
        events = sorted(nearest, key=lambda each: (-nearest[each], each))[:_RANKED]
        ranked = []
        for event in events:
            members = sorted(known.members[event] - self.undecided)
            told = [known.profiles[each] for each in members]
            found = self.comparison.with_each(known.profiles[mention], told, near)
            ranked.append(_weigh(event, found))
        return sorted(ranked, key=lambda each: (-each.value, each.event))

    def _merge(self, mention: str, found: _Event) -> Decision:
        likeness = found.nearest
        merged = EventsMerged(
            a=likeness.b.mention.id,
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

    def _proposal(self, one: Profile, other: Profile, mean: float) -> Decision:
        a, b = one.sentence, other.sentence
        why = one_story_because(self.comparison.story(a.article, b.article), a, b)
        like = self.near.get(one.mention.id, {}).get(other.mention.id)
        if like is not None and like.value >= ALMOST and not like.recalled:
            doubtful = doubt(one.wording, other.wording)
            why = like.why() if doubtful in like.why() else f"{why}; {doubtful}"
        for each in (one, other):
            self.speaks_for[each.sentence] = {each.mention.id}
        payload = MergeProposed(
            a=other.mention.id,
            b=one.mention.id,
            score=proposed(mean),
            why=why,
            by=MATCHER,
        )
        return Decision(payload, self.known.event_of[other.mention.id])

    def _withdrawn(self, a: str, b: str) -> Decision:
        why = "other reports are more likely of one happening with either"
        payload = MergeWithdrawn(a=a, b=b, was="proposal", why=why, by=MATCHER)
        return Decision(payload, self.known.event_of[a])

    def _grouped(self) -> list[Decision]:
        """Propose what sentences tell that are likely one happening on the whole.

        The groups that a new sentence fits are made anew; a proposal between two that
        are not one group any more is withdrawn.
        """
        made: list[Decision] = []
        event_of = self.known.event_of
        standing = self._standing()
        touched = self._touched()

        def bind(
            mine: Sequence[Sentence], theirs: Sequence[Sentence], mean: float
        ) -> bool:
            if any((a, b) in standing for a in mine for b in theirs):
                return True
            found = self._between(mine, theirs)
            if found is None:
                return False
            made.append(self._proposal(*found, mean))
            return True

        merged = self._merged(touched)
        some = [each[:_WEIGHED] for each in merged]
        groups = some
        if len({each.article for each in touched}) > 1:  # by itself it repeats nothing
            groups = join(some, self.comparison.likelihoods, bind, LIKELY)
        first = {each: at for at, group in enumerate(groups) for each in group}
        group_of = {each: first[group[0]] for group in merged for each in group}
        gone = {
            pair
            for (a, b), pairs in standing.items()
            if a in group_of and b in group_of and group_of[a] != group_of[b]
            for pair in pairs
            if event_of.keys() >= set(pair)  # else its events were not looked for
        }
        return [*(self._withdrawn(*pair) for pair in sorted(gone)), *made]

    def _standing(self) -> dict[tuple[Sentence, Sentence], list[tuple[str, str]]]:
        """The pairs of mentions that are proposed, by their sentences, either way."""
        found: dict[tuple[Sentence, Sentence], list[tuple[str, str]]] = {}
        sentence_of = {
            each.mention.id: sentence
            for sentence in self._sentences()
            for each in sentence.profiles
        }
        for a, b in sorted(self.known.proposed):
            if a in sentence_of and b in sentence_of:
                one, other = sentence_of[a], sentence_of[b]
                self.speaks_for.setdefault(one, set()).add(a)
                self.speaks_for.setdefault(other, set()).add(b)
                pairs = found.setdefault((one, other), [])
                found[other, one] = pairs
                pairs.append((a, b))
        return found

    def _sentences(self) -> Iterable[Sentence]:
        return (each for told in self.comparison.stories() for each in told.sentences)

    def _touched(self) -> list[Sentence]:
        """The new sentences, what is likely one happening with one, and its groups."""
        new = set(self.new)
        fresh: list[Sentence] = []
        together: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in self._sentences():
            for root in self._roots(sentence):
                together[root].append(sentence)
            if any(each.mention.id in new for each in sentence.profiles):
                fresh.append(sentence)
        del fresh[_FRESH:]
        fits = [
            each
            for told in self.comparison.stories()
            for each in self.comparison.fitting(fresh, told)
        ]
        found: set[Sentence] = set()
        for sentence in (*fresh, *fits):
            if len(found) < _TOUCHED:
                for root in self._roots(sentence):
                    found.update(together[root])
        return sorted(found, key=lambda each: (each.article, each.at))

    def _roots(self, sentence: Sentence) -> set[str]:
        """The groups that its mentions are in."""
        event_of = self.known.event_of
        told = (each.mention.id for each in sentence.profiles)
        return {self._root(event_of[each]) for each in told if each in event_of}

    def _merged(self, sentences: Iterable[Sentence]) -> list[list[Sentence]]:
        """Take each sentence into the largest event that a mention of it is in."""
        event_of, members = self.known.event_of, self.known.members
        groups: dict[object, list[Sentence]] = defaultdict(list)
        for sentence in sentences:
            told = [m for p in sentence.profiles if (m := p.mention.id) in event_of]
            event = max((event_of[m] for m in told), key=lambda e: (len(members[e]), e))
            if len(members[event]) > 1:
                groups[event].append(sentence)
                chosen = {each for each in told if event_of[each] == event}
                self.speaks_for.setdefault(sentence, set()).update(chosen)
            else:
                groups[sentence].append(sentence)
        return list(groups.values())

    def _between(
        self, mine: Sequence[Sentence], theirs: Sequence[Sentence]
    ) -> tuple[Profile, Profile] | None:
        """Find the mentions that may stand for two groups, a new one first."""
        new = set(self.new)
        likelihood = self.comparison.likelihood
        left = [pair for pair in product(mine, theirs) if pair not in self.refused]
        for a, b in sorted(left, key=lambda pair: -likelihood(*pair)):
            told = product(self._speaking(a), self._speaking(b))
            for one, other in sorted(told, key=_unlike):
                if self._may_be_proposed(one.mention.id, other.mention.id):
                    is_new = one.mention.id in new
                    return (one, other) if is_new else (other, one)
            self.refused |= {(a, b), (b, a)}
        return None

    def _speaking(self, sentence: Sentence) -> list[Profile]:
        """The mentions that stand for a sentence in its group."""
        chosen = self.speaks_for.get(sentence)
        return [
            each
            for each in sentence.profiles
            if each.mention.id in self.known.event_of
            and (not chosen or each.mention.id in chosen)
        ]

    def _may_be_proposed(self, mention: str, other: str) -> bool:
        pair = self.known.event_of[mention], self.known.event_of[other]
        if pair not in self.may_be:
            self.may_be[pair] = self._are_proposable(*pair)
        return self.may_be[pair]

    def _are_proposable(self, own: str, event: str) -> bool:
        if own == event:
            return False
        known = self.known
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


def _unlike(pair: tuple[Profile, Profile]) -> tuple[bool, ...]:
    """Sort mentions that tell the same, in one role, before others.

    What two have said is no one happening: rather what one said, and what it was about.
    """
    a, b = pair
    is_other = not compatible(a.mention, b.mention)
    return (
        is_other and a.is_statement and b.is_statement,
        is_other,
        a.concept != b.concept,
        a.kinds.isdisjoint(b.kinds),
    )


def _weigh(event: str, likenesses: Mapping[str, Likeness]) -> _Event:
    """Take the mean over the members, or a report in nearly the same words."""
    nearest = max(likenesses, key=lambda m: (likenesses[m].value, m))
    mean = sum(each.value for each in likenesses.values()) / len(likenesses)
    best = likenesses[nearest]
    return _Event(max(mean, best.wording), event, best)
