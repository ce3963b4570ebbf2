"""A commit taken back: what it opened is closed, and what it closed is open again.

A row holds as long as the commit that caused it stands and none that closed it does.
An undo is a commit as any other: taken back in its turn, it leaves all as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import sqlalchemy as sa

from timeline.project.components import active
from timeline.project.tables import (
    FOREVER,
    UNDOABLE,
    links,
    mentions,
    proposals,
    undone,
)
from timeline.project.versions import close_rows, holds, if_any, open_rows
from timeline.store.tables import commits
from timeline.store.tables import entries as log_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.store import StoredEntry
    from timeline.store.payloads import CorrectionUndone

    _Row: TypeAlias = sa.RowMapping
    _Fact: TypeAlias = tuple[Any, ...]

_VERSION = frozenset({"row_id", "closed_by", "sys_from", "sys_to"})
"""What tells versions of one fact apart."""
_ENTRIES = ("cause", "closed_by")


def undo(
    connection: sa.Connection, entry: StoredEntry, payload: CorrectionUndone, at: int
) -> set[str]:
    """Fold an undo; return the mentions it touched."""
    taken_back = {"commit_id": payload.commit, "cause": entry.position}
    open_rows(connection, undone, at, [taken_back])
    turned = _turned(connection, payload.commit, entry, at)
    touched: set[str] = set()
    for table in UNDOABLE:
        for row in _settle(connection, table, turned, entry, at):
            touched |= _mentions_of(row)
    return touched | _let_go(connection, turned, entry, at)


def concerned(connection: sa.Connection, turned: Sequence[range]) -> set[str]:
    """Find the mentions that the entries at these positions are about."""
    return {
        mention
        for table in UNDOABLE
        for fact in _facts(connection, table, turned).values()
        for mention in _mentions_of(fact[0])
    }


def fallen(connection: sa.Connection, positions: Iterable[int]) -> set[int]:
    """Tell which of these entries are of a commit that was taken back."""
    found: set[int] = set()
    for condition in if_any(log_entries.c.position, positions):
        query = (
            sa.select(log_entries.c.position)
            .join(undone, undone.c.commit_id == log_entries.c.commit_id)
            .where(condition, holds(undone))
        )
        found |= set(connection.execute(query).scalars())
    return found


def _turned(
    connection: sa.Connection, commit: int, entry: StoredEntry, at: int
) -> list[range]:
    """Follow an undo of an undo to every commit that falls or stands again.

    Returns:
        The positions of the entries of each.
    """
    first, size = connection.execute(
        sa.select(commits.c.first_position, commits.c.n_entries).where(
            commits.c.id == commit
        )
    ).one()
    positions = range(first, first + size)
    turned = [positions]
    for row in _settle(connection, undone, [positions], entry, at):
        turned += _turned(connection, row["commit_id"], entry, at)
    return turned


def _settle(
    connection: sa.Connection,
    table: sa.Table,
    turned: Sequence[range],
    entry: StoredEntry,
    at: int,
) -> list[_Row]:
    """Open and close the rows of a table that commits caused or closed.

    Returns:
        The last version of each row that was opened or closed.
    """
    facts = list(_facts(connection, table, turned).values())
    named = {row[name] for fact in facts for row in fact for name in _ENTRIES}
    down = fallen(connection, named - {None})
    opened: list[_Row] = []
    closed: list[_Row] = []
    for fact in facts:
        closers = {row["closed_by"] for row in fact} - down - {None}
        stands = not closers and fact[0]["cause"] not in down
        held = next((row for row in fact if row["sys_to"] == FOREVER), None)
        if stands and held is None:
            opened.append(fact[-1])
        elif held is not None and not stands:
            closed.append(held)
            this = table.c.row_id == held["row_id"]
            closer = min(closers, default=entry.position)
            close_rows(connection, table, at, this, closed_by=closer)
    again = [
        {name: value for name, value in row.items() if name not in _VERSION}
        for row in opened
    ]
    open_rows(connection, table, at, again)
    return opened + closed


def _facts(
    connection: sa.Connection, table: sa.Table, turned: Sequence[range]
) -> dict[_Fact, list[_Row]]:
    """Every version of the rows that commits caused or closed, oldest first."""
    concerned = [
        column.between(positions[0], positions[-1])
        for positions in turned
        for column in (table.c.cause, table.c.closed_by)
    ]
    causes = connection.execute(sa.select(table.c.cause).where(sa.or_(*concerned)))
    facts: dict[_Fact, list[_Row]] = {}
    names = [name for name in table.c.keys() if name not in _VERSION]  # noqa: SIM118 - no dict
    for condition in if_any(table.c.cause, causes.scalars()):
        query = sa.select(table).where(condition).order_by(table.c.sys_from)
        for row in connection.execute(query).mappings():
            facts.setdefault(tuple(row[name] for name in names), []).append(row)
    return facts


def _let_go(
    connection: sa.Connection, turned: Sequence[range], entry: StoredEntry, at: int
) -> set[str]:
    """Close what later commits hung on mentions that are gone with their article."""
    touched: set[str] = set()
    for positions in turned:
        gone = _gone(connection, positions)
        for table in (links, proposals):
            for side in (table.c.a, table.c.b):
                for condition in if_any(side, gone):
                    hung = sa.and_(condition, table.c.cause > positions[-1])
                    query = sa.select(table).where(hung, holds(table))
                    for row in connection.execute(query).mappings():
                        touched |= _mentions_of(row)
                    close_rows(connection, table, at, hung, closed_by=entry.position)
    return touched


def _gone(connection: sa.Connection, positions: range) -> set[str]:
    """The mentions that a fallen commit had found, and that no article holds now."""
    if not fallen(connection, positions[:1]):
        return set()
    within = mentions.c.cause.between(positions[0], positions[-1])
    query = sa.select(mentions.c.mention).where(within)
    found = set(connection.execute(query).scalars())
    return found - active(connection, found)


def _mentions_of(row: _Row) -> set[str]:
    """The mentions that a row is about; an article's are rows of their own."""
    return {row[name] for name in ("mention", "a", "b") if name in row}
