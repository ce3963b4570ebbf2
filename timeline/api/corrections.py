"""What people decide: each decision one commit, with its author and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.api.asked import check_texts
from timeline.dates import Date
from timeline.dates.labels import label
from timeline.errors import CorrectionError, DateError, NotFoundError, WrongVersionError
from timeline.project.components import kin
from timeline.project.corrections import held_apart
from timeline.project.deeds import deed
from timeline.project.tables import chronology, membership, mentions
from timeline.project.versions import holds
from timeline.query.events import find_event
from timeline.query.lines import event_lines
from timeline.query.values import Filters
from timeline.resolve import read_typed
from timeline.store import NewEntry
from timeline.store.payloads import (
    EventAnnotated,
    EventRedated,
    EventRetracted,
    EventsKeptApart,
    EventsMerged,
    EventSplit,
)
from timeline.store.reading import commit_page
from timeline.store.tables import entries

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from timeline.store.payloads import Payload

UNDATED = frozenset({"none", "undated", "unknown"})
"""What a person writes who takes an event's date away."""


class Corrections:
    """Turns a person's decision into entries, over one open connection.

    Every method raises NotFoundError for an unknown id and CorrectionError for a
    decision that makes no sense as things stand.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def redate(
        self,
        event: str,
        date: str | Date | None,
        reason: str,
        today: dt.date | None,
    ) -> list[NewEntry]:
        """Give an event another date, or none."""
        found = self._shown(event)
        text = as_typed(date)
        if not text.strip():
            raise CorrectionError(
                "no date is given; expected one such as 2024-06, or “none” for an "
                "undated event; give it after the event"
            )
        if isinstance(date, str):
            is_none = text.strip().lower() in UNDATED
            date = None if is_none else read_typed(text, today)
        return _entries(
            found,
            EventRedated(
                event=found,
                edtf=date.edtf if date else None,
                granularity=date.granularity if date else None,
                modifier=date.modifier if date else None,
                text=text,
                reason=given_reason(reason),
            ),
        )

    def merge(self, events: Sequence[str], reason: str, author: str) -> list[NewEntry]:
        """Make one event of several; the eldest keeps its id."""
        found = list(dict.fromkeys(self._shown(event) for event in events))
        if len(events) < 2:
            raise CorrectionError(
                f"nothing to merge {', '.join(found)} with; expected two or more "
                'events; list them with "timeline list"'
            )
        if len(found) < 2:
            raise CorrectionError(
                f"nothing to merge: {', '.join(events)} are one event already; "
                'expected two or more; list them with "timeline list"'
            )
        eldest = sorted((self._members(event)[0], event) for event in found)
        (_, first), kept = eldest[0][0], eldest[0][1]
        why = given_reason(reason)
        return [
            entry
            for (_, mention), _ in eldest[1:]
            for entry in _entries(
                kept, EventsMerged(a=first, b=mention, score=None, why=why, by=author)
            )
        ]

    def split(self, event: str, wanted: Sequence[str], reason: str) -> list[NewEntry]:
        """Take mentions out of an event, never to be merged with it again."""
        found = self._shown(event)
        members = [mention for _, mention in self._members(found)]
        taken = [self._mention(found, members, each) for each in wanted]
        if not taken or len(set(taken)) == len(members):
            raise CorrectionError(
                f"cannot split {len(set(taken))} of {len(members)} mentions off event "
                f"{found}; expected some to go and some to stay; see them with "
                f'"timeline show {found}"'
            )
        mentions_ = tuple(dict.fromkeys(taken))
        return _entries(
            found,
            EventSplit(event=found, mentions=mentions_, reason=given_reason(reason)),
        )

    def keep_apart(self, events: Sequence[str], reason: str) -> list[NewEntry]:
        """Say of an event that it is none of the others, whatever matches them."""
        first, *others = dict.fromkeys(self._shown(event) for event in events)
        if not others:
            raise CorrectionError(
                f"nothing to keep event {first} apart from; expected another event; "
                f'what is in one event is taken apart with "timeline split {first}"'
            )
        why = given_reason(reason)
        return [
            entry
            for other in others
            for entry in _entries(first, self._apart(first, other, why))
        ]

    def _apart(self, event: str, other: str, reason: str) -> EventsKeptApart:
        sides = [
            [mention for _, mention in self._members(each)] for each in (event, other)
        ]
        if held_apart(self.connection, *(kin(self.connection, side) for side in sides)):
            raise CorrectionError(
                f"events {event} and {other} are kept apart already; expected two that "
                f'are not; nothing was recorded, "timeline show {event}" tells by whom'
            )
        return EventsKeptApart(a=sides[0][0], b=sides[1][0], reason=reason)

    def retract(self, event: str, reason: str) -> list[NewEntry]:
        """Take an event out of the chronology; its entries stay in the log."""
        found = self._event(event)
        if self._is_retracted(found):
            raise CorrectionError(
                f"event {found} is retracted already; expected one that is shown; "
                'nothing was recorded, "timeline undo" takes the retraction back'
            )
        return _entries(found, EventRetracted(event=found, reason=given_reason(reason)))

    def annotate(self, event: str, text: str, reason: str) -> list[NewEntry]:
        """Write a note beside an event."""
        found = self._shown(event)
        if not text.strip():
            raise CorrectionError(
                "the note is empty; expected some words; give them after the event"
            )
        note = EventAnnotated(event=found, text=storable(text), reason=storable(reason))
        return _entries(found, note)

    def expect(self, event: str, version: int) -> None:
        """Make sure that an event is as it was when somebody decided about it.

        Raises:
            WrongVersionError: it has changed since, or was never at that version.
        """
        found = self._event(event)
        wanted = Filters(retracted=True, event=found)
        (line,) = event_lines(self.connection, wanted, None)
        if line.version == version:
            return
        told = ", ".join(self._changes(found, version))
        changed = f", changed since by {told}" if told else ""
        raise WrongVersionError(
            f"event {found} is at version {line.version}{changed}; expected {version}, "
            f'the one that was looked at; look again with "timeline show {found}" and '
            f"decide on version {line.version}"
        )

    def _changes(self, event: str, since: int) -> Iterator[str]:
        """Tell of the commits past a position that touched an event."""
        own = f"event:{event}"
        lined = sa.select(chronology.c.sys_from).where(chronology.c.event == event)
        touched = (
            sa.select(entries.c.commit_id)
            .where(sa.or_(entries.c.stream == own, entries.c.position.in_(lined)))
            .where(entries.c.position > since)
            .order_by(entries.c.commit_id)
            .distinct()
        )
        for number in self.connection.execute(touched).scalars().all():
            (commit,) = commit_page(self.connection, number - 1, 1)
            telling = [entry for entry in commit.entries if entry.stream == own]
            what = deed((telling or commit.entries)[0].payload)
            yield f"commit {commit.id} by {commit.author} ({what})"

    def _event(self, wanted: str) -> str:
        return find_event(self.connection, wanted, None)

    def _shown(self, wanted: str) -> str:
        """Find an event that is not retracted: the rest are out of sight."""
        found = self._event(wanted)
        if self._is_retracted(found):
            raise CorrectionError(
                f"event {found} is retracted; expected one that is shown; undo the "
                f'retraction first, "timeline show {found}" tells its commit'
            )
        return found

    def _is_retracted(self, event: str) -> bool:
        retracted = sa.select(chronology.c.retracted).where(
            chronology.c.event == event, holds(chronology)
        )
        return bool(self.connection.execute(retracted).scalar_one())

    def _members(self, event: str) -> list[tuple[int, str]]:
        """Position and id of an event's mentions, eldest first."""
        query = (
            sa.select(mentions.c.position, mentions.c.mention)
            .join(membership, membership.c.mention == mentions.c.mention)
            .where(membership.c.event == event, holds(membership), holds(mentions))
            .order_by(mentions.c.position)
        )
        return [
            (position, mention) for position, mention in self.connection.execute(query)
        ]

    def _mention(self, event: str, members: Sequence[str], wanted: str) -> str:
        found = [each for each in members if wanted and each.startswith(wanted.lower())]
        if len(found) == 1:
            return found[0]
        problem = "more than one mention starts with" if found else "no such mention"
        raise NotFoundError(
            f"{problem}: {wanted!r} in event {event}; expected one of "
            f'{", ".join(members)}; see them with "timeline show {event}"'
        )


