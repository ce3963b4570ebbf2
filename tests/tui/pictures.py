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
from typing import TYPE_CHECKING

from timeline import EventLine, Timeline
from tui.app import TimelineApp
from tui.widgets.chronology import Chronology

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
WIDE, NARROW = (120, 40), (80, 24)
PICTURES = {
    "tui.png": (WIDE, ()),
    "tui-80x24.png": (NARROW, ()),
    "article.png": (WIDE, ("enter",)),
    "review.png": (WIDE, ("v", "j", "j")),
    "as-of.png": (WIDE, ("comma", "comma")),
}
"""Of each: the size, and what is pressed before."""


def main() -> int:
    """Draw every picture; say which."""
    os.chdir(ROOT)  # the pictures show paths: let them be those of a fresh clone
    with (
        tempfile.TemporaryDirectory() as folder,
        Timeline.open(Path(folder) / "seeds.db") as timeline,
    ):
        timeline.ingest("seeds")
        for name, (size, keys) in PICTURES.items():
            draw(timeline, size, keys, ROOT / "docs" / "pictures" / name)
            sys.stderr.write(f"docs/pictures/{name}\n")
    return 0


def draw(
    timeline: Timeline, size: tuple[int, int], keys: Sequence[str], path: Path
) -> None:
    """Draw the app over the event of a day that most sources report."""
    svg = asyncio.run(_screenshot(TimelineApp(timeline), size, keys))
    # rsvg drops the blanks that a run starts with, and so shifts what follows
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(  # noqa: S603  # nothing in it comes from outside
        ["rsvg-convert", "--width", "1600", "--output", str(path)],  # noqa: S607  # wherever it is installed
        input=svg.encode(),
        check=True,
    )


async def _screenshot(
    app: TimelineApp, size: tuple[int, int], keys: Sequence[str]
) -> str:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await _settled(app)
        await pilot.pause()
        chronology = app.screen.query_one(Chronology)
        lines = app.timeline.lines()
        chronology.cursor = max(
            range(len(lines)), key=lambda at: (_is_a_day(lines[at]), lines[at].mentions)
        )
        for key in ("", *keys):
            await pilot.press(*filter(None, [key]))
            await pilot.pause(0.2)
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
