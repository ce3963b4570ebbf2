"""The examples run, and print what they say."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.docs.pages import ROOT
from tests.export.test_frames import library

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


@pytest.fixture(scope="module")
def work(given: Path) -> Path:
    return given / "work"


def _printed(name: str, argument: str, folder: Path) -> str:
    ended = subprocess.run(  # noqa: S603 - our own interpreter and examples
        [sys.executable, "-W", "error", str(ROOT / "examples" / name), argument],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def test_a_brief_has_each_event_and_why_it_has_its_date(work: Path) -> None:
    lines = _printed("brief.py", "seeds", work).splitlines()
    assert any(re.match(r"2024-10-23 +\S", line) for line in lines)
    assert any(", by “February 2022”" in line for line in lines)


def test_what_differs_is_told_side_by_side(work: Path) -> None:
    told = _printed("differing.py", "demo/timeline.db", work)
    assert "figure, troops:" in told
    assert re.search(r"\n    at least 1,500 .*\(.+\)", told)


@pytest.mark.frames
def test_months_are_counted_of_a_frame(work: Path) -> None:
    library("pandas")
    told = _printed("months.py", "demo/timeline.db", work)
    assert re.search(r"(?m)^2024-08 +[1-9]\d* events +[1-9]\d* sentences$", told)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_says_how_it_is_run(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(rf"(?m)^ *python examples/{path.name} \S+$", text)
