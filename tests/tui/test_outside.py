"""The reader's pager and browser, as they are started."""

from __future__ import annotations

import os
import webbrowser
from typing import TYPE_CHECKING

import pytest

from timeline.errors import UsageError
from tui.outside import open_page, pager, show_in_pager, web_address

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "Port Alder\n\nRain fell \x1b[31mon\x07 the \u202equay.\r\nThe ferry left.\n"


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., str]:
    """Make a program that writes down what it was given, and the text it was shown."""

    def make(name: str, code: int = 0) -> str:
        path = tmp_path / name
        path.write_text(
            "#!/bin/sh\n"
            f'echo "$@" > {tmp_path}/given\n'
            "for last; do :; done\n"
            f'cat "$last" > {tmp_path}/text\n'
            f"exit {code}\n"
        )
        path.chmod(0o755)
        return str(path)

    return make


@pytest.mark.parametrize(
    ("name", "before"),
    [("less", "+3 "), ("more", "+3 "), ("bat", "")],
)
def test_a_pager_is_shown_the_text_without_controls_and_less_starts_at_its_line(
    tmp_path: Path, program: Callable[..., str], name: str, before: str
) -> None:
    show_in_pager(TEXT, TEXT.index("Rain"), [program(name)], name="a/-b;c\n.html")
    given = (tmp_path / "given").read_text()
    assert given.startswith(f"{before}/")
    assert given.endswith("/-b-c-.txt\n")
    assert (tmp_path / "text").read_text(encoding="utf-8") == (
        "Port Alder\n\nRain fell ␛[31mon␇ the \ufffdquay.\nThe ferry left.\n\n"
    )


def test_a_pager_that_fails_is_told_of(program: Callable[..., str]) -> None:
    with pytest.raises(UsageError, match=r"ended with 3; expected 0; set PAGER"):
        show_in_pager(TEXT, 0, [program("less", code=3)], name="a")


def test_the_pager_is_the_readers_own_with_its_options(
    program: Callable[..., str],
) -> None:
    mine = program("mine")
    assert pager({"PAGER": f"{mine} -i 'a b'"}) == [mine, "-i", "a b"]


def test_without_one_less_or_more_is_looked_for(
    tmp_path: Path, program: Callable[..., str]
) -> None:
    program("more")
    assert pager({"PATH": str(tmp_path)}) == ["more"]
    program("less")
    assert pager({"PATH": str(tmp_path), "PAGER": " "}) == ["less"]


@pytest.mark.parametrize(
    "environment",
    [{"PATH": ""}, {"PATH": os.defpath, "PAGER": "no-such-pager"}, {"PAGER": "'"}],
    ids=["none", "one that is missing", "no command"],
)
def test_where_there_is_no_pager_the_message_says_what_to_do(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"expected .+; set PAGER"):
        pager({"PATH": str(tmp_path)} | environment)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "--version",
        "https://",
        "http://[",
        "https://a.example/\x1b[31m",
    ],
)
def test_what_is_no_address_of_the_web_is_not_opened(url: str | None) -> None:
    with pytest.raises(UsageError, match="expected"):
        web_address(url)


def test_a_page_is_opened_in_the_browser_that_there_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []

    def browse(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", browse)
    open_page("https://herald.example/bridge")
    assert opened == ["https://herald.example/bridge"]


def test_where_there_is_no_browser_the_address_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    with pytest.raises(UsageError, match=r"https://herald\.example/bridge; expected"):
        open_page("https://herald.example/bridge")
