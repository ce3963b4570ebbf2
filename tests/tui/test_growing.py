"""What comes in bit by bit is shown without moving everything else about."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from timeline.query.order import OrderPart
from tui.app import TimelineApp
from tui.asking.view import View
from tui.screens.main import MainScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot
    from textual.screen import Screen

    from timeline import Timeline

    Settle = Callable[[Pilot[None]], Awaitable[None]]

_SCREENFULS = 200


async def test_an_order_that_grows_lays_nothing_else_out_anew(
    alder_in_file: Timeline, settle: Settle
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, MainScreen)
        line = alder_in_file.lines()[0]
        view = View(lambda rows: [line] * len(rows))
        part = OrderPart(
            array("q", range(_SCREENFULS)), array("i", [700_000] * _SCREENFULS)
        )
        view.extend(part)
        screen.chronology.show(view)
        await settle(pilot)

        layouts: list[Screen[object]] = []
        screen.screen_layout_refresh_signal.subscribe(screen, layouts.append)
        view.extend(part)
        screen.chronology.grow()
        await settle(pilot)

        assert not layouts
        assert screen.chronology.max_scroll_y > _SCREENFULS
        bar = screen.chronology.vertical_scrollbar
        assert bar.window_virtual_size == 2 * _SCREENFULS


async def test_a_scrollbar_comes_and_goes_with_what_it_is_for(
    alder_in_file: Timeline, settle: Settle
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, MainScreen)
        chronology = screen.chronology
        line = alder_in_file.lines()[0]
        for count in (2, _SCREENFULS, 2):
            view = View(lambda rows: [line] * len(rows))
            view.extend(
                OrderPart(array("q", range(count)), array("i", [700_000] * count))
            )
            chronology.show(view)
            await settle(pilot)
            assert chronology.show_vertical_scrollbar is (count > 2)
