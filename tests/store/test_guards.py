"""The log refuses to be rewritten, whoever writes to its file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from timeline.errors import StoreError
from timeline.store import open_log
from timeline.store.guards_sqlite import EXPECTED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.store.conftest import Append
    from timeline.store import Log


REFUSED = r"append-only|not the next row"

REWRITES = {
    "update a payload": "UPDATE entries SET payload = '{}' WHERE position = 1",
    "blank a payload": "UPDATE entries SET payload = NULL WHERE position = 1",
    "update a hash": "UPDATE entries SET hash = randomblob(32) WHERE position = 1",
    "move an entry": "UPDATE entries SET position = 9 WHERE position = 2",
    "delete an entry": "DELETE FROM entries WHERE position = 2",
    "delete all entries": "DELETE FROM entries",
    "replace an entry": (
        "INSERT OR REPLACE INTO entries"
        " SELECT position, entry_id, stream, version, type, schema_version,"
        " commit_id, '{}', hash FROM entries"
    ),
    "upsert an entry": (
        "INSERT INTO entries SELECT * FROM entries WHERE position = 1"
        " ON CONFLICT (position) DO UPDATE SET payload = '{}'"
    ),
    "add to a closed commit": (
        "INSERT INTO entries"
        " VALUES (3, randomblob(16), 'event:1', 3, 't', 1, 1, '{}', randomblob(32))"
    ),
    "add without a commit": (
        "INSERT INTO entries"
        " VALUES (3, randomblob(16), 'event:1', 3, 't', 1, 2, '{}', randomblob(32))"
    ),
    "let SQLite number an entry": (
        "INSERT INTO entries"
        " VALUES (NULL, randomblob(16), 'event:1', 3, 't', 1, 1, '{}',"
        " randomblob(32))"
    ),
    "update a commit": "UPDATE commits SET author = 'Bob'",
    "delete a commit": "DELETE FROM commits",
    "replace a commit": (
        "INSERT OR REPLACE INTO commits SELECT id, idempotency_key, request_digest,"
        " recorded_at, wall_at, 'Bob', command, software, first_position, n_entries,"
        " hash FROM commits"
    ),
    "take over a key": (
        "REPLACE INTO commits VALUES (2, 'k', NULL, 9e15, 1, 'Bob', 'c', 's', 3, 1,"
        " randomblob(32))"
    ),
    "upsert a commit": (
        "INSERT INTO commits SELECT * FROM commits WHERE id = 1"
        " ON CONFLICT (id) DO UPDATE SET author = 'Bob'"
    ),
    "skip a commit": (
        "INSERT INTO commits"
        " VALUES (3, NULL, NULL, 9e15, 1, 'a', 'c', 's', 3, 1, randomblob(32))"
    ),
    "turn the record around": (
        "INSERT INTO commits"
        " VALUES (2, NULL, NULL, 1, 1, 'a', 'c', 's', 3, 1, randomblob(32))"
    ),
    "overlap a commit": (
        "INSERT INTO commits"
        " VALUES (2, NULL, NULL, 9e15, 1, 'a', 'c', 's', 2, 1, randomblob(32))"
    ),
    "update the store's row": "UPDATE store_meta SET store_id = 'mine'",
    "delete the store's row": "DELETE FROM store_meta",
    "replace the store's row": (
        "REPLACE INTO store_meta VALUES (1, 'mine', 'sha256-v1', randomblob(32), 1)"
    ),
    "redact by what is not there": (
        "INSERT INTO redactions VALUES (1, randomblob(32), 9)"
    ),
}


OPEN_COMMIT = (
    "INSERT INTO commits VALUES"
    " (2, NULL, NULL, 9e15, 1, 'Ada', 'c', 's', 3, 1, randomblob(32))"
)
NEXT_ENTRY = (
    "INSERT INTO entries VALUES"
    " (3, randomblob(16), 'event:1', 3, 't', 1, 2, '{}', randomblob(32))"
)
WRONG_ENTRIES = {
    "leave a gap": NEXT_ENTRY.replace("(3,", "(4,"),
    "skip a version": NEXT_ENTRY.replace("1', 3", "1', 4"),
    "replace a version": NEXT_ENTRY.replace("1', 3", "1', 2").replace(
        "INSERT", "REPLACE"
    ),
    "replace an entry of the same id": NEXT_ENTRY.replace(
        "randomblob(16)", "(SELECT entry_id FROM entries WHERE position = 1)"
    ).replace("INSERT", "REPLACE"),
    "name another commit": NEXT_ENTRY.replace("1, 2, '{}'", "1, 1, '{}'"),
    "leave the payload out": NEXT_ENTRY.replace("'{}'", "NULL"),
}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A file: another program may open it."""
    return tmp_path / "news.db"


