"""The log as callers see it: commits and their entries, as frozen values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.query.values import CommitLine, LoggedCommit, LoggedEntry
from timeline.store.entries import to_datetime
from timeline.store.tables import commits, entries

if TYPE_CHECKING:
    import datetime as dt

    from timeline.store.entries import StoredCommit

_ends = commits.c.first_position + commits.c.n_entries - 1
_LINES = sa.select(
    commits.c.id,
    _ends.label("position"),
    commits.c.recorded_at,
    commits.c.author,
    commits.c.command,
    commits.c.n_entries,
).order_by(commits.c.id.desc())


def logged(commit: StoredCommit) -> LoggedCommit:
    """Show a commit of the store with the exact text of its entries."""
    return LoggedCommit(
        id=commit.id,
        recorded_at=commit.recorded_at,
        author=commit.author,
        command=commit.command,
        software=commit.software,
        entries=tuple(
            LoggedEntry(
                entry.position,
                entry.stream,
                entry.version,
                entry.type,
                entry.text,
                entry.stand_in.by if entry.stand_in else None,
            )
            for entry in commit.entries
        ),
    )


def commit_lines(
    connection: sa.Connection, before: int | None, size: int
) -> list[CommitLine]:
    """List so many commits with a number below `before`, the newest first."""
    query = _LINES if before is None else _LINES.where(commits.c.id < before)
    rows = connection.execute(query.limit(size)).mappings()
    return [_line(row) for row in rows]


def commit_at(connection: sa.Connection, position: int) -> CommitLine | None:
    """Find the last commit that ends at a position or before it; None before all."""
    held = sa.select(entries.c.commit_id).where(entries.c.position == position)
    query = _LINES.where(commits.c.id <= held.scalar_subquery(), _ends <= position)
    row = connection.execute(query.limit(1)).mappings().one_or_none()
    return _line(row) if row else None


def recorded_at(connection: sa.Connection, position: int) -> dt.datetime:
    """Tell when an entry of the log was recorded."""
    query = sa.select(commits.c.recorded_at).join_from(entries, commits)
    found = connection.execute(query.where(entries.c.position == position))
    return to_datetime(found.scalar_one())


def _line(row: sa.RowMapping) -> CommitLine:
    return CommitLine(
        id=row["id"],
        position=row["position"],
        recorded_at=to_datetime(row["recorded_at"]),
        author=row["author"],
        command=row["command"],
        entries=row["n_entries"],
    )
