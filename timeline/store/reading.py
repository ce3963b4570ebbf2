"""Reading the log over an open connection, in keyset pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.store.entries import (
    Committed,
    Head,
    StoredCommit,
    StoredEntry,
    to_datetime,
)
from timeline.store.tables import commits, entries, store_meta

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, TypeAlias

    _Row: TypeAlias = sa.Row[*tuple[Any, ...]]

_ENTRIES = sa.select(
    entries.c.position,
    entries.c.stream,
    entries.c.version,
    entries.c.type,
    entries.c.schema_version,
    entries.c.commit_id,
    entries.c.payload,
    entries.c.hash,
    commits.c.recorded_at,
    commits.c.author,
).join_from(entries, commits)

_PAGE = (
    _ENTRIES.where(entries.c.position > sa.bindparam("after"))
    .where(entries.c.position <= sa.bindparam("upto"))
    .order_by(entries.c.position)
    .limit(sa.bindparam("size"))
)

_STREAM = _ENTRIES.where(entries.c.stream == sa.bindparam("name")).order_by(
    entries.c.version
)

_VERSIONS = (
    sa.select(entries.c.stream, sa.func.max(entries.c.version))
    .where(entries.c.stream.in_(sa.bindparam("names", expanding=True)))
    .group_by(entries.c.stream)
)

_VERSIONS_AT_ONCE = 500
"""Fewer than the number of parameters that any SQLite allows."""


def entry_page(
    connection: sa.Connection, after: int, upto: int, size: int
) -> list[StoredEntry]:
    """Up to `size` entries with a position past `after`, in order."""
    wanted = {"after": after, "upto": upto, "size": size}
    return [_entry(row) for row in connection.execute(_PAGE, wanted)]


def entries_of_types(
    connection: sa.Connection, types: Sequence[str], after: int, upto: int
) -> list[StoredEntry]:
    """Entries of some types past `after`, up to and including `upto`, in order."""
    query = (
        _ENTRIES.where(entries.c.position > after, entries.c.position <= upto)
        .where(entries.c.type.in_(types))
        .order_by(entries.c.position)
    )
    return [_entry(row) for row in connection.execute(query)]


def stream_entries(connection: sa.Connection, name: str) -> list[StoredEntry]:
    """Every entry of a stream, oldest first."""
    return [_entry(row) for row in connection.execute(_STREAM, {"name": name})]


def stream_versions(connection: sa.Connection, names: Iterable[str]) -> dict[str, int]:
    """The version that each stream has; one without entries is left out."""
    distinct = sorted(set(names))
    versions: dict[str, int] = {}
    for start in range(0, len(distinct), _VERSIONS_AT_ONCE):
        some = distinct[start : start + _VERSIONS_AT_ONCE]
        rows = connection.execute(_VERSIONS, {"names": some})
        versions.update((stream, version) for stream, version in rows)
    return versions


def commit_page(connection: sa.Connection, after: int, size: int) -> list[StoredCommit]:
    """Up to `size` commits with a number past `after`, in order."""
    rows = connection.execute(
        sa.select(commits)
        .where(commits.c.id > after)
        .order_by(commits.c.id)
        .limit(size)
    ).all()
    return [_commit(connection, row) for row in rows]


def committed_before(
    connection: sa.Connection, idempotency_key: str
) -> tuple[Committed, bytes | None] | None:
    """What was recorded under a key, and the digest of that request."""
    row = connection.execute(
        sa.select(commits).where(commits.c.idempotency_key == idempotency_key)
    ).one_or_none()
    if row is None:
        return None
    commit = _commit(connection, row)
    earlier = Committed(
        commit=commit.id,
        first_position=row.first_position,
        last_position=row.first_position + row.n_entries - 1,
        recorded_at=commit.recorded_at,
        entries=commit.entries,
        is_new=False,
    )
    return earlier, row.request_digest


def read_head(connection: sa.Connection) -> Head:
    """Where the log ends."""
    row = connection.execute(
        sa.select(commits).order_by(commits.c.id.desc()).limit(1)
    ).one_or_none()
    if row is None:
        genesis = connection.execute(sa.select(store_meta.c.genesis)).scalar_one()
        return Head(position=0, commit=0, hash=genesis, recorded_at=None)
    return Head(
        position=row.first_position + row.n_entries - 1,
        commit=row.id,
        hash=row.hash,
        recorded_at=to_datetime(row.recorded_at),
    )


def position_recorded_by(connection: sa.Connection, microseconds: int) -> int:
    """The last position recorded at or before a moment; 0 where there is none."""
    row = connection.execute(
        sa.select(commits.c.first_position, commits.c.n_entries)
        .where(commits.c.recorded_at <= microseconds)
        .order_by(commits.c.recorded_at.desc())
        .limit(1)
    ).one_or_none()
    return 0 if row is None else int(row.first_position + row.n_entries - 1)


def _commit(connection: sa.Connection, row: _Row) -> StoredCommit:
    last = row.first_position + row.n_entries - 1
    held = entry_page(connection, row.first_position - 1, last, row.n_entries)
    return StoredCommit(
        id=row.id,
        recorded_at=to_datetime(row.recorded_at),
        author=row.author,
        command=row.command,
        software=row.software,
        idempotency_key=row.idempotency_key,
        hash=row.hash,
        entries=tuple(held),
    )


def _entry(row: _Row) -> StoredEntry:
    return StoredEntry(
        position=row.position,
        stream=row.stream,
        version=row.version,
        type=row.type,
        schema_version=row.schema_version,
        commit=row.commit_id,
        text=row.payload or "",
        hash=row.hash,
        recorded_at=to_datetime(row.recorded_at),
        author=row.author,
    )