@pytest.fixture
def plain(db: Path, log: Log, append: Append) -> Iterator[sqlite3.Connection]:
    """A connection as any other program makes one: without our settings."""
    append("event:1", "event:1", key="k")
    log.close()
    with closing(sqlite3.connect(db)) as connection:
        yield connection


@pytest.mark.parametrize("statement", REWRITES.values(), ids=REWRITES)
def test_the_log_cannot_be_rewritten(plain: sqlite3.Connection, statement: str) -> None:
    before = list(plain.iterdump())

    with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
        plain.execute(statement)

    assert list(plain.iterdump()) == before


class TestNextEntry:
    """A commit of another program, which keeps the order if not the chain."""

    def test_the_next_entry_is_let_in(self, plain: sqlite3.Connection) -> None:
        plain.execute(OPEN_COMMIT)
        plain.execute(NEXT_ENTRY)

        assert plain.execute("SELECT count(*) FROM entries").fetchone() == (3,)

    @pytest.mark.parametrize("statement", WRONG_ENTRIES.values(), ids=WRONG_ENTRIES)
    def test_any_other_is_refused(
        self, plain: sqlite3.Connection, statement: str
    ) -> None:
        plain.execute(OPEN_COMMIT)

        with pytest.raises(sqlite3.IntegrityError, match="entries: not the next row"):
            plain.execute(statement)

    def test_a_commit_takes_no_more_entries_than_it_says(
        self, plain: sqlite3.Connection
    ) -> None:
        plain.execute(OPEN_COMMIT)
        plain.execute(NEXT_ENTRY)

        with pytest.raises(sqlite3.IntegrityError, match="entries: not the next row"):
            plain.execute(NEXT_ENTRY.replace("(3,", "(4,").replace("1', 3", "1', 4"))


class TestRedaction:
    REDACT = "INSERT INTO redactions VALUES (1, randomblob(32), 2)"

    def test_a_payload_is_blanked_where_a_redaction_says_so(
        self, plain: sqlite3.Connection
    ) -> None:
        plain.execute(self.REDACT)
        plain.execute("UPDATE entries SET payload = NULL WHERE position = 1")

        payloads = plain.execute("SELECT payload IS NULL FROM entries").fetchall()
        assert payloads == [(1,), (0,)]

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE entries SET payload = '{}' WHERE position = 1",
            "UPDATE entries SET payload = NULL, type = 't' WHERE position = 1",
            "UPDATE entries SET payload = NULL WHERE position = 2",
            "UPDATE redactions SET by_position = 1",
            "DELETE FROM redactions",
            "REPLACE INTO redactions VALUES (1, randomblob(32), 1)",
        ],
        ids=[
            "another payload",
            "another type with it",
            "another entry",
            "update a redaction",
            "delete a redaction",
            "replace a redaction",
        ],
    )
    def test_a_redaction_allows_nothing_more(
        self, plain: sqlite3.Connection, statement: str
    ) -> None:
        plain.execute(self.REDACT)

        with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
            plain.execute(statement)


class TestOpening:
    @pytest.mark.parametrize("name", EXPECTED)
    def test_a_dropped_guard_is_named(
        self, db: Path, plain: sqlite3.Connection, name: str
    ) -> None:
        plain.execute(f"DROP TRIGGER {name}")

        with pytest.raises(StoreError, match=f"trigger {name} is missing"):
            open_log(db)

    def test_an_altered_guard_is_named(
        self, db: Path, plain: sqlite3.Connection
    ) -> None:
        plain.execute("DROP TRIGGER entries_no_update")
        plain.execute(
            "CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries"
            " BEGIN SELECT 1; END"
        )

        with pytest.raises(StoreError, match="trigger entries_no_update is altered"):
            open_log(db)

    def test_a_trigger_of_somebody_else_is_named(
        self, db: Path, plain: sqlite3.Connection
    ) -> None:
        plain.execute(
            "CREATE TRIGGER swallow BEFORE INSERT ON entries"
            " BEGIN SELECT RAISE(IGNORE); END"
        )

        with pytest.raises(StoreError, match="trigger swallow is not known"):
            open_log(db)

    def test_a_rebuilt_table_has_lost_its_guards(
        self, db: Path, plain: sqlite3.Connection
    ) -> None:
        plain.executescript(
            "CREATE TABLE rebuilt AS SELECT * FROM store_meta; DROP TABLE store_meta;"
            "ALTER TABLE rebuilt RENAME TO store_meta"
        )

        with pytest.raises(StoreError, match="store_meta_append is missing"):
            open_log(db)
