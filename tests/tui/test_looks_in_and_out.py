"""Pictures of what goes in and out; look at them before accepting new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import ARTICLES
from timeline import Timeline
from tui.app import TimelineApp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Look


@pytest.fixture
def no_tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no clipboard but the terminal's, on whichever machine."""
    monkeypatch.setenv("PATH", str(tmp_path))


def test_an_ingest_looks_as_it_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: Look
) -> None:
    (tmp_path / "press").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "press" / name).write_text(text, encoding="utf-8")
    (tmp_path / "press" / "scan.txt").write_bytes(b"%PDF\0\1")
    monkeypatch.chdir(tmp_path)
    with Timeline.open(tmp_path / "news.db") as timeline:
        timeline.ingest("press/marigold.txt")
        assert look(TimelineApp(timeline), ("i", *"press lost.txt", "enter"))


@pytest.mark.usefixtures("no_tools")
def test_the_choice_of_what_to_copy_looks_as_it_did(
    alder_in_file: Timeline, look: Look
) -> None:
    found = ("slash", *"Engineers", "enter")
    assert look(TimelineApp(alder_in_file), found, ("y", "down", "down"))


def test_an_export_looks_as_it_did(
    alder_in_file: Timeline,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    look: Look,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIMELINE_DB", alder_in_file.db)
    (tmp_path / "chronology.md").write_text("mine", encoding="utf-8")
    found = ("slash", *"bridge", "enter")
    assert look(TimelineApp(alder_in_file), found, ("E", "enter"))
