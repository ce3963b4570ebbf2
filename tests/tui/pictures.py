"""Draw the pictures of the README: `python tests/tui/pictures.py`.

The app runs over the sample articles in `seeds/`; `rsvg-convert` (Debian: librsvg2-bin,
with fonts-firacode) makes PNGs of what it draws.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from timeline import EventLine, Timeline
from tui.app import TimelineApp
from tui.widgets.chronology import Chronology

ROOT = Path(__file__).parents[2]
PICTURES = {"tui.png": (120, 40), "tui-80x24.png": (80, 24)}


def main() -> int:
    """Draw every picture; say which."""
    os.chdir(ROOT)  # the pictures show paths: let them be those of a fresh clone
    with (
        tempfile.TemporaryDirectory() as folder,
        Timeline.open(Path(folder) / "seeds.db") as timeline,
    ):
        timeline.ingest("seeds")
        for name, size in PICTURES.items():
            draw(timeline, size, ROOT / "docs" / "pictures" / name)
            sys.stderr.write(f"docs/pictures/{name}\n")
    return 0


def draw(timeline: Timeline, size: tuple[int, int], path: Path) -> None:
    """Draw the app over the event of a day that most sources report."""
    svg = asyncio.run(_screenshot(TimelineApp(timeline), size))
    # rsvg drops the blanks that a run starts with, and so shifts what follows
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(  # noqa: S603  # nothing in it comes from outside
        ["rsvg-convert", "--width", "1600", "--output", str(path)],  # noqa: S607  # wherever it is installed
        input=svg.encode(),
        check=True,
    )


async def _screenshot(app: TimelineApp, size: tuple[int, int]) -> str:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await _settled(app)
        await pilot.pause()
        chronology = app.screen.query_one(Chronology)
        lines = chronology.view.lines
        chronology.cursor = max(
            range(len(lines)), key=lambda at: (_is_a_day(lines[at]), lines[at].mentions)
        )
        await pilot.pause()
        await _settled(app)
        await pilot.pause()
        return app.export_screenshot()


def _is_a_day(line: EventLine) -> bool:
    return line.date is not None and line.date.days == 1


async def _settled(app: TimelineApp) -> None:
    while any(not worker.is_finished for worker in app.workers):
        await asyncio.sleep(0.02)


if __name__ == "__main__":
    sys.exit(main())
