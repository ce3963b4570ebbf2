"""The statements of every append, run by each database's own driver.

SQLAlchemy takes ten times as long around such a statement as SQLite takes to run it,
and a small commit is little else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from timeline.store.bulk import insert_by, is_sqlite
from timeline.store.tables import commits, entries

if TYPE_CHECKING:
    from collections.abc import Sequence

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


_COMMIT = tuple(commits.c.keys())
_ENTRY = tuple(entries.c.keys())


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
    if is_sqlite(cursor):
        found = [
            (name, *cursor.execute(_VERSION, (name,)).fetchone()) for name in names
        ]
    else:
        found = cursor.execute(_VERSIONS, (list(names),)).fetchall()
    return {name: version or 0 for name, version in found}


def insert_commit(cursor: Any, header: CommitHeader, commit_hash: bytes) -> None:
    """Record a commit; its entries come next."""
    insert_by(cursor, commits, _COMMIT, [(*header, commit_hash)])


def insert_entries(cursor: Any, rows: Sequence[EntryTuple]) -> None:
    """Record the entries of the last commit.

    By COPY on PostgreSQL: the guards look once, at all of them.
    """
    insert_by(cursor, entries, _ENTRY, rows, copy_from=1)
