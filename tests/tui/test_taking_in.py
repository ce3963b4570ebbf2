"""Articles are read from the app, and what others record is told and taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, OptionList, Static

from timeline import Timeline
from tui.app import TimelineApp
from tui.screens.base import Base
from tui.screens.ingest import IngestScreen
from tui.widgets.chronology import Chronology
from tui.widgets.news import News

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand where there is a folder of articles, one of which is none."""
    (tmp_path / "press").mkdir()
    for day in range(1, 6):
        write(tmp_path / "press" / f"{day}.txt", f"Mayor Holm opened quay {day}", day)
    (tmp_path / "press" / "9.txt").write_bytes(b"\x7fELF\0\1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Iterator[Timeline]:
    """Make a store that holds the first article."""
    with Timeline.open(folder / "news.db") as timeline:
        timeline.ingest(folder / "press" / "1.txt")
        yield timeline


def write(path: Path, sentence: str, day: int) -> None:
    text = f"Date: 2024-05-{day + 10}\n\n{sentence} on {day} May 2024.\n"
    path.write_text(text, encoding="utf-8")


def files(app: TimelineApp) -> list[str]:
    listed = app.screen.query_one(OptionList)
    return [str(option.prompt) for option in listed.options]


def counts(app: TimelineApp) -> str:
    return str(app.screen.query_one(".counts", Static).content)


def titles(app: TimelineApp) -> list[str]:
    view = app.screen.query_one(Chronology).view
    lines = (view.line(index) for index in range(len(view)))
    return [line.title for line in lines if line]


async def click(pilot: Pilot[None], action: str) -> None:
    """Click on the words of the dialog's frame that act so."""
    frame = pilot.app.screen.query_one(".dialog").region
    for x in range(frame.x, frame.right):
        style = pilot.app.screen.get_style_at(x, frame.bottom - 1)
        if style.meta.get("@click") == action:
            await pilot.click(offset=(x, frame.bottom - 1))
            return
    raise LookupError(action)


async def test_what_became_of_every_file_is_told_and_its_events_are_shown(
    store: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "i", *"pr", "tab")
        await press(pilot, "space", *"gone.txt", "enter")
        assert counts(app) == "4 new  1 known  2 failed"
        told = files(app)
        assert told[0].startswith("failed   cannot read gone.txt: no such file")
        assert told[1].startswith("known    press/1.txt")
        assert told[2].startswith("new      press/2.txt  1 mention")
        assert "is binary" in told[-1]
        main = app.screen_stack[0]
        for _ in range(2):
            main.look_for_news()  # type: ignore[attr-defined]  # MainScreen's
            await settle(pilot)
        assert str(main.query_one(News).content) == ""
        await press(pilot, "escape")
        assert not isinstance(app.screen, IngestScreen)
        assert len(titles(app)) == 5


async def test_the_field_remembers_what_was_read_and_shows_what_there_is(
    store: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "i", *"press/", "enter")
        await press(pilot, "escape", "i")
        assert app.screen.query_one(Input).value == "press/"
        hint = app.screen.query_one(".hint", Static)
        assert str(hint.content).split() == [f"{n}.txt" for n in (1, 2, 3, 4, 5, 9)]
        app.screen.query_one(Input).value = "'press"
        await press(pilot, "enter")
        assert "is open" in str(hint.content)
        await press(pilot, "escape")
        assert not isinstance(app.screen, IngestScreen)


async def test_escape_stops_the_reading_and_what_is_read_stays(
    store: Timeline, folder: Path, settle: Settle, press: Press
) -> None:
    many = folder / "many"
    many.mkdir()
    for number in range(200):
        write(many / f"{number:03}.txt", f"Mayor Holm opened pier {number}", 1)
    app = TimelineApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("i", *"many", "enter")
        screen = app.screen
        assert isinstance(screen, IngestScreen)
        while not files(app):
            await pilot.pause(0.01)
        await pilot.press("escape")
        await settle(pilot)
        assert "stopped; all of this is stored" in counts(app)
        stored = len(store.articles())
        assert 1 < stored < 201
        assert counts(app).startswith(f"{stored - 1} new")
        await press(pilot, "escape")
        assert len(titles(app)) == store.count()


async def test_leaving_the_app_stops_the_reading(
    store: Timeline, folder: Path, settle: Settle
) -> None:
    many = folder / "many"
    many.mkdir()
    for number in range(200):
        write(many / f"{number:03}.txt", f"Mayor Holm opened pier {number}", 1)
    app = TimelineApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("i", *"many", "enter")
        while not files(app):
            await pilot.pause(0.01)
        app.exit()
    assert 1 < len(store.articles()) < 201


async def test_the_mouse_reads_and_closes_as_the_keys_do(
    store: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "i", *"press")
        await click(pilot, "screen.submit")
        await settle(pilot)
        assert "4 new" in counts(app)
        await click(pilot, "screen.leave")
        await settle(pilot)
        assert not isinstance(app.screen, IngestScreen)


async def test_where_no_article_is_found_that_is_said(
    store: Timeline, folder: Path, settle: Settle, press: Press
) -> None:
    (folder / "void").mkdir()
    app = TimelineApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "i", *"void", "enter")
        assert counts(app).startswith("no article found")


