"""`timeline ingest --jobs`: a real program, interrupted and killed as by a person."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.api.ingest import _MOST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Result

_ROOT = Path(__file__).parents[2]
_LONG = "The mayor of Velmora resigned on Monday. " * 2_000

on_linux = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="looks for processes in /proc"
)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Two processes that read long articles, in a process group of their own.

    As many short ones as are stored at once come first, and are told of meanwhile.
    """
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(_MOST):
        text = f"{number} clerks of Duln fled on Monday.\n"
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    for number in range(_MOST, _MOST + 8):
        (folder / f"{number}.txt").write_text(f"{number}. {_LONG}\n", "utf-8")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    started = subprocess.Popen(  # noqa: S603 - our own program
        [
            *(sys.executable, "-m", "timeline", "--db", str(tmp_path / "news.db")),
            *("ingest", "--jobs", "2", str(folder)),
        ],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, before)
    yield started
    started.kill()
    started.communicate()


def _children(pid: int) -> list[int]:
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8")
    return [int(child) for child in told.split()]


def _wait_for_the_end_of(processes: list[int]) -> None:
    """Wait until none of them runs; one that nobody waited for yet has ended."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if not any(map(_runs, processes)):
            return
        time.sleep(0.02)
    raise AssertionError(processes)


def _runs(process: int) -> bool:
    try:
        stat = Path(f"/proc/{process}/stat").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


@on_linux
def test_ctrl_c_leaves_whole_articles_no_process_and_one_line(
    program: subprocess.Popen[str], run: Callable[..., Result], tmp_path: Path
) -> None:
    assert program.stdout is not None
    assert program.stdout.readline().startswith("new ")
    children = _children(program.pid)
    assert len(children) >= 2
    os.killpg(program.pid, signal.SIGINT)  # as a terminal does
    out, complaint = program.communicate(timeout=60)
    assert program.returncode == 130
    # Python itself tells of an interrupt that came where none can be raised.
    told = complaint[complaint.index("interrupted") :]
    assert told.count("\n") == 1
    _wait_for_the_end_of(children)
    db = str(tmp_path / "news.db")
    assert run("verify", on=db).code == 0
    assert len(run("articles", on=db).out.splitlines()) >= 1 + out.count("new ")


@on_linux
def test_processes_end_with_the_one_that_was_killed(
    program: subprocess.Popen[str],
) -> None:
    assert program.stdout is not None
    assert program.stdout.readline().startswith("new ")
    children = _children(program.pid)
    assert len(children) >= 2
    program.kill()
    _wait_for_the_end_of(children)


def test_a_number_of_jobs_that_is_none_is_a_usage_error(
    run: Callable[..., Result],
) -> None:
    result = run("ingest", "--jobs", "many", "articles")
    assert result.code == 2
    assert result.err.startswith("timeline: no number of jobs: 'many'; expected ")


@pytest.mark.parametrize("jobs", ["2", "auto"])
def test_jobs_read_what_one_process_reads(
    run: Callable[..., Result], jobs: str
) -> None:
    result = run("ingest", "--jobs", jobs, "articles")
    assert (result.code, result.out.count("new ")) == (0, 2)
