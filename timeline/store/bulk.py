"""Many rows into one table: the driver's fastest way, on either database.

SQLAlchemy's Core turns every row into a dictionary of bound values and back, which
costs more CPU than SQLite takes to store it.  Here the statement is written once and
rows are tuples.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import psycopg
    import sqlalchemy as sa

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


def insert_rows(
    connection: sa.Connection,
    table: sa.Table,
    columns: tuple[str, ...],
    rows: Sequence[tuple[object, ...]],
) -> None:
    """Insert rows whose values stand in the order of `columns`; none is no harm."""
    if not rows:
        return
    if connection.dialect.name != "postgresql":
        connection.exec_driver_sql(_insert(table, columns, "?"), list(rows))
    elif len(rows) < _COPY_FROM:
        connection.exec_driver_sql(_insert(table, columns, "%s"), list(rows))
    else:
        _copy(connection, table, columns, rows)


def _copy(
    connection: sa.Connection,
    table: sa.Table,
    columns: tuple[str, ...],
    rows: Sequence[tuple[object, ...]],
) -> None:
    driver: psycopg.Connection = connection.connection.driver_connection  # type: ignore[assignment]  # SQLAlchemy does not know which driver it is
    types = [_COPY_TYPES[table.c[name].type.__visit_name__] for name in columns]
    with driver.cursor() as cursor, cursor.copy(_copy_from(table, columns)) as copy:
        copy.set_types(types)
        for row in rows:
            copy.write_row(row)


@lru_cache(maxsize=64)
def _insert(table: sa.Table, columns: tuple[str, ...], mark: str) -> str:
    marks = ", ".join([mark] * len(columns))
    return f"INSERT INTO {table.name} ({_names(columns)}) VALUES ({marks})"  # noqa: S608 - our own names


@lru_cache(maxsize=64)
def _copy_from(table: sa.Table, columns: tuple[str, ...]) -> bytes:
    text = f"COPY {table.name} ({_names(columns)}) FROM STDIN (FORMAT BINARY)"
    return text.encode()


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
