"""Several processes on one store: no append is lost, and none is torn."""

from __future__ import annotations

import fcntl
import os
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from tests.store.processes import exit_code, printed, start
from timeline.errors import StoreError
from timeline.store import open_log
from timeline.store.lock import append_lock

if TYPE_CHECKING:
    from tests.store.conftest import Append
    from timeline.store import Log

APPEND_TWENTY = """
for _ in range(20):
    append(log, NewEntry("shared", payload), NewEntry(name, payload))
"""

DIE_WHILE_WRITING = """
with log.writing() as writer:
    for _ in range(3):
        append(writer, NewEntry("event:1", payload))
    os._exit(9)
"""


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A file: the lock is one beside it."""
    return tmp_path / "news.db"


def test_processes_that_create_and_append_at_once_lose_nothing(db: Path) -> None:
    writers = [start(APPEND_TWENTY, db, name) for name in ("Ada", "Bob", "Cem")]

    printed(writers)

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

    assert exit_code(start(DIE_WHILE_WRITING, db, "Ada")) == 9

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


def test_who_waits_comes_before_who_has_just_been_served(db: Path) -> None:
    log = open_log(db, create=True)
    served, order = threading.Event(), list[str]()

    def hammer() -> None:
        for number in range(3):
            with append_lock(log.engine):
                order.append("hammer")
                served.set()
                if number == 0:
                    wait_until_one_queues(db)

    def wait_for_one() -> None:
        served.wait(timeout=60)
        with append_lock(log.engine):
            order.append("one")

    threads = [threading.Thread(target=each) for each in (hammer, wait_for_one)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    log.close()

    assert order == ["hammer", "one", "hammer", "hammer"]


def wait_until_one_queues(db: Path) -> None:
    """Wait until the place at the head of the queue is taken."""
    end = time.monotonic() + 60
    with Path(f"{db}.queue").open("rb") as queue:
        while time.monotonic() < end:
            try:
                fcntl.flock(queue, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            fcntl.flock(queue, fcntl.LOCK_UN)
            time.sleep(0.001)
    raise AssertionError("nobody queued")


def test_a_process_forked_while_writing_keeps_no_lock(log: Log, append: Append) -> None:
    with append_lock(log.engine):
        child = os.fork()
        if child == 0:
            signal.pause()
            os._exit(0)
    try:
        assert append("event:1").commit == 1
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


@pytest.fixture
def taken(log: Log) -> list[object]:
    """Every connection that is taken out of the log's pool from here on."""
    taken: list[object] = []
    sa.event.listen(log.engine, "checkout", lambda *given: taken.append(given))
    return taken


def test_one_commit_after_the_other_goes_over_one_connection(
    append: Append, taken: list[object]
) -> None:
    for _ in range(3):
        append("event:1")

    assert len(taken) == 1


def test_a_connection_that_failed_is_not_written_over_again(
    log: Log, append: Append, taken: list[object]
) -> None:
    append("event:1")
    with pytest.raises(ZeroDivisionError), log.writing():
        raise ZeroDivisionError
    append("event:1")

    assert len(taken) == 2


def test_a_forked_process_writes_over_a_connection_of_its_own(
    log: Log, append: Append, taken: list[object]
) -> None:
    append("event:1")
    child = os.fork()
    if child == 0:
        append("event:1")
        os._exit(len(taken))

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
    assert append("event:1").commit == 3
    assert len(taken) == 1
