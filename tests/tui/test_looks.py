"""Pictures of the app; look at them (`make pictures`) before accepting new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.app import TimelineApp
from tui.widgets.chronology import Chronology

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from timeline import Timeline

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]
    Compare = Callable[..., bool]


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_list_and_the_detail_look_as_they_did(
    alder_in_file: Timeline,
    settle: Settle,
    snap_compare: Compare,
    size: tuple[int, int],
    theme: str,
) -> None:
    app = TimelineApp(alder_in_file)

    async def go_to_the_statement(pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(pilot)
        view = app.screen.query_one(Chronology).view
        titles = [line.title for line in view.lines]
        wanted = next(title for title in titles if "Ines Calder said" in title)
        app.screen.query_one(Chronology).cursor = titles.index(wanted)
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go_to_the_statement)


def test_a_filtered_list_looks_as_it_did(
    alder_in_file: Timeline, settle: Settle, press: Press, snap_compare: Compare
) -> None:
    app = TimelineApp(alder_in_file)

    async def filter_it(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "slash", *"bridge", "enter")

    assert snap_compare(app, terminal_size=(80, 24), run_before=filter_it)


def test_the_help_looks_as_it_did(
    alder_in_file: Timeline, settle: Settle, press: Press, snap_compare: Compare
) -> None:
    app = TimelineApp(alder_in_file)

    async def ask(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "question_mark")

    assert snap_compare(app, terminal_size=(120, 40), run_before=ask)
