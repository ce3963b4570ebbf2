"""Reading the log over an open connection, in keyset pages."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, islice
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.store.bulk import driver_cursor
from timeline.store.entries import (
    Committed,
    Head,
    StoredCommit,
    StoredEntry,
    to_datetime,
)
from timeline.store.prepared import Prepared
from timeline.store.stand_ins import StandIns
from timeline.store.statements import first_hash, last_commit
from timeline.store.tables import commits, entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, TypeAlias

    from timeline.store.entries import StandIn

    _Row: TypeAlias = sa.Row[*tuple[Any, ...]]

_ENTRIES_AT_ONCE = 2_000
"""Commits of more are read one by one."""

_ENTRIES = sa.select(
    entries.c.position,
    entries.c.stream,
    entries.c.version,
    entries.c.type,
    entries.c.schema_version,
    entries.c.commit_id,
    sa.func.coalesce(entries.c.payload, ""),
    entries.c.hash,
    commits.c.recorded_at,
    commits.c.author,
).join_from(entries, commits)

_TEXT = 6
"""Where the payload stands in a row."""

_PAGE = (
    _ENTRIES.where(entries.c.position > sa.bindparam("after"))
    .where(entries.c.position <= sa.bindparam("upto"))
    .order_by(entries.c.position)
)

_STREAM = _ENTRIES.where(entries.c.stream == sa.bindparam("name")).order_by(
    entries.c.version
)

_RECORDED_UNDER = Prepared(
    sa.select(
        commits.c.id,
        commits.c.first_position,
        commits.c.n_entries,
        commits.c.recorded_at,
        commits.c.request_digest,
    ).where(commits.c.idempotency_key == sa.bindparam("key"))
)

_COMMITS = (
    sa.select(commits)
    .where(commits.c.id > sa.bindparam("after"))
    .order_by(commits.c.id)
    .limit(sa.bindparam("size"))
)


def snapshots(engine: sa.Engine) -> sa.Engine:
    """The same engine, each of whose transactions sees one state throughout.

    SQLite's do so by themselves.  PostgreSQL's see more with each statement, unless
    told otherwise.  `postgresql_readonly` would be kept by the connection: its next
    user begins READ WRITE, which a standby refuses and a read-only database obeys.
    """
    if engine.dialect.name != "postgresql":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def entries_between(
    connection: sa.Connection, after: int, upto: int
) -> Iterator[StoredEntry]:
    """The entries past `after`, up to and including `upto`, in order.

    Each is made as it is asked for: a page of payloads that are kept and dropped at
    once costs the garbage collector more than reading them does.
    """
    wanted = {"after": after, "upto": upto}
    return _entries(connection, connection.execute(_PAGE, wanted).all())


def entries_of_types(
    connection: sa.Connection, types: Sequence[str], after: int, upto: int
) -> list[StoredEntry]:
    """Entries of some types past `after`, up to and including `upto`, in order."""
    query = (
        _ENTRIES.where(entries.c.position > after, entries.c.position <= upto)
        .where(entries.c.type.in_(types))
        .order_by(entries.c.position)
    )
    return list(_entries(connection, connection.execute(query).all()))


def stream_entries(connection: sa.Connection, name: str) -> list[StoredEntry]:
    """Every entry of a stream, oldest first."""
    rows = connection.execute(_STREAM, {"name": name}).all()
    return list(_entries(connection, rows))


def commit_page(connection: sa.Connection, after: int, size: int) -> list[StoredCommit]:
    """Up to `size` commits with a number past `after`, in order.

    Fewer where they hold many entries; at least one where there is any.
    """
    rows = connection.execute(_COMMITS, {"after": after, "size": size}).all()
    ends = list(accumulate(row.n_entries for row in rows))
    page = rows[: max(1, bisect_right(ends, _ENTRIES_AT_ONCE))]
    if not page:
        return []
    first, last = page[0].first_position, _last_position(page[-1])
    held = entries_between(connection, first - 1, last)
    return [_commit(row, islice(held, row.n_entries)) for row in page]


def committed_before(
    connection: sa.Connection, idempotency_key: str
) -> tuple[Committed, bytes | None] | None:
    """What was recorded under a key, and the digest of that request."""
    found = _RECORDED_UNDER.rows(connection, key=idempotency_key)
    if not found:
        return None
    ((commit, first, size, recorded_at, digest),) = found
    earlier = Committed(
        commit=commit,
        first_position=first,
        last_position=first + size - 1,
        recorded_at=to_datetime(recorded_at),
        is_new=False,
    )
    return earlier, digest


def read_head(connection: sa.Connection) -> Head:
    """Where the log ends."""
    with driver_cursor(connection) as cursor:
        last = last_commit(cursor)
        if last is None:
            return Head(0, 0, first_hash(cursor), None)
    commit, position, chained, recorded_at = last
    return Head(position, commit, chained, to_datetime(recorded_at))


def position_recorded_by(connection: sa.Connection, microseconds: int) -> int:
    """The last position recorded at or before a moment; 0 where there is none."""
    row = connection.execute(
        sa.select(commits.c.first_position, commits.c.n_entries)
        .where(commits.c.recorded_at <= microseconds)
        .order_by(commits.c.recorded_at.desc())
        .limit(1)
    ).one_or_none()
    return 0 if row is None else int(row.first_position + row.n_entries - 1)


def _last_position(row: _Row) -> int:
    return int(row.first_position + row.n_entries - 1)


def _commit(row: _Row, held: Iterable[StoredEntry]) -> StoredCommit:
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


def _entries(connection: sa.Connection, rows: Sequence[_Row]) -> Iterator[StoredEntry]:
    """Make entries as they are asked for; what stands in for any is read at once."""
    blank = [row[0] for row in rows if not row[_TEXT]]
    if not blank:
        return map(_stored, rows)
    standing = StandIns(connection)
    instead = {position: standing.of(position) for position in blank}
    return (_stored(row, instead.get(row[0])) for row in rows)


def _stored(row: _Row, stand_in: StandIn | None = None) -> StoredEntry:
    *fields, recorded_at, author = row
    said = (to_datetime(recorded_at), author, None, stand_in)
    return StoredEntry(*fields, *said)  # type: ignore[call-arg]  # mypy counts the star as all
