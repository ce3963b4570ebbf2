"""What is exported is what the command that is shown writes, byte for byte."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, RadioButton, Static

from timeline.cli.main import main
from timeline.export.formats import FORMATS
from timeline.query.values import Filters
from tui.app import TimelineApp
from tui.asking.asked import Asked
from tui.screens.base import Base
from tui.screens.export import ExportScreen
from tui.widgets.path_field import PathField

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from timeline import Timeline
    from timeline.api.exporting import Written
    from timeline.export.formats import Name

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(app: TimelineApp) -> str:
    return str(app.screen.query_one(".command", Static).content)


def told(app: TimelineApp) -> str:
    return str(app.screen.query_one(".hint", Static).content)


def run(words: str, output: Path) -> bytes:
    """Run a command with another file to write to, and return what it writes."""
    program, *options = shlex.split(words)
    assert program == "timeline"
    options[options.index("--output") + 1] = str(output)
    main(options)
    return output.read_bytes()


_CHOSEN = Asked(Filters(text="bridge", but_not=(Filters(role="alleged"),)), 20)


@pytest.mark.parametrize(
    ("form", "asked"),
    [
        ("markdown", Asked(Filters())),
        ("markdown", Asked(Filters(who="nobody"))),
        *((form, _CHOSEN) for form in FORMATS),
    ],
)
async def test_the_command_that_is_shown_writes_the_same_bytes(
    alder_in_file: Timeline,
    folder: Path,
    settle: Settle,
    press: Press,
    form: Name,
    asked: Asked,
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, Base)
        screen.ask(asked)
        await settle(pilot)
        await press(pilot, "E")
        if form != "markdown":
            chosen = list(FORMATS).index(form)
            app.screen.query(RadioButton)[chosen].value = True
        if FORMATS[form].has_title:
            app.screen.query(Input).last().value = "The *quay*"
        await settle(pilot)
        same = command(app)
        await press(pilot, "enter")
        path = folder / f"chronology{FORMATS[form].suffix}"
        assert run(same, folder / "other") == path.read_bytes()
        assert (f"--as-of {asked.as_of}" in same) == (asked.as_of is not None)


async def test_a_file_that_is_there_is_replaced_only_by_a_second_enter(
    alder_in_file: Timeline, folder: Path, settle: Settle, press: Press
) -> None:
    path = folder / "chronology.md"
    path.write_text("mine", encoding="utf-8")
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "E", "enter")
        assert told(app) == "chronology.md is there, 4 bytes: enter again replaces it"
        assert path.read_text(encoding="utf-8") == "mine"
        await press(pilot, "backspace", "d", "enter")
        assert path.read_text(encoding="utf-8") == "mine"
        await press(pilot, "enter")
        assert path.read_text(encoding="utf-8").startswith("# Chronology\n")
        (said,) = (each.message for each in app._notifications)
        assert said == f"Wrote {alder_in_file.count()} events to {path}"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "0 files named"),
        ("a b", "2 files named"),
        ("'a", "is open"),
        ("sub", "sub is a folder"),
        ("no/such/a.md", "cannot write no/such/a.md"),
    ],
)
async def test_what_cannot_be_written_is_told_in_place(
    alder_in_file: Timeline,
    folder: Path,
    settle: Settle,
    press: Press,
    typed: str,
    words: str,
) -> None:
    (folder / "sub").mkdir()
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "E")
        app.screen.query_one(PathField).value = typed
        await press(pilot, "enter")
        assert words in told(app)
        assert isinstance(app.screen, ExportScreen)
        await press(pilot, "escape")
        assert not isinstance(app.screen, ExportScreen)
    assert list(folder.iterdir()) == [folder / "sub"]


async def test_an_export_that_is_stopped_leaves_nothing(
    alder_in_file: Timeline, folder: Path, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "E")
        screen = app.screen
        assert isinstance(screen, ExportScreen)
        export = screen._export

        def escape_then_export(*given: object, **named: object) -> Written:
            app.call_from_thread(screen.action_leave)
            return export(*given, **named)  # type: ignore[arg-type]  # passed on

        screen._export = escape_then_export
        await press(pilot, "enter")
        assert told(app) == "stopped: nothing was written"
    assert list(folder.iterdir()) == []
