"""The stores that are measured: ours, bare sqlite3, and eventsourcing's where it is.

Each takes the same entries, in the same commits and streams.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Protocol

import sqlalchemy as sa

from timeline.store import NewEntry, open_log
from timeline.store.payloads import ArticleRead, MentionFound, dump
from timeline.store.tables import store_meta

try:
    from store_eventsourcing import Eventsourcing, plain, typed
except ImportError:  # the extra "bench" is not installed
    PEERS: dict[str, tuple[Any, Callable[[Sequence[Claim]], list[Claim]]]] = {}
else:
    PEERS = {
        "eventsourcing": (Eventsourcing, plain),
        "eventsourcing with typed values": (Eventsourcing, typed),
    }
"""The ways to give eventsourcing the same entries, the cheaper one first."""

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from store_news import Claim

    from timeline.store import Projector
    from timeline.store.payloads import Payload


class Store(Protocol):
    """A store under measurement."""

    def append(self, commit: Sequence[Any]) -> None:
        """Append one commit, durably."""

    def close(self) -> None:
        """Let go of the database."""


def payload(claim: Claim) -> Payload:
    """Make a typed payload of plain values, every field checked."""
    if claim.kind == "article":
        return ArticleRead.model_validate(claim.fields)
    article = claim.stream.partition(":")[2]
    fields = {"article": article, "revision": 1, "mention": claim.fields}
    return MentionFound.model_validate(fields)


def new_entries(commit: Iterable[Claim]) -> list[NewEntry]:
    """Turn a commit into what our store is given: typed, at an expected version."""
    return [
        NewEntry(claim.stream, payload(claim), claim.version - 1) for claim in commit
    ]


def raw_rows(commit: Iterable[Claim]) -> list[tuple[str, int, str, int, str]]:
    """Turn a commit into what a bare insert is given: rows, serialised already."""
    rows = []
    for claim in commit:
        model = payload(claim)
        version = model.SCHEMA_VERSION
        row = (claim.stream, claim.version, model.TYPE, version, dump(model))
        rows.append(row)
    return rows


class Ours:
    """Timeline's log: guards, hash chain, and the projectors that it is given."""

    def __init__(self, db: Path | str, projectors: Sequence[Projector] = ()) -> None:
        self.log = open_log(db, create=True, projectors=projectors)

    def append(self, commit: Sequence[NewEntry]) -> None:
        """Append typed payloads as one commit."""
        self.log.append(
            commit, author="benchmark", command="ingest", software="benchmark"
        )

    def append_values(self, commit: Sequence[Claim]) -> None:
        """Make typed payloads of plain values, and append them."""
        self.append(new_entries(commit))

    def replay(self) -> int:
        """Read the whole log, every payload as its frozen model."""
        return sum(entry.payload is not None for entry in self.log.entries())

    def verify(self) -> None:
        """Walk the chain from its start, and make sure that it is whole."""
        from timeline.store.walk import check_chain

        with self.log.reading() as connection:
            genesis = connection.execute(sa.select(store_meta.c.genesis)).scalar_one()
            assert not check_chain(connection, "entries", (genesis,)).problems

    def close(self) -> None:
        """Let go of the database."""
        self.log.close()


class Bare:
    """The limit of any store on SQLite: one table, as durable, with nothing else."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute(
            "CREATE TABLE entries (position INTEGER PRIMARY KEY, stream TEXT NOT NULL,"
            " version INTEGER NOT NULL, type TEXT NOT NULL, schema_version INTEGER NOT"
            " NULL, payload TEXT NOT NULL, UNIQUE (stream, version))"
        )

    def append(self, commit: Sequence[tuple[str, int, str, int, str]]) -> None:
        """Insert rows in one transaction."""
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany(
            "INSERT INTO entries (stream, version, type, schema_version, payload)"
            " VALUES (?, ?, ?, ?, ?)",
            commit,
        )
        self.connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()


def bytes_held(path: Path) -> int:
    """The size of an SQLite file, all of it checkpointed and vacuumed."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path.stat().st_size
