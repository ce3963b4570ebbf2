"""The panes: going to one, and how the room is shared between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.base import Base
from tui.settings import NARROWEST, SPLIT, WIDEST

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from textual import events

    from timeline import Timeline

WIDE = 100
"""Cells from which the event stands beside the chronology, not below it."""
_STEP = 5
"""Percent that one key gives to the chronology, or takes from it."""


class Arranging(Base):
    """Lays out the panes as the reader wants them."""

    def __init__(self, timeline: Timeline, today: Callable[[], dt.date]) -> None:
        super().__init__(timeline, today)
        self._split = SPLIT

    @property
    def split(self) -> int:
        """Percent of the width, or of the height, that the chronology takes."""
        return self._split

    @split.setter
    def split(self, split: int) -> None:
        self._split = max(NARROWEST, min(split, WIDEST))
        self._lay_out(self.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Share the room that there is now."""
        self._lay_out(event.size.width)

    def action_pane(self, number: int) -> None:
        """Go to the pane whose title has the number, and show it if it was hidden."""
        if number == 2:
            if self.has_class("-no-events"):
                return
            self.remove_class("-no-detail")
        pane = {1: self.chronology, 2: self.detail, 3: self.density}[number]
        self.set_focus(pane)

    def action_share(self, direction: int) -> None:
        """Give the chronology more of the room, or less."""
        self.split += direction * _STEP

    def _lay_out(self, width: int) -> None:
        styles, rest = self.detail.styles, f"{100 - self._split}%"
        if width >= WIDE:
            styles.width, styles.height = rest, None
        else:
            styles.width, styles.height = None, rest
