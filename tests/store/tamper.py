"""What somebody with the file of a store can do to it: no guard stops them."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from itertools import count
from typing import TYPE_CHECKING

from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.api.verification import verify
from timeline.store import chain, open_log

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from timeline.api.verification import Verification


SENT = "The navy sent 3,000 sailors to the island of Velmora on Wednesday."
PAID = "Anna Weber said on Thursday that the ferry company would not pay."
NOON = 1_729_857_600_000_000


def new_store(folder: Path) -> Timeline:
    """Make a store in `news.db`, whose clock ticks when it is read."""
    log = open_log(
        folder / "news.db",
        create=True,
        clock=count(NOON, 1_000_000).__next__,
        projectors=[PROJECTIONS],
    )
    return Timeline(log, author="Ada")


def ingest(tl: Timeline, folder: Path, **texts: str) -> None:
    """Write articles of one day, a file each, and take them in."""
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(f"Date: 2024-10-25\n\n{text}\n", encoding="utf-8")
        tl.ingest(path)


def damaged(found: Verification) -> list[str]:
    """The checks that found something, in order."""
    return [check.name for check in found.checks if check.problems]


def assert_named(
    db: Path, check: str, position: int | None, statements: Sequence[str]
) -> None:
    """Alter a store, and see that a check names it at a position first."""
    tamper(db, *statements)
    found = verify(db, quick=True)
    assert check in damaged(found), found
    assert found.first_position == position, found


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