async def looks(app: TimelineApp, settle: Settle, pilot: Pilot[None]) -> str:
    """Have the app look at the log twice, and tell what it shows of it."""
    for _ in range(2):
        app.screen.look_for_news()  # type: ignore[attr-defined]  # MainScreen's
        await settle(pilot)
    return str(app.screen.query_one(News).content)


async def test_what_another_records_is_told_and_taken_in_with_the_place_kept(
    store: Timeline, folder: Path, settle: Settle, press: Press
) -> None:
    app = TimelineApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert await looks(app, settle, pilot) == ""
        await press(pilot, "j")
        before = app.screen.query_one(Chronology)
        place = before.view.line(before.cursor)
        write(folder / "early.txt", "Mayor Holm sold a barge", 0)
        (folder / "early.txt").write_text(
            "Date: 2023-05-10\n\nMayor Holm sold a barge on 1 May 2023.\n",
            encoding="utf-8",
        )
        with Timeline.open(folder / "news.db", author="Bea") as other:
            start = other.head()
            other.ingest(folder / "early.txt")
            new = other.head() - start
        assert await looks(app, settle, pilot) == f"+{new} new · R"
        assert len(titles(app)) == 1
        await press(pilot, "R")
        chronology = app.screen.query_one(Chronology)
        assert len(titles(app)) == 2
        kept = chronology.view.line(chronology.cursor)
        assert kept
        assert place
        assert kept.id == place.id
        assert await looks(app, settle, pilot) == ""
        (said,) = (each.message for each in app._notifications)
        assert said == f"{new} new entries taken in: 1 event added"


async def test_a_takedown_by_another_is_told_though_no_event_came_or_went(
    store: Timeline, folder: Path, settle: Settle, press: Press
) -> None:
    app = TimelineApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        with Timeline.open(folder / "news.db", author="Bea") as other:
            other.redact(other.articles()[0].ref.id, reason="a judge ordered it")
        await press(pilot, "R")
        (said,) = (each.message for each in app._notifications)
        assert said == "1 new entry taken in: 1 article taken down"
        assert titles(app) == ["[redacted]"]


async def test_what_is_corrected_and_asked_for_here_is_no_news(
    store: Timeline,
    folder: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.actions.taking_in._LOOK", 3600)  # only when told
    app = TimelineApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, Base)
        line = screen.line
        assert line
        store.annotate(line.id, "seen", reason="checked")
        screen.look_for_news()  # type: ignore[attr-defined]  # MainScreen's
        await settle(pilot)
        assert str(screen.query_one(News).content) == ""
        screen.ask_again()
        await settle(pilot)
        assert await looks(app, settle, pilot) == ""
