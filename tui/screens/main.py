"""The main screen: filter, chronology and detail, wired to each other."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Footer, Input

from timeline.errors import TimelineError
from timeline.query.values import Filters
from tui.commands import bindings
from tui.screens.jump import JumpScreen
from tui.view import View
from tui.widgets.chronology import Chronology
from tui.widgets.detail import Detail
from tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline import Timeline
    from timeline.dates import Date

_TYPING_REST = 0.08
"""Seconds without a key before the filter runs."""
_CURSOR_REST = 0.05
"""Seconds on an event before its detail is read."""
_KEYS_OF_LETTERS = {"filter", "jump"}
"""Actions whose keys act at once, and would be taken from what is typed."""
_EMPTY = "No events yet: read articles with “timeline ingest PATH…”"


class MainScreen(Screen[None]):
    """The chronology as filtered, and the event under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("main")

    def __init__(self, timeline: Timeline, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._timeline = timeline
        self._today = today
        self._bar, self._list, self._detail = FilterBar(), Chronology(), Detail()
        self._all = View()
        """Every event there is: the count is told of these."""
        self._place = ""
        """The event that the reader last went to; filters come and go around it."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield self._bar
        with Container(id="panes"):
            yield self._list
            yield self._detail
        yield Footer()

    def on_mount(self) -> None:
        """Start in the chronology."""
        self.action_go_to_list()
        self.read_view("", rest=0)

    # -- what is shown -------------------------------------------------------------

    @work(exclusive=True, group="view")
    async def read_view(self, text: str, rest: float) -> None:
        """Read the events that have these words, once the reader stopped typing."""
        await asyncio.sleep(rest)
        filters = Filters(text=text)
        try:
            lines = await asyncio.to_thread(self._timeline.lines, filters)
        except TimelineError as error:
            self.report(error)
            return
        self.show_view(View(tuple(lines), text))

    def show_view(self, view: View) -> None:
        """Show a view, the cursor where the reader last put it if that is in it."""
        if not view.text:
            self._all = view
        self._bar.show_count(len(view), len(self._all))
        self.set_class(not len(view), "-no-events")
        self._list.message = (
            f"No event has “{view.text}”: escape shows all" if view.text else _EMPTY
        )
        self._list.show(view, keep=self._place)
        if not len(view):
            self._detail.clear()

    @work(exclusive=True, group="detail")
    async def read_detail(self, event_id: str) -> None:
        """Read an event in full, once the cursor has come to rest."""
        await asyncio.sleep(_CURSOR_REST)
        try:
            event = await asyncio.to_thread(self._timeline.event, event_id)
        except TimelineError as error:
            self.report(error)
            return
        self._detail.show(event, self._all.title_of)

    def report(self, error: TimelineError) -> None:
        """Say what failed, and leave what is on the screen."""
        self.notify(
            str(error), title="Not done", severity="error", timeout=12, markup=False
        )

    @on(Chronology.Highlighted)
    def follow(self, message: Chronology.Highlighted) -> None:
        """Show the event that the cursor came to."""
        if message.moved or not self._place:
            self._place = message.line.id
        self.read_detail(message.line.id)

    @on(FilterBar.Changed)
    def filter_changed(self, message: FilterBar.Changed) -> None:
        """Filter as the reader types."""
        self.read_view(message.text.strip(), rest=_TYPING_REST)

    # -- actions ---------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the letters to the filter while the reader types in it."""
        return action not in _KEYS_OF_LETTERS or not isinstance(self.focused, Input)

    def action_filter(self) -> None:
        """Let the reader type words to filter by."""
        self.set_focus(self._bar.field)

    def action_go_to_list(self) -> None:
        """Focus the list now: `focus()` waits, and keys typed by then go astray."""
        self.set_focus(self._list)

    def action_clear_filter(self) -> None:
        """Show every event, and go to the chronology."""
        self._bar.clear()
        self.action_go_to_list()

    def action_toggle_detail(self) -> None:
        """Show or hide the detail."""
        self.toggle_class("-no-detail")
        if self.has_class("-no-detail"):
            self.action_go_to_list()

    async def action_jump(self) -> None:
        """Ask for a date and go to the first event at or after it."""

        def go(date: Date | None) -> None:
            day = date and (date.earliest or date.latest)
            if day and len(self._list.view):
                self._list.cursor = self._list.view.first_from(day)
                self.action_go_to_list()

        await self.app.push_screen(JumpScreen(self._list.view, self._today()), go)
