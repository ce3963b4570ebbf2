"""Events out: copied, or exported as they are shown."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from timeline.api.upkeep import location
from tui.asking.command_line import export_command
from tui.clipboard import LONGEST, Taken, give_to_tool, told
from tui.screens.base import Base
from tui.screens.copy import CopyScreen
from tui.screens.export import ExportScreen, Wanted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from timeline import Timeline
    from tui.screens.copy import Copy
    from tui.screens.export import Exported


class GivingOut(Base):
    """Copies what is under the cursor, and writes what is shown to a file."""

    def __init__(self, timeline: Timeline, today: Callable[[], dt.date]) -> None:
        super().__init__(timeline, today)
        self._wanted = Wanted("chronology.md", "markdown", "Chronology")
        """What was exported the last time."""

    async def action_export(self) -> None:
        """Ask where to write the events that are shown, and write them."""
        asked, db = self.asked, self.timeline.db
        elsewhere = "" if db == location(None) else db

        def command(wanted: Wanted) -> str:
            return export_command(
                asked,
                wanted.path,
                format=wanted.format,
                title=wanted.title,
                db=elsewhere,
            )

        def written(done: Exported | None) -> None:
            if done:
                self._wanted = done.wanted
                plural = "s" * (done.events != 1)
                path = Path(done.wanted.path).resolve()
                where = " on the server" if self.app.is_web else ""
                told = f"Wrote {done.events:,} event{plural} to {path}{where}"
                less = done.events.told
                self.say(f"{told}; left out {less}" if less else told)

        export = partial(self.timeline.export, filters=asked.filters, as_of=asked.as_of)
        total = len(self.chronology.view)
        screen = ExportScreen(export, command, total=total, wanted=self._wanted)
        await self.app.push_screen(screen, written)

    async def action_copy(self) -> None:
        """Ask what of the event to copy."""
        line = self.line
        if line is None:
            self.say("No event is chosen: nothing to copy")
            return

        def copy(chosen: Copy | None) -> None:
            if chosen:
                self.copy(chosen)

        read = partial(self.timeline.event, line.id, as_of=self.asked.as_of)
        screen = CopyScreen(
            line, read, lambda event: self.timeline.to_markdown([event])
        )
        await self.app.push_screen(screen, copy)

    @work(exclusive=True, group="copy")
    async def copy(self, chosen: Copy) -> None:
        """Give a text to the machine's clipboard and to the terminal's.

        Who works on another machine has only the terminal's; and no terminal tells
        whether it took a text.
        """
        size = len(chosen.text.encode())
        if size <= LONGEST:
            self.app.copy_to_clipboard(chosen.text)
        taken = Taken()
        if not self.app.is_web:  # the tools are the server's, the reader is elsewhere
            taken = await asyncio.to_thread(give_to_tool, chosen.text)
        is_lost = size > LONGEST and not taken.tool
        self.notify(
            told(chosen.what, size, taken),
            severity="warning" if is_lost else "information",
            markup=False,
        )
