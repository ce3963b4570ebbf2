from __future__ import annotations

from pathlib import Path

import pytest

from timeline import Timeline
from timeline.cli.main import STORE, USAGE, main
from timeline.errors import StoreError
from tui.app import TimelineApp


def test_a_missing_store_is_one_line_and_exit_code_4(
    empty_db: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["--db", empty_db, "tui"]) == STORE
    out, told = capfd.readouterr()
    assert out == ""
    assert told.startswith("timeline: no store at ")
    assert told.count("\n") == 1
    assert not Path(empty_db).exists()


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
    db: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Timeline.open(db).close()
    assert main(["--db", db, "tui"]) == USAGE
    assert "timeline list" in capfd.readouterr().err


def test_the_app_refuses_a_place_without_a_store(empty_db: str) -> None:
    with pytest.raises(StoreError, match="no store at"):
        TimelineApp(empty_db)


async def test_the_app_opens_a_store_by_its_path_or_url(db: str) -> None:
    Timeline.open(db).close()
    app = TimelineApp(db)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.timeline.lines() == []