def as_typed(date: str | Date | None) -> str:
    """Write a date that was read already so that it reads the same again."""
    if isinstance(date, Date):
        return date.edtf
    if date is None:
        return "none"
    check_texts(date=date)
    return date


def date_given(payload: Payload, today: dt.date) -> str:
    """Tell how a new date was understood; empty where none was given.

    What was counted from the day it was typed on names that day: “next Tuesday” in an
    article is another one's.
    """
    if not isinstance(payload, EventRedated):
        return ""
    if payload.edtf is None:
        return "undated"
    date = Date.from_edtf(payload.edtf, payload.granularity)
    words = label(date.modified(payload.modifier))
    told = words if words == payload.edtf else f"{payload.edtf}, {words}"
    if _as_read(payload.text, None) == payload.edtf:
        return told
    is_of_today = _as_read(payload.text, today) == payload.edtf
    day = f"today, {today}" if is_of_today else "the day it was recorded on"
    return f"{told} (counted from {day}, not from an article's day)"


def _as_read(text: str, today: dt.date | None) -> str | None:
    try:
        return read_typed(text, today).edtf
    except DateError:
        return None


def _entries(event: str, payload: Payload) -> list[NewEntry]:
    return [NewEntry(f"event:{event}", payload)]


def given_reason(reason: str) -> str:
    """Make sure that a decision has a reason: a chronology must be defended."""
    if not reason.strip():
        raise CorrectionError(
            "no reason is given; expected why this is right; add it with --reason"
        )
    return storable(reason)


def storable(words: str) -> str:
    """Make sure that the read tables of any database can hold the words."""
    if "\0" in words:
        raise CorrectionError(
            f"{words!r} cannot be kept: it holds a NUL character; expected text that "
            "every database can hold; leave that character out"
        )
    return words
