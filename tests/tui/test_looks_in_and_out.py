"""Pictures of what goes in and out; look at them before accepting new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import ARTICLES
from timeline import Timeline
from tui.app import TimelineApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]
    Compare = Callable[..., bool]

looks = pytest.mark.parametrize(
    ("size", "theme"),
    [
        ((80, 24), "textual-dark"),
        ((80, 24), "textual-light"),
        ((120, 40), "textual-dark"),
        ((120, 40), "textual-light"),
    ],
    ids=["80x24 dark", "80x24 light", "120x40 dark", "120x40 light"],
)


@pytest.fixture
def no_tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no clipboard but the terminal's, on whichever machine."""
    monkeypatch.setenv("PATH", str(tmp_path))


@looks
def test_an_ingest_looks_as_it_did(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
    press: Press,
    snap_compare: Compare,
    size: tuple[int, int],
    theme: str,
) -> None:
    (tmp_path / "press").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "press" / name).write_text(text, encoding="utf-8")
    (tmp_path / "press" / "scan.txt").write_bytes(b"%PDF\0\1")
    monkeypatch.chdir(tmp_path)

    async def read_all(pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(pilot)
        await press(pilot, "i", *"press lost.txt", "enter")

    with Timeline.open(tmp_path / "news.db") as timeline:
        timeline.ingest("press/marigold.txt")
        app = TimelineApp(timeline)
        assert snap_compare(app, terminal_size=size, run_before=read_all)


@looks
@pytest.mark.usefixtures("no_tools")
def test_the_choice_of_what_to_copy_looks_as_it_did(
    alder_in_file: Timeline,
    settle: Settle,
    press: Press,
    snap_compare: Compare,
    size: tuple[int, int],
    theme: str,
) -> None:
    app = TimelineApp(alder_in_file)

    async def choose(pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(pilot)
        await press(pilot, "slash", *"Engineers", "enter")
        await press(pilot, "y", "down", "down")

    assert snap_compare(app, terminal_size=size, run_before=choose)


@looks
def test_an_export_looks_as_it_did(
    alder_in_file: Timeline,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
    press: Press,
    snap_compare: Compare,
    size: tuple[int, int],
    theme: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIMELINE_DB", alder_in_file.db)
    (tmp_path / "chronology.md").write_text("mine", encoding="utf-8")
    app = TimelineApp(alder_in_file)

    async def ask(pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(pilot)
        await press(pilot, "slash", *"bridge", "enter")
        await press(pilot, "E", "enter")

    assert snap_compare(app, terminal_size=size, run_before=ask)
