"""What people decided: folded into rows that an undo can close and open again.

Each row knows the entry that caused it and the entry that closed it.  So undoing a
commit is the same for every kind of correction: close what it opened, open what it
closed.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.components import kin
from timeline.project.tables import (
    UNDOABLE,
    apart,
    corrections,
    links,
    membership,
    mentions,
    proposals,
)
from timeline.project.versions import close_rows, holds, in_chunks, open_rows
from timeline.store.entries import to_microseconds
from timeline.store.payloads import EventAnnotated, EventRedated
from timeline.store.tables import entries as log_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.store import StoredEntry
    from timeline.store.payloads import (
        CorrectionUndone,
        EventRetracted,
        EventsMerged,
        EventSplit,
    )

_KEPT = "kept together when the event was split"


def note(
    connection: sa.Connection,
    entry: StoredEntry,
    payload: EventRedated | EventRetracted | EventAnnotated,
    at: int,
) -> set[str]:
    """Fold a new date, a retraction or a note, held by the event's eldest mention."""
    holder = _eldest(connection, payload.event)
    doc: dict[str, object] = {"reason": payload.reason}
    if isinstance(payload, EventRedated):
        kind = "redate"
        doc["edtf"] = payload.edtf
        doc["granularity"] = payload.granularity
        doc["modifier"] = payload.modifier
        doc["what"] = f"date set to {payload.edtf or 'none'}"
    elif isinstance(payload, EventAnnotated):
        kind = "annotate"
        doc["text"] = payload.text
        doc["what"] = "note added"
    else:
        kind, doc["what"] = "retract", "retracted"
    _record(connection, entry, holder, kind, doc, at)
    return {holder}


def merge(
    connection: sa.Connection, entry: StoredEntry, payload: EventsMerged, at: int
) -> None:
    """Fold a merge by a person: it outranks an earlier “never”."""
    sides = [_together(connection, mention) for mention in (payload.a, payload.b)]
    sides = [list(kin(connection, side)) for side in sides]
    for one, other in (sides, sides[::-1]):
        for condition in in_chunks(apart.c.a, one):
            pair = sa.and_(condition, apart.c.b.in_(other))
            close_rows(connection, apart, at, pair, closed_by=entry.position)
    doc: dict[str, object] = {
        "reason": payload.why,
        "what": "merged with another event",
    }
    _record(connection, entry, payload.a, "merge", doc, at)


def split(
    connection: sa.Connection, entry: StoredEntry, payload: EventSplit, at: int
) -> set[str]:
    """Fold a split: cut the links between the two sides, for good."""
    members = _members(connection, payload.event)
    taken = [mention for mention in members if mention in payload.mentions]
    rest = [mention for mention in members if mention not in payload.mentions]
    gone = set(kin(connection, taken, revisions_only=True))
    stays = set(kin(connection, members)) - gone
    for table in (links, proposals):
        for one, other in ((gone, stays), (stays, gone)):
            crossing = sa.and_(table.c.a.in_(one), table.c.b.in_(other))
            close_rows(connection, table, at, crossing, closed_by=entry.position)
    superseded = sorted(stays - set(rest))  # one of them may name the event
    for side in (taken, [*rest, *superseded]):
        _chain(connection, side, entry, at)
    pairs = [{"a": a, "b": b, "cause": entry.position} for a in taken for b in rest]
    open_rows(connection, apart, at, pairs)
    what = "split, never to be merged again"
    doc: dict[str, object] = {"reason": payload.reason, "what": what}
    for side in (taken[:1], rest[:1]):
        for holder in side:
            _record(connection, entry, holder, "split", doc, at)
    return set(members)


def undo(
    connection: sa.Connection, entry: StoredEntry, payload: CorrectionUndone, at: int
) -> set[str]:
    """Close what a commit opened and open what it closed."""
    touched: set[str] = set()
    causes = list(
        connection.execute(
            sa.select(log_entries.c.position).where(
                log_entries.c.commit_id == payload.commit
            )
        ).scalars()
    )
    for table in UNDOABLE:
        opened = table.c.cause.in_(causes)
        touched |= _mentions_of(connection, table, sa.and_(opened, holds(table)))
        shut = sa.and_(table.c.closed_by.in_(causes), sa.not_(opened))
        touched |= _mentions_of(connection, table, shut)
        again = [
            {**row, "closed_by": None}
            for row in connection.execute(sa.select(table).where(shut)).mappings()
        ]
        close_rows(connection, table, at, opened, closed_by=entry.position)
        spent = {"closed_by": entry.position}  # so that no later undo opens them again
        connection.execute(table.update().where(opened).values(spent))
        rows = [
            {name: value for name, value in row.items() if name not in _VERSION}
            for row in again
        ]
        open_rows(connection, table, at, rows)
    return touched


_VERSION = frozenset({"row_id", "sys_from", "sys_to"})


def _mentions_of(
    connection: sa.Connection, table: sa.Table, where: sa.ColumnElement[bool]
) -> set[str]:
    columns = [table.c[name] for name in ("mention", "a", "b") if name in table.c]
    if not columns:
        return set()  # an article: its mentions are rows of their own
    rows = connection.execute(sa.select(*columns).where(where))
    return {mention for row in rows for mention in row}


def _record(
    connection: sa.Connection,
    entry: StoredEntry,
    holder: str,
    kind: str,
    doc: dict[str, object],
    at: int,
) -> None:
    row = {
        "mention": holder,
        "kind": kind,
        "commit_id": entry.commit,
        "author": entry.author,
        "recorded_at": to_microseconds(entry.recorded_at),
        "doc": json.dumps(doc, ensure_ascii=False),
        "cause": entry.position,
    }
    open_rows(connection, corrections, at, [row])


def _chain(
    connection: sa.Connection, side: Sequence[str], entry: StoredEntry, at: int
) -> None:
    """Link what stays together, whatever links were cut."""
    rows = [
        {
            "a": a,
            "b": b,
            "score": None,
            "why": _KEPT,
            "by": entry.author,
            "cause": entry.position,
        }
        for a, b in pairwise(side)
    ]
    open_rows(connection, links, at, rows)


def _members(connection: sa.Connection, event: str) -> list[str]:
    """The mentions of an event, eldest first."""
    query = (
        sa.select(membership.c.mention)
        .join(mentions, mentions.c.mention == membership.c.mention)
        .where(membership.c.event == event, holds(membership), holds(mentions))
        .order_by(mentions.c.position)
    )
    return list(connection.execute(query).scalars())


def _together(connection: sa.Connection, mention: str) -> list[str]:
    query = sa.select(membership.c.event).where(
        membership.c.mention == mention, holds(membership)
    )
    events: Iterable[str] = connection.execute(query).scalars().all()
    return [member for event in events for member in _members(connection, event)]


def _eldest(connection: sa.Connection, event: str) -> str:
    members = _members(connection, event)
    if not members:
        raise ValueError(f"event {event} has no mentions at this position of the log")
    return members[0]
