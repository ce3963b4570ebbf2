"""A field for paths, which are completed as in a shell."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from tui.paths import complete

if TYPE_CHECKING:
    from textual.binding import BindingType


class PathField(Input):
    """Paths; tab adds what they may go on with, and leaves where nothing is to add."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False)
    ]

    @dataclass
    class Names(Message):
        """What the last path may become was looked up."""

        names: tuple[str, ...]

    def on_mount(self) -> None:
        """Show from the start what there is."""
        self._look(add=False)

    def watch_value(self) -> None:
        """Look anew at what there is."""
        if self.is_mounted:
            self._look(add=False)

    def action_complete(self) -> None:
        """Add what every way to go on has in common."""
        self._look(add=True)

    @work(exclusive=True, group="paths")
    async def _look(self, *, add: bool) -> None:
        typed = self.value
        text, names = await asyncio.to_thread(complete, typed)
        self.post_message(self.Names(names))
        if not add or typed != self.value:
            return
        if text == typed:
            self.screen.focus_next()
        else:
            self.value = text
            self.cursor_position = len(text)
