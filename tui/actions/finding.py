"""Going to a date, and from match to match among all the events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.base import Base
from tui.screens.jump import JumpScreen

if TYPE_CHECKING:
    from timeline.dates import Date
    from tui.asking.view import View


class Finding(Base):
    """Goes to events by their date or by the words that were looked for."""

    async def action_jump(self) -> None:
        """Ask for a date and go to the first event at or after it."""

        def go(date: Date | None) -> None:
            day = date and (date.earliest or date.latest)
            if day:
                self.chronology.go(lambda view: view.first_from(day))
                self.set_focus(self.chronology)

        await self.app.push_screen(JumpScreen(self.chronology.view, self.today()), go)

    def action_match(self, direction: int) -> None:
        """Go to the next or the previous event that fitted the last filter."""
        if self.matches is None:
            self.say("Nothing was looked for yet: / looks for words")
            return
        view, cursor = self.chronology.view, self.chronology.cursor
        found = _next_match(view, self.matches, cursor, direction)
        if found is None:
            self.say(f"No {'more' if direction > 0 else 'earlier'} match")
        else:
            self.chronology.cursor = found


def _next_match(view: View, matches: View, cursor: int, direction: int) -> int | None:
    """Find the nearest line past the cursor that is among the matches, too."""
    if not len(view.days):
        return None
    at = matches.near(view.days[cursor])
    if direction < 0:
        at = matches.near(view.days[cursor] + 1) - 1
    while 0 <= at < len(matches.days):
        index = view.index_of(matches.place(at))
        if index is not None and (index - cursor) * direction > 0:
            return index
        at += direction
    return None
