"""Which events a stretch of the log touched, and by which commits."""

from __future__ import annotations

from collections import defaultdict
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
    from collections.abc import Iterable, Mapping

OPEN: sa.ColumnElement[int] = sa.literal_column(str(FOREVER))
"""Spelt out, or SQLite does not see that the index of closed versions serves."""


def touched_events(
    connection: sa.Connection, start: int, end: int
) -> dict[str, set[int]]:
    """Events whose line, mentions or corrections changed past `start`, up to `end`.

    Returns:
        By event, the commits that changed it.
    """
    found: dict[str, set[int]] = defaultdict(set)
    edges = (chronology.c.sys_from, chronology.c.sys_to)
    for event, commit in _between(connection, chronology.c.event, edges, start, end):
        found[event].add(commit)
    by_mention: dict[str, set[int]] = defaultdict(set)
    edges = (mentions.c.cause, mentions.c.closed_by)
    for mention, commit in _between(connection, mentions.c.mention, edges, start, end):
        by_mention[mention].add(commit)
    edges = (corrections.c.sys_from, corrections.c.sys_to)
    held: dict[str, set[int]] = defaultdict(set)
    for holder, commit in _between(
        connection, corrections.c.mention, edges, start, end
    ):
        held[holder].add(commit)
    for as_of in (start, end):
        for mention, holder in kin(connection, held, as_of).items():
            by_mention[mention] |= held[holder]
        _spread(connection, by_mention, as_of, found)
    return found


def _between(
    connection: sa.Connection,
    what: sa.ColumnElement[str],
    edges: Iterable[sa.ColumnElement[int]],
    start: int,
    end: int,
) -> list[tuple[str, int]]:
    """What has an edge in between, with the commit that it fell in."""
    asked = [
        sa.select(what, entries.c.commit_id)
        .join(entries, entries.c.position == edge)
        .where(edge > start, edge <= end, edge < OPEN)
        for edge in edges
    ]
    return [(one, commit) for one, commit in connection.execute(sa.union(*asked))]


def _spread(
    connection: sa.Connection,
    by_mention: Mapping[str, set[int]],
    as_of: int,
    found: dict[str, set[int]],
) -> None:
    """Give the commits of mentions to the events that they are in."""
    for condition in if_any(membership.c.mention, by_mention):
        query = sa.select(membership.c.mention, membership.c.event).where(
            condition, holds(membership, as_of)
        )
        for mention, event in connection.execute(query):
            found[event] |= by_mention[mention]
