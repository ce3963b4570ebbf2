"""The as-of line: a slider over the log, and the commit that it stands at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from timeline.dates.labels import MONTHS
from tui.telling.text import fit, shown

if TYPE_CHECKING:
    import datetime as dt

    from textual import events

    from tui.asking.steps import Moment

_LEAST_RAIL, _MOST_RAIL = 10, 48
_GAP = " · "


class AsOf(Widget):
    """One line: where between the first commit and the last, and what was recorded.

    The slider moves at once; who listens shows the view as it was then.
    """

    @dataclass
    class Moved(Message):
        """The reader took the slider to a commit; 0 is before the first."""

        number: int

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, AsOf.Moved)

    def __init__(self, lead: str = "as of", hint: str = "") -> None:
        """Make the line.

        Args:
            lead: what the moment is to the reader.
            hint: how to leave it, at the right where there is room.
        """
        super().__init__()
        self._lead, self._hint = lead, hint
        self._moment: Moment | None = None
        self._dragged = False

    @property
    def moment(self) -> Moment | None:
        """Where the slider stands; set it with `show`."""
        return self._moment

    def show(self, moment: Moment) -> None:
        """Stand at another moment."""
        self._moment = moment
        self.refresh()

    def render(self) -> Content:
        """Draw the line at the width there is."""
        if self._moment is None:
            return Content("")
        hint = f"  {self._hint}" if self._hint else ""
        room = self.content_size.width - self._rail - 3 - cell_len(hint)
        words = fit(fitting(told(self._moment, self._lead), room), room)
        slider = self._slider(self._place(self._moment))
        return Content.assemble(*slider, f" {words}", (hint, "bold"))

    def _slider(self, place: int) -> tuple[tuple[str, str], ...]:
        return (
            ("▕", "dim"),
            ("━" * place, ""),
            ("●", "bold"),
            ("─" * (self._rail - place - 1), "dim"),
            ("▏", "dim"),
        )

    @property
    def _rail(self) -> int:
        """How many cells the handle has to move in."""
        return max(_LEAST_RAIL, min(_MOST_RAIL, self.content_size.width // 4))

    def _place(self, moment: Moment) -> int:
        """The cell of the handle; at an end only where the moment is at that end."""
        number, count, last = moment.number, moment.commits, self._rail - 1
        if not 0 < number < count:
            return last if number else 0
        return max(1, min(last - 1, round(number * last / count)))

    # -- by mouse ------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the slider to where it is pressed, and hold it."""
        if event.button == 1 and event.x <= self._rail + 1:
            self._dragged = True
            self.capture_mouse()
            self._move(event.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the slider."""
        if self._dragged:
            self._move(event.x)

    def on_mouse_up(self) -> None:
        """Let go of it."""
        self._dragged = False
        self.release_mouse()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go one commit back."""
        event.stop()
        self._turn(-1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go one commit on."""
        event.stop()
        self._turn(1)

    def _turn(self, commits: int) -> None:
        if self._moment:
            number = self._moment.number + commits
            self.post_message(self.Moved(max(0, min(number, self._moment.commits))))

    def _move(self, x: int) -> None:
        if self._moment is None:
            return
        last = self._rail - 1
        cell = max(0, min(x - 1, last))
        if cell != self._place(self._moment):
            number = round(cell * self._moment.commits / last)
            self.post_message(self.Moved(number))


def told(moment: Moment, lead: str) -> list[str]:
    """Tell of a moment in parts, the first ones most needed."""
    commit, count = moment.commit, moment.commits
    if commit is None:
        come = (
            [f"{count:,} commit{'s come' if count > 1 else ' comes'}"] if count else []
        )
        return [f"{lead} the start: nothing is recorded", *come]
    entries = f"+ {commit.entries:,} entr{'y' if commit.entries == 1 else 'ies'}"
    return [
        f"{lead} commit {commit.id:,} of {count:,}",
        minute(commit.recorded_at),
        shown(commit.command),
        shown(commit.author),
        entries,
    ]


def minute(when: dt.datetime) -> str:
    """Write a moment as the reader's clock shows it: “22 Nov 2026 16:20”."""
    local = when.astimezone()
    return f"{local.day} {MONTHS[local.month - 1][:3]} {local.year} {local:%H:%M}"


def fitting(parts: list[str], cells: int) -> str:
    """Join the first parts that fit; the first one is cut where even that does not."""
    for end in range(len(parts), 1, -1):
        if cell_len(joined := _GAP.join(parts[:end])) <= cells:
            return joined
    return fit(parts[0], min(cells, cell_len(parts[0])))
