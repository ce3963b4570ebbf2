"""Streams that are closed, or take no more: an error in one line, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Result


def _shell(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command line that names the program `timeline`."""
    program = f"{sys.executable} -m timeline.cli.main"
    return subprocess.run(  # noqa: S603 - our own program
        ["/bin/sh", "-c", command.replace("timeline", program, 1)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("into", ["/dev/full", "&-"])
@pytest.mark.parametrize("verb", ["explain yesterday --anchor 2024-03-21", "--version"])
def test_output_that_is_refused_is_told(verb: str, into: str) -> None:
    done = _shell(f"timeline {verb} >{into}")
    assert done.returncode == 1
    assert done.stderr.startswith("timeline: cannot write: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("into", ["/dev/full", "&-"])
def test_help_that_nobody_can_read_is_no_fault(into: str) -> None:
    assert _shell(f"timeline list --help >{into}").stderr == ""


@pytest.mark.parametrize("verb", ["ingest", "import"])
def test_a_closed_input_is_an_empty_one(verb: str, tmp_path: Path) -> None:
    done = _shell(f"timeline --db {tmp_path}/a.db {verb} - <&-")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_no_lines_are_read_from_a_closed_input() -> None:
    done = _shell("timeline resolve <&-")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_closed_stderr_changes_no_exit_code(tmp_path: Path) -> None:
    assert _shell(f"timeline --db {tmp_path}/none.db list 2>&-").returncode == 4


def test_what_the_system_refuses_is_told_with_its_name(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied", "/srv/kept")

    monkeypatch.setattr("timeline.cli.explain.run", refuse)
    code, _, told = run("explain", "yesterday")
    assert code == 1
    assert told.startswith("timeline: cannot use /srv/kept: Permission denied; ")
