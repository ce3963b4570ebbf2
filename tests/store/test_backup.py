"""Backups of a store."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline.errors import StoreError, UsageError
from timeline.store import open_log
from timeline.store.backup import backup
from timeline.store.engine import make_engine

if TYPE_CHECKING:
    from tests.store.conftest import Append
    from timeline.store import Log


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A file: PostgreSQL has tools of its own to copy a database."""
    return tmp_path / "news.db"


def test_a_backup_is_a_store_with_all_that_was_recorded(
    log: Log, append: Append, tmp_path: Path
) -> None:
    append("event:1", "event:2")
    backup(log.engine, tmp_path / "copy.db")
    append("event:3")

    copy = open_log(tmp_path / "copy.db")

    assert list(copy.entries()) == list(log.entries(upto=2))
    copy.close()


def test_a_backup_never_overwrites(log: Log, tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("keep me")

    with pytest.raises(StoreError, match=r"notes\.txt: it exists"):
        backup(log.engine, target)

    assert target.read_text() == "keep me"


def test_a_backup_overwrites_no_file_that_came_meanwhile(
    log: Log, tmp_path: Path
) -> None:
    target = tmp_path / "notes.txt"

    def come(*_: object) -> None:
        target.write_text("keep me")

    sa.event.listen(log.engine, "checkout", come)
    with pytest.raises(StoreError, match=r"notes\.txt: it exists"):
        backup(log.engine, target)

    assert target.read_text() == "keep me"
    assert sorted(path.name for path in tmp_path.glob("notes*")) == ["notes.txt"]


def test_a_backup_needs_a_folder_to_go_to(log: Log, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no folder"):
        backup(log.engine, tmp_path / "nowhere" / "copy.db")


@pytest.mark.postgresql  # its driver comes with the extra
@pytest.mark.parametrize(
    ("url", "database"),
    [
        (
            "postgresql+psycopg://ada:secret@db.example:5433/news",
            "postgresql://ada@db.example:5433/news",
        ),
        (
            "postgresql+psycopg:///news?host=/run/pg&options=-csearch_path%3Dteam",
            "'postgresql:///news?host=%2Frun%2Fpg&options=-csearch_path%3Dteam'",
        ),
    ],
    ids=["a server", "a socket and a schema"],
)
def test_a_database_server_has_a_command_of_its_own(url: str, database: str) -> None:
    with pytest.raises(UsageError) as refused:
        backup(make_engine(url), Path("copy of today.dump"))

    command = f"pg_dump --format=custom '--file=copy of today.dump' {database}"
    assert f"; run “{command}”" in str(refused.value)
    assert "secret" not in str(refused.value)


BACK_UP_AGAIN_AND_AGAIN = """
import sys
from itertools import count
from pathlib import Path
from timeline.store import open_log
from timeline.store.backup import backup

log = open_log(sys.argv[1])
for number in count():
    backup(log.engine, Path(sys.argv[2], f"{number}.backup"))
"""


def test_a_backup_that_is_killed_does_not_pass_for_one(
    db: Path, log: Log, append: Append, tmp_path: Path
) -> None:
    append("event:1", text="long " * 100_000)
    run = [sys.executable, "-c", BACK_UP_AGAIN_AND_AGAIN, str(db), str(tmp_path)]
    backing_up = subprocess.Popen(run, cwd=Path(__file__).parents[2])  # noqa: S603
    while not (tmp_path / "9.backup").exists():
        assert backing_up.poll() is None
        time.sleep(0.001)
    backing_up.kill()
    backing_up.wait()

    for copy in tmp_path.glob("*.backup"):
        copied = open_log(copy)
        assert copied.head() == log.head()
        copied.close()
