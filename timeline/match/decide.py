"""Which event each new mention joins, or may be: pure, from what is known of others.

A mention is held against whole events, not against the one mention it is most like, and
events that are proposed as the same are weighed together: so no chain of likenesses
brings together what is unlike, and little depends on which article came first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.match.lookalikes import doubt
from timeline.match.score import ALMOST, MERGE, PROPOSE, compatible, same_sentence
from timeline.store.payloads import EventsMerged, MergeProposed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from timeline.match.likeness import Likeness
    from timeline.match.profiles import Profile

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


Likenesses = dict[str, dict[str, "Likeness"]]
"""By new mention, how like it is to others."""


def decide(new: Sequence[str], known: Known, likenesses: Likenesses) -> list[Decision]:
    """Decide for each new mention, in order, which known event it reports."""
    return _Deciding(new, known, likenesses).decisions()


class _Deciding:
    def __init__(
        self, new: Sequence[str], known: Known, likenesses: Likenesses
    ) -> None:
        self.new, self.known, self.likenesses = new, known, likenesses
        self.undecided = set(new)
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
        return made

    def _decide(self, mention: str) -> Decision | None:
        events = self._ranked(mention)
        for found in events:
            if found.value < MERGE:
                break
            if self._may_join(mention, found.event) and not self._doubt(
                mention, found.event
            ):
                return self._merge(mention, found)
        return self._propose(mention, events)

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

    def _propose(self, mention: str, events: Sequence[_Event]) -> Decision | None:
        """Propose the best event of the group it is most like on the whole."""
        groups: dict[str, list[float]] = defaultdict(list)
        for other, likeness in self.likenesses.get(mention, {}).items():
            event = self.known.event_of.get(other)
            if event and other not in self.undecided:
                groups[self._root(event)].append(likeness.value)
        means = {group: sum(each) / len(each) for group, each in groups.items()}
        likely = sorted(
            (e for e in events if min(e.value, means[self._root(e.event)]) >= PROPOSE),
            key=lambda e: (-means[self._root(e.event)], -e.value, e.event),
        )
        found = next((e for e in likely if self._may_join(mention, e.event)), None)
        if found is None:
            return None
        likeness = self.likenesses[mention][found.nearest]
        doubtful = self._doubt(mention, found.event) if found.value >= MERGE else ""
        why = likeness.why()
        if doubtful and doubtful not in why:
            why = f"{why}; {doubtful}"
        proposal = MergeProposed(
            a=found.nearest,
            b=mention,
            score=round(min(found.value, ALMOST), 2),
            why=why,
            by=MATCHER,
        )
        self._bind(self.known.event_of[mention], found.event)
        return Decision(proposal, found.event)

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


def _weigh(event: str, likenesses: Mapping[str, Likeness]) -> _Event:
    """Take the mean over the members, or a report in nearly the same words."""
    nearest = max(likenesses, key=lambda m: (likenesses[m].value, m))
    mean = sum(each.value for each in likenesses.values()) / len(likenesses)
    best = likenesses[nearest]
    return _Event(max(mean, best.wording), event, nearest)
