"""The review queue: one key for each decision, each of them recorded and undone."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from timeline import Timeline
from tui.app import TimelineApp
from tui.screens.date_article import DateArticleScreen
from tui.screens.main import MainScreen
from tui.screens.pair import MergeScreen
from tui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.conftest import Tell
    from timeline.query.values import ReviewKind

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]

TODAY = dt.date(2024, 10, 29)
_SENT = "The navy sent 3,000 sailors to the island of Velmora on Wednesday."
_LETTERS = "The navy sent 3,000 letters about pay to retired sailors."


@pytest.fixture
def proposed(tl: Timeline, tell: Tell) -> Timeline:
    """Two events that are proposed as one."""
    tell("gazette", _SENT)
    tell("courier", _LETTERS)
    return tl


@pytest.fixture
def undated(tl: Timeline, tell: Tell) -> Timeline:
    """An article that does not tell when it came out."""
    tell("gazette", _SENT, date=None)
    return tl


@asynccontextmanager
async def reviewing(
    timeline: Timeline, settle: Settle, kind: ReviewKind
) -> AsyncIterator[Pilot[None]]:
    """Open the review, and go to the first item of a kind."""
    app = TimelineApp(timeline, today=TODAY)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("v")
        await settle(pilot)
        review = review_of(pilot)
        kinds = [item.kind for item in review.queue.items]
        review.queue.go(kinds.index(kind))
        await settle(pilot)
        yield pilot


def review_of(pilot: Pilot[None]) -> ReviewScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(".said", Static).content)


def kinds_of(pilot: Pilot[None]) -> list[str]:
    return [item.kind for item in review_of(pilot).queue.items]


async def test_both_sides_of_a_proposal_are_shown_and_why(
    proposed: Timeline, settle: Settle
) -> None:
    async with reviewing(proposed, settle, "merge") as pilot:
        shown = review_of(pilot).shown
        assert "sailors to the" in shown
        assert "letters about pay" in shown
        assert "Proposed as one" in shown


async def test_a_proposal_is_accepted_taken_back_and_rejected(
    proposed: Timeline, settle: Settle, press: Press
) -> None:
    async with reviewing(proposed, settle, "merge") as pilot:
        left = review_of(pilot).queue.left
        await press(pilot, "y")
        assert len(proposed.lines()) == 1
        assert said(pilot).startswith("u takes it back · Merged: “The navy sent")
        assert (review_of(pilot).queue.left, "merge" in kinds_of(pilot)) == (
            left - 1,
            False,
        )
        await press(pilot, "u")
        assert len(proposed.lines()) == 2
        assert review_of(pilot).seen is not None
        await press(pilot, "n")
        assert said(pilot).startswith("u takes it back · Never to be merged: “")
        one, other = proposed.events()
        assert (one.maybe_same, other.maybe_same) == ((), ())
        assert one.corrections[0].reason == "rejected in review"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)
        await press(pilot, "u")  # the reader saw it done: it is not asked about
        assert proposed.events()[0].maybe_same


async def test_what_is_decided_goes_and_what_is_skipped_comes_back_another_time(
    proposed: Timeline, settle: Settle, press: Press
) -> None:
    async with reviewing(proposed, settle, "merge") as pilot:
        there = len(kinds_of(pilot))
        await press(pilot, "s")
        assert len(kinds_of(pilot)) == there - 1
        await press(pilot, "escape", "v")
        assert len(kinds_of(pilot)) == there


async def test_a_date_is_kept_or_taken_away(
    tl: Timeline, tell: Tell, settle: Settle, press: Press
) -> None:
    tell("gazette", "The mill in Oldham burned two days ago.")
    item = next(each for each in tl.review().items if each.kind == "date")
    assert item.event is not None
    before = tl.event(item.event)
    async with reviewing(tl, settle, "date") as pilot:
        await press(pilot, "enter")
        kept = tl.event(before.id)
        assert kept.date == before.date
        assert [each.reason for each in kept.corrections] == ["confirmed in review"]
        await press(pilot, "u", "n")
        assert tl.event(before.id).date is None
        await press(pilot, "u", "r", *"2024-10-26", "enter", *"asked", "enter")
        again = tl.event(before.id).date
        assert again is not None
        assert again.edtf == "2024-10-26"


async def test_an_undated_article_is_given_its_day_and_read_anew(
    undated: Timeline, settle: Settle, press: Press
) -> None:
    async with reviewing(undated, settle, "article") as pilot:
        assert "no publication date" in review_of(pilot).shown
        await press(pilot, "y")
        assert isinstance(pilot.app.screen, DateArticleScreen)
        await press(pilot, *"2024-10", "enter", *"x", "enter")
        assert "no single one" in said(pilot)
        await press(pilot, "escape", "y", *"2024-10-18", "enter", *"stamped", "enter")
        (event,) = undated.events()
        assert event.date is not None
        assert event.date.edtf == "2024-10-16"
        assert "article" not in kinds_of(pilot)
        await press(pilot, "u")
        assert undated.articles()[0].ref.published is None


async def test_what_changed_meanwhile_is_looked_at_again(
    proposed: Timeline, settle: Settle, press: Press
) -> None:
    async with reviewing(proposed, settle, "merge") as pilot:
        seen = review_of(pilot).seen
        assert seen is not None
        assert seen.one is not None
        proposed.annotate(seen.one.id, "first")
        await press(pilot, "y")
        assert "changed meanwhile" in said(pilot)
        assert len(proposed.lines()) == 2
        await press(pilot, "y")
        assert len(proposed.lines()) == 1


async def test_more_than_two_may_be_chosen_for_a_merge(
    proposed: Timeline, settle: Settle, press: Press
) -> None:
    async with reviewing(proposed, settle, "merge") as pilot:
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, MergeScreen)
        await press(pilot, "enter", *"one dispatch", "enter")
        assert said(pilot).startswith("u takes it back · Merged 2 events: “")


async def test_an_empty_queue_says_so(
    tl: Timeline, settle: Settle, press: Press
) -> None:
    async with TimelineApp(tl, today=TODAY).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "v")
        assert "Nothing to look at" in review_of(pilot).shown
        await press(pilot, "y", "n", "r", "s", "u", "j")
        assert said(pilot) == "Nothing was decided here yet"


async def test_an_undo_pressed_while_a_decision_is_recorded_takes_back_that_one(
    proposed: Timeline, settle: Settle
) -> None:
    async with reviewing(proposed, settle, "merge") as pilot:
        head = proposed.head()
        for key in ("y", "u"):
            pilot.app.simulate_key(key)
        await settle(pilot)
        await settle(pilot)
        merged, undone = list(proposed.log())[-2:]
        assert proposed.head() > head
        assert [merged.command, undone.command] == ["merge", "undo"]
        assert kinds_of(pilot).count("merge") == 1
        assert "Took back" in said(pilot)


async def test_leaving_waits_for_the_decision_that_is_recorded(
    proposed: Timeline, settle: Settle
) -> None:
    async with reviewing(proposed, settle, "merge") as pilot:
        for key in ("n", "escape"):
            pilot.app.simulate_key(key)
        await settle(pilot)
        await settle(pilot)
        assert isinstance(pilot.app.screen, MainScreen)
        assert pilot.app.screen._made == {list(proposed.log())[-1].id}
        assert pilot.app.screen.read_at == proposed.head()


@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
async def test_both_titles_of_a_proposal_are_listed_at_any_width(
    proposed: Timeline, settle: Settle, press: Press, width: int
) -> None:
    async with TimelineApp(proposed, today=TODAY).run_test(size=(width, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "v")
        assert set(starts(pilot)) == {"The navy sent 3,000 "}
        await pilot.resize_terminal(240 - width, 30)
        await settle(pilot)
        assert len(starts(pilot)) == 2
        assert review_of(pilot).queue.highlighted == 0


def starts(pilot: Pilot[None]) -> list[str]:
    """Give what can be read of the two titles of the first proposal."""
    queue = review_of(pilot).queue
    at = kinds_of(pilot).index("merge")
    listed = str(queue.get_option_at_index(at).prompt)
    room = queue.content_size.width
    assert all(cell_len(line) <= room for line in listed.split("\n"))
    return re.findall("The navy sent 3,000 ", listed)


async def test_what_fails_in_the_review_is_told_as_a_failure_and_in_full(
    tmp_path: Path, settle: Settle
) -> None:
    (tmp_path / "gazette.txt").write_text(f"Date: 2024-10-25\n\n{_SENT}\n")
    (tmp_path / "courier.txt").write_text(f"Date: 2024-10-25\n\n{_LETTERS}\n")
    with Timeline.open(tmp_path / "navy.db") as timeline:
        timeline.ingest([tmp_path / "gazette.txt", tmp_path / "courier.txt"])
        async with reviewing(timeline, settle, "merge") as pilot:
            (tmp_path / "navy.db").unlink()
            await pilot.press("y")
            await settle(pilot)
            (failure,) = pilot.app._notifications
            assert failure.severity == "error"
            assert "is gone" in failure.message
            assert said(pilot) == ""
