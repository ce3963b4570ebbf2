"""The statements of every append, run by each database's own driver.

SQLAlchemy takes ten times as long around such a statement as SQLite takes to run it,
and a small commit is little else.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

import sqlalchemy as sa

from timeline.store.tables import commits, entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.store.chain import CommitHeader

EntryTuple: TypeAlias = tuple[int, bytes, str, int, str, int, int, str, bytes]
"""A row of the entries: its columns in order."""

_LAST_COMMIT = (
    "SELECT id, first_position + n_entries - 1, hash, recorded_at"
    " FROM commits ORDER BY id DESC LIMIT 1"
)

_VERSION = "SELECT max(version) FROM entries WHERE stream = ?"
_VERSIONS = (
    "SELECT name, (SELECT max(version) FROM entries WHERE stream = name)"
    " FROM unnest(%s::text[]) AS name"
)
"""One look at the end of an index for each stream, however long it is."""


def _insert(table: sa.Table, mark: str) -> str:
    names, marks = ", ".join(table.c.keys()), ", ".join(mark for _ in table.c)
    return f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608 - ours


_INSERT_COMMIT = _insert(commits, "?")
_INSERT_COMMIT_POSTGRESQL = _insert(commits, "%s")
_INSERT_ENTRIES = _insert(entries, "?")
_COPY_ENTRIES = (
    f"COPY entries ({', '.join(entries.c.keys())}) FROM STDIN (FORMAT BINARY)"
)
_COPY_TYPES = (
    *("int8", "bytea", "text", "int4", "text", "int2", "int8", "text", "bytea"),
)


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


def last_commit(cursor: Any) -> tuple[int, int, bytes, int] | None:
    """Number, last position, hash and time of the last commit; None before the first.

    The time is in microseconds since 1970.
    """
    cursor.execute(_LAST_COMMIT)
    row: tuple[int, int, bytes, int] | None = cursor.fetchone()
    return row


def first_hash(cursor: Any) -> bytes:
    """The hash that the first commit follows."""
    cursor.execute("SELECT genesis FROM store_meta")
    genesis: bytes = cursor.fetchone()[0]
    return genesis


def stream_versions(cursor: Any, names: set[str]) -> dict[str, int]:
    """The version that each stream has; 0 for one without entries."""
    if _is_sqlite(cursor):
        found = [
            (name, *cursor.execute(_VERSION, (name,)).fetchone()) for name in names
        ]
    else:
        found = cursor.execute(_VERSIONS, (list(names),)).fetchall()
    return {name: version or 0 for name, version in found}


def insert_commit(cursor: Any, header: CommitHeader, commit_hash: bytes) -> None:
    """Record a commit; its entries come next."""
    insert = _INSERT_COMMIT if _is_sqlite(cursor) else _INSERT_COMMIT_POSTGRESQL
    cursor.execute(insert, (*header, commit_hash))


def insert_entries(cursor: Any, rows: Sequence[EntryTuple]) -> None:
    """Record the entries of the last commit.

    By COPY on PostgreSQL: the guards look once, at all of them.
    """
    if _is_sqlite(cursor):
        cursor.executemany(_INSERT_ENTRIES, rows)
        return
    with cursor.copy(_COPY_ENTRIES) as copy:
        copy.set_types(_COPY_TYPES)
        for row in rows:
            copy.write_row(row)


def _is_sqlite(cursor: Any) -> bool:
    return isinstance(cursor, sqlite3.Cursor)
