"""Several processes on one store: no append is lost, and none is torn."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.errors import StoreError
from timeline.store import open_log
from timeline.store.lock import append_lock

if TYPE_CHECKING:
    from tests.store.conftest import Append
    from timeline.store import Log

APPEND_TWENTY = """
import sys
from timeline.store import NewEntry, open_log
from timeline.store.payloads import EventRetracted

log = open_log(sys.argv[1], create=True)
for number in range(20):
    payload = EventRetracted(event=f"e{number}", reason=sys.argv[2])
    log.append(
        [NewEntry("shared", payload), NewEntry(sys.argv[2], payload)],
        author=sys.argv[2],
        command="retract",
        software="timeline 0.1",
    )
"""

DIE_WHILE_WRITING = """
import os, sys
from timeline.store import NewEntry, open_log
from timeline.store.payloads import EventRetracted

log = open_log(sys.argv[1])
with log.writing() as writer:
    for _ in range(3):
        writer.append(
            [NewEntry("event:1", EventRetracted(event="e1", reason="said twice"))],
            author="Ada",
            command="retract",
            software="timeline 0.1",
        )
    os._exit(9)
"""


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A file: the lock is one beside it."""
    return tmp_path / "news.db"


def start(code: str, *arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    root = Path(__file__).parents[2]
    return subprocess.Popen(command, cwd=root)  # noqa: S603 - our own code


def test_processes_that_create_and_append_at_once_lose_nothing(db: Path) -> None:
    writers = [start(APPEND_TWENTY, db, name) for name in ("Ada", "Bob", "Cem")]

    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]

    log = open_log(db)
    entries = list(log.entries())
    assert [entry.position for entry in entries] == list(range(1, 121))
    assert [entry.version for entry in log.stream("shared")] == list(range(1, 61))
    for name in ("Ada", "Bob", "Cem"):
        assert [entry.version for entry in log.stream(name)] == list(range(1, 21))
    assert all(len(commit.entries) == 2 for commit in log.commits())
    recorded = [commit.recorded_at for commit in log.commits()]
    assert recorded == sorted(set(recorded))
    log.close()


def test_a_process_that_dies_while_writing_leaves_nothing(db: Path) -> None:
    open_log(db, create=True).close()

    assert start(DIE_WHILE_WRITING, db).wait(timeout=60) == 9

    log = open_log(db)
    assert log.head().position == 0
    with append_lock(log.engine, timeout=0.1):
        pass
    log.close()


def test_a_store_that_another_is_writing_is_locked(db: Path) -> None:
    log = open_log(db, create=True)

    with (
        append_lock(log.engine),
        pytest.raises(StoreError, match=r"news\.db is locked: another timeline"),
        append_lock(log.engine, timeout=0.05),
    ):
        pass
    log.close()


def test_an_append_waits_for_its_turn(log: Log, append: Append) -> None:
    waiting = threading.Thread(target=append, args=["event:1"])

    with append_lock(log.engine):
        waiting.start()
        waiting.join(timeout=0.3)
        assert waiting.is_alive()
        assert log.head().position == 0

    waiting.join(timeout=10)
    assert log.head().position == 1


def test_a_store_in_memory_needs_no_lock() -> None:
    log = open_log(":memory:", create=True)

    with append_lock(log.engine), append_lock(log.engine, timeout=0):
        pass
    log.close()
