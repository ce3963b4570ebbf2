"""Many rows into one table: the driver's fastest way, on either database.

SQLAlchemy's Core turns every row into a dictionary of bound values and back, which
costs more CPU than SQLite takes to store it.  Here the statement is written once and
rows are tuples.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COPY_FROM = 20
"""Rows from which a binary COPY costs less than an `executemany`."""

_COPY_TYPES = {
    "big_integer": "int8",
    "integer": "int4",
    "small_integer": "int2",
    "text": "text",
    "large_binary": "bytea",
    "boolean": "bool",
    "float": "float8",
}
"""PostgreSQL's names of the types that our tables use, by SQLAlchemy's."""


@contextmanager
def driver_cursor(connection: sa.Connection) -> Iterator[Any]:
    """A cursor of the driver's, in the connection's transaction.

    What goes wrong is raised as SQLAlchemy would.
    """
    cursor = connection.connection.cursor()
    try:
        yield cursor
    except connection.dialect.loaded_dbapi.Error as error:
        raise sa.exc.DBAPIError("append", None, error) from error
    finally:
        cursor.close()


def is_sqlite(cursor: Any) -> bool:
    """Tell whose cursor it is."""
    return isinstance(cursor, sqlite3.Cursor)


def insert_rows(
    connection: sa.Connection,
    table: sa.Table,
    columns: tuple[str, ...],
    rows: Sequence[tuple[object, ...]],
) -> None:
    """Insert rows whose values stand in the order of `columns`; none is no harm."""
    if rows:
        with driver_cursor(connection) as cursor:
            insert_by(cursor, table, columns, rows)


def insert_by(
    cursor: Any,
    table: sa.Table,
    columns: tuple[str, ...],
    rows: Sequence[tuple[object, ...]],
    *,
    copy_from: int = _COPY_FROM,
) -> None:
    """Insert some rows by a cursor of the driver's.

    Args:
        copy_from: so many rows, or more, are copied where the database can.
    """
    if is_sqlite(cursor):
        cursor.executemany(_insert(table, columns, "?"), rows)
    elif len(rows) < copy_from:
        cursor.executemany(_insert(table, columns, "%s"), rows)
    else:
        with cursor.copy(_copy_from(table, columns)) as copy:
            copy.set_types(_copy_types(table, columns))
            for row in rows:
                copy.write_row(row)


@lru_cache(maxsize=64)
def _insert(table: sa.Table, columns: tuple[str, ...], mark: str) -> str:
    marks = ", ".join([mark] * len(columns))
    return f"INSERT INTO {table.name} ({_names(columns)}) VALUES ({marks})"  # noqa: S608 - our own names


@lru_cache(maxsize=64)
def _copy_types(table: sa.Table, columns: tuple[str, ...]) -> list[str]:
    return [_COPY_TYPES[table.c[name].type.__visit_name__] for name in columns]


@lru_cache(maxsize=64)
def _copy_from(table: sa.Table, columns: tuple[str, ...]) -> bytes:
    text = f"COPY {table.name} ({_names(columns)}) FROM STDIN (FORMAT BINARY)"
    return text.encode()


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
