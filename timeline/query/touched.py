"""Which events a stretch of the log touched, and by which commits."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.components import kin
from timeline.project.tables import (
    FOREVER,
    chronology,
    corrections,
    membership,
    mentions,
)
from timeline.project.versions import holds, if_any
from timeline.store.tables import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    _Edges: TypeAlias = tuple[sa.ColumnElement[str], *tuple[sa.ColumnElement[int], ...]]

OPEN: sa.ColumnElement[int] = sa.literal_column(str(FOREVER))
"""Spelt out, or SQLite does not see that the index of closed versions serves."""

_LINES = (chronology.c.event, chronology.c.sys_from, chronology.c.sys_to)
_MENTIONS = (mentions.c.mention, mentions.c.cause, mentions.c.closed_by)
_CORRECTIONS = (corrections.c.mention, corrections.c.sys_from, corrections.c.sys_to)
"""What is touched, and where its versions begin and end."""

_AT_ONCE = 500
"""Mentions whose events are looked up together."""


def touched_events(
    connection: sa.Connection, start: int, end: int
) -> dict[str, set[int]]:
    """Events whose line, mentions or corrections changed past `start`, up to `end`.

    Returns:
        By event, the commits that changed it.
    """
    found: dict[str, set[int]] = defaultdict(set)
    for event, commit in _between(connection, _LINES, start, end):
        found[event].add(commit)
    by_mention: dict[str, set[int]] = defaultdict(set)
    for mention, commit in _between(connection, _MENTIONS, start, end):
        by_mention[mention].add(commit)
    held: dict[str, set[int]] = defaultdict(set)
    for holder, commit in _between(connection, _CORRECTIONS, start, end):
        held[holder].add(commit)
    for as_of in (start, end):
        for mention, holder in kin(connection, held, as_of).items():
            by_mention[mention] |= held[holder]
        _spread(connection, by_mention, as_of, found)
    return found


def foremost_touched(
    connection: sa.Connection, start: int, end: int, size: int
) -> list[str]:
    """Find so many of the events that were touched, without looking at all.

    First those that people decided on, then those that were listed and are so no
    longer, or otherwise, then the rest; the latest first in each.
    """
    listed_then, listed_now = chronology.c.sys_from <= start, chronology.c.sys_to > end

    def latest(
        what: sa.ColumnElement[str],
        edge: sa.ColumnElement[int],
        *also: sa.ColumnElement[bool],
    ) -> Iterator[str]:
        return _latest(connection, what, edge, start, end, *also)

    def around(*held: Iterator[str]) -> Iterator[str]:
        return _events_around(connection, chain.from_iterable(held), start, end)

    (decided, *edges), (told, cause, closed) = _CORRECTIONS, _MENTIONS
    found = chain(
        around(*(latest(decided, edge) for edge in edges)),
        latest(chronology.c.event, chronology.c.sys_to, listed_then),
        around(latest(told, closed)),
        latest(chronology.c.event, chronology.c.sys_from, listed_now),
        around(latest(told, cause)),
    )
    return list(islice(_distinct(found), size))


def commits_that_touched(
    connection: sa.Connection, events: Iterable[str], start: int, end: int
) -> dict[str, set[int]]:
    """Find the commits past `start`, up to `end`, that changed these events."""
    found: dict[str, set[int]] = {event: set() for event in events}
    for event, commit in _between(connection, _LINES, start, end, only=found):
        found[event].add(commit)
    for as_of in (start, end):
        event_of = dict(_membership(connection, membership.c.event, found, as_of))
        touched = _between(connection, _MENTIONS, start, end, only=event_of)
        linked = kin(connection, event_of, as_of)
        decided = _between(connection, _CORRECTIONS, start, end, only=linked)
        for mention, commit in chain(touched, decided):
            found[event_of[linked[mention]]].add(commit)
    return found


def count_touched(connection: sa.Connection, start: int, end: int) -> int:
    """Count the events whose line was written or closed in between.

    An index tells; a line that is again as it was counts too.
    """
    old, new = chronology.alias("old"), chronology.alias("new")
    written = sa.select(sa.func.count()).where(
        new.c.sys_from > start, new.c.sys_from <= end, new.c.sys_to > end
    )
    stands = sa.exists().where(new.c.event == old.c.event, holds(new, end))
    closed = sa.select(sa.func.count()).where(
        old.c.sys_from <= start,
        old.c.sys_to > start,
        old.c.sys_to <= end,
        old.c.sys_to < OPEN,
        ~stands,
    )
    return sum(connection.execute(each).scalar_one() for each in (written, closed))


def _latest(
    connection: sa.Connection,
    what: sa.ColumnElement[str],
    edge: sa.ColumnElement[int],
    start: int,
    end: int,
    *also: sa.ColumnElement[bool],
) -> Iterator[str]:
    """What has an edge in between, the latest first, read as it is asked for."""
    query = (
        sa.select(what)
        .where(edge > start, edge <= end, edge < OPEN, *also)
        .order_by(edge.desc())
    )
    rows = connection.execute(query, execution_options={"stream_results": True})
    with closing(rows):
        for (one,) in rows:
            yield one


def _events_around(
    connection: sa.Connection, held: Iterator[str], start: int, end: int
) -> Iterator[str]:
    """The events of mentions, and of those linked to them, at either position."""
    while some := list(islice(held, _AT_ONCE)):
        for as_of in (start, end):
            linked = kin(connection, some, as_of)
            rows = _membership(connection, membership.c.mention, linked, as_of)
            for _, event in rows:
                yield event


def _distinct(found: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for each in found:
        if each not in seen:
            seen.add(each)
            yield each


def _between(
    connection: sa.Connection,
    edges: _Edges,
    start: int,
    end: int,
    only: Iterable[str] | None = None,
) -> list[tuple[str, int]]:
    """What has an edge in between, with the commit that it fell in."""
    what, *ends = edges
    some = [sa.true()] if only is None else if_any(what, only)
    asked = [
        sa.select(what, entries.c.commit_id)
        .join(entries, entries.c.position == edge)
        .where(edge > start, edge <= end, edge < OPEN, condition)
        for condition in some
        for edge in ends
    ]
    if not asked:
        return []
    return [(one, commit) for one, commit in connection.execute(sa.union(*asked))]


def _spread(
    connection: sa.Connection,
    by_mention: Mapping[str, set[int]],
    as_of: int,
    found: dict[str, set[int]],
) -> None:
    """Give the commits of mentions to the events that they are in."""
    for mention, event in _membership(
        connection, membership.c.mention, by_mention, as_of
    ):
        found[event] |= by_mention[mention]


def _membership(
    connection: sa.Connection,
    column: sa.ColumnElement[str],
    wanted: Iterable[str],
    as_of: int,
) -> Iterator[tuple[str, str]]:
    """Mentions and their events, those that are among the wanted in a column."""
    for condition in if_any(column, wanted):
        query = sa.select(membership.c.mention, membership.c.event).where(
            condition, holds(membership, as_of)
        )
        yield from ((mention, event) for mention, event in connection.execute(query))
