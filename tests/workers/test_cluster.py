"""A Dask cluster that reads: a real scheduler and real workers, on loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("distributed", reason="Dask is not installed: timeline[dask]")
pytestmark = [pytest.mark.dask, pytest.mark.slow]

_ROOT = Path(__file__).parents[2]
_ARTICLES = 16
_LONG = "The quay of Duln is long, grey and old. " * 1_000
"""It takes a worker a while to read, and holds nothing that has to be matched."""


class Cluster:
    """A scheduler, and workers of one thread each, all of them programs."""

    def __init__(self, folder: Path, ends: ExitStack) -> None:
        self._folder, self._ends = folder, ends
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        host, port = "--host=127.0.0.1", self.address.rpartition(":")[2]
        self.scheduler = self._start("scheduler", host, f"--port={port}")

    def add_worker(self, **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker without a nanny, who would start it again."""
        options = ("--nthreads=1", "--no-nanny", "--host=127.0.0.1")
        return self._start("worker", self.address, *options, **environment)

    def _start(
        self, kind: str, *options: str, **environment: str
    ) -> subprocess.Popen[bytes]:
        given = {**os.environ, "PYTHONPATH": str(_ROOT), **environment}
        command = (sys.executable, "-m", "dask", kind, "--no-dashboard", *options)
        with (self._folder / f"{kind}.log").open("ab") as log:
            program = subprocess.Popen(  # noqa: S603 - Dask's own program
                command, cwd=self._folder, env=given, stdout=log, stderr=log
            )
        self._ends.callback(program.wait)
        self._ends.callback(program.kill)
        return program


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    with ExitStack() as ends:
        yield Cluster(folder, ends)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(_ARTICLES):
        told = f"The ferry Aurora struck {number + 2} piers in Velmora on Sunday."
        body = f"Date: 2024-10-25\n\n{told} {_LONG}\n"
        (folder / f"{number:02}.txt").write_text(body, encoding="utf-8")
    return folder


class Ingest:
    """The command, reading its output as it comes."""

    def __init__(self, db: Path, news: Path, address: str) -> None:
        self._program = subprocess.Popen(  # noqa: S603 - our own program
            [
                *(sys.executable, "-m", "timeline", "--db", str(db), "ingest"),
                *("--dask", address, str(news)),
            ],
            cwd=_ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def wait_for_first(self) -> None:
        """Wait until an article is reported."""
        assert self._program.stdout is not None
        assert self._program.stdout.readline().startswith("new ")

    def interrupt(self) -> None:
        self._program.send_signal(signal.SIGINT)

    def end(self) -> tuple[int, str, str]:
        """Wait for it; its exit code, the rest of its output, its complaints."""
        out, err = self._program.communicate(timeout=120)
        return self._program.returncode, out, err


def _exported(db: Path) -> str:
    told = subprocess.run(  # noqa: S603 - our own program
        [
            *(sys.executable, "-m", "timeline", "--db", str(db), "export"),
            *("--format", "jsonl"),
        ],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout


def test_a_worker_killed_in_the_midst_costs_no_article_and_changes_nothing(
    cluster: Cluster, news: Path, tmp_path: Path
) -> None:
    from timeline import Timeline

    first, _ = cluster.add_worker(), cluster.add_worker()
    ingest = Ingest(tmp_path / "cluster.db", news, cluster.address)
    ingest.wait_for_first()
    first.kill()
    code, out, _ = ingest.end()
    assert (code, 1 + out.count("new ")) == (0, _ARTICLES)
    with Timeline.open(tmp_path / "one.db") as timeline:
        timeline.ingest(news)
    assert _exported(tmp_path / "cluster.db") == _exported(tmp_path / "one.db")


def test_an_article_that_cannot_be_read_is_named_as_if_it_were_read_here(
    cluster: Cluster, news: Path, tmp_path: Path
) -> None:
    cluster.add_worker()
    (news / "03.txt").write_bytes(b"\x7fELF\x02\x01\x01\x00" * 64)
    code, out, err = Ingest(tmp_path / "news.db", news, cluster.address).end()
    assert (code, out.count("new ")) == (1, _ARTICLES - 1)
    assert "03.txt" in err.splitlines()[0]


def test_a_scheduler_that_goes_is_told_in_a_line(
    cluster: Cluster, news: Path, tmp_path: Path
) -> None:
    cluster.add_worker()
    ingest = Ingest(tmp_path / "news.db", news, cluster.address)
    ingest.wait_for_first()
    cluster.scheduler.kill()
    code, _, err = ingest.end()
    assert code == 1
    assert f"the Dask scheduler at {cluster.address} is gone; expected " in err
    assert "Traceback" not in err, err


def test_ctrl_c_leaves_whole_articles(
    cluster: Cluster, news: Path, tmp_path: Path
) -> None:
    cluster.add_worker()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    ingest = Ingest(tmp_path / "news.db", news, cluster.address)
    signal.signal(signal.SIGINT, before)
    ingest.wait_for_first()
    ingest.interrupt()
    code, _, err = ingest.end()
    assert (code, err.splitlines()[-1][:11]) == (130, "interrupted")
    assert "Traceback" not in err
    again = Ingest(tmp_path / "news.db", news, cluster.address).end()
    assert again[0] == 0
    assert again[1].count("known ") + again[1].count("new ") == _ARTICLES


def test_no_scheduler_and_no_worker_are_told_within_seconds(
    cluster: Cluster, news: Path, tmp_path: Path
) -> None:
    cases = {
        "tcp://127.0.0.1:1": "no Dask scheduler answers at tcp://127.0.0.1:1 within",
        "nonsense": "no Dask scheduler answers at nonsense within",
        cluster.address: f"the Dask scheduler at {cluster.address} has no workers; ",
    }
    for address, said in cases.items():
        start = time.monotonic()
        code, out, err = Ingest(tmp_path / "news.db", news, address).end()
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert said in err
        assert time.monotonic() - start < 60


def test_a_worker_of_another_version_is_refused(
    cluster: Cluster, news: Path, tmp_path: Path
) -> None:
    """It runs a copy of the package that says it is another."""
    import shutil

    copy = tmp_path / "elsewhere"
    shutil.copytree(_ROOT / "timeline", copy / "timeline")
    version = copy / "timeline" / "version.py"
    text = version.read_text("utf-8").replace('f"timeline {', 'f"timeline 0.0.{')
    version.write_text(text, "utf-8")
    cluster.add_worker(PYTHONPATH=str(copy))
    code, out, err = Ingest(tmp_path / "news.db", news, cluster.address).end()
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "a worker of another version at tcp://127.0.0.1:" in err
    assert "timeline 0.0." in err
