"""What changed since a moment of the log, which the reader may move."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from textual import on, work
from textual.binding import Binding
from textual.screen import Screen

from timeline.errors import TimelineError
from tui.asking.steps import By, Stepper, To
from tui.telling.changes import counted, grouped, rows
from tui.toasts import report
from tui.widgets.as_of import AsOf
from tui.widgets.change_list import ChangeList
from tui.widgets.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline.query.values import Change, Changes
    from tui.asking.steps import Moment, Unit, Walk
    from tui.telling.changes import ChangeRow

    Read: TypeAlias = Callable[[int], Changes]
    """What changed since a position of the log, up to now."""


class Sought(NamedTuple):
    """An event that the reader wants to see."""

    event: str
    since: int
    """Position of the log that it was compared with; it may be gone since."""


class ChangesScreen(Screen[Sought | None]):
    """The changes up to now, in groups; it gives the event to see, None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("comma", "step(-1, 'commit')", "Since", key_display=", ."),
        Binding("full_stop", "step(1, 'commit')", "A commit on", show=False),
        Binding("less_than_sign", "step(-1, 'day')", "By day", key_display="< >"),
        Binding("greater_than_sign", "step(1, 'day')", "A day on", show=False),
        Binding("escape,w,q", "dismiss(None)", "Back", key_display="escape"),
    ]

    def __init__(self, since: Moment, walk: Walk, read: Read) -> None:
        super().__init__()
        self._since, self._read = since, read
        self._line, self._list = AsOf("since"), ChangeList()
        self._stepper = Stepper(
            self,
            walk,
            passed=self._line.show,
            arrived=self._show_since,
            failed=partial(report, self),
        )

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield self._line
        yield self._list
        yield Keys()

    def on_mount(self) -> None:
        """Read the changes."""
        self._list.border_title = "What changed"
        self.set_focus(self._list)
        self._stepper.at = self._since.number
        self._show_since(self._since)

    def action_step(self, steps: int, unit: Unit) -> None:
        """Compare with an earlier moment, or a later one."""
        self._stepper.step(By(steps, unit))

    @on(AsOf.Moved)
    def move(self, message: AsOf.Moved) -> None:
        """Compare with the moment that the slider was taken to."""
        self._stepper.step(To(message.number))

    @on(ChangeList.Chosen)
    def choose(self, message: ChangeList.Chosen) -> None:
        """Leave for the event."""
        self.dismiss(Sought(message.change.event, self._since.position))

    def _show_since(self, since: Moment) -> None:
        self._since = since
        self._line.show(since)
        self._compare(since)

    @work(exclusive=True, group="changes")
    async def _compare(self, since: Moment) -> None:
        self._list.border_subtitle = "reading …"
        try:
            found, listed, told = await asyncio.to_thread(self._told, since.position)
        except TimelineError as error:
            report(self, error)
            return
        self._list.border_subtitle = counted(found)
        self._list.message = (
            "Nothing was recorded since: , goes back by a commit, < by a day"
            if since.is_now
            else "No event differs from what it was then"
        )
        self._list.show(listed, told)

    def _told(self, since: int) -> tuple[Changes, list[Change], list[ChangeRow]]:
        """Read the changes and word them: some 20 ms for all that are listed."""
        found = self._read(since)
        listed = grouped(found.listed)
        return found, listed, rows(listed)
