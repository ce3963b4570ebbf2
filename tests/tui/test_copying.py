"""What is copied, and what is said of it: never more than is known."""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import pytest
from textual.widgets import Static

from tui import clipboard
from tui.app import TimelineApp
from tui.clipboard import LONGEST, Taken, give_to_tool, told
from tui.screens.copy import CopyScreen
from tui.telling.copies import citation, line_text, quotation
from tui.widgets.chronology import Chronology

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from timeline import Timeline

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]

KEEPS = 'case "$*" in *out*) /bin/cat {held};; *) /bin/cat > {held};; esac'
LIES = 'case "$*" in *out*) echo other;; *) /bin/cat > {held};; esac'
STAYS = KEEPS.replace(";; esac", "; /bin/sleep 3 & ;; esac")
FAILS = "exit 1"
HANGS = "exec /bin/sleep 5"


class Install(Protocol):
    """Put a tool on the path; return the file that it keeps its text in."""

    def __call__(self, name: str, script: str) -> Path: ...


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Have no tools but those that a test puts there."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))

    def write(name: str, script: str) -> Path:
        held = tmp_path / f"held by {name}"
        path = tmp_path / "bin" / name
        script = script.format(held=f"'{held}'")
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return held

    return write


@pytest.mark.parametrize("script", [KEEPS, STAYS], ids=["ends", "leaves one behind"])
def test_a_tool_that_gives_the_text_back_has_it(install: Install, script: str) -> None:
    held = install("xclip", script)
    assert give_to_tool("“Ünder” 5 €\n") == Taken("xclip", is_read_back=True)
    assert held.read_text(encoding="utf-8") == "“Ünder” 5 €\n"


@pytest.mark.parametrize("script", [LIES, FAILS, HANGS], ids=["lies", "fails", "hangs"])
def test_a_tool_that_does_not_take_it_is_passed_over(
    install: Install, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setattr(clipboard, "_PATIENCE", 0.3)
    install("xclip", script)
    assert give_to_tool("quay") == Taken()
    install("xsel", KEEPS)
    assert give_to_tool("quay") == Taken("xsel", is_read_back=True)


def test_a_tool_that_cannot_be_asked_is_given_the_text_and_not_believed(
    install: Install,
) -> None:
    held = install("clip.exe", "/bin/cat > {held}")
    assert give_to_tool("Zoë") == Taken("clip.exe")
    assert held.read_bytes().decode("utf-16-le") == "Zoë"


@pytest.mark.parametrize(
    ("size", "taken", "words"),
    [
        (9, Taken("xclip", is_read_back=True), "Copied the line (xclip)"),
        (
            9,
            Taken(),
            "Sent the line to the terminal (OSC 52), which does not tell if it took it",
        ),
        (
            LONGEST + 1,
            Taken(),
            "Not sent to the terminal: 74,995 bytes, and OSC 52 takes at most 74,994",
        ),
        (
            9,
            Taken("clip.exe"),
            "Gave the line to clip.exe, which cannot be asked what it holds. Sent the "
            "line to the terminal (OSC 52), which does not tell if it took it",
        ),
    ],
    ids=["read back", "no tool", "too long", "no read-back"],
)
def test_only_what_is_known_is_said(size: int, taken: Taken, words: str) -> None:
    assert told("the line", size, taken) == words


def test_a_citation_names_its_source_and_no_day_of_access(
    alder_in_file: Timeline,
) -> None:
    (line,) = alder_in_file.page(size=1).lines
    event = alder_in_file.event(line.id)
    mention = event.mentions[0]
    article = replace(
        mention.article,
        publisher="Quayside Herald",
        title="A bridge\x1b[2J",
        published=dt.date(2024, 5, 17),
        url="https://herald.example/bridge",
    )
    cited = replace(mention, quote="It\nclosed.", article=article)
    assert quotation(cited) == "“It closed.”"
    assert citation(cited) == (
        "“It closed.” (Quayside Herald, “A bridge[2J”, 17 May 2024, "
        "https://herald.example/bridge)"
    )
    article = replace(article, publisher="", title="", published=None, url=None)
    assert citation(replace(cited, article=article)) == (
        f"“It closed.” (no publication date, {article.path})"
    )


async def test_every_choice_copies_what_its_preview_shows(
    alder_in_file: Timeline, settle: Settle, press: Press, install: Install
) -> None:
    held = install("xclip", KEEPS)
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        line = app.screen.query_one(Chronology).view.line(0)
        assert line
        event = alder_in_file.event(line.id)
        wanted = {
            "l": line_text(line),
            "q": quotation(event.mentions[0]),
            "c": citation(event.mentions[0]),
            "m": alder_in_file.to_markdown([event]),
            "i": line.id,
        }
        said: set[str] = set()
        for down, (key, text) in enumerate(wanted.items()):
            await press(pilot, "y", *["down"] * down)
            shown = str(app.screen.query_one(".preview", Static).content)
            assert shown == text if len(text) <= 600 else text.startswith(shown[:600])
            await press(pilot, key)
            assert not isinstance(app.screen, CopyScreen)
            assert held.read_text(encoding="utf-8") == text
            assert app.clipboard == text
            said |= {each.message for each in app._notifications}
        assert "Copied the quotation (xclip)" in said


async def test_the_source_that_is_quoted_can_be_chosen(
    alder_in_file: Timeline, settle: Settle, press: Press, install: Install
) -> None:
    held = install("xclip", KEEPS)
    several = next(line for line in alder_in_file.lines() if line.mentions > 1)
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.ask(app.screen.asked, several.id)  # type: ignore[attr-defined]  # Base's
        await settle(pilot)
        copied = set()
        for arrows in range(several.mentions):
            await press(pilot, "y")
            await press(pilot, *["right"] * arrows, "c")
            copied.add(held.read_text(encoding="utf-8"))
        mentions = alder_in_file.event(several.id).mentions
        assert copied == {citation(mention) for mention in mentions}


async def test_keys_that_come_before_the_event_is_read_are_not_lost(
    alder_in_file: Timeline, settle: Settle, install: Install
) -> None:
    held = install("xclip", KEEPS)
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("y", "q")
        await settle(pilot)
        assert app.is_running
        assert held.read_text(encoding="utf-8").startswith("“")


@pytest.mark.usefixtures("install")
async def test_without_a_tool_the_text_goes_to_the_terminal_and_that_is_said(
    alder_in_file: Timeline,
    settle: Settle,
    press: Press,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = TimelineApp(alder_in_file)
    written: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app._driver, "write", written.append)  # the terminal
        await press(pilot, "y", "i")
        line = app.screen.query_one(Chronology).view.line(0)
        assert line
        coded = base64.b64encode(line.id.encode()).decode()
        assert f"\x1b]52;c;{coded}\a" in "".join(written)
        (said,) = (each.message for each in app._notifications)
        assert said.startswith("Sent the id to the terminal (OSC 52), which does not")
