from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.app import TimelineApp
from tui.screens.main import MainScreen
from tui.settings import NARROWEST, SPLIT

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from timeline import Timeline

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]


def main(app: TimelineApp) -> MainScreen:
    assert isinstance(app.screen, MainScreen)
    return app.screen


async def test_numbers_go_to_the_panes_that_bear_them(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main(app)
        panes = {"3": screen.density, "2": screen.detail, "1": screen.chronology}
        for key, pane in panes.items():
            await press(pilot, key)
            assert app.focused is pane
        assert str(screen.chronology.border_title) == "1 Chronology"
        assert str(screen.detail.border_title) == "2 Event"
        await press(pilot, "d", "2")
        assert screen.detail.display
        assert app.focused is screen.detail


async def test_where_there_is_no_event_there_is_no_pane_to_go_to(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"nowhere", "enter", "2")
        assert app.focused is main(app).chronology


async def test_numbers_are_typed_into_the_filter(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"2024-", "plus")
        assert main(app).bar.text == "2024-+"


@pytest.mark.parametrize("size", [(120, 40), (80, 40)], ids=["beside", "below"])
async def test_the_room_is_shared_as_the_reader_wants(
    alder_in_file: Timeline,
    settle: Settle,
    press: Press,
    size: tuple[int, int],
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        screen = main(app)
        side = 0 if size[0] == 120 else 1

        def share() -> float:
            list_, event = screen.chronology.outer_size, screen.detail.outer_size
            assert list_[1 - side] == event[1 - side]
            return list_[side] / (list_[side] + event[side])

        assert share() == pytest.approx(SPLIT / 100, abs=0.03)
        await press(pilot, "plus", "plus")
        assert screen.split == SPLIT + 10
        assert share() == pytest.approx(screen.split / 100, abs=0.03)
        await press(pilot, *["minus"] * 30)
        assert share() == pytest.approx(NARROWEST / 100, abs=0.03)
        screen.split = 50
        await settle(pilot)
        assert share() == pytest.approx(0.5, abs=0.03)


async def test_the_panes_share_the_room_anew_when_the_terminal_changes(
    alder_in_file: Timeline, settle: Settle
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = main(app)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert screen.chronology.region.width == screen.detail.region.width == 80
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert screen.chronology.region.height == screen.detail.region.height
        assert screen.detail.region.right == 120
