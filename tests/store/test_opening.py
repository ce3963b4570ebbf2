"""Opening a store: what is missing, foreign or damaged is said in one line."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from timeline.errors import StoreError
from timeline.store import NewEntry, open_log
from timeline.store.payloads import EventRetracted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Append
    from timeline.store import Log


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A file: what may be wrong with one."""
    return tmp_path / "news.db"


def test_a_store_opens_again_with_all_it_held(
    db: Path, log: Log, append: Append
) -> None:
    append("event:1", "event:2")
    held = list(log.entries())
    log.close()

    again = open_log(db)

    assert list(again.entries()) == held
    again.close()


def test_creating_a_store_that_is_there_changes_nothing(
    db: Path, log: Log, append: Append
) -> None:
    append("event:1")
    head = log.head()

    again = open_log(db, create=True)

    assert again.head() == head
    again.close()


def test_no_two_stores_start_alike(tmp_path: Path) -> None:
    logs = [open_log(tmp_path / name, create=True) for name in ("a.db", "b.db")]

    hashes = {log.head().hash for log in logs}

    assert len(hashes) == 2
    for log in logs:
        log.close()


def test_a_missing_store_is_not_made_by_looking(db: Path) -> None:
    with pytest.raises(StoreError, match=r"no store at .*news\.db.*timeline ingest"):
        open_log(db)

    assert not db.exists()


def test_an_empty_file_is_no_store_yet(db: Path) -> None:
    db.touch()

    with pytest.raises(StoreError, match="no store at"):
        open_log(db)
    open_log(db, create=True).close()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_log(tmp_path, create=True)


def test_a_device_is_no_store() -> None:
    with pytest.raises(StoreError, match=f"{os.devnull} is no file; .*--db"):
        open_log(os.devnull, create=True)


def test_a_store_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no folder .*nowhere"):
        open_log(tmp_path / "nowhere" / "news.db", create=True)


@pytest.mark.parametrize(
    "content",
    [b"Troops were seen near the border.\n" * 500, b"SQLite"],
    ids=["an article", "a torn header"],
)
def test_another_file_is_left_as_it_is(db: Path, content: bytes) -> None:
    db.write_bytes(content)

    with pytest.raises(StoreError, match=r"is no timeline store, or is damaged"):
        open_log(db, create=True)

    assert db.read_bytes() == content


def test_a_file_damaged_past_its_header_is_refused(db: Path) -> None:
    open_log(db, create=True).close()
    whole = db.read_bytes()
    db.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))

    with pytest.raises(StoreError, match="is damaged"):
        open_log(db)


def test_a_text_that_is_none_is_told_as_damage(
    db: Path, log: Log, append: Append
) -> None:
    append("event:1", text="Anna Weber")
    log.close()
    db.write_bytes(db.read_bytes().replace(b"Anna", b"An\xffa"))

    told = r"is damaged: Could not decode .*Weber"
    with closing(open_log(db)) as damaged, pytest.raises(StoreError, match=told):
        list(damaged.entries())


def test_a_schema_that_is_no_text_is_told_as_damage(db: Path) -> None:
    open_log(db, create=True).close()
    damaged = db.read_bytes().replace(
        b"TRIGGER entries_append", b"TRIGGE\xff entries_append"
    )
    db.write_bytes(damaged)

    with pytest.raises(StoreError, match="is damaged: malformed database schema"):
        open_log(db)


def test_the_database_of_another_program_is_left_as_it_is(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("CREATE TABLE recipes (name)")

    with pytest.raises(StoreError, match="is no timeline store"):
        open_log(db, create=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(db: Path, log: Log) -> None:
    log.close()
    db.chmod(0)

    with pytest.raises(StoreError, match="cannot be read"):
        open_log(db)


def test_a_store_opened_read_only_can_be_read_but_not_written(
    db: Path, log: Log, append: Append
) -> None:
    append("event:1")
    read_only = open_log(f"sqlite:///file:{db}?mode=ro&uri=true")
    entry = NewEntry("event:1", EventRetracted(event="e1", reason="said twice"))

    assert read_only.head().position == 1
    with pytest.raises(StoreError, match=r"news\.db cannot be written"):
        read_only.append([entry], author="Ada", command="c", software="s")
    read_only.close()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("oracle+nothing://db/news", "cannot use the database"),
        ("://", "cannot use the database"),
    ],
    ids=["a driver that is not installed", "no URL"],
)
def test_a_url_that_leads_nowhere_is_refused(url: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_log(url)


def test_no_message_shows_a_password() -> None:
    with pytest.raises(StoreError) as caught:
        open_log("oracle+nothing://ada:s3/cr@t@db/news")
    assert "ada:***@db/news" in str(caught.value)
    assert "s3" not in str(caught.value)


def test_a_store_with_every_odd_character_in_its_path_opens(tmp_path: Path) -> None:
    folder = tmp_path / "100% what? #1 é"
    folder.mkdir()
    path = folder / "news:a&b=c.db"

    open_log(path, create=True).close()

    assert path.is_file()
    open_log(str(path)).close()
