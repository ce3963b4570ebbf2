"""Pictures of the app; look at them (`make pictures`) before accepting new ones."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tui.app import TimelineApp
from tui.widgets.chronology import Chronology
from tui.widgets.filter_bar import FilterBar

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
        titles = [line.title for line in alder_in_file.lines()]
        wanted = next(title for title in titles if "Ines Calder said" in title)
        app.screen.query_one(Chronology).cursor = titles.index(wanted)
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go_to_the_statement)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_an_article_looks_as_it_did(
    alder_in_file: Timeline,
    settle: Settle,
    press: Press,
    snap_compare: Compare,
    size: tuple[int, int],
    theme: str,
) -> None:
    app = TimelineApp(alder_in_file)

    async def open_it(pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(pilot)
        await press(pilot, "slash", *"Engineers", "enter")
        await press(pilot, "enter", "n")

    assert snap_compare(app, terminal_size=size, run_before=open_it)


def test_a_filtered_list_looks_as_it_did(
    alder_in_file: Timeline, settle: Settle, press: Press, snap_compare: Compare
) -> None:
    app = TimelineApp(alder_in_file)

    async def filter_it(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "slash", *"bridge", "enter")

    assert snap_compare(app, terminal_size=(80, 24), run_before=filter_it)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_chips_look_as_they_did(
    alder_in_file: Timeline,
    settle: Settle,
    press: Press,
    snap_compare: Compare,
    size: tuple[int, int],
    theme: str,
) -> None:
    app = TimelineApp(alder_in_file)

    async def filter_it(pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(pilot)
        app.screen.query_one(FilterBar).text = "-role:planned from:soon bridge"
        await press(pilot, "slash", *" wher")

    assert snap_compare(app, terminal_size=size, run_before=filter_it)


def test_the_list_to_filter_by_looks_as_it_did(
    alder_in_file: Timeline, settle: Settle, press: Press, snap_compare: Compare
) -> None:
    app = TimelineApp(alder_in_file)

    async def ask(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "f")

    assert snap_compare(app, terminal_size=(80, 24), run_before=ask)


def test_the_help_looks_as_it_did(
    alder_in_file: Timeline, settle: Settle, press: Press, snap_compare: Compare
) -> None:
    app = TimelineApp(alder_in_file)

    async def ask(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "question_mark")

    assert snap_compare(app, terminal_size=(120, 40), run_before=ask)


@pytest.mark.usefixtures("in_utc")
@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "keys", [("comma", "less_than_sign"), ("w", "j")], ids=["as-of", "changes"]
)
def test_what_was_known_then_and_what_changed_look_as_they_did(
    told_daily: Timeline,
    settle: Settle,
    press: Press,
    snap_compare: Compare,
    size: tuple[int, int],
    theme: str,
    keys: tuple[str, ...],
) -> None:
    app = TimelineApp(told_daily)

    async def look_back(pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(pilot)
        for key in keys:
            await press(pilot, key)

    assert snap_compare(app, terminal_size=size, run_before=look_back)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "keys",
    [
        ("r", *"last Friday", "tab", *"the log book"),
        ("M",),
        ("v", "j"),
    ],
    ids=["re-date", "merge", "review"],
)
def test_corrections_look_as_they_did(
    alder_in_file: Timeline,
    settle: Settle,
    press: Press,
    snap_compare: Compare,
    keys: tuple[str, ...],
    size: tuple[int, int],
    theme: str,
) -> None:
    app = TimelineApp(alder_in_file, today=dt.date(2024, 5, 21))

    async def go_to_a_proposal(pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(pilot)
        lines = alder_in_file.lines()
        places = [at for at, line in enumerate(lines) if "repaired the" in line.title]
        app.screen.query_one(Chronology).cursor = places[0]
        await settle(pilot)
        for key in keys:
            await press(pilot, key)

    assert snap_compare(app, terminal_size=size, run_before=go_to_a_proposal)
