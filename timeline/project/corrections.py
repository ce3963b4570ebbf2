"""What people decided: folded into rows that an undo can close and open again.

Each row knows the entry that caused it and the entry that closed it: `undoing` needs to
know no more.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.components import founder, kin
from timeline.project.deeds import deed
from timeline.project.tables import (
    apart,
    corrections,
    links,
    membership,
    mentions,
    proposals,
)
from timeline.project.versions import close_rows, holds, if_any, open_rows
from timeline.store.entries import to_microseconds
from timeline.store.payloads import EventAnnotated, EventRedated

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.store import StoredEntry
    from timeline.store.payloads import (
        CommitImported,
        CorrectionImported,
        EventRetracted,
        EventsKeptApart,
        EventsMerged,
        EventSplit,
        MentionsKeptApart,
    )

_KEPT = "kept together when the event was split"


def note(
    connection: sa.Connection,
    entry: StoredEntry,
    payload: EventRedated | EventRetracted | EventAnnotated,
    at: int,
) -> set[str]:
    """Fold a new date, a retraction or a note, held by the mention that founded it."""
    members = _members(connection, payload.event)
    holder = founder(connection, members)
    doc: dict[str, object] = {"reason": payload.reason, "what": deed(payload)}
    kind = "retract"
    if isinstance(payload, EventRedated):
        kind = "redate"
        doc["edtf"] = payload.edtf
        doc["granularity"] = payload.granularity
        doc["modifier"] = payload.modifier
    elif isinstance(payload, EventAnnotated):
        kind = "annotate"
        doc["text"] = payload.text
    _record(connection, entry, holder, kind, doc, at)
    return set(members)


def merge(
    connection: sa.Connection, entry: StoredEntry, payload: EventsMerged, at: int
) -> None:
    """Fold a merge by a person: it outranks an earlier “never”."""
    sides = [_together(connection, mention) for mention in (payload.a, payload.b)]
    sides = [list(kin(connection, side)) for side in sides]
    for one, other in (sides, sides[::-1]):
        for condition in if_any(apart.c.a, one):
            pair = sa.and_(condition, apart.c.b.in_(other))
            close_rows(connection, apart, at, pair, closed_by=entry.position)
    what = f"merged with {', '.join(_events(connection, payload.b)) or 'another'}"
    doc: dict[str, object] = {"reason": payload.why, "what": what}
    _record(connection, entry, payload.a, "merge", doc, at)


def held_apart(
    connection: sa.Connection, one: Collection[str], other: Collection[str]
) -> bool:
    """Tell whether a person holds mentions of two families apart.

    A family is all that is linked to a mention: see `kin`.
    """
    for mine, theirs in ((one, other), (other, one)):
        for first in if_any(apart.c.a, mine):
            for second in if_any(apart.c.b, theirs):
                query = sa.select(apart.c.row_id).where(first, second, holds(apart))
                if connection.execute(query.limit(1)).first() is not None:
                    return True
    return False


def split(
    connection: sa.Connection, entry: StoredEntry, payload: EventSplit, at: int
) -> set[str]:
    """Fold a split: cut the links between the two sides, for good."""
    members = _members(connection, payload.event)
    taken = [mention for mention in members if mention in payload.mentions]
    rest = [mention for mention in members if mention not in payload.mentions]
    gone = set(kin(connection, taken, revisions_only=True, but=rest))
    stays = set(kin(connection, members)) - gone
    _cut(connection, (links, proposals), gone, stays, entry, at)
    superseded = sorted(stays - set(rest))  # one of them may name the event
    for side in (taken, [*rest, *superseded]):
        _chain(connection, side, entry, at)
    _part(connection, gone, stays, entry, at)
    doc: dict[str, object] = {"reason": payload.reason, "what": deed(payload)}
    for side in (taken[:1], rest[:1]):
        for holder in side:
            _record(connection, entry, holder, "split", doc, at)
    return set(members)


def keep_apart(
    connection: sa.Connection, entry: StoredEntry, payload: EventsKeptApart, at: int
) -> set[str]:
    """Fold a “never” about two events: what proposes them as one is gone, for good."""
    members = [_together(connection, mention) for mention in (payload.a, payload.b)]
    one, other = (set(kin(connection, side)) for side in members)
    _cut(connection, (proposals,), one, other, entry, at)
    _part(connection, one, other - one, entry, at)
    for holder, mention in ((payload.a, payload.b), (payload.b, payload.a)):
        what = f"never to be merged with {', '.join(_events(connection, mention))}"
        doc: dict[str, object] = {"reason": payload.reason, "what": what}
        _record(connection, entry, holder, "apart", doc, at)
    return {mention for side in members for mention in side}


def imported(
    connection: sa.Connection,
    entry: StoredEntry,
    first: CommitImported,
    payload: CorrectionImported,
    at: int,
) -> set[str]:
    """Fold a correction that was made elsewhere: as its author's, and of then."""
    doc: dict[str, object] = {"reason": payload.reason, "what": payload.what}
    if payload.kind == "redate":
        doc["edtf"] = payload.edtf
        doc["granularity"] = payload.granularity
        doc["modifier"] = payload.modifier
    elif payload.kind == "annotate":
        doc["text"] = payload.text
    _record(connection, entry, payload.mention, payload.kind, doc, at, first)
    return {payload.mention}


def keep_mentions_apart(
    connection: sa.Connection, entry: StoredEntry, payload: MentionsKeptApart, at: int
) -> set[str]:
    """Fold a “never” about mentions, some of which may be unknown here."""
    _cut(connection, (proposals,), payload.a, payload.b, entry, at)
    _part(connection, payload.a, payload.b, entry, at)
    return {*payload.a, *payload.b}


def _cut(
    connection: sa.Connection,
    tables: Sequence[sa.Table],
    one: Collection[str],
    other: Collection[str],
    entry: StoredEntry,
    at: int,
) -> None:
    """Close what links two sides, or proposes to."""
    for table in tables:
        for a, b in ((one, other), (other, one)):
            crossing = sa.and_(table.c.a.in_(a), table.c.b.in_(b))
            close_rows(connection, table, at, crossing, closed_by=entry.position)


def _part(
    connection: sa.Connection,
    one: Collection[str],
    other: Collection[str],
    entry: StoredEntry,
    at: int,
) -> None:
    """Hold each mention of one side apart from each of the other."""
    pairs = [
        {"a": a, "b": b, "cause": entry.position}
        for a in sorted(one)
        for b in sorted(other)
    ]
    open_rows(connection, apart, at, pairs)


def _record(
    connection: sa.Connection,
    entry: StoredEntry,
    holder: str,
    kind: str,
    doc: dict[str, object],
    at: int,
    first: CommitImported | None = None,
) -> None:
    author, recorded_at = entry.author, to_microseconds(entry.recorded_at)
    if first is not None:
        author, recorded_at = first.author, first.recorded_at
    row = {
        "mention": holder,
        "kind": kind,
        "commit_id": entry.commit,
        "author": author,
        "recorded_at": recorded_at,
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
    return [
        member
        for event in _events(connection, mention)
        for member in _members(connection, event)
    ]


def _events(connection: sa.Connection, mention: str) -> Sequence[str]:
    """The event that a mention is in; none where it is not known."""
    query = sa.select(membership.c.event).where(
        membership.c.mention == mention, holds(membership)
    )
    return connection.execute(query).scalars().all()
