"""Every alteration of the log is named at the first position that it spoils.

In SQLite, by somebody who has the file and drops the guards first.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.store.tamper import (
    assert_named,
    damaged,
    forge,
    tamper,
)
from timeline import Timeline
from timeline.api.verification import verify
from timeline.errors import StoreError
from timeline.store.chain import payload_digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def test_a_store_that_nobody_touched_is_sound(db: Path, anchors: Path) -> None:
    found = verify(db, anchors=anchors)

    assert found.problems == ()
    assert len(found.checks) == 13


ENTRY = {
    "position": "position = position + 1000",
    "id": "entry_id = zeroblob(16)",
    "stream": "stream = 'event:1'",
    "version": "version = 99",
    "type": "type = 'event_split'",
    "schema version": "schema_version = 4",
    "commit to the next": "commit_id = commit_id + 1",
    "commit to the last": "commit_id = commit_id - 1",
    "commit to none": "commit_id = 99",
    "payload": "payload = payload || ' '",
    "payload away": "payload = NULL",
    "payload to bytes": "payload = CAST(payload AS BLOB)",
    "stream to bytes": "stream = CAST(stream AS BLOB)",
    "version to text": "version = 'two'",
    "hash": "hash = zeroblob(32)",
    "hash to text": "hash = 'none'",
}


@pytest.mark.parametrize("position", [1, 5, 8])
@pytest.mark.parametrize("change", ENTRY.values(), ids=ENTRY)
def test_an_altered_column_of_an_entry_is_named(
    db: Path, change: str, position: int
) -> None:
    statement = f"UPDATE entries SET {change} WHERE position = {position}"  # noqa: S608
    assert_named(db, "entries", position, [statement])


COMMIT = {
    "id": "id = 99",
    "idempotency key": "idempotency_key = 'k'",
    "request digest": "request_digest = zeroblob(32)",
    "recorded at": "recorded_at = recorded_at + 1",
    "wall at": "wall_at = 7",
    "author": "author = 'Bob'",
    "author to bytes": "author = CAST(author AS BLOB)",
    "command": "command = 'undo'",
    "software": "software = 'timeline 9'",
    "first position": "first_position = first_position + 1",
    "first position to text": "first_position = 'one'",
    "more entries": "n_entries = n_entries + 1",
    "fewer entries": "n_entries = n_entries - 1",
    "number of entries to text": "n_entries = 'one'",
    "hash": "hash = zeroblob(32)",
}


@pytest.mark.parametrize(("commit", "first"), [(1, 1), (2, 4), (5, 8)])
@pytest.mark.parametrize("change", COMMIT.values(), ids=COMMIT)
def test_an_altered_column_of_a_commit_is_named(
    db: Path, change: str, commit: int, first: int
) -> None:
    tamper(db, f"UPDATE commits SET {change} WHERE id = {commit}")  # noqa: S608

    found = verify(db, quick=True)

    last = first + {1: 3, 2: 2, 5: 1}[commit]
    assert "entries" in damaged(found)
    assert found.first_position in range(first, last + 1)
    said = [str(problem) for problem in found.problems]
    assert any(f"commit {commit}" in text for text in said), said


STORE = {
    "id": "UPDATE store_meta SET store_id = 'mine'",
    "algorithm": "UPDATE store_meta SET hash_alg = 'md5'",
    "genesis": "UPDATE store_meta SET genesis = zeroblob(32)",
}


@pytest.mark.parametrize("statement", STORE.values(), ids=STORE)
def test_an_altered_row_of_the_store_is_named(db: Path, statement: str) -> None:
    assert_named(db, "store", 1, [statement])


def test_a_store_without_its_row_is_named(db: Path) -> None:
    assert_named(db, "store", None, ["DELETE FROM store_meta"])


ROWS = {
    "a row deleted in the middle": (2, "DELETE FROM entries WHERE position = 2"),
    "the first row deleted": (1, "DELETE FROM entries WHERE position = 1"),
    "the last row of a commit deleted": (
        5,
        "DELETE FROM entries WHERE position = 5",
    ),
    "the last row deleted": (8, "DELETE FROM entries WHERE position = 8"),
    "all rows deleted": (1, "DELETE FROM entries"),
    "a commit without its rows deleted": (4, "DELETE FROM commits WHERE id = 2"),
    "the last commit without its rows deleted": (
        8,
        "DELETE FROM commits WHERE id = 5",
    ),
    "all commits deleted": (1, "DELETE FROM commits"),
    "a row inserted at the end": (
        9,
        "INSERT INTO entries SELECT 9, randomblob(16), stream, version + 1, type,"
        " schema_version, commit_id, payload, hash FROM entries WHERE position = 8",
    ),
    "a row inserted before the first": (
        0,
        "INSERT INTO entries SELECT 0, randomblob(16), stream, 99, type,"
        " schema_version, commit_id, payload, hash FROM entries WHERE position = 1",
    ),
    "a commit inserted at the end": (
        9,
        "INSERT INTO commits SELECT 6, NULL, NULL, recorded_at + 1, wall_at, author,"
        " command, software, 9, 1, randomblob(32) FROM commits WHERE id = 5",
    ),
}


@pytest.mark.parametrize(("position", "statement"), ROWS.values(), ids=ROWS)
def test_a_row_more_or_less_is_named(db: Path, position: int, statement: str) -> None:
    assert_named(db, "entries", position, [statement])


def test_a_commit_deleted_with_its_rows_is_named(db: Path) -> None:
    statements = [
        "DELETE FROM entries WHERE commit_id = 2",
        "DELETE FROM commits WHERE id = 2",
    ]
    assert_named(db, "entries", 4, statements)


def test_two_rows_swapped_are_named_at_the_first(db: Path) -> None:
    statements = [
        "UPDATE entries SET position = -position WHERE position IN (2, 5)",
        "UPDATE entries SET position = 7 + position WHERE position < 0",
    ]
    assert_named(db, "entries", 2, statements)


def test_two_payloads_swapped_are_named_at_both(db: Path) -> None:
    tamper(
        db,
        "CREATE TEMP TABLE old AS SELECT position, payload FROM entries",
        "UPDATE entries SET payload = (SELECT payload FROM old"
        " WHERE old.position = 7 - entries.position) WHERE position IN (2, 5)",
    )

    found = verify(db, quick=True)

    assert [problem.position for problem in found.problems] == [2, 5]


def test_one_altered_row_is_one_problem(db: Path) -> None:
    tamper(db, "UPDATE entries SET hash = zeroblob(32) WHERE position IN (2, 7)")

    found = verify(db, quick=True)

    assert [problem.position for problem in found.problems] == [2, 7]


def test_problems_are_bounded_and_the_rest_counted(db: Path) -> None:
    insert = (
        "INSERT INTO entries"
        " WITH RECURSIVE n(i) AS (VALUES (9) UNION ALL SELECT i + 1 FROM n LIMIT 50)"
        " SELECT i, randomblob(16), 's', i, 't', 1, 5, '{}', randomblob(32) FROM n"
    )
    tamper(db, insert)

    (check,) = [
        each for each in verify(db, quick=True).checks if each.name == "entries"
    ]

    assert len(check.problems) == 20
    assert check.more == 30
    assert check.problems[0].position == 9


CUT = [
    "DELETE FROM entries WHERE position >= 7",
    "DELETE FROM commits WHERE id >= 4",
]


def test_a_cut_tail_is_found_by_the_checkpoint(db: Path) -> None:
    assert_named(db, "checkpoints", 7, CUT)


LOST = {
    "a commit": (CUT, "the log ends at position 6, but the read tables had read 8"),
    "entries of a commit": (
        ["DELETE FROM entries WHERE position = 8"],
        "the log ends at position 7, but the read tables had read 8",
    ),
    "all": (
        ["DELETE FROM entries", "DELETE FROM commits"],
        "the log ends at position 0, but the read tables had read 8",
    ),
    "the last hash": (
        ["UPDATE entries SET hash = zeroblob(32) WHERE position = 8"],
        "the log is not the one that the read tables had read to 8",
    ),
}


@pytest.mark.parametrize(("statements", "named"), LOST.values(), ids=LOST)
def test_a_cut_log_is_neither_opened_nor_folded_again(
    db: Path, statements: Sequence[str], named: str
) -> None:
    tamper(db, *statements)

    with pytest.raises(StoreError, match=f"{named}.*do not rebuild"):
        Timeline.open(db)
    with (
        Timeline.open_for_rebuild(db) as tl,
        pytest.raises(StoreError, match=f"{named}.*do not rebuild"),
    ):
        tl.rebuild()
    assert "checkpoints" in damaged(verify(db))


def test_a_checkpoint_behind_the_log_is_folded_again(db: Path) -> None:
    behind = "position = 6, log_hash = (SELECT hash FROM entries WHERE position = 6)"
    tamper(db, f"UPDATE projection_checkpoints SET {behind}")  # noqa: S608

    with pytest.raises(StoreError, match='run "timeline rebuild"'):
        Timeline.open(db)
    with Timeline.open_for_rebuild(db) as tl:
        assert tl.rebuild() == 8
    assert verify(db).problems == ()


def test_a_cut_tail_folded_again_is_found_with_an_anchor_only(
    db: Path, anchors: Path
) -> None:
    tamper(db, *CUT)
    with Timeline.open_for_rebuild(db) as tl:
        tl.rebuild(force=True)

    assert verify(db).problems == ()
    found = verify(db, anchors=anchors)
    assert damaged(found) == ["anchors"]
    assert found.first_position == 8


def test_a_chain_computed_again_is_found_with_an_anchor_only(
    db: Path, anchors: Path
) -> None:
    forge(db, 7, "confirmed by phone", "denied by letter")

    assert verify(db).problems == ()
    found = verify(db, anchors=anchors)
    assert damaged(found) == ["anchors"]
    assert "rewritten" in found.problems[0].what


def test_an_anchor_before_a_rewriting_is_found_still(db: Path, tmp_path: Path) -> None:
    kept = tmp_path / "anchors.jsonl"
    with Timeline.open(db) as tl:
        early = tl.anchor(kept)
        tl.annotate(tl.lines()[0].id, "seen by Bob")
        late = tl.anchor(kept)
    forge(db, late.position, "seen by Bob", "seen by Eve")

    found = verify(db, anchors=kept)

    assert [problem.position for problem in found.problems] == [late.position]
    assert early.position < late.position


def test_the_chain_of_another_store_is_found_with_an_anchor_only(
    db: Path, anchors: Path, tmp_path: Path
) -> None:
    with Timeline.open(tmp_path / "other.db") as other:
        other.ingest(anchors)
    shutil.copy(tmp_path / "other.db", db)

    assert verify(db).problems == ()
    found = verify(db, anchors=anchors)
    assert damaged(found) == ["kept anchors"]
    assert "none is of this store" in found.problems[0].what


TEXT = {
    "body": "UPDATE article_texts SET body = zeroblob(9) WHERE sha256 = {}",
    "body of another": (
        "UPDATE article_texts SET body = (SELECT body FROM article_texts"
        " WHERE sha256 <> {0}) WHERE sha256 = {0}"
    ),
    "size": "UPDATE article_texts SET size = 1 WHERE sha256 = {}",
    "codec": "UPDATE article_texts SET codec = 'none' WHERE sha256 = {}",
    "name": "UPDATE article_texts SET sha256 = 'x' WHERE sha256 = {}",
    "away": "DELETE FROM article_texts WHERE sha256 = {}",
}


@pytest.mark.parametrize("statement", TEXT.values(), ids=TEXT)
def test_an_altered_text_is_named_where_it_was_read(db: Path, statement: str) -> None:
    read = "(SELECT payload ->> 'sha256' FROM entries WHERE position = 4)"
    assert_named(db, "texts", 4, [statement.format(read)])


TAKE_DOWN = (
    "UPDATE entries SET type = 'article_redacted', payload = json_object("
    "'article', 'a', 'reason', 'r', 'blanks', json_array(), 'texts', json_array("
    "(SELECT payload ->> 'sha256' FROM entries WHERE position = 4))) WHERE position = 8"
)
DELETE_TEXT = (
    "DELETE FROM article_texts WHERE sha256 ="
    " (SELECT payload ->> 'sha256' FROM entries WHERE position = 4)"
)


def test_a_text_that_was_taken_down_is_not_missed(db: Path) -> None:
    tamper(db, TAKE_DOWN, DELETE_TEXT)

    assert "texts" not in damaged(verify(db, quick=True))


def test_a_text_that_was_taken_down_and_is_still_there_is_named(db: Path) -> None:
    tamper(db, TAKE_DOWN)

    assert "texts" in damaged(verify(db, quick=True))


def test_a_text_that_no_article_has_is_named(db: Path) -> None:
    statement = (
        "INSERT INTO article_texts SELECT 'x', codec, size, body FROM article_texts"
    )
    assert_named(db, "texts", None, [f"{statement} LIMIT 1"])


FORGED = {
    "by nobody": (5, 99),
    "by what asks for none": (5, 8),
    "by what came before": (5, 2),
}


@pytest.mark.parametrize(("position", "by"), FORGED.values(), ids=FORGED)
def test_a_forged_redaction_is_named(db: Path, position: int, by: int) -> None:
    with Timeline.open(db) as tl:
        payload = next(tl._log.entries(after=position - 1)).text
    digest = payload_digest(payload).hex()
    statements = [
        f"INSERT INTO redactions VALUES ({position}, x'{digest}', {by})",  # noqa: S608
        f"UPDATE entries SET payload = NULL WHERE position = {position}",  # noqa: S608
    ]
    assert_named(db, "redactions", position, statements)


def test_a_redaction_of_another_payload_breaks_the_chain(db: Path) -> None:
    statements = [
        "INSERT INTO redactions VALUES (5, zeroblob(32), 8)",
        "UPDATE entries SET payload = NULL WHERE position = 5",
    ]
    assert_named(db, "entries", 5, statements)


def test_a_redaction_whose_payload_is_still_there_is_named(db: Path) -> None:
    statement = "INSERT INTO redactions VALUES (5, zeroblob(32), 8)"
    assert_named(db, "redactions", 5, [statement])
