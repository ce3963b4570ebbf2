"""A store that is damaged, or goes away, while the app is open."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from textual.worker import WorkerFailed

from tests.tui.conftest import ARTICLES
from timeline import Timeline
from tui.app import TimelineApp
from tui.screens.main import MainScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.conftest import Press, Settle


@pytest.fixture
def path(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Timeline.open(tmp_path / "alder.db") as timeline:
        timeline.ingest(tmp_path / name for name in ARTICLES)
    return tmp_path / "alder.db"


def delete(path: Path) -> None:
    path.unlink()


def overwrite(path: Path) -> None:
    path.write_bytes(b"\xff" * path.stat().st_size)
    path.with_name(f"{path.name}-wal").write_bytes(b"")


def spoil_a_date(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE proj_chronology SET edtf = '2b24-05'")
    connection.close()


def spoil_a_name(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE proj_chronology SET who = 'no list'")
    connection.close()


def swap_two_columns(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE proj_chronology SET who = places, places = who")
    connection.close()


@pytest.mark.parametrize(
    "harm",
    [delete, overwrite, spoil_a_date, spoil_a_name],
    ids=lambda each: each.__name__,
)
async def test_every_action_still_answers(
    path: Path, settle: Settle, press: Press, harm: Callable[[Path], None]
) -> None:
    app = TimelineApp(path)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        harm(path)
        await press(pilot, "a", *"which?", "enter", "escape", "R", "G", "comma", "w")
        await press(pilot, "escape", "slash", *"ferry", "enter", "escape", "enter")
        while len(app.screen_stack) > 1:
            await press(pilot, "escape")
        assert isinstance(app.screen, MainScreen)
        assert any(note.severity == "error" for note in app._notifications)


def listen(app: TimelineApp, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keep what the app's toasts say, from now on."""
    heard: list[str] = []
    notify = app.notify

    def hear(message: str, **how: Any) -> None:
        heard.append(message)
        notify(message, **how)

    monkeypatch.setattr(app, "notify", hear)
    return heard


async def fail(app: TimelineApp, pilot: Pilot[None], settle: Settle | None) -> None:
    async def fault() -> None:
        raise ZeroDivisionError

    app.run_worker(fault())
    await pilot.pause()
    if settle:
        await settle(pilot)


async def run_into_a_fault(app: TimelineApp, settle: Settle | None) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await fail(app, pilot, settle)


async def test_a_fault_of_the_program_over_a_sound_store_still_ends_the_app(
    path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = TimelineApp(path)
    heard = listen(app, monkeypatch)
    with pytest.raises(WorkerFailed, match="ZeroDivision"):
        await run_into_a_fault(app, settle)
    assert heard == ["something failed; checking the store…"]


async def test_a_fault_that_is_not_looked_into_by_the_end_is_told(path: Path) -> None:
    with pytest.raises(WorkerFailed, match="ZeroDivision"):
        await run_into_a_fault(TimelineApp(path), None)


@pytest.mark.parametrize(
    ("seconds", "toasts"),
    [pytest.param(3600.0, 1, id="in sight"), pytest.param(0.0, 5, id="gone")],
)
async def test_damage_is_told_again_once_its_toast_is_gone(
    path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    seconds: float,
    toasts: int,
) -> None:
    app = TimelineApp(path)
    heard = listen(app, monkeypatch)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        spoil_a_name(path)
        monkeypatch.setattr("tui.damage.IN_SIGHT", seconds)
        for _ in range(3):  # each is told, and what the look after it finds
            await fail(app, pilot, settle)
        assert heard[0] == "something failed; checking the store…"
        assert len(heard[1:]) == toasts
        assert all("the store is damaged" in each for each in heard[1:])
        await fail(app, pilot, None)  # and it is left while that is looked into


async def test_in_a_store_that_is_sound_again_a_fault_of_the_program_ends_the_app(
    path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run(app: TimelineApp) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            for _ in ("spoilt", "mended"):
                swap_two_columns(path)
                await fail(app, pilot, settle)
            assert app._exception is None
            await fail(app, pilot, settle)

    app = TimelineApp(path)
    heard = listen(app, monkeypatch)
    with pytest.raises(WorkerFailed, match="ZeroDivision"):
        await run(app)
    checking, damaged, *_, sound, checking_again = heard
    assert "the store is damaged" in damaged
    assert sound == "the store is sound again; try once more"
    assert checking == checking_again
