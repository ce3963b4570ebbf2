"""Corrections from the keyboard: each recorded once, told, and taken back."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Static

from timeline import Timeline
from tui.app import TimelineApp
from tui.screens.correction import CorrectionDialog
from tui.screens.main import MainScreen
from tui.widgets.choice import Choice

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.conftest import Tell
    from timeline import Event

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]

TODAY = dt.date(2024, 10, 29)
_SENT = "The navy sent 3,000 sailors to the island of Velmora on Wednesday."
_LETTERS = "The navy sent 3,000 letters about pay to retired sailors."


@pytest.fixture
def navy(tl: Timeline, tell: Tell) -> Timeline:
    """Sailors, in two reports, and letters that are perhaps the same event."""
    tell("gazette", _SENT)
    tell("courier", _SENT.replace("3,000", "1,500"))
    tell("review", _LETTERS)
    sailors, letters = tl.events()
    assert [each.event for each in sailors.maybe_same] == [letters.id]
    assert len(sailors.mentions) == 2
    return tl


@asynccontextmanager
async def running(
    timeline: Timeline, settle: Settle, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    async with TimelineApp(timeline, today=TODAY).run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


def main_of(pilot: Pilot[None]) -> MainScreen:
    screen = pilot.app.screen
    assert isinstance(screen, MainScreen)
    return screen


def toasts(pilot: Pilot[None]) -> list[str]:
    return [each.message for each in pilot.app._notifications]


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(".said", Static).content)


async def click(pilot: Pilot[None], action: str) -> None:
    """Click on the words of the dialog's frame that act so."""
    frame = pilot.app.screen.query_one(".dialog").region
    for x in range(frame.x, frame.right):
        style = pilot.app.screen.get_style_at(x, frame.bottom - 1)
        if style.meta.get("@click") == action:
            await pilot.click(offset=(x, frame.bottom - 1))
            return
    raise LookupError(action)


def sailors_of(timeline: Timeline) -> Event:
    return next(each for each in timeline.events() if "Velmora" in each.title)


def letters_of(timeline: Timeline) -> Event:
    return next(each for each in timeline.events() if "letters" in each.title)


