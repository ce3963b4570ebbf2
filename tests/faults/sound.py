"""What is true of every store, whatever befell it: the chain, the commits, the tables.

It computes the chain from the rows themselves, apart from the program's own verify.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from timeline.api.projections import PROJECTIONS
from timeline.project.tables import checkpoints
from timeline.store import chain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from timeline.store import Log

    Read: TypeAlias = Callable[[str], list[tuple[Any, ...]]]
    Tables: TypeAlias = dict[str, list[tuple[Any, ...]]]


class Ack(NamedTuple):
    """A commit that a writer was told is recorded; its hash stands for all before."""

    commit: int
    hash: bytes


_COMMITS = """
SELECT id, idempotency_key, request_digest, recorded_at, wall_at, author, command,
  software, first_position, n_entries, hash FROM commits ORDER BY id
"""
_ENTRIES = """
SELECT position, entry_id, stream, version, type, schema_version, commit_id, payload,
  hash FROM entries ORDER BY position
"""


def check_log(read: Read, acked: Iterable[Ack] = ()) -> None:
    """Make sure that the chain is whole, no commit torn, and none lost of those told.

    Args:
        read: runs a query on one consistent state of the store.
        acked: what writers were told is recorded.
    """
    ((genesis,),) = read("SELECT genesis FROM store_meta")
    hashes: dict[int, bytes] = {}
    previous, last, recorded = bytes(genesis), 0, 0
    rows = groupby(read(_ENTRIES), key=lambda row: row[6])
    held = {commit: list(entries) for commit, entries in rows}
    for row in read(_COMMITS):
        header = chain.CommitHeader(*row[:-1])
        assert header.id == len(hashes) + 1, f"commit {header.id}: not the next"
        assert header.recorded_at > recorded, f"commit {header.id}: recorded too early"
        assert header.first_position == last + 1, f"commit {header.id}: a gap before"
        entries = held.pop(header.id, [])
        assert len(entries) == header.n_entries, f"commit {header.id}: torn"
        for entry in entries:
            *header_fields, payload, found = entry
            position = entry[0]
            last += 1
            assert position == last, f"position {position}: expected {last}"
            previous = chain.entry_hash(
                previous,
                chain.EntryHeader(*header_fields),
                chain.payload_digest(payload),
            )
            assert previous == found, f"position {position}: the chain is broken"
        previous = chain.commit_hash(previous, header)
        assert previous == row[-1], f"commit {header.id}: the chain is broken"
        hashes[header.id], recorded = previous, header.recorded_at
    assert not held, f"entries of commits that are not there: {sorted(held)}"
    lost = [ack.commit for ack in acked if hashes.get(ack.commit) != ack.hash]
    assert not lost, f"lost, though told to be recorded: commits {lost}"


def check_read_tables(read: Read) -> None:
    """Make sure that the read tables have read the log to its end."""
    ends = read("SELECT position, hash FROM entries ORDER BY position DESC LIMIT 1")
    told = read("SELECT position, log_hash FROM projection_checkpoints")
    assert told == [end for end in ends for _ in told]
    assert bool(told) == bool(ends)


def check_store(log: Log, acked: Iterable[Ack] = ()) -> None:
    """Make sure that a store is sound, and that its read tables are a fold of its log.

    The read tables are folded again.
    """
    with log.reading() as connection:
        read = reader(connection)
        if connection.dialect.name == "sqlite":
            assert read("PRAGMA integrity_check") == [("ok",)]
            assert read("PRAGMA foreign_key_check") == []
        check_log(read, acked)
        check_read_tables(read)
        kept = dict(read_tables(connection))
    PROJECTIONS.rebuild(log)
    with log.reading() as connection:
        for name, rows in read_tables(connection):
            assert rows == kept[name], f"{name} is no fold of the log"


def reader(connection: sa.Connection) -> Read:
    """Read through SQLAlchemy."""

    def read(sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in connection.exec_driver_sql(sql)]

    return read


def read_tables(connection: sa.Connection) -> Iterator[tuple[str, list[Any]]]:
    """Every read table with its rows but their numbers, in one order."""
    for table in (*PROJECTIONS.tables, checkpoints):
        columns = [column for column in table.c if column.name != "row_id"]
        rows = connection.execute(sa.select(*columns))
        yield table.name, sorted((tuple(row) for row in rows), key=repr)
