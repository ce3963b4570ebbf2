"""What is imported when, and in which direction: a fresh interpreter each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
_HEAVY = {
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "textual",
    "rich",
    "pydantic",
    "dateparser",
    "lxml",
    "trafilatura",
    "htmldate",
    "tui",
}


def loaded_after(code: str) -> set[str]:
    """Run code in a fresh interpreter and name the top-level modules it loaded."""
    told = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=_ROOT,
    )
    return {name.partition(".")[0] for name in told.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import timeline", id="timeline"),
        pytest.param("from timeline import Date, Timex, tag", id="its light names"),
        pytest.param("import timeline.extract", id="timeline.extract"),
        pytest.param("import timeline.parse", id="timeline.parse"),
        pytest.param(
            "from timeline.parse import read_article\n"
            "assert read_article(b'It rained on Friday.', 'a.txt').sentences",
            id="reading plain text",
        ),
        pytest.param("import timeline.resolve", id="timeline.resolve"),
        pytest.param("import timeline.cli.explain", id="timeline.cli.explain"),
        pytest.param("import timeline.cli.resolve", id="timeline.cli.resolve"),
        pytest.param(
            "import datetime as dt\nfrom timeline import tag\n"
            "assert tag('It rained on Friday.', dt.date(2024, 10, 25))",
            id="reading a phrase",
        ),
    ],
)
def test_what_needs_no_store_loads_none(code: str) -> None:
    assert not loaded_after(code) & _HEAVY


def test_the_store_is_loaded_when_it_is_asked_for() -> None:
    assert {"sqlmodel", "pydantic"} <= loaded_after("from timeline import Timeline")


def test_the_package_never_loads_the_terminal_ui() -> None:
    code = "from timeline import Timeline\nTimeline.open(':memory:').close()"
    assert not loaded_after(code) & {"tui", "textual"}


def test_imports_run_one_way_along_the_flow() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run(  # noqa: S603 - the linter beside our interpreter
        [lint, "--no-cache"], capture_output=True, text=True, check=False, cwd=_ROOT
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "0 broken" in told.stdout
