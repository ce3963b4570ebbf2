"""`timeline show` tells where sources differ, whose word it is, and what is a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Result

_REPORTS = {
    "quay-herald": "LIMA (Reuters) - The navy said that Velmora sent 3,000 sailors.",
    "bay-courier": "The mayor said that Velmora sent about 12,000 sailors to sea.",
}

_MAYBE = {
    "quay-herald": "The navy sent 3,000 sailors to the island of Velmora on Wednesday.",
    "bay-courier": "The navy brought 1,200 sailors to the coast of Velmora.",
}


@pytest.fixture
def merged(run: Callable[..., Result], tmp_path: Path) -> str:
    """The one event that two reports of different figures were merged into."""
    for name, told in _REPORTS.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(f"Date: 2024-10-25\nSource: {name}\n\n{told}\n", "utf-8")
        assert run("ingest", str(path)).code == 0
    lines = run("list", "--role", "alleged").out.splitlines()
    events = [line.split()[0] for line in lines]
    assert len(events) <= 2
    if len(events) == 2:
        assert run("merge", *events, "--reason", "one sending").code == 0
    return events[0]


def test_each_figure_stands_with_its_speaker(
    run: Callable[..., Result], merged: str
) -> None:
    shown = run("show", merged).out
    assert "sources differ on figure (sailors) (not all can be right):" in shown
    by = {
        words: next(line for line in shown.splitlines() if f"    {words} [" in line)
        for words in ("3,000 sailors", "about 12,000 sailors")
    }
    assert "navy" in by["3,000 sailors"]
    assert "mayor" in by["about 12,000 sailors"]


def test_a_named_origin_is_shown(run: Callable[..., Result], merged: str) -> None:
    assert "2 mentions, 2 origins (among them Reuters)" in run("show", merged).out


def test_a_mention_tells_what_read_it(run: Callable[..., Result], merged: str) -> None:
    assert "read by rules" in run("show", merged).out


def test_a_figure_of_what_may_be_the_same_stands_with_its_event(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    for name, told in _MAYBE.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(f"Date: 2024-10-25\nSource: {name}\n\n{told}\n", "utf-8")
        assert run("ingest", str(path)).code == 0
    one, other = (line.split()[0] for line in run("list").out.splitlines())
    shown = run("show", one).out
    assert "sources differ on figure (sailors), if these are one event" in shown
    assert f"(event {other}" in shown
