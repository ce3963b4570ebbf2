"""What is said in a corner: once, and out of the way of what is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets._toast import ToastRack

from timeline import Timeline
from tui.app import TimelineApp
from tui.screens.help import HelpScreen
from tui.screens.main import MainScreen
from tui.screens.review import ReviewScreen
from tui.toasts import report
from tui.widgets.as_of import AsOf

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]


def told(pilot: Pilot[None]) -> list[str]:
    return [each.message for each in pilot.app._notifications]


async def test_the_same_failure_is_told_once_and_at_most_two_at_a_time(
    alder: Timeline, settle: Settle
) -> None:
    async with TimelineApp(alder).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for failure in ("no ink", "no ink", "no paper", "no ink"):
            report(pilot.app.screen, failure)
            await pilot.pause()
        assert told(pilot) == ["no paper", "no ink"]
        report(pilot.app.screen, "no pen")
        await pilot.pause()
        assert told(pilot) == ["no ink", "no pen"]


async def test_a_store_that_is_gone_is_told_of_once_however_often_it_is_asked(
    tmp_path: Path, settle: Settle, press: Press
) -> None:
    db = tmp_path / "alder.db"
    with Timeline.open(db) as timeline:
        async with TimelineApp(timeline).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            db.unlink()
            await press(pilot, "slash", *"ferry", "enter", "escape", "R")
            (failure,) = told(pilot)
            assert "is gone" in failure


async def test_what_was_said_is_not_carried_to_another_screen(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    async with TimelineApp(alder).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        assert told(pilot) == ["Nothing was looked for yet: / looks for words"]
        report(pilot.app.screen, "no ink")
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert told(pilot) == ["no ink"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_no_toast_lies_over_the_line_that_tells_which_moment_is_shown(
    told_daily: Timeline, settle: Settle, press: Press, size: tuple[int, int]
) -> None:
    async with TimelineApp(told_daily).run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "comma", "r")
        assert isinstance(pilot.app.screen, MainScreen)
        assert told(pilot)
        rack = pilot.app.screen.query_one(ToastRack)
        assert rack.region.bottom <= pilot.app.screen.query_one(AsOf).region.y


async def test_no_toast_lies_over_what_the_review_says(
    told_daily: Timeline, settle: Settle, press: Press
) -> None:
    async with TimelineApp(told_daily).run_test(
        size=(80, 24), notifications=True
    ) as pilot:
        await settle(pilot)
        await press(pilot, "v")
        assert isinstance(pilot.app.screen, ReviewScreen)
        report(pilot.app.screen, "no ink")
        await settle(pilot)
        rack = pilot.app.screen.query_one(ToastRack)
        assert rack.region.bottom <= pilot.app.screen.query_one(".said").region.y
