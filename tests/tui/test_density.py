from __future__ import annotations

import datetime as dt
from array import array
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from timeline.query.order import UNDATED
from tui.app import TimelineApp
from tui.screens.main import MainScreen
from tui.widgets.density import Density

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from timeline import Timeline

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]

LEAD = 14
"""Cells of the words at the left, where a dozen has no date."""


def days(*texts: str, undated: int = 0) -> array[int]:
    found = sorted(dt.date.fromisoformat(text).toordinal() for text in texts)
    return array("i", found + [UNDATED] * undated)


class Shown(App[None]):
    """A density alone, and what was picked in it."""

    CSS = "Density { height: 3; }"

    def __init__(self, listed: array[int]) -> None:
        super().__init__()
        self.density, self.listed = Density(), listed
        self.picked: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.density

    def on_mount(self) -> None:
        self.density.show(self.listed)

    def on_density_picked(self, message: Density.Picked) -> None:
        self.picked.append(message.day)


def drawn(density: Density) -> list[str]:
    return [density.render_line(y).text.rstrip() for y in range(density.size.height)]


def main(app: TimelineApp) -> MainScreen:
    assert isinstance(app.screen, MainScreen)
    return app.screen


THREE = days("2024-10-20", "2024-10-20", "2024-10-21", "2024-10-23", undated=12)
"""Two events, one, none, one: a bar of twelve cells for each day."""


async def test_bars_stand_over_their_years_and_what_has_no_date_is_counted() -> None:
    app = Shown(THREE)
    async with app.run_test(size=(80, 24)):
        bars, lower, scale = drawn(app.density)
        assert bars == " 3 Density    " + "█" * 11
        assert lower == " by day       " + f"{'█' * 11} {'█' * 11} {'':12}{'█' * 11}"
        assert scale == " +12 undated  2024 Oct 20 21          22          23"


@pytest.mark.parametrize(
    ("width", "height", "lines"),
    [
        (80, 2, [" 3 by day     ███████████ ▄▄▄▄▄", " +12 undated  2024 Oct 20 21"]),
        (80, 1, [" 3 by day     ███████████ ▄▄▄▄▄"]),
        (30, 2, ["██████ ▄▄▄▄▄▄        ▄▄▄▄▄▄", "2024 Oct      22     23"]),
        (3, 2, ["█", ""]),
    ],
    ids=["two lines", "one line", "no room for words", "hardly any room"],
)
async def test_a_small_place_shows_what_it_has_room_for(
    width: int, height: int, lines: list[str]
) -> None:
    app = Shown(THREE)
    async with app.run_test(size=(width, 24)) as pilot:
        app.density.styles.height = height
        await pilot.pause()
        found = drawn(app.density)
        assert len(found) == len(lines)
        for line, start in zip(found, lines, strict=True):
            assert line.startswith(start)


async def test_the_mouse_goes_to_what_it_points_at_and_is_dragged_over() -> None:
    app = Shown(THREE)
    first = THREE[0]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.mouse_down(Density, offset=(LEAD + 14, 0))
        await pilot.hover(Density, offset=(LEAD + 2, 1))
        await pilot.mouse_up(Density, offset=(LEAD + 2, 1))
        await pilot.hover(Density, offset=(LEAD + 40, 1))
        await pilot.click(Density, offset=(LEAD + 30, 0))
        await pilot.click(Density, offset=(3, 2))
        await pilot.click(Density, offset=(78, 1))
        await pilot.pause()
        assert list(dict.fromkeys(app.picked)) == [
            first + 1, first, first + 3, UNDATED
        ]  # fmt: skip


async def test_hovering_tells_the_period_and_how_many() -> None:
    app = Shown(THREE)
    async with app.run_test(size=(80, 24)) as pilot:
        told = []
        for x in (3, LEAD, LEAD + 14, LEAD + 26, 79):
            await pilot.hover(Density, offset=(x, 1))
            told.append(app.density.tooltip)
        assert told == [
            "without a date: 12 events",
            "20 October 2024: 2 events",
            "21 October 2024: 1 event",
            "22 October 2024: no events",
            None,
        ]


async def test_keys_go_from_bar_to_bar_over_empty_ones() -> None:
    app = Shown(THREE)
    first = THREE[0]
    async with app.run_test(size=(80, 24)) as pilot:
        app.density.focus()
        app.density.row = 2
        await pilot.press("right", "left", "l", "h", "end", "home")
        assert app.picked == [
            first + 3, first, first + 3, first, first + 3, first
        ]  # fmt: skip


async def test_an_order_that_streams_in_is_counted_a_few_times_a_second() -> None:
    listed = THREE[:1]
    app = Shown(listed)
    async with app.run_test(size=(80, 24)) as pilot:
        density = app.density
        density.show(listed, is_whole=False)
        for day in THREE[1:4]:
            listed.append(day)
            density.grow()
        assert density.chart.dated == 1
        while density.chart.dated == 1:
            await pilot.pause(0.05)
        assert density.chart.dated == 4


@pytest.mark.parametrize("listed", [days(), days(undated=2)], ids=["none", "undated"])
async def test_nothing_dated_says_so(listed: array[int]) -> None:
    app = Shown(listed)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "no dates" in drawn(app.density)[1]
        app.density.focus()
        await pilot.press("right", "home", "end", "left")
        assert set(app.picked) <= {UNDATED}


# -- on the main screen ------------------------------------------------------------


@pytest.mark.parametrize(("size", "lines"), [((80, 24), 2), ((120, 40), 3)])
async def test_it_stands_between_the_filter_and_the_panes(
    alder_in_file: Timeline, settle: Settle, size: tuple[int, int], lines: int
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        screen = main(app)
        assert screen.density.region.y == screen.bar.region.bottom
        assert screen.chronology.region.y == screen.density.region.bottom
        assert screen.density.size.height == lines
        chart = screen.density.chart
        assert chart.dated + chart.undated == len(alder_in_file.lines())


async def test_bars_are_gone_along_and_the_one_of_the_cursor_is_marked(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = main(app)
        chart = screen.density.chart
        starts = [bucket.start for bucket in chart.buckets if bucket.events]
        gone = [screen.chronology.cursor]
        for _ in starts[1:]:
            await press(pilot, "ctrl+right")
            gone.append(screen.chronology.cursor)
            assert screen.density.row == gone[-1]
        assert gone == starts
        await press(pilot, "ctrl+right")
        assert screen.chronology.cursor == chart.dated
        await press(pilot, "ctrl+left")
        assert screen.chronology.cursor == starts[-1]
        await press(pilot, "3", "left", "left", "enter")
        assert screen.chronology.cursor == starts[-3]
        assert app.focused is screen.chronology


async def test_a_filter_changes_what_is_counted(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"ferry", "enter")
        screen = main(app)
        chart = screen.density.chart
        assert chart.dated + chart.undated == len(screen.chronology.view)
        await press(pilot, "slash", *" nowhere", "enter")
        assert screen.density.chart.dated == 0


async def test_a_click_goes_there_and_leaves_the_keys_to_the_list(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main(app)
        await pilot.click(Density, offset=(2, 1))
        await settle(pilot)
        assert screen.chronology.cursor == screen.density.chart.dated
        assert app.focused is screen.chronology
