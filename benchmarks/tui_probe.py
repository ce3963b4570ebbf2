"""One run of the app, or of its peer, measured from within: prints a JSON object.

python -P benchmarks/tui_probe.py ours|table STORE
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import DataTable

from timeline import Timeline
from tui.app import TimelineApp
from tui.screens.main import MainScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.app import ComposeResult
    from textual.pilot import Pilot

_SIZE = (120, 40)
_LINES, _PAGES, _MONTHS = 200, 60, 40
"""Keys of each kind."""
_REPEAT = 1 / 30
"""Seconds between two keys while one is held down."""
_TURN = 0.002
_WORD = "minister"
_MAC_UNIT = 1024 if sys.platform == "darwin" else 1


class Turns:
    """Asks for a turn every 2 ms, and keeps the longest that it waited for one."""

    longest = 0.0

    async def take(self) -> None:
        """Take turns until cancelled."""
        while True:
            start = time.perf_counter()
            await asyncio.sleep(_TURN)
            self.longest = max(self.longest, time.perf_counter() - start - _TURN)


@asynccontextmanager
async def turns() -> AsyncIterator[Turns]:
    """Watch for how long the event loop is blocked in an `async with`."""
    found = Turns()
    task = asyncio.create_task(found.take())
    try:
        yield found
    finally:
        task.cancel()


async def ours(db: str) -> dict[str, float]:
    """Run the app: paint, scroll, filter."""
    found: dict[str, float] = {}
    start = time.process_time()
    app = TimelineApp(db)
    async with app.run_test(size=_SIZE) as pilot:
        screen = app.screen
        if not isinstance(screen, MainScreen):
            raise TypeError(f"{screen} is not the main screen")
        await _until(lambda: screen.line is not None)
        painted = asyncio.Event()
        screen.call_after_refresh(painted.set)
        await painted.wait()
        found["paint"] = time.process_time() - start
        await _until(lambda: screen.chronology.view.is_whole)
        await pilot.pause()
        found["whole"] = time.process_time() - start
        found["line"] = await _a_key(pilot, "j", _LINES)
        found["page"] = await _a_key(pilot, "pagedown", _PAGES)
        found["month"] = await _a_key(pilot, "right_square_bracket", _MONTHS)
        async with turns() as watch:
            app.simulate_key("G")
            found |= await _filter(pilot, screen)
        found["blocked"] = watch.longest * 1000
    found["memory"] = _resident()
    return found


async def _filter(pilot: Pilot[None], screen: MainScreen) -> dict[str, float]:
    """Type a word, each letter once the lines of the one before are shown."""
    await pilot.press("/")
    took: list[float] = []
    for end in range(1, len(_WORD) + 1):
        start = time.perf_counter()
        pilot.app.simulate_key(_WORD[end - 1])
        await _shown(screen, _WORD[:end])
        took.append((time.perf_counter() - start) * 1000)
    await _until(lambda: screen.chronology.view.is_whole)
    whole = (time.perf_counter() - start) * 1000
    return {"first letter": took[0], "letter": max(took[1:]), "count": whole}


async def table(db: str) -> dict[str, float]:
    """Give a `DataTable` every line there is, and scroll it."""
    found: dict[str, float] = {}
    start = time.process_time()
    with Timeline.open(db, create=False) as timeline:
        lines = timeline.lines()

    class Peer(App[None]):
        def compose(self) -> ComposeResult:
            grid: DataTable[str] = DataTable(cursor_type="row")
            grid.add_columns("date", "title", "mentions")
            grid.add_rows(
                (line.date.edtf if line.date else "", line.title, str(line.mentions))
                for line in lines
            )
            yield grid

    async with Peer().run_test(size=_SIZE) as pilot:
        await pilot.pause()
        found["paint"] = found["whole"] = time.process_time() - start
        found["line"] = await _a_key(pilot, "down", _LINES)
        found["page"] = await _a_key(pilot, "pagedown", _PAGES)
    found["memory"] = _resident()
    return found


async def _a_key(pilot: Pilot[None], key: str, times: int) -> float:
    """Hold a key down so many times, and tell the CPU milliseconds that each took."""
    start = time.process_time()
    for _ in range(times):
        pilot.app.simulate_key(key)
        await asyncio.sleep(_REPEAT)
    await pilot.pause()
    return (time.process_time() - start) / times * 1000


async def _shown(screen: MainScreen, words: str) -> None:
    await _until(lambda: screen.chronology.view.words == words)


async def _until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        await asyncio.sleep(0.001)


def _resident() -> float:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 / _MAC_UNIT


if __name__ == "__main__":
    run = {"ours": ours, "table": table}[sys.argv[1]]
    print(json.dumps(asyncio.run(run(sys.argv[2]))))
