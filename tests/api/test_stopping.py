"""An ingest that is asked to stop keeps what was read, and whole articles only."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from timeline import Timeline
    from timeline.api import Ingested

_FILES = 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder of short articles, none like another."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(_FILES):
        body = f"The navy sent {number} sailors to Velmora on Monday."
        path = folder / f"{number:02}.txt"
        path.write_text(f"Date: 2024-10-25\n\n{body}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_read_before_the_stop_is_stored_and_told(
    tl: Timeline, folder: Path, jobs: int
) -> None:
    stop = threading.Event()

    def stop_soon(each: Ingested, number: int, total: int) -> None:
        assert total == _FILES
        stop.set()

    report = tl.ingest(folder, jobs=jobs, progress=stop_soon, stop=stop)
    told = [each.path for each in report.articles]
    assert 0 < len(told) < _FILES
    assert told == [article.ref.path for article in tl.articles()]
    assert report.count("new") == len(told)


def test_the_same_again_goes_on_where_it_was_stopped(
    tl: Timeline, folder: Path
) -> None:
    stop = threading.Event()
    first = tl.ingest(folder, progress=lambda *_: stop.set(), stop=stop)
    second = tl.ingest(folder)
    assert second.count("known") == len(first.articles)
    assert second.count("new") == _FILES - len(first.articles)


def test_what_is_stopped_before_it_begins_reads_nothing(
    tl: Timeline, folder: Path
) -> None:
    stop = threading.Event()
    stop.set()
    assert tl.ingest(folder, stop=stop).articles == ()
    assert tl.articles() == []
