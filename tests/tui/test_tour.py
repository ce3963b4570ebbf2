"""The README's tour through the terminal UI, key by key, on the sample articles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline import Timeline
from tui.app import TimelineApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]

ROOT = Path(__file__).parents[2]
_KEYS = {"/": "slash", "?": "question_mark", ",": "comma", "ctrl+→": "ctrl+right"}


def rows() -> list[tuple[str, str]]:
    """The rows of the table: what to press, and what is to be seen."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text.partition("| press | and see |\n| --- | --- |\n")[2].partition("\n\n")[
        0
    ]
    return [
        (pressed, seen)
        for pressed, seen in re.findall(r"^\| (.+?) \| (.+) \|$", table, flags=re.M)
    ]


def keys(pressed: str) -> list[list[str]]:
    """What a cell says to press: keys in backticks, text in quotation marks."""
    return [
        [_KEYS.get(key, key)] if key else list(text)
        for key, text in re.findall(r"`([^`]+)`|“([^”]+)”", pressed)
    ]


def on_screen(app: TimelineApp) -> str:
    """All that is drawn now, in words."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_the_tour_shows_what_it_says(
    tmp_path: Path, settle: Settle, press: Press, size: tuple[int, int]
) -> None:
    steps = rows()
    assert len(steps) > 8
    with Timeline.open(tmp_path / "seeds.db") as timeline:
        timeline.ingest(ROOT / "seeds")
        app = TimelineApp(timeline)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            for pressed, seen in steps:
                drawn = ""
                for run in keys(pressed):
                    await press(pilot, *run)
                    drawn += on_screen(app)
                for words in re.findall(r"\*\*(.+?)\*\*", seen):
                    assert words in drawn, (pressed, drawn)