async def test_a_new_date_is_shown_as_it_is_read_and_recorded_with_its_reason(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    async with running(navy, settle) as pilot:
        await press(pilot, "r", *"last Friday")
        shown = str(pilot.app.screen.query_one(".preview", Static).content)
        assert shown.startswith("25 October 2024  2024-10-25\ninstead of 23 October")
        assert "weekday.stepped, from Tuesday, 29 October 2024" in shown
        assert (
            said(pilot) == "Records: re-dated to 25 October 2024, by Ada, as one commit"
        )
        await press(pilot, "enter", *"the log book", "enter")
        (correction,) = sailors_of(navy).corrections
        assert (correction.what, correction.reason, correction.author) == (
            "date set to 2024-10-25",
            "the log book",
            "Ada",
        )
        assert toasts(pilot)[-1].startswith("Re-dated to 25 October 2024: “The navy")
        assert toasts(pilot)[-1].endswith("u takes it back")
        screen = main_of(pilot)
        assert screen.line is not None
        assert screen.line.id == sailors_of(navy).id


async def test_no_key_stays_offered_that_would_take_back_something_else(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    async with running(navy, settle) as pilot:
        await press(pilot, "r", *"none", "enter", *"a guess", "enter")
        assert [each.endswith("u takes it back") for each in toasts(pilot)] == [True]
        pilot.app.notify("a failure", severity="error", timeout=600)
        await press(pilot, "u")
        failure, took_back = toasts(pilot)
        assert failure == "a failure"
        assert took_back.endswith("U does it again")


async def test_a_date_with_two_readings_is_told_and_not_recorded(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    commits = len(list(navy.log()))
    async with running(navy, settle) as pilot:
        await press(pilot, "r", *"7/8/07", "enter")
        shown = str(pilot.app.screen.query_one(".preview", Static).content)
        assert "2007-07-08 (month first) or 2007-08-07 (day first)" in shown
        await press(pilot, "tab", *"x", "enter")
        assert said(pilot) == "No date is given yet."
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)
    assert len(list(navy.log())) == commits


async def test_none_takes_the_date_away(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    async with running(navy, settle) as pilot:
        await press(pilot, "r", *"none", "enter", *"a guess", "enter")
    assert sailors_of(navy).date is None


async def test_a_reason_is_asked_for(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    async with running(navy, settle) as pilot:
        await press(pilot, "x", "enter")
        assert "No reason is given" in said(pilot)
        await press(pilot, *"a hoax", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
    assert len(navy.lines()) == 1


async def test_a_note_needs_no_reason(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    async with running(navy, settle) as pilot:
        await press(pilot, "a", *"ask the navy", "enter", "enter")
    assert [note.text for note in sailors_of(navy).notes] == ["ask the navy"]


async def test_what_is_proposed_is_merged(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    async with running(navy, settle) as pilot:
        await press(pilot, "M")
        assert pilot.app.screen.query_one(Choice).selected == [letters_of(navy).id]
        await press(pilot, "enter", *"one dispatch", "enter")
        assert toasts(pilot)[-1].startswith("Merged 2 events")
    (event,) = navy.events()
    assert len(event.mentions) == 3


async def test_what_is_marked_is_merged(
    navy: Timeline, tell: Tell, settle: Settle, press: Press
) -> None:
    tell("post", "The bakers of Oldham opened a museum on Monday.")
    async with running(navy, settle) as pilot:
        await press(pilot, "m", "m", "G")
        screen = main_of(pilot)
        assert screen.chronology.border_title == "1 Chronology · 2 marked"
        await press(pilot, "M", "enter", *"a test", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
        assert not screen.chronology.marked
        left = navy.lines()
        assert len(left) == 2
        assert left[-1].mentions == 1


async def test_events_are_kept_apart_for_good(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    async with running(navy, settle) as pilot:
        await press(pilot, "!", "enter", *"letters", "enter")
        assert toasts(pilot)[-1].startswith("Never to be merged with another event")
    assert sailors_of(navy).maybe_same == ()


async def test_an_event_that_nothing_is_like_says_what_to_do(
    tl: Timeline, tell: Tell, settle: Settle, press: Press
) -> None:
    tell("review", "The clerk fled in June.")
    async with running(tl, settle) as pilot:
        await press(pilot, "M")
        assert "mark others with m first" in said(pilot)
        await press(pilot, "escape", "S")
        assert "nothing to split" in toasts(pilot)[-1]


async def test_a_mention_is_split_off(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    async with running(navy, settle) as pilot:
        await press(pilot, "S", "space", "enter", *"another ship", "enter")
        assert toasts(pilot)[-1].startswith("Split off 1 of 2 mentions")
    assert len(navy.lines()) == 3


async def test_undo_and_redo_of_what_was_done_here_go_at_once(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    async with running(navy, settle) as pilot:
        await press(pilot, "a", *"one", "enter", "enter")
        await press(pilot, "x", *"two", "enter")
        await press(pilot, "u")
        assert len(navy.lines()) == 2
        assert toasts(pilot)[-1].startswith("Took back: retracted (“The navy sent")
        await press(pilot, "u")
        assert sailors_of(navy).notes == ()
        await press(pilot, "U")
        assert [note.text for note in sailors_of(navy).notes] == ["one"]
        await press(pilot, "U")
        assert len(navy.lines()) == 1
        await press(pilot, "U")
        assert "Nothing to do again" in toasts(pilot)[-1]


async def test_an_undo_of_what_was_not_done_here_is_asked_about_first(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    navy.author = "Bea"
    navy.retract(sailors_of(navy).id, reason="x")
    navy.author = "Ada"
    async with running(navy, settle) as pilot:
        await press(pilot, "u")
        assert "u takes back what Bea recorded on" in toasts(pilot)[-1]
        assert "retracted" in toasts(pilot)[-1]
        assert len(navy.lines()) == 1
        await press(pilot, "u")
        assert len(navy.lines()) == 2


async def test_what_changed_meanwhile_is_told_and_nothing_typed_is_lost(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    async with running(navy, settle) as pilot:
        await press(pilot, "r", *"2024-09", "enter", *"a misprint")
        navy.author = "Bea"
        navy.annotate(sailors_of(navy).id, "mine first")
        navy.author = "Ada"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CorrectionDialog)
        assert "Changed meanwhile: look again." in said(pilot)
        assert "by Bea (note added)" in said(pilot)
        fields = [each.value for each in pilot.app.screen.query(Input)]
        assert fields == ["2024-09", "a misprint"]
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, MainScreen)
    assert [each.kind for each in sailors_of(navy).corrections] == [
        "annotate",
        "redate",
    ]


async def test_a_mouse_records_and_leaves_too(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    async with running(navy, settle) as pilot:
        await press(pilot, "x", *"a hoax")
        await click(pilot, "screen.leave")
        assert isinstance(pilot.app.screen, MainScreen)
        await press(pilot, "x", *"a hoax")
        await click(pilot, "screen.submit")
        await settle(pilot)
        assert isinstance(pilot.app.screen, MainScreen)
    assert len(navy.lines()) == 1


async def test_escape_leaves_all_as_it_is(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    commits = len(list(navy.log()))
    async with running(navy, settle) as pilot:
        for key in "rMSx!a":
            await press(pilot, key, "escape")
            assert isinstance(pilot.app.screen, MainScreen)
    assert len(list(navy.log())) == commits


async def test_what_a_title_says_is_never_markup(
    tl: Timeline, tell: Tell, settle: Settle, press: Press
) -> None:
    tell("gazette", "The mayor [red]Ines[/red] [@click=app.quit]Calder[/] resigned.")
    async with running(tl, settle) as pilot:
        await press(pilot, "x", *"[b]x[/b]", "enter")
        assert "[@click=app.quit]Calder[/]" in toasts(pilot)[-1]
        await press(pilot, "u", "a", *"[/]", "enter", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
        shown = main_of(pilot).detail.plain
        assert "[@click=app.quit]Calder[/]" in shown
        assert "[/]" in shown


async def test_the_past_is_not_corrected(
    navy: Timeline, settle: Settle, press: Press
) -> None:
    async with running(navy, settle) as pilot:
        screen = main_of(pilot)
        screen.ask(replace(screen.asked, as_of=6))
        await settle(pilot)
        for key in "rMSx!a":
            await press(pilot, key)
            assert isinstance(pilot.app.screen, MainScreen)
        assert "as it was" in toasts(pilot)[-1]


async def test_undos_pressed_in_one_moment_are_taken_in_turn(
    navy: Timeline, settle: Settle
) -> None:
    sailors = navy.events()[0].id
    for number in range(3):
        navy.annotate(sailors, f"note {number}")
    async with running(navy, settle) as pilot:
        main_of(pilot)._made = frozenset(each.id for each in navy.log())
        for key in ("u", "u", "U"):
            pilot.app.simulate_key(key)
        for _ in range(3):
            await settle(pilot)
        assert [note.text for note in navy.event(sailors).notes] == ["note 0", "note 1"]
        assert main_of(pilot)._made >= {each.id for each in navy.log()}
        event = main_of(pilot).event
        assert event
        assert len(event.notes) == 2


async def test_the_cursor_stays_where_an_event_was_taken_out(
    tl: Timeline, tell: Tell, settle: Settle, press: Press
) -> None:
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday"):
        tell(day, f"The crew of the {day} Star painted its hull on {day}.")
    async with running(tl, settle) as pilot:
        await press(pilot, "j", "j", "x", *"sold", "enter")
        screen = main_of(pilot)
        assert screen.line
        assert "Thursday" in screen.line.title
        await press(pilot, "x", *"sold", "enter")
        assert screen.line
        assert "Tuesday" in screen.line.title, "the last was taken out"
        await press(pilot, "u")
        assert screen.line
        assert "Thursday" in screen.line.title, "it is back"


async def test_a_store_that_another_program_holds_is_waited_for_and_that_is_told(
    tmp_path: Path, settle: Settle, press: Press
) -> None:
    (tmp_path / "gazette.txt").write_text(f"Date: 2024-10-25\n\n{_SENT}\n")
    with Timeline.open(tmp_path / "navy.db") as timeline:
        timeline.ingest(tmp_path / "gazette.txt")
        async with running(timeline, settle) as pilot:
            other = sqlite3.connect(tmp_path / "navy.db", isolation_level=None)
            await press(pilot, "x", *"sunk")
            other.execute("BEGIN IMMEDIATE")
            await pilot.press("enter")
            while "Not recorded yet" not in said(pilot):
                await pilot.pause(0.05)
            other.execute("ROLLBACK")
            other.close()
            await settle(pilot)
            assert toasts(pilot)[-1].startswith("Retracted")
            assert not timeline.lines()
