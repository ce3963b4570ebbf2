"""Whoever reads, the same is stored: by one process, by several, by killed ones."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO, TextIOWrapper
from itertools import count
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.errors import UsageError, WorkerError
from timeline.store import open_log

if TYPE_CHECKING:
    from timeline.api import Ingested
    from timeline.store.entries import StoredCommit

_PLACES = ("Velmora", "Northport", "Kessary", "Duln", "Osterby", "Halvik")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with a dozen articles, two of one text, and two files that are none."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(12):
        place, day = _PLACES[number // 2], 20 + number % 2
        (folder / f"{number:02}.txt").write_text(
            f"Ferry strikes a pier\nDate: 2024-10-{day}\n\n"
            f"The ferry Aurora struck a pier in {place} on Sunday, injuring "
            f"{number + 2} passengers. The port authority of {place} said on Monday "
            "that it had closed the pier.\n",
            encoding="utf-8",
        )
    (folder / "05.txt").write_bytes((folder / "04.txt").read_bytes())
    (folder / "03a.txt").write_bytes(b"\x7fELF\x02\x01\x01\x00" * 64)
    (folder / "99.txt").write_bytes(b"")
    return folder


def _ingested(db: Path, news: Path, jobs: int | str) -> tuple[list[Ingested], object]:
    open_log(db, create=True).close()
    ticks = count(1_729_857_600_000_000, 1_000_000)
    log = open_log(db, clock=ticks.__next__, projectors=[PROJECTIONS])
    with Timeline(log, author="Ada") as timeline:
        report = timeline.ingest(news, jobs=jobs)
        return list(report.articles), (_stored(log.commits()), timeline.lines())


def _stored(commits: object) -> list[object]:
    told: list[object] = []
    commit: StoredCommit
    for commit in commits:  # type: ignore[attr-defined]  # an iterator of them
        told += [
            (entry.position, entry.stream, entry.type, entry.payload, entry.recorded_at)
            for entry in commit.entries
        ]
    return told


def test_the_same_is_stored_and_told_whatever_the_number_of_jobs(
    tmp_path: Path, news: Path
) -> None:
    one = _ingested(tmp_path / "one.db", news, 1)
    three = _ingested(tmp_path / "three.db", news, 3)
    assert one == three
    assert [each.outcome for each in one[0]].count("failed") == 2
    assert not active_children()


def test_a_killed_worker_costs_no_article(tl: Timeline, news: Path) -> None:
    def kill_one(_result: Ingested, number: int, _total: int) -> None:
        if number in {1, 7}:
            for child in active_children()[:1]:
                child.kill()

    report = tl.ingest(news, jobs=2, progress=kill_one)
    assert (report.count("new"), report.count("known")) == (11, 1)
    assert report.count("failed") == 2
    assert len(tl.articles()) == 11


def test_an_exception_on_the_way_leaves_whole_articles_and_no_process(
    tl: Timeline, news: Path
) -> None:
    def interrupt(_result: Ingested, number: int, _total: int) -> None:
        if number == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tl.ingest(news, jobs=2, progress=interrupt)
    assert not active_children()
    assert len(tl.articles()) >= 4
    assert tl.verify().problems == ()
    left = 11 - len(tl.articles())
    assert tl.ingest(news, jobs=2).count("new") == left


def test_standard_input_is_read_beside_files(
    tl: Timeline, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = TextIOWrapper(BytesIO(b"Date: 2024-10-25\n\nThe mayor resigned in June.\n"))
    monkeypatch.setattr(sys, "stdin", piped)
    report = tl.ingest([news / "01.txt", "-", news / "02.txt"], jobs=2)
    assert [each.outcome for each in report.articles] == ["new"] * 3
    assert report.articles[1].path == "-"


def test_jobs_and_a_cluster_do_not_go_together(tl: Timeline, news: Path) -> None:
    with pytest.raises(UsageError, match=r"2 jobs and the cluster .+; expected "):
        tl.ingest(news, jobs=2, dask="tcp://127.0.0.1:1")


def test_a_script_whose_main_module_cannot_be_imported_is_told_so(
    tmp_path: Path, news: Path
) -> None:
    script = tmp_path / "brief.py"
    script.write_text(
        "import sys\nfrom timeline import Timeline\n"
        "with Timeline.open(sys.argv[1]) as tl:\n    tl.ingest(sys.argv[2], jobs=2)\n",
        encoding="utf-8",
    )
    told = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, script, tmp_path / "brief.db", news],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        timeout=120,
    )
    assert told.returncode == 1
    assert f"{WorkerError.__name__}: the processes to read with do not start" in (
        told.stderr
    )
    assert "if __name__ == '__main__':" in told.stderr.splitlines()[-1]
