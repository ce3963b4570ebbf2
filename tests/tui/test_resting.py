"""Garbage is looked for while the reader rests, not between two keys."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

import tui.resting
from tui.app import TimelineApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    import pytest
    from textual.pilot import Pilot

    from timeline import Timeline

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]


@contextmanager
def full_collections() -> Iterator[list[int]]:
    """Keep a list of the collections of all there is."""
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop" and info["generation"] == 2:
            found.append(info["collected"])

    gc.callbacks.append(note)
    try:
        yield found
    finally:
        gc.callbacks.remove(note)


async def test_no_key_waits_until_all_is_looked_through(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    before = gc.get_threshold()
    app = TimelineApp(alder_in_file)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert gc.get_freeze_count()
        app._tidied = float("inf")  # this reader never rests, however slow the machine
        with full_collections() as found:
            await press(pilot, "slash", *"bridge", "enter", *"jjjjj", "escape")
        assert not found
    assert gc.get_threshold() == before
    assert not gc.get_freeze_count()


async def test_all_is_looked_through_once_after_the_last_key(
    alder_in_file: Timeline,
    settle: Settle,
    press: Press,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tui.resting, "_REST", 0.05)
    app = TimelineApp(alder_in_file)
    async with app.run_test() as pilot:
        await settle(pilot)
        with full_collections() as found:
            await press(pilot, "j")
            while not found:
                await pilot.pause(0.01)
            for _ in range(10):
                await pilot.pause(0.05)
        assert len(found) == 1
