"""What changed in the chronology between two positions of the log, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.derive import sort_key
from timeline.project.tables import chronology, membership
from timeline.project.versions import holds, if_any
from timeline.query.events import EventReader
from timeline.query.lines import read_line
from timeline.query.reasons import reasons
from timeline.query.touched import (
    commits_that_touched,
    count_touched,
    foremost_touched,
    touched_events,
)
from timeline.query.values import Change, Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.query.values import ChangeKind, Event, EventLine

_PAGE = 200
_REASONS_OF = 10
"""Commits an event, where only the foremost changes are asked for."""


def changes(connection: sa.Connection, start: int, end: int) -> list[Change]:
    """List the events that differ between two positions, in chronological order.

    An event that is retracted at a position counts as not shown there.  Only events
    that something in between touched are read, as they stood at either position.
    """
    return _compared(connection, start, end, touched_events(connection, start, end))


def foremost_changes(
    connection: sa.Connection, start: int, end: int, size: int
) -> Changes:
    """List up to so many changes: what people decided and what changed comes first.

    Of the rest of a long stretch of the log, lines alone are counted; why an event
    changed is told by the latest commits alone.
    """
    found = foremost_touched(connection, start, end, size + 1)
    touched = len(found)
    if touched > size:
        touched = max(touched, count_touched(connection, start, end))
    by = commits_that_touched(connection, found[:size], start, end)
    latest = {event: set(sorted(by[event])[-_REASONS_OF:]) for event in by}
    return Changes(tuple(_compared(connection, start, end, latest)), touched, size)


def _compared(
    connection: sa.Connection, start: int, end: int, touched: Mapping[str, set[int]]
) -> list[Change]:
    """Compare events at two positions; by event, the commits that touched it."""
    then, now = (_Side(connection, position, touched) for position in (start, end))
    both = [event for event in touched if event in then.lines and event in now.lines]
    whole = zip(then.whole(both), now.whole(both), strict=True)
    events = {before.id: (before, after) for before, after in whole}
    found = []
    for event in touched:
        kinds, others = _compare(event, then, now, events.get(event))
        if kinds:
            before, after = then.lines.get(event), now.lines.get(event)
            found.append(Change(event, kinds, before, after, others, ()))
    why = reasons(
        connection,
        {each.event: touched[each.event] for each in found},
        then.members,
        now.members,
    )
    explained = [replace(each, reasons=why[each.event]) for each in found]
    return sorted(explained, key=_order)


class _Side:
    """Some events as they stood at one position: lines, members, where mentions are."""

    def __init__(self, connection: sa.Connection, at: int, ids: Iterable[str]) -> None:
        self.connection, self.at = connection, at
        self.lines: dict[str, EventLine] = {}
        self.members: Mapping[str, set[str]] = defaultdict(set)
        for condition in if_any(chronology.c.event, ids):
            query = sa.select(chronology).where(condition, holds(chronology, at))
            for row in connection.execute(query).mappings():
                self.lines[row["event"]] = read_line(row)
        for condition in if_any(membership.c.event, ids):
            for mention, event in self._membership(condition):
                self.members[event].add(mention)

    def shows(self, event: str) -> bool:
        """Tell whether the event is listed here: known, and not retracted."""
        return event in self.lines and not self.lines[event].retracted

    def whole(self, events: list[str]) -> Iterator[Event]:
        """Load whole events, in their order."""
        reader = EventReader(self.connection, self.at)
        for first in range(0, len(events), _PAGE):
            some = events[first : first + _PAGE]
            yield from reader.events([self.lines[event] for event in some])

    def events_of(self, mentions: Iterable[str]) -> set[str]:
        """The events that mentions belong to here; none where they are not known."""
        return {
            event
            for condition in if_any(membership.c.mention, mentions)
            for _, event in self._membership(condition)
        }

    def _membership(
        self, condition: sa.ColumnElement[bool]
    ) -> Iterator[tuple[str, str]]:
        query = sa.select(membership.c.mention, membership.c.event).where(
            condition, holds(membership, self.at)
        )
        yield from self.connection.execute(query)


def _compare(
    event: str, then: _Side, now: _Side, whole: tuple[Event, Event] | None
) -> tuple[tuple[ChangeKind, ...], tuple[str, ...]]:
    """Tell in what ways an event differs, and which others it came from or went to."""
    new, old = (
        now.members[event] - then.members[event],
        then.members[event] - now.members[event],
    )
    came, went = then.events_of(new) - {event}, now.events_of(old) - {event}
    others = tuple(sorted(came | went))
    if not then.shows(event) and not now.shows(event):
        return (), ()
    if whole is None:
        if now.shows(event):
            return ("split" if came else "added",), others
        return (("merged" if went else "removed",), others) if old else ((), ())
    kinds: list[ChangeKind] = []
    kinds += ["merged"] if came else []
    kinds += ["split"] if went else []
    kinds += _differences(*whole)
    if not came and not went and new:
        kinds.append("revised" if old else "reported")
    before, after = whole
    if not kinds and _told(before) != _told(after):
        kinds.append("reworded")
    return tuple(kinds), others


def _differences(before: Event, after: Event) -> list[ChangeKind]:
    kinds: list[ChangeKind] = []
    if before.date != after.date:
        kinds.append("redated")
    if before.role != after.role:
        kinds.append("reclassed")
    if before.disagrees != after.disagrees:
        kinds.append("disputed" if after.disagrees else "settled")
    if before.retracted != after.retracted:
        kinds.append("retracted" if after.retracted else "restored")
    if before.notes != after.notes:
        kinds.append("noted")
    if not kinds and before.corrections != after.corrections:
        kinds.append("corrected")
    return kinds


def _told(event: Event) -> tuple[object, ...]:
    return event.title, event.who, event.where, event.origins, event.mentions


def _order(change: Change) -> tuple[tuple[int, int, int], str]:
    line = change.after or change.before
    return sort_key(line.date if line else None), change.event
