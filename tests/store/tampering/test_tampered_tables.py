"""Every alteration of the read tables, the schema and the guards is named.

In SQLite, by somebody who has the file and drops the guards first.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.store.tamper import (
    damaged,
    tamper,
    unguarded,
)
from timeline.api.projections import PROJECTIONS
from timeline.api.verification import verify
from timeline.store.guards_sqlite import EXPECTED

if TYPE_CHECKING:
    from pathlib import Path


def test_a_row_altered_in_a_read_table_is_one_problem(db: Path) -> None:
    tamper(db, "UPDATE proj_chronology SET title = 'Peace' WHERE row_id = 1")

    (problem,) = verify(db).problems

    assert problem.position == 3
    assert "is not what the log gives" in problem.what


def test_a_row_less_in_any_read_table_is_named(db: Path) -> None:
    held = []
    with unguarded(db) as connection:
        for table in PROJECTIONS.tables:
            first = next(iter(table.primary_key)).name
            deleted = connection.execute(
                f"DELETE FROM {table.name} WHERE {first} IN"  # noqa: S608
                f" (SELECT {first} FROM {table.name} ORDER BY {first} LIMIT 1)"
            )
            held += [table.name] * deleted.rowcount

    found = verify(db)

    assert len(held) >= 7
    assert damaged(found) == ["read tables", "words"]
    problems = [problem.what for problem in found.problems]
    missing = [what for what in problems if "is missing" in what]
    assert {what.partition(":")[0] for what in missing} == set(held)
    assert all(what.startswith("lines with “") for what in problems[len(missing) :])


def test_a_row_more_in_a_read_table_is_named(db: Path) -> None:
    columns = "mention, event, sys_from, sys_to"
    tamper(
        db,
        f"INSERT INTO proj_membership ({columns})"  # noqa: S608
        f" SELECT {columns} FROM proj_membership WHERE row_id = 1",
    )

    found = verify(db)

    assert damaged(found) == ["read tables"]
    assert "is not what the log gives" in found.problems[0].what


def test_an_altered_read_table_is_named_at_the_position_of_its_row(db: Path) -> None:
    tamper(db, "UPDATE proj_chronology SET title = 'Nothing' WHERE sys_from = 8")

    found = verify(db)

    assert damaged(found) == ["read tables"]
    assert found.first_position == 8


FLAGS = {"no bytes": "x''", "no text": "''", "a half": "0.5", "two": "2"}


@pytest.mark.parametrize("value", FLAGS.values(), ids=FLAGS)
@pytest.mark.parametrize("flag", ["retracted", "corrected", "disagrees"])
def test_a_flag_of_another_kind_is_named(db: Path, flag: str, value: str) -> None:
    """Read as a flag it is true or false, and no query finds it as either."""
    tamper(db, f"UPDATE proj_chronology SET {flag} = {value} WHERE sys_from = 8")  # noqa: S608

    found = verify(db)

    assert damaged(found) == ["read tables"]
    assert found.first_position == 8


def test_words_moved_to_other_lines_of_the_same_sum_are_named(db: Path) -> None:
    with unguarded(db) as connection:
        for number in (1, 4):
            connection.execute(
                "INSERT INTO proj_words (rowid, words) VALUES (?, 'moved')", (number,)
            )
        connection.execute(
            "UPDATE proj_chronology SET words = words || ' moved '"
            " WHERE row_id IN (2, 3)"
        )

    words = next(each for each in verify(db).checks if each.name == "words")

    assert [problem.what.partition(";")[0] for problem in words.problems] == [
        "lines with “moved” are not those of the index"
    ]


CHECKPOINT = {
    "position": "position = 2",
    "hash": "log_hash = zeroblob(32)",
    "fingerprint": "fingerprint = 'other'",
}


@pytest.mark.parametrize("change", CHECKPOINT.values(), ids=CHECKPOINT)
def test_an_altered_checkpoint_is_named(db: Path, change: str) -> None:
    tamper(db, f"UPDATE projection_checkpoints SET {change}")  # noqa: S608

    assert damaged(verify(db)) == ["checkpoints"]


KINDS = {
    "store": "UPDATE store_meta SET genesis = 'none'",
    "redactions": "INSERT INTO redactions VALUES (5, 'y', 'z')",
    "texts": "UPDATE article_texts SET body = 'none'",
    "checkpoints": "UPDATE projection_checkpoints SET log_hash = 'none'",
    "read tables": "UPDATE proj_membership SET sys_to = 'never', event = x'ff'",
}


@pytest.mark.parametrize(("check", "statement"), KINDS.items(), ids=KINDS)
def test_a_value_of_another_kind_is_named(db: Path, check: str, statement: str) -> None:
    tamper(db, statement)

    assert check in damaged(verify(db))


SCHEMA = {
    "an index dropped": "DROP INDEX ix_proj_membership_event",
    "an index added": "CREATE INDEX mine ON entries (type)",
    "a table added": "CREATE TABLE notes (id INTEGER PRIMARY KEY)",
    "a table named like the index of words": "CREATE TABLE proj_words_kept (body BLOB)",
    "a column added": "ALTER TABLE commits ADD COLUMN mine TEXT",
    "a column computed": (
        "ALTER TABLE entries ADD COLUMN mine TEXT GENERATED ALWAYS AS (payload)"
    ),
    "a view added": "CREATE VIEW mine AS SELECT * FROM entries",
}


@pytest.mark.parametrize("statement", SCHEMA.values(), ids=SCHEMA)
def test_an_altered_schema_is_named(db: Path, statement: str) -> None:
    tamper(db, statement)

    found = verify(db)

    assert damaged(found) == ["schema"]
    assert "it is not as declared" in found.problems[0].what


INDEXES = {
    "of other rows": "ix_proj_chronology_closed ON proj_chronology (sys_to)",
    "of another order": (
        "ix_proj_chronology_event ON proj_chronology (event COLLATE NOCASE)"
    ),
    "of an expression": "ix_proj_chronology_event ON proj_chronology (upper(event))",
}


@pytest.mark.parametrize("index", INDEXES.values(), ids=INDEXES)
def test_an_altered_index_is_named(db: Path, index: str) -> None:
    name = index.split()[0]
    tamper(db, f"DROP INDEX {name}", f"CREATE INDEX {index}")

    found = verify(db)

    assert damaged(found) == ["schema"]
    assert f"index {name} is altered" in found.problems[0].what


def test_a_view_in_place_of_a_table_is_named(db: Path) -> None:
    tamper(
        db,
        "CREATE TABLE aside AS SELECT * FROM proj_undone",
        "DROP TABLE proj_undone",
        "CREATE VIEW proj_undone AS SELECT * FROM aside",
    )

    said = [problem.what for problem in verify(db).problems]

    for part in ("table proj_undone is missing", "view proj_undone is not known"):
        assert f"it is not as declared: {part}" in said


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("entries", "length(hash) = 32", "1"),
        ("entries", "stream TEXT", "stream TEXT COLLATE NOCASE"),
        ("redactions", "REFERENCES entries (position)", "REFERENCES commits (id)"),
    ],
)
def test_a_rewritten_table_is_named(db: Path, table: str, old: str, new: str) -> None:
    with unguarded(db) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        changed = connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, ?, ?)"
            " WHERE name = ? AND instr(sql, ?)",
            (old, new, table, old),
        )
        assert changed.rowcount == 1
        connection.execute("PRAGMA writable_schema = RESET")

    said = [problem.what for problem in verify(db).problems]

    assert f"it is not as declared: table {table} is altered" in said


@pytest.mark.parametrize("name", EXPECTED)
def test_a_dropped_trigger_is_named(db: Path, name: str) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute(f"DROP TRIGGER {name}")

    found = verify(db, quick=True)

    assert damaged(found) == ["triggers"]
    assert f"{name} is missing" in found.problems[0].what


def test_many_dropped_triggers_are_told_by_table_and_few_by_name(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        for name in EXPECTED:
            connection.execute(f"DROP TRIGGER {name}")

    (problem,) = verify(db, quick=True).problems

    assert "against changes of store_meta (update, delete, insert)" in problem.what
    assert "entries (update, delete, insert)" in problem.what
    assert problem.what.count(" is missing") == 3
    assert f"and {len(EXPECTED) - 3} more; expected" in problem.what
