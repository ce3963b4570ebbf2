"""What this program writes is no source: it is named where it is met."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, get_args

import pytest

from timeline import Timeline
from timeline.export.formats import FORMATS, Name

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tell
    from timeline.api import Ingested


@pytest.mark.parametrize("name", get_args(Name))
def test_an_export_in_a_folder_is_skipped_and_named(
    name: Name, tl: Timeline, tell: Tell, tmp_path: Path
) -> None:
    tell("ferry.txt", "The ferry Aurora struck a pier on Wednesday.")
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / f"out{FORMATS[name].suffix}"
    with path.open("w", encoding="utf-8", newline="") as file:
        tl.export(file, format=name)
    (told,) = tl.ingest(folder).articles
    assert told.skipped
    if name == "jsonl":
        assert told.skipped == "an export of a chronology; use “timeline import”"


def test_a_text_about_events_from_articles_is_read(
    tl: Timeline, tmp_path: Path
) -> None:
    path = tmp_path / "note.md"
    path.write_text("# Review\n\nThe paper drew 12 events from 3 articles on Friday.\n")
    (told,) = tl.ingest(path).articles
    assert told.outcome == "new"


def test_the_files_of_the_store_are_passed_over_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("It rained in Aske in June 2024.\n")
    (tmp_path / "other.db").write_bytes(b"SQLite format 3\0")
    link = tmp_path.with_name(f"{tmp_path.name} by another name")
    link.symlink_to(tmp_path)
    with Timeline.open(link / "news.db") as timeline:
        told = timeline.ingest(tmp_path).articles
        beside = {path.name for path in tmp_path.iterdir()}
        assert {"news.db", "news.db-wal", "news.db.lock", "news.db.queue"} <= beside
        assert [each.path for each in told] == [
            str(tmp_path / "other.db"),
            str(tmp_path / "rain.txt"),
        ]
        stop = threading.Event()
        seen: list[str] = []

        def see(each: Ingested, _number: int, _total: int) -> None:
            seen.append(each.path)
            stop.set()

        timeline.watch(tmp_path, interval=0.05, stop=stop, progress=see)
        assert seen == [str(tmp_path / "other.db")]
        (named,) = timeline.ingest(tmp_path / "news.db").articles
        assert "is binary" in (named.error or "")
