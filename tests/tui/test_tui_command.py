from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pytest

from timeline import Timeline
from timeline.cli import tui
from timeline.cli.main import STORE, USAGE, main
from timeline.errors import StoreError
from tui.app import TimelineApp

if TYPE_CHECKING:
    from pathlib import Path


def test_a_missing_store_is_one_line_and_exit_code_4(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["--db", str(tmp_path / "none.db"), "tui"]) == STORE
    out, told = capfd.readouterr()
    assert out == ""
    assert told.startswith("timeline: no store at ")
    assert told.count("\n") == 1
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    "content",
    [b"this is no database, whatever its name", b"SQLite format 3\0" + b"\xff" * 5000],
    ids=["another file", "damaged"],
)
def test_a_store_that_cannot_be_read_is_one_line_and_exit_code_4(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], content: bytes
) -> None:
    (tmp_path / "bad.db").write_bytes(content)
    assert main(["--db", str(tmp_path / "bad.db"), "tui"]) == STORE
    told = capfd.readouterr().err
    assert told.count("\n") == 1
    assert "bad.db" in told


def test_without_a_terminal_it_says_what_to_use_instead(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Timeline.open(tmp_path / "t.db").close()
    assert main(["--db", str(tmp_path / "t.db"), "tui"]) == USAGE
    assert "timeline list" in capfd.readouterr().err


def test_the_command_takes_no_arguments_of_its_own() -> None:
    parser = argparse.ArgumentParser()
    tui.add_arguments(parser)
    assert vars(parser.parse_args([])) == {}


def test_the_app_refuses_a_path_without_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store at"):
        TimelineApp(tmp_path / "none.db")


async def test_the_app_opens_a_store_by_its_path(tmp_path: Path) -> None:
    Timeline.open(tmp_path / "t.db").close()
    app = TimelineApp(str(tmp_path / "t.db"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.timeline.lines() == []
