"""Stores on media that cannot be written: everything can be asked, nothing recorded.

As root, who may write anywhere, the tests act as a user who may not.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from timeline import Timeline
from timeline.api.verification import verify
from timeline.errors import StoreError
from timeline.export.plain import one_line
from timeline.store.read_only import connect_read_only

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534


@contextmanager
def protected(
    folder: Path, *, files: int = 0o444, itself: int = 0o555
) -> Iterator[None]:
    """Take away the right to write to a folder and what is in it."""
    for path in folder.iterdir():
        path.chmod(files)
    folder.chmod(itself)
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(NOBODY)
        yield
    finally:
        if user == 0:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Path]:
    """A store alone in a folder that everybody can reach."""
    article = tmp_path / "harbour.txt"
    article.write_text(
        "Date: 2024-10-25\n\nThe navy sent 3,000 sailors to the island on Wednesday.\n",
        encoding="utf-8",
    )
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "news.db"
        with Timeline.open(path, author="Ada") as tl:
            tl.ingest(article)
            tl.verify()  # so that all that it needs is imported
        path.with_name("news.db.lock").unlink()
        yield path


RIGHTS = {
    "nothing may be written": (0o444, 0o555),
    "the file may be written, its folder not": (0o666, 0o555),
    "the folder may be written, the file not": (0o444, 0o777),
}


@pytest.mark.parametrize(("file", "folder"), RIGHTS.values(), ids=RIGHTS)
def test_every_question_is_answered(db: Path, file: int, folder: int) -> None:
    with Timeline.open(db) as tl:
        expected = tl.to_jsonl(tl.events())
        head = tl.anchor().hash

    with protected(db.parent, files=file, itself=folder), Timeline.open(db) as tl:
        (line,) = tl.lines()
        assert one_line(line.title)
        assert tl.event(line.id).mentions
        assert tl.to_jsonl(tl.events()) == expected
        assert tl.to_jsonl(tl.events(as_of=1)) == ""
        assert len(list(tl.log())) == len(tl.articles()) == 1
        assert tl.text(tl.articles()[0].ref.sha256)
        assert tl.anchor().hash == head
        assert tl.verify().problems == ()
        assert verify(db).problems == ()


@pytest.mark.parametrize(("file", "folder"), RIGHTS.values(), ids=RIGHTS)
def test_nothing_is_recorded(db: Path, file: int, folder: int) -> None:
    before = db.read_bytes()

    with protected(db.parent, files=file, itself=folder), Timeline.open(db) as tl:
        event = tl.lines()[0].id
        with pytest.raises(StoreError, match=r"news\.db.* cannot be (written|locked)"):
            tl.annotate(event, "seen")

    assert db.read_bytes() == before


def test_commits_that_lie_beside_the_file_are_not_left_out(db: Path) -> None:
    with Timeline.open(db) as tl:
        tl.annotate(tl.lines()[0].id, "seen")
        beside = Path(f"{db}-wal").read_bytes()
    Path(f"{db}-wal").write_bytes(beside)

    assert beside
    with (
        protected(db.parent),
        pytest.raises(StoreError, match=r"last commits are in news\.db-wal"),
    ):
        Timeline.open(db)


def test_to_verify_writes_nothing_to_the_file(db: Path) -> None:
    with Timeline.open(db) as tl:
        tl.annotate(tl.lines()[0].id, "seen")
        before = db.read_bytes(), Path(f"{db}-wal").read_bytes()

        assert verify(db).problems == ()

        assert (db.read_bytes(), Path(f"{db}-wal").read_bytes()) == before
    assert before[1]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")
def test_a_file_that_is_no_database_is_not_kept_open(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)

    with pytest.raises(sqlite3.DatabaseError) as told:
        connect_read_only(path)

    assert told.tb  # its frames keep what they have not closed
    opened = [os.path.realpath(each) for each in Path("/proc/self/fd").iterdir()]
    assert str(path) not in opened
