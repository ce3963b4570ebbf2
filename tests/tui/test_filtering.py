from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app import TimelineApp
from tui.widgets.chronology import Chronology
from tui.widgets.detail import Detail
from tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from timeline import Timeline

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]


def titles(app: TimelineApp) -> list[str]:
    view = app.screen.query_one(Chronology).view
    return [line.title for index in range(len(view)) if (line := view.line(index))]


async def test_the_filter_narrows_as_one_types_and_the_count_tells_of_how_many(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    total = len(alder.lines())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"calder")
        bar = app.screen.query_one(FilterBar)
        found = len(titles(app))
        assert 0 < found < total
        assert bar.count == f"{found} of {total} events"
        await press(pilot, *" winter")
        assert len(titles(app)) < found
        assert "winter" in app.screen.query_one(Detail).plain


async def test_escape_restores_the_whole_list_and_the_place_in_it(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    total = len(alder.lines())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "j")
        await press(pilot, "slash", *"council")
        assert len(titles(app)) == 1
        await press(pilot, "escape")
        chronology = app.screen.query_one(Chronology)
        assert (len(chronology.view), chronology.cursor) == (total, 2)
        assert app.screen.query_one(FilterBar).count == f"{total} events"
        assert isinstance(app.focused, Chronology)


async def test_an_event_chosen_in_the_filtered_list_stays_chosen_in_the_whole(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"bridge", "enter", "G")
        chronology = app.screen.query_one(Chronology)
        wanted = chronology.view.line(len(chronology.view) - 1)
        await press(pilot, "escape")
        assert chronology.view.line(chronology.cursor) == wanted


async def test_what_nothing_fits_is_said_and_can_be_left(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"[zzz]")
        chronology = app.screen.query_one(Chronology)
        assert "No event has “[zzz]”" in chronology.render_line(1).text
        assert not app.screen.query_one(Detail).display
        await press(pilot, "enter", "j", "G", "escape")
        assert len(titles(app)) == len(alder.lines())
        assert app.screen.query_one(Detail).display


async def test_the_words_are_marked_in_the_titles(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"ferry")
        strip = app.screen.query_one(Chronology).render_line(1)
        marked = [
            segment.text
            for segment in strip
            if segment.text.lower() == "ferry" and segment.style and segment.style.bold
        ]
        assert len(marked) == 1


async def test_letters_that_are_actions_elsewhere_are_typed_into_the_filter(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"qtd?/T")
        assert app.screen.query_one(FilterBar).text == "qtd?/T"
