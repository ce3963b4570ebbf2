"""The statements of every append, run by each database's own driver.

SQLAlchemy takes ten times as long around such a statement as SQLite takes to run it,
and a small commit is little else.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from types import MappingProxyType
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

_VERSIONS = MappingProxyType(
    {
        "sqlite": "SELECT value, (SELECT max(version) FROM entries"
        " WHERE stream = value) FROM json_each(?)",
        "postgresql": "SELECT name, (SELECT max(version) FROM entries"
        " WHERE stream = name) FROM unnest(%s::text[]) AS name",
    }
)
"""One look at the end of an index for each stream, however long it is."""


def _insert(table: sa.Table, mark: str) -> str:
    names, marks = ", ".join(table.c.keys()), ", ".join(mark for _ in table.c)
    return f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608 - ours


_INSERT_COMMIT = MappingProxyType(
    {"sqlite": _insert(commits, "?"), "postgresql": _insert(commits, "%s")}
)
_INSERT_ENTRIES = _insert(entries, "?")
_COPY_ENTRIES = (
    f"COPY entries ({', '.join(entries.c.keys())}) FROM STDIN (FORMAT BINARY)"
)
_COPY_TYPES = (
    *("int8", "bytea", "text", "int4", "text", "int2", "int8", "text", "bytea"),
)


def last_commit(connection: sa.Connection) -> tuple[int, int, bytes, int] | None:
    """Number, last position, hash and time of the last commit; None before the first.

    The time is in microseconds since 1970.
    """
    with _cursor(connection) as cursor:
        cursor.execute(_LAST_COMMIT)
        row: tuple[int, int, bytes, int] | None = cursor.fetchone()
    return row


def stream_versions(connection: sa.Connection, names: set[str]) -> dict[str, int]:
    """The version that each stream has; 0 for one without entries."""
    database, wanted = connection.dialect.name, list(names)
    given = json.dumps(wanted) if database == "sqlite" else wanted
    with _cursor(connection) as cursor:
        cursor.execute(_VERSIONS[database], (given,))
        return {stream: version or 0 for stream, version in cursor.fetchall()}


def insert_commit(
    connection: sa.Connection, header: CommitHeader, commit_hash: bytes
) -> None:
    """Record a commit; its entries come next."""
    with _cursor(connection) as cursor:
        cursor.execute(_INSERT_COMMIT[connection.dialect.name], (*header, commit_hash))


def insert_entries(connection: sa.Connection, rows: Sequence[EntryTuple]) -> None:
    """Record the entries of the last commit.

    By COPY on PostgreSQL: the guards look once, at all of them.
    """
    with _cursor(connection) as cursor:
        if connection.dialect.name == "sqlite":
            cursor.executemany(_INSERT_ENTRIES, rows)
            return
        with cursor.copy(_COPY_ENTRIES) as copy:
            copy.set_types(_COPY_TYPES)
            for row in rows:
                copy.write_row(row)


@contextmanager
def _cursor(connection: sa.Connection) -> Iterator[Any]:
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
