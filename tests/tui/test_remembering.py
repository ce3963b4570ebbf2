from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.app import TimelineApp
from tui.screens.main import MainScreen
from tui.settings import SPLIT, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Press, Settle
    from timeline import Timeline


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "tui.json"


def app_at(timeline: Timeline, path: Path) -> TimelineApp:
    return TimelineApp(timeline, settings=Settings(path))


def main(app: TimelineApp) -> MainScreen:
    screen = app.screen
    assert isinstance(screen, MainScreen)
    return screen


async def test_the_next_run_starts_as_this_one_ended(
    alder_in_file: Timeline, path: Path, press: Press, settle: Settle
) -> None:
    app = app_at(alder_in_file, path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"ferry", "enter", "escape", "j", "j", "d", "plus")
        app.theme = "nord"
        left = main(app).line
        assert left is not None
        assert main(app).chronology.cursor > 0
    app = app_at(alder_in_file, path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.theme == "nord"
        assert main(app).line == left
        assert not main(app).detail.display
        assert main(app).split == SPLIT + 5
        assert main(app).bar.recall.recent == ("ferry",)
        assert main(app).visited == alder_in_file.head()


async def test_a_filter_that_stands_when_the_reader_leaves_can_be_recalled(
    alder_in_file: Timeline, path: Path, press: Press, settle: Settle
) -> None:
    app = app_at(alder_in_file, path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"bridge")
    assert Settings(path).now.recent == ("bridge",)


async def test_what_is_chosen_is_written_while_the_app_runs(
    alder_in_file: Timeline, path: Path, press: Press, settle: Settle
) -> None:
    app = app_at(alder_in_file, path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "d")
        main(app).remember()
        await settle(pilot)
        line = main(app).line
        assert line is not None
        now = Settings(path).now
        assert (now.detail, now.theme) == (False, "")
        assert list(now.places.values()) == [line.id]
        assert list(now.seen.values()) == [alder_in_file.head()]


async def test_what_was_known_earlier_is_no_place_to_come_back_to(
    told_daily: Timeline, path: Path, press: Press, settle: Settle
) -> None:
    app = app_at(told_daily, path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        main(app).remember()
        await press(pilot, "comma", "comma", "j")
    place = Settings(path).now.places
    app = app_at(told_daily, path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line = main(app).line
        assert line is not None
        assert list(place.values()) == [line.id]


async def test_an_event_that_is_gone_leaves_the_cursor_at_the_start(
    alder_in_file: Timeline, path: Path, settle: Settle
) -> None:
    Settings(path).keep_place(alder_in_file.db, "no-such-event", 3)
    app = app_at(alder_in_file, path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert main(app).chronology.cursor == 0
        assert main(app).visited == 3


async def test_settings_that_cannot_be_read_are_told_once_and_nothing_else_fails(
    alder_in_file: Timeline, path: Path, press: Press, settle: Settle
) -> None:
    path.parent.mkdir()
    path.write_text("{")
    app = app_at(alder_in_file, path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        main(app).remember()
        await settle(pilot)
        told = [note.message for note in app._notifications]
        assert len(told) == 1
        assert "cannot read the settings" in told[0]
    assert path.read_text() == "{"


async def test_without_settings_nothing_is_remembered(
    alder_in_file: Timeline,
    tmp_path: Path,
    press: Press,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TIMELINE_STATE", str(tmp_path))
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "d")
    assert list(tmp_path.iterdir()) == []


async def test_the_paths_read_last_are_there_to_start_from(
    alder_in_file: Timeline, path: Path, settle: Settle
) -> None:
    Settings(path).keep(paths="/srv/news")
    app = app_at(alder_in_file, path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert main(app).typed == "/srv/news"
        main(app).typed = "'my articles'"
        main(app).remember()
        await settle(pilot)
    assert Settings(path).now.paths.endswith("/my\\ articles")
    assert Settings(path).now.paths.startswith("/")
