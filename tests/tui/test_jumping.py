from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual.events import Key
from textual.widgets import Input, Static

from tui.app import TimelineApp
from tui.screens.jump import JumpScreen
from tui.widgets.chronology import Chronology

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from timeline import Timeline

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]

TODAY = dt.date(2024, 5, 21)
LEADS_TO = {
    "2022": "Hull",
    "2024-05-16": "Ines Calder",
    "last Wednesday": "Engineers closed",
    "in February 2023": "ignored a warning",
    "5. September 2022": "Marigold",
    "2030": "council will vote",
}


def preview(app: TimelineApp) -> str:
    return str(app.screen.query_one(".preview", Static).content)


def chosen(app: TimelineApp) -> str:
    chronology = app.screen.query_one(Chronology)
    line = chronology.view.line(chronology.cursor)
    return line.title if line else ""


async def test_a_date_in_any_form_leads_to_its_events(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder, today=TODAY)
    found = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for typed in LEADS_TO:
            await press(pilot, "t")
            app.screen.query_one(Input).value = typed
            await press(pilot, "enter")
            assert not isinstance(app.screen, JumpScreen)
            found.append(chosen(app))
    wanted = LEADS_TO.values()
    assert [words in title for words, title in zip(wanted, found, strict=True)] == [
        True
    ] * len(LEADS_TO)


async def test_the_preview_tells_how_the_text_is_read_and_where_it_leads(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "t", *"2022-08")
        assert preview(app).startswith(
            "August 2022  2022-08\n→ August 2022: The shipyard"
        )


async def test_a_text_that_is_no_date_is_told_in_place(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "t")
        for typed in ("whenever", "2024-13-45", "[red]", "…", "9" * 70):
            app.screen.query_one(Input).value = typed
            await press(pilot, "enter")
            assert isinstance(app.screen, JumpScreen)
            assert f"no date: '{typed}'" in preview(app)
        await press(pilot, "escape")
        assert app.screen.query_one(Chronology).cursor == 0


async def test_an_empty_field_goes_nowhere(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "t", "enter")
        assert isinstance(app.screen, JumpScreen)


async def test_keys_typed_faster_than_the_field_opens_are_not_lost(
    alder: Timeline, settle: Settle
) -> None:
    app = TimelineApp(alder, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in "t2022":
            app.post_message(Key(key, key))
        app.post_message(Key("enter", "\r"))
        await settle(pilot)
        assert "Hull" in chosen(app)
        for key in ("slash", *"quit"):
            app.post_message(Key(key, "/" if key == "slash" else key))
        await settle(pilot)
        assert app.screen.query_one(Input).value == "quit"
