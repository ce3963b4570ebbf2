"""What somebody with the file of a store can do to it: no guard stops them."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from timeline import Timeline
from timeline.store import chain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def unguarded(db: Path) -> Iterator[sqlite3.Connection]:
    """Open a store with its guards dropped, and put them back as they were."""
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, text in guards:
            connection.execute(text)


def tamper(db: Path, *statements: str) -> None:
    """Run statements that the guards would refuse."""
    with unguarded(db) as connection:
        for statement in statements:
            connection.execute(statement)


def forge(db: Path, position: int, old: str, new: str) -> None:
    """Rewrite a payload, compute the chain again to its end, and fold it anew."""
    with unguarded(db) as connection:
        connection.execute(
            "UPDATE entries SET payload = replace(payload, ?, ?) WHERE position = ?",
            (old, new, position),
        )
        _chain_again(connection)
    with Timeline.open_for_rebuild(db) as timeline:
        timeline.rebuild(force=True)


def _chain_again(connection: sqlite3.Connection) -> None:
    (previous,) = connection.execute("SELECT genesis FROM store_meta").fetchone()
    for commit in connection.execute("SELECT * FROM commits ORDER BY id").fetchall():
        held = "SELECT * FROM entries WHERE commit_id = ? ORDER BY position"
        for row in connection.execute(held, commit[:1]).fetchall():
            header = chain.EntryHeader(*row[:7])
            digest = chain.payload_digest(row[7])
            header = header._replace(
                entry_id=chain.entry_id(header.stream, header.version, digest)
            )
            previous = chain.entry_hash(previous, header, digest)
            connection.execute(
                "UPDATE entries SET entry_id = ?, hash = ? WHERE position = ?",
                (header.entry_id, previous, header.position),
            )
        previous = chain.commit_hash(previous, chain.CommitHeader(*commit[:-1]))
        connection.execute(
            "UPDATE commits SET hash = ? WHERE id = ?", (previous, commit[0])
        )
