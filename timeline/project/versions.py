"""Versioned rows: opened at a position of the log, closed at a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.tables import FOREVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_AT_ONCE = 500


def holds(table: sa.Table, as_of: int | None = None) -> sa.ColumnElement[bool]:
    """Select the versions that hold now, or held at a position of the log."""
    if as_of is None:
        return table.c.sys_to == FOREVER
    return sa.and_(table.c.sys_from <= as_of, table.c.sys_to > as_of)


def open_rows(
    connection: sa.Connection,
    table: sa.Table,
    at: int,
    rows: Sequence[Mapping[str, object]],
) -> None:
    """Add versions that hold from a position on."""
    if rows:
        versions = [{**row, "sys_from": at, "sys_to": FOREVER} for row in rows]
        connection.execute(table.insert(), versions)


def close_rows(
    connection: sa.Connection,
    table: sa.Table,
    at: int,
    where: sa.ColumnElement[bool],
    *,
    closed_by: int | None = None,
) -> None:
    """End the versions that hold and fit a condition.

    One that was opened at the same position was never visible, and is removed.
    """
    current = sa.and_(where, holds(table))
    connection.execute(table.delete().where(current, table.c.sys_from == at))
    values: dict[str, object] = {"sys_to": at}
    if closed_by is not None:
        values["closed_by"] = closed_by
    connection.execute(table.update().where(current).values(values))


def in_chunks(
    column: sa.ColumnElement[str], values: Iterable[str]
) -> Iterable[sa.ColumnElement[bool]]:
    """Cut a long IN list into conditions that any database takes."""
    distinct = sorted(set(values))
    for start in range(0, len(distinct), _AT_ONCE):
        yield column.in_(distinct[start : start + _AT_ONCE])
