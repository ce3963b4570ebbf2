"""What changed in the chronology between two positions of the log, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.derive import sort_key
from timeline.project.tables import FOREVER, chronology, membership, mentions
from timeline.project.versions import holds, in_chunks
from timeline.query.lines import read_line
from timeline.query.reasons import Causes
from timeline.query.values import Change
from timeline.store.tables import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.query.values import ChangeKind, EventLine

OPEN: sa.ColumnElement[int] = sa.literal_column(str(FOREVER))
"""Spelt out, or SQLite does not see that the index of closed versions serves."""


def changes(connection: sa.Connection, start: int, end: int) -> list[Change]:
    """List the events that differ between two positions, in chronological order.

    Only lines whose versions begin or end in between are read, and the entries of the
    commits in between, for their reasons.
    """
    causes = Causes(connection, start, end)
    touched = _touched(connection, start, end)
    ids = set(touched) | causes.noted
    then, now = (_Side(connection, position, ids) for position in (start, end))
    reported = _reported(connection, start, end)
    found = []
    for event in ids:
        change = _compare(event, then, now, noted=event in causes.noted)
        if change is not None:
            members = then.members[event] | now.members[event]
            commits = {*touched.get(event, ())}
            commits |= {reported[each] for each in members if each in reported}
            found.append(replace(change, reasons=causes.of(event, members, commits)))
    return sorted(found, key=_order)


class _Side:
    """Some events as they stood at one position: lines, members, where mentions are."""

    def __init__(self, connection: sa.Connection, at: int, ids: Iterable[str]) -> None:
        self.connection, self.at = connection, at
        self.lines: dict[str, EventLine] = {}
        self.members: Mapping[str, set[str]] = defaultdict(set)
        for condition in in_chunks(chronology.c.event, ids):
            query = sa.select(chronology).where(condition, holds(chronology, at))
            for row in connection.execute(query).mappings():
                self.lines[row["event"]] = read_line(row)
        for condition in in_chunks(membership.c.event, ids):
            for mention, event in self._membership(condition):
                self.members[event].add(mention)

    def events_of(self, mentions: Iterable[str]) -> set[str]:
        """The events that mentions belong to here; none where they are not known."""
        return {
            event
            for condition in in_chunks(membership.c.mention, mentions)
            for _, event in self._membership(condition)
        }

    def _membership(
        self, condition: sa.ColumnElement[bool]
    ) -> Iterator[tuple[str, str]]:
        query = sa.select(membership.c.mention, membership.c.event).where(
            condition, holds(membership, self.at)
        )
        yield from self.connection.execute(query)


def _touched(
    connection: sa.Connection, start: int, end: int
) -> dict[str, tuple[int, ...]]:
    """Events whose line changed in between, with the commits that changed it."""
    between = [
        sa.select(chronology.c.event, entries.c.commit_id)
        .join(entries, entries.c.position == edge)
        .where(edge > start, edge <= end, edge < OPEN)
        for edge in (chronology.c.sys_from, chronology.c.sys_to)
    ]
    rows = sorted((event, by) for event, by in connection.execute(sa.union(*between)))
    return {
        event: tuple(commit for _, commit in held)
        for event, held in groupby(rows, key=lambda row: row[0])
    }


def _reported(connection: sa.Connection, start: int, end: int) -> dict[str, int]:
    """Mentions found in between, with the commit that read their article."""
    query = (
        sa.select(mentions.c.mention, entries.c.commit_id)
        .join(entries, entries.c.position == mentions.c.position)
        .where(mentions.c.cause > start, mentions.c.cause <= end)
    )
    return {row.mention: row.commit_id for row in connection.execute(query)}


def _compare(event: str, then: _Side, now: _Side, *, noted: bool) -> Change | None:
    before, after = then.lines.get(event), now.lines.get(event)
    if before is None and after is None:
        return None
    came = then.events_of(now.members[event] - then.members[event]) - {event}
    went = now.events_of(then.members[event] - now.members[event]) - {event}
    kinds: list[ChangeKind] = []
    if before is None:
        kinds.append("split" if came else "added")
    elif after is None:
        kinds.append("merged" if went else "removed")
    else:
        kinds += ["merged"] if came else []
        kinds += ["split"] if went else []
        kinds += _differences(before, after)
        if not came and now.members[event] - then.members[event]:
            kinds.append("reported")
    if after is not None and after.retracted != bool(before and before.retracted):
        kinds.append("retracted" if after.retracted else "restored")
    if noted:
        kinds.append("noted")
    if not kinds and before == after:
        return None
    others = tuple(sorted(came | went))
    return Change(event, tuple(kinds) or ("reworded",), before, after, others, ())


def _differences(before: EventLine, after: EventLine) -> list[ChangeKind]:
    kinds: list[ChangeKind] = []
    if before.date != after.date:
        kinds.append("redated")
    if before.disagrees != after.disagrees:
        kinds.append("disputed" if after.disagrees else "settled")
    if before.role != after.role:
        kinds.append("reclassed")
    return kinds


def _order(change: Change) -> tuple[tuple[int, int, int], str]:
    line = change.after or change.before
    return sort_key(line.date if line else None), change.event
