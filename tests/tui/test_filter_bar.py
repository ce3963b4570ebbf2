"""The filter bar in the app, on a real store: keys, chips, clicks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.widgets import Static

from tui.app import TimelineApp
from tui.asking.filter_text import Part
from tui.screens.filter_by import FilterByScreen
from tui.widgets.chips import Chips, fit_chips
from tui.widgets.chronology import Chronology
from tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from timeline import Timeline

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]

TODAY = dt.date(2024, 5, 21)
COURIER = Part("source", "courier")


def typed(text: str) -> list[str]:
    """Name the keys that type a text."""
    names = {" ": "space", ":": "colon", '"': "quotation_mark", "-": "minus"}
    return [names.get(letter, letter) for letter in text]


def bar(app: TimelineApp) -> FilterBar:
    return app.screen.query_one(FilterBar)


def shown(app: TimelineApp) -> set[str]:
    view = app.screen.query_one(Chronology).view
    return {line.id for index in range(len(view)) if (line := view.line(index))}


def hint(app: TimelineApp) -> str:
    told = app.screen.query_one(".hint")
    return str(told.render()) if told.display else ""


async def test_a_key_filters_while_it_is_typed_and_then_becomes_a_chip(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file, today=TODAY)
    of_courier = {event.id for event in alder_in_file.events(source="courier")}
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *typed("source:cour"))
        assert shown(app) == of_courier
        assert bar(app).chips == ()
        await press(pilot, *typed("ier ferry"))
        assert (bar(app).chips, bar(app).field.value) == ((COURIER,), "ferry")
        assert bar(app).text == "source:courier ferry"
        assert 0 < len(shown(app)) < len(of_courier)
        assert bar(app).count == f"{len(shown(app))} of 15 events"


async def test_a_word_that_may_become_a_key_is_waited_for(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *typed("sourc"))
        assert len(shown(app)) == 15
        await press(pilot, "enter")
        assert shown(app) == set()
        assert bar(app).text == "sourc"


async def test_tab_completes_and_enter_makes_chips_of_all(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *typed("sou"), "tab", *typed("courier"), "tab")
        assert bar(app).chips == (COURIER,)
        await press(pilot, *typed("role:al"), "tab", "enter")
        assert bar(app).chips == (COURIER, Part("role", "alleged"))
        assert isinstance(app.focused, Chronology)
        assert len(shown(app)) == 1


async def test_what_is_wrong_is_marked_told_of_and_not_lost(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *typed("role:"))
        assert hint(app) == "role: statement, occurrence, alleged or planned"
        await press(pilot, *typed("maybe "))
        assert bar(app).chips == (Part("role", "maybe"),)
        assert "expected statement" in hint(app)
        assert len(shown(app)) == 15
        await press(pilot, "enter")
        assert hint(app) == ""
        assert bar(app).text == "role:maybe"


async def test_a_date_in_another_language_is_read_once_it_is_written_to_its_end(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *typed('to:"3. Mai 2022"'))
        assert (len(shown(app)), hint(app)[:8]) == (15, "to: the ")
        await press(pilot, "enter")
        assert 0 < len(shown(app)) < 15


async def test_backspace_takes_the_last_chip_away_and_left_takes_it_to_be_changed(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *typed("source:courier role:planned "), "backspace")
        assert bar(app).chips == (COURIER,)
        await press(pilot, "left")
        assert (bar(app).chips, bar(app).field.value) == ((), "source:courier")
        await press(pilot, "backspace", "space")
        assert bar(app).chips == (Part("source", "courie"),)
        await press(pilot, "backspace", "backspace")
        assert bar(app).text == ""
        assert len(shown(app)) == 15


async def test_filters_are_recalled_and_what_was_typed_comes_back(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *typed("source:courier ferry"), "enter", "escape")
        await press(pilot, "slash", *typed("bridge"), "escape")
        assert bar(app).recall.recent == ("bridge", "source:courier ferry")
        await press(pilot, "slash", *typed("win"), "up", "up", "up")
        assert (bar(app).chips, bar(app).field.value) == ((COURIER,), "ferry")
        await press(pilot, "down", "down")
        assert bar(app).text == "win"
        await press(pilot, "down")
        assert isinstance(app.focused, Chronology)


async def test_a_click_turns_a_chip_round_and_its_cross_takes_it_away(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file, today=TODAY)
    of_courier = {event.id for event in alder_in_file.events(source="courier")}
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *typed("source:courier "))
        await pilot.click(Chips, offset=(3, 0))
        await settle(pilot)
        assert bar(app).text == "-source:courier"
        assert len(shown(app)) == 15 - len(of_courier)
        assert not shown(app) & of_courier
        cross = len(" -source:courier ")
        await pilot.click(Chips, offset=(cross, 0))
        await settle(pilot)
        assert bar(app).text == ""


@pytest.mark.parametrize(
    ("key", "value"), [("D", "disagreed"), ("L", "unsure"), ("C", "corrected")]
)
async def test_a_key_shows_only_what_is_to_be_looked_at_and_all_again(
    alder_in_file: Timeline, settle: Settle, press: Press, key: str, value: str
) -> None:
    app = TimelineApp(alder_in_file, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert bar(app).chips == (Part("is", value),)
        assert len(shown(app)) < 15
        await press(pilot, key)
        assert bar(app).chips == ()
        assert len(shown(app)) == 15


async def test_something_of_an_event_is_chosen_from_a_list(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for keys in (("enter",), ("j", "minus")):
            await press(pilot, "f")
            assert isinstance(app.screen, FilterByScreen)
            await press(pilot, *keys)
        assert bar(app).text == 'source:"Quayside Herald" -who:"harbour authority"'
        assert 0 < len(shown(app)) < 15


async def test_many_chips_leave_room_to_type_and_never_hide_the_count(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bar(app).text = " ".join(f"-who:Nobody{number}" for number in range(12))
        await press(pilot, "slash")
        count = app.screen.query_one(".count").region
        assert bar(app).field.region.width >= 20
        assert count.right == 80
        assert count.width == len(bar(app).count) + 2
        assert app.screen.query_one(Chips).render_line(0).text.startswith("+10 ")
        news = Static("+1,234 new · R", classes="count")
        await bar(app).mount(news)
        for keys in ((), ("enter",)):
            await press(pilot, *keys)
            count = app.screen.query_one(".count").region
            assert count.width == len(bar(app).count) + 2
            assert (count.right, news.region.right) == (news.region.x, 80)


async def test_keys_before_enter_are_the_filters_however_fast_they_come(
    alder_in_file: Timeline, settle: Settle
) -> None:
    app = TimelineApp(alder_in_file, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for letter in "/source:courier":
            app.post_message(Key("slash" if letter == "/" else letter, letter))
        app.post_message(Key("enter", "\r"))
        app.post_message(Key("G", "G"))
        await settle(pilot)
        assert bar(app).chips == (COURIER,)
        assert bar(app).recall.recent == ("source:courier",)
        assert bar(app).field.value == ""


@pytest.mark.parametrize("cells", range(0, 90, 7))
def test_chips_take_no_more_room_than_there_is(cells: int) -> None:
    labels = ["who:Aske", "-role:alleged", "where:東京都", "is:unsure", "x" * 70]
    fitted = fit_chips(labels, cells)
    assert fitted.cells <= cells or not fitted.labels
    assert fitted.hidden + len(fitted.labels) == len(labels)
