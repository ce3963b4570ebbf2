"""Many writers and readers at once, and a lock that is held: all get their turn."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import pytest

from tests.faults.processes import ROOT, command_line, writing
from tests.faults.sound import check_store
from timeline.api.projections import PROJECTIONS
from timeline.store import open_log

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

_WRITERS = ("append", "append", "edit", "edit")

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_four_writers_and_two_readers_get_all_of_it(url: str, faults: int) -> None:
    log = open_log(url, create=True, projectors=[PROJECTIONS])
    commits = len(_WRITERS) * faults
    with ExitStack() as running:
        readers = [running.enter_context(_tailing(url, commits)) for _ in range(2)]
        writers = [
            running.enter_context(writing(writer, url, seed, faults))
            for seed, writer in enumerate(_WRITERS)
        ]
        for process in writers:
            assert process.failure() == (0, "")
            assert len(process.acked) == faults
        told = [reader.communicate(timeout=60)[0] for reader in readers]

    acked = [ack for process in writers for ack in process.acked]
    check_store(log, acked)
    whole = [
        (each.id, each.entries[0].position, each.entries[-1].position)
        for each in log.commits()
    ]
    log.close()
    for seen in told:
        rows = [tuple(map(int, line.split())) for line in seen.splitlines()]
        assert rows == whole[: len(rows)]
        assert len(rows) >= commits


def _tailing(url: str, commits: int) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-m", "tests.faults.tailing", url, str(commits)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_lock_that_another_program_holds_is_told_and_then_forgotten(
    db: Path, tmp_path: Path
) -> None:
    article = tmp_path / "resigned.txt"
    article.write_text("Date: 2024-10-25\n\nThe mayor of Velmora resigned in June.\n")
    open_log(db, create=True).close()
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", HOLD, str(db)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as foreign:
        assert foreign.stdout is not None
        foreign.stdout.readline()

        locked = command_line(db, "ingest", str(article))
        reading = command_line(db, "articles")
        foreign.communicate()

    assert locked.returncode == 4, locked
    assert "news.db is locked by another program" in locked.stderr
    assert locked.stderr.count("\n") == 1
    assert reading.returncode in (0, 3), reading
    assert command_line(db, "ingest", str(article)).returncode == 0


def test_a_reader_that_stays_open_stops_no_writer(db: Path) -> None:
    with writing("append", db, 1, 3, 10) as process:
        process.end()
    with closing(sqlite3.connect(db, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        before = reader.execute("SELECT count(*) FROM commits").fetchone()

        with writing("append", db, 2, 12, 10) as process:
            assert process.failure() == (0, "")

        assert reader.execute("SELECT count(*) FROM commits").fetchone() == before
    log = open_log(db, projectors=[PROJECTIONS])
    check_store(log, process.acked)
    log.close()
