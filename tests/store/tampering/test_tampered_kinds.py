"""Values of another kind in the tables of the log: named, whatever reading them raises.

SQLite keeps anything in any column, and no CHECK asks for the kind.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

from tests.store.tamper import (
    SENT,
    damaged,
    ingest,
    new_store,
    tamper,
    unguarded,
)
from timeline import Timeline
from timeline.api.verification import verify
from timeline.cli.main import main
from timeline.errors import StoreError
from timeline.store import NewEntry, open_log
from timeline.store.entries import LAST_MOMENT
from timeline.store.payloads import EventAnnotated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of an article and a note, with an anchor beside."""
    folder = tmp_path_factory.mktemp("sound")
    with new_store(folder) as tl:
        ingest(tl, folder, harbour=SENT)
        tl.annotate(tl.lines()[0].id, "seen")
        tl.anchor(folder / "anchors.jsonl")
    return folder / "news.db"


FRACTIONS = {
    "recorded at": "UPDATE commits SET recorded_at = recorded_at + 0.25 WHERE id = 2",
    "wall at": "UPDATE commits SET wall_at = wall_at + 0.25 WHERE id = 2",
    "entries": "UPDATE commits SET n_entries = n_entries + 0.25 WHERE id = 2",
    "version": "UPDATE entries SET version = version + 0.25 WHERE position = 2",
    "schema version": "UPDATE entries SET schema_version = 1.25 WHERE position = 2",
    "commit": "UPDATE entries SET commit_id = commit_id + 0.25 WHERE position = 2",
}
INFINITE = {
    "wall at": "UPDATE commits SET wall_at = 9e999 WHERE id = 2",
    "recorded at": "UPDATE commits SET recorded_at = 9e999 WHERE id = 2",
    "schema version": "UPDATE entries SET schema_version = 9e999 WHERE position = 2",
    "schema version of an article": (
        "UPDATE entries SET schema_version = 9e999 WHERE type = 'article_read'"
    ),
}


@pytest.mark.parametrize("statement", FRACTIONS.values(), ids=FRACTIONS)
def test_a_fraction_that_a_hash_leaves_out_is_named(db: Path, statement: str) -> None:
    tamper(db, statement)

    assert "entries" in damaged(verify(db, quick=True))


@pytest.mark.parametrize("statement", INFINITE.values(), ids=INFINITE)
def test_a_number_beyond_all_is_named(db: Path, statement: str) -> None:
    tamper(db, statement)

    assert "entries" in damaged(verify(db, quick=True))


@pytest.mark.parametrize("kind", ["article_read", "event_annotated"])
def test_a_payload_too_deep_to_read_is_named(db: Path, kind: str) -> None:
    with unguarded(db) as connection:
        connection.execute(
            "UPDATE entries SET payload = ? WHERE type = ?", ("[" * 200_000, kind)
        )

    assert "entries" in damaged(verify(db))


@pytest.mark.parametrize(
    ("number", "statement"),
    [
        pytest.param(2, "INSERT INTO alembic_version VALUES ('0001')", id="two"),
        pytest.param(0, "DELETE FROM alembic_version", id="none"),
    ],
)
def test_a_store_of_no_one_revision_says_so(
    db: Path, capsys: pytest.CaptureFixture[str], number: int, statement: str
) -> None:
    tamper(db, statement)

    assert damaged(verify(db, quick=True)) == ["schema"]
    assert main(["list", "--db", str(db)]) == 4
    assert f"names {number} revisions of its schema" in capsys.readouterr().err


def test_anchors_of_a_store_without_its_row_are_not_found(
    db: Path, sound: Path
) -> None:
    tamper(db, "DELETE FROM store_meta")

    found = verify(db, quick=True, anchors=sound.with_name("anchors.jsonl"))

    assert damaged(found) == ["store", "kept anchors"]


TEXTS = {
    "words after its end": lambda body: body + b"words kept here",
    "cut": lambda body: body[:-1],
    "far more than its size": lambda _: zlib.compress(bytes(10**7)),
}


@pytest.mark.parametrize("alter", TEXTS.values(), ids=TEXTS)
def test_a_text_is_its_compressed_bytes_and_nothing_more(
    db: Path, alter: Callable[[bytes], bytes]
) -> None:
    with unguarded(db) as connection:
        ((body,),) = connection.execute("SELECT body FROM article_texts")
        connection.execute("UPDATE article_texts SET body = ?", (alter(body),))

    assert damaged(verify(db, quick=True)) == ["texts"]
    with Timeline.open(db) as tl, pytest.raises(StoreError, match="is damaged"):
        tl.text(tl.articles()[0].ref.sha256)


def test_a_text_of_a_size_beyond_all_is_named(db: Path) -> None:
    tamper(db, "UPDATE article_texts SET size = 9223372036854775807")

    assert damaged(verify(db, quick=True)) == ["texts"]


def test_a_commit_beyond_the_year_9999_is_named_and_said(db: Path) -> None:
    tamper(db, "UPDATE commits SET recorded_at = 9223372036854775807 WHERE id = 2")

    assert "entries" in damaged(verify(db, quick=True))
    with pytest.raises(StoreError, match="before the year 10000"):
        Timeline.open(db)


def test_nothing_is_recorded_beyond_the_year_9999(tmp_path: Path) -> None:
    late = tmp_path / "late.db"
    log = open_log(late, create=True, clock=lambda: LAST_MOMENT - 1)
    note = NewEntry("event:1", EventAnnotated(event="e1", text="seen", reason="phone"))

    for _ in range(2):
        log.append([note], author="Ada", command="annotate", software="timeline 0.1")
    with pytest.raises(StoreError, match="before the year 10000"):
        log.append([note], author="Ada", command="annotate", software="timeline 0.1")

    assert log.head().commit == 2
    log.close()
    assert "entries" not in damaged(verify(late, quick=True))
