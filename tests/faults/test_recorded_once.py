"""Killed before the reply and asked again, or the clock run back: recorded once."""

from __future__ import annotations

import signal
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.faults.processes import ROOT
from tests.faults.sound import check_store
from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.errors import StoreError
from timeline.store import NewEntry, open_log
from timeline.store.payloads import EventsMerged

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.store import Committed, Log

pytestmark = pytest.mark.slow

DIES = """
import os, signal, sys
from tests.faults.test_recorded_once import append
from timeline.api.projections import PROJECTIONS
from timeline.store import open_log

log = open_log(sys.argv[1], create=True, projectors=[PROJECTIONS])
append(log, "request 1")
os.kill(os.getpid(), signal.SIGKILL)
"""

DIES_READING = """
import os, signal, sys
from timeline import Timeline

with Timeline.open(sys.argv[1], author="Ada") as tl:
    tl.ingest(sys.argv[2])
    os.kill(os.getpid(), signal.SIGKILL)
"""


def append(log: Log, key: str, *, why: str = "the same ferry") -> Committed:
    merged = EventsMerged(a="m1", b="m2", score=0.8, why=why, by="matcher 1")
    return log.append(
        [NewEntry("event:e1", merged)],
        author="Ada",
        command="match",
        software="timeline 0.1",
        idempotency_key=key,
    )


def dies(code: str, *arguments: str | Path) -> None:
    """Run a program that kills itself as soon as its commit is recorded."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, check=False)  # noqa: S603 - our own
    assert done.returncode == -signal.SIGKILL


def test_an_append_without_a_reply_is_recorded_once_when_tried_again(url: str) -> None:
    dies(DIES, url)

    log = open_log(url, projectors=[PROJECTIONS])
    again = append(log, "request 1")

    assert (again.is_new, again.commit) == (False, 1)
    assert (again.first_position, again.last_position) == (1, 1)
    assert log.head().commit == 1
    with pytest.raises(StoreError, match="was used for another request, in commit 1"):
        append(log, "request 1", why="another ferry")
    assert append(log, "request 2").commit == 2
    check_store(log)
    log.close()


def test_an_article_without_a_reply_is_known_when_read_again(
    url: str, tmp_path: Path
) -> None:
    article = tmp_path / "resigned.txt"
    article.write_text("Date: 2024-10-25\n\nThe mayor of Velmora resigned in June.\n")
    dies(DIES_READING, url, article)

    with Timeline.open(url, author="Ada") as timeline:
        (again,) = timeline.ingest(article).articles
        assert again.outcome == "known"
        assert again.mentions == 1
        assert len(list(timeline.log())) == 1


def test_a_clock_that_runs_back_keeps_the_order(url: str) -> None:
    noon, hour = 1_729_857_600_000_000, 3_600_000_000
    told = [noon, noon + 5, noon - hour, noon - hour - 1, noon, noon + 2 * hour]
    clock = iter([noon, *told])
    log = open_log(url, create=True, clock=clock.__next__, projectors=[PROJECTIONS])
    for number in range(len(told)):
        append(log, f"request {number}")

    recorded = [commit.recorded_at for commit in log.commits()]
    assert all(earlier < later for earlier, later in pairwise(recorded))
    with log.reading() as connection:
        rows = connection.exec_driver_sql("SELECT wall_at FROM commits ORDER BY id")
        assert [at for (at,) in rows] == told
    assert [log.position_at(at) for at in recorded] == list(range(1, len(told) + 1))
    check_store(log)
    log.close()
