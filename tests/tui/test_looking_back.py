"""Stepping over the log, the slider, and what changed since: on a real store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App

from timeline import Timeline
from tui.app import TimelineApp
from tui.asking.steps import By, Moment, Stepper, To, moment, walk
from tui.screens.changes import ChangesScreen
from tui.screens.main import MainScreen
from tui.telling.changes import KINDS
from tui.widgets.as_of import AsOf, told
from tui.widgets.change_list import ChangeList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from timeline.errors import TimelineError
    from tui.asking.steps import Step

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]

_SIZE = (120, 40)
pytestmark = pytest.mark.usefixtures("in_utc")


def main(app: TimelineApp) -> MainScreen:
    screen = app.screen
    assert isinstance(screen, MainScreen)
    return screen


def listed(app: TimelineApp) -> int:
    return len(main(app).chronology.view)


def drawn(app: TimelineApp) -> list[str]:
    changes = app.screen.query_one(ChangeList)
    height = changes.scrollable_content_region.height
    return [changes.render_line(y).text.strip() for y in range(height)]


@pytest.mark.parametrize(
    ("commits", "come"),
    [(0, []), (1, ["1 commit comes"]), (1200, ["1,200 commits come"])],
)
def test_the_start_tells_how_much_comes(commits: int, come: list[str]) -> None:
    start = told(Moment(None, commits), "as of")
    assert start == ["as of the start: nothing is recorded", *come]


# -- steps ---------------------------------------------------------------------------


def test_a_day_back_leads_to_the_end_of_the_day_before(told_daily: Timeline) -> None:
    now = moment(told_daily)
    assert now.is_now
    days = [walk(told_daily, None, [By(-steps, "day")]) for steps in (1, 2, 3, 4)]
    counts = [len(told_daily.lines(as_of=there.position)) for there in days]
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) == 4
    assert [there.commit is None for there in days] == [False, False, False, True]
    recorded = [there.commit.recorded_at.day for there in days if there.commit]
    assert recorded == [3, 2, 1]


def test_a_day_on_leads_to_the_end_of_this_day_first(told_daily: Timeline) -> None:
    first, second = (walk(told_daily, None, [By(-steps, "day")]) for steps in (3, 2))
    assert walk(told_daily, 0, [By(1, "day")]) == first
    assert first.number < second.number - 1, "the day is more than a commit"
    assert walk(told_daily, second.number - 1, [By(1, "day")]) == second
    assert walk(told_daily, 0, [By(9, "day")]).is_now


def test_no_step_leads_out_of_the_log(told_daily: Timeline) -> None:
    assert walk(told_daily, None, [By(-99, "commit")]).position == 0
    assert walk(told_daily, 3, [By(99, "commit")]) == moment(told_daily)
    assert walk(told_daily, None, [By(-99, "commit"), By(1, "commit")]).number == 1


async def test_steps_that_come_while_one_is_taken_are_taken_together(
    told_daily: Timeline, settle: Settle
) -> None:
    app = App[None]()
    walks: list[int] = []
    arrived: list[Moment] = []
    failed: list[TimelineError] = []

    def walk_and_note(start: int | None, steps: Sequence[Step]) -> Moment:
        walks.append(len(steps))
        return walk(told_daily, start, steps)

    async with app.run_test() as pilot:
        stepper = Stepper(
            app,
            walk_and_note,
            passed=lambda there: None,
            arrived=arrived.append,
            failed=failed.append,
        )
        for _ in range(1_000):
            stepper.step(By(-1, "commit"))
            stepper.step(By(1, "commit"))
        stepper.step(To(2))
        await settle(pilot)
    assert not failed
    assert sum(walks) == 2_001
    assert len(walks) <= 2
    assert [there.number for there in arrived] == [2]


# -- the chronology as of then ---------------------------------------------------------


async def test_a_comma_goes_one_commit_back_and_a_full_stop_on(
    told_daily: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(told_daily)
    async with app.run_test(size=_SIZE) as pilot:
        await settle(pilot)
        total = listed(app)
        line = app.screen.query_one(AsOf)
        assert not line.display
        await press(pilot, "comma")
        assert line.display
        assert main(app).has_class("-as-of")
        assert listed(app) == total + 1, "the retracted one is listed"
        commits = moment(told_daily).commits
        text = line.render().plain
        assert f"as of commit {commits - 1} of {commits} · 4 Jun 2026" in text
        assert "annotate · Ada · + 1 entry" in text
        await press(pilot, "full_stop")
        assert main(app).asked.as_of is None
        assert not line.display
        assert not main(app).has_class("-as-of")
        assert listed(app) == total


async def test_steps_taken_at_once_are_read_as_one(
    told_daily: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(told_daily)
    commits = moment(told_daily).commits
    async with app.run_test(size=_SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *["comma"] * 4, "less_than_sign", "full_stop")
        there = app.screen.query_one(AsOf).moment
        assert there == walk(told_daily, commits - 4, [By(-1, "day"), By(1, "commit")])
        assert main(app).asked.as_of == there.position
        await press(pilot, "0")
        assert main(app).asked.as_of is None


async def test_the_detail_too_is_as_of_then(
    told_daily: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(told_daily)
    async with app.run_test(size=_SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"repaired", "enter")
        assert "which deck?" in main(app).detail.plain
        await press(pilot, "less_than_sign")
        assert listed(app) == 1
        assert "which deck?" not in main(app).detail.plain
        assert "workshop" not in main(app).detail.plain


async def test_before_the_first_commit_there_is_nothing(
    told_daily: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(told_daily)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *["less_than_sign"] * 5)
        assert listed(app) == 0
        assert "as of the start" in app.screen.query_one(AsOf).render().plain


async def test_the_slider_goes_where_it_is_clicked_and_dragged(
    told_daily: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(told_daily)
    async with app.run_test(size=_SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "comma")
        await pilot.click(AsOf, offset=(2, 0))
        await settle(pilot)
        assert main(app).asked.as_of == 0
        await pilot.mouse_down(AsOf, offset=(2, 0))
        await pilot.hover(AsOf, offset=(16, 0))
        await pilot.mouse_up(AsOf, offset=(16, 0))
        await settle(pilot)
        there = app.screen.query_one(AsOf).moment
        assert there
        assert 0 < there.number < there.commits
        assert main(app).asked.as_of == there.position


# -- what changed ----------------------------------------------------------------------


async def test_what_changed_on_the_last_day_is_grouped_and_explained(
    told_daily: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(told_daily)
    async with app.run_test(size=_SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        assert isinstance(app.screen, ChangesScreen)
        text = drawn(app)
        assert text[0] == f"{KINDS['redated']}  1"
        assert text[1].startswith("Workers had repaired the deck")
        assert any("→ November 2023" in line for line in text)
        assert any("Ada re-dated: the log of the workshop" in line for line in text)
        assert any("Ada noted: which deck?" in line for line in text)
        assert f"{KINDS['retracted']}  1" in text
        assert str(app.screen.query_one(ChangeList).border_subtitle) == (
            "2 events changed"
        )
        await press(pilot, "escape")
        assert main(app).asked.as_of is None


async def test_what_changed_goes_back_further_by_the_same_keys(
    told_daily: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(told_daily)
    async with app.run_test(size=_SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "w", "full_stop", "full_stop", "full_stop")
        assert "Nothing was recorded since" in " ".join(drawn(app))
        await press(pilot, *["less_than_sign"] * 4)
        changes = app.screen.query_one(ChangeList).changes
        assert len(changes) == listed_now(told_daily)
        assert {kind for change in changes for kind in change.kinds} == {"added"}


@pytest.mark.parametrize(
    ("visited", "days"),
    [(0, 9), (None, 1), (10**9, 1)],
    ids=["at the start", "never", "when the store was another"],
)
async def test_what_changed_is_told_since_the_last_visit_or_the_last_day(
    told_daily: Timeline, settle: Settle, press: Press, visited: int | None, days: int
) -> None:
    app = TimelineApp(told_daily)
    async with app.run_test(size=_SIZE) as pilot:
        await settle(pilot)
        main(app).visited = visited
        await press(pilot, "w")
        expected = walk(told_daily, None, [By(-days, "day")])
        assert app.screen.query_one(AsOf).moment == expected


def listed_now(timeline: Timeline) -> int:
    return len(timeline.lines())


async def test_enter_goes_to_the_event_where_it_is_listed(
    told_daily: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(told_daily)
    async with app.run_test(size=_SIZE) as pilot:
        await settle(pilot)
        view = main(app).chronology.view
        await press(pilot, "w", "enter")
        line = main(app).line
        assert line
        assert "repaired the deck" in line.title
        assert main(app).chronology.view is view, "it is not read again"
        await press(pilot, "w", "G", "enter")
        line = main(app).line
        assert line
        assert "vote" in line.title, "retracted, so it is shown as of then"
        assert main(app).asked.as_of is not None


async def test_an_event_that_the_filter_leaves_out_is_shown_without_it(
    told_daily: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(told_daily)
    async with app.run_test(size=_SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"marigold", "enter")
        await press(pilot, "w", "enter")
        line = main(app).line
        assert line
        assert "repaired the deck" in line.title
        assert main(app).asked.is_all
        assert main(app).bar.text == ""


async def test_an_empty_store_has_nothing_to_step_to(
    tmp_path: Path, settle: Settle, press: Press
) -> None:
    with Timeline.open(tmp_path / "empty.db") as empty:
        app = TimelineApp(empty)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "comma", "less_than_sign", "0")
            assert main(app).asked.as_of is None
            await press(pilot, "w")
            assert isinstance(app.screen, ChangesScreen)
            assert "Nothing was recorded since" in " ".join(drawn(app))
