"""What the main screen and the actions upon it share: the question, its answer."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.screen import Screen

from timeline.errors import TimelineError
from timeline.query.values import Filters
from tui.asking.answering import answers
from tui.asking.asked import Asked
from tui.telling.differing import beside
from tui.toasts import Toasts, report
from tui.widgets.chronology import Chronology
from tui.widgets.density import Density
from tui.widgets.detail import Detail
from tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from timeline import Timeline
    from timeline.query.values import Event, EventLine
    from tui.asking.view import View

_PATIENCE = 0.03
"""Seconds to wait for a whole answer before a part of it is shown."""
_PATIENCE_AGAIN = 5.0
"""The same where what is shown already answers the question, but for a line or two."""
_CURSOR_REST = 0.05
"""Seconds on an event before its detail is read."""
_EMPTY = "No events yet: i reads articles from files and folders"


class Base(Screen[None]):
    """A question to the store, the lines that answer it, and the one looked at."""

    def __init__(self, timeline: Timeline, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self.timeline, self.today = timeline, today
        self.bar, self.chronology, self.detail = FilterBar(), Chronology(), Detail()
        self.density = Density()
        self.asked = Asked()
        self.recording = asyncio.Lock()
        """Held while something is recorded: keys pressed meanwhile come after it."""
        self.event: Event | None = None
        """The event that the detail shows."""
        self.matches: View | None = None
        """What fitted the last filter: the reader may go from one to the next."""
        self.read_at: int | None = None
        """Position of the log that the answer shown holds at least; None before it."""
        self._place = ""
        """The event that the reader last went to; filters come and go around it."""
        self._answered: Filters | None = None
        """The filter of the answer that was whole last."""
        self._total: tuple[int | None, int] | None = None
        """How many events there are, and as of when."""

    @property
    def line(self) -> EventLine | None:
        """The line under the cursor."""
        return self.chronology.view.line(self.chronology.cursor)

    def ask(self, asked: Asked, keep: str = "", *, rest: float = 0) -> None:
        """Show what answers a question, the cursor on an event if that is in it.

        Args:
            keep: id of the event; by default the one that the reader last went to.
            rest: seconds without another question before this one is asked.
        """
        if asked.as_of != self.asked.as_of:
            self.matches = None  # their rows are those of another time
        self.asked = asked
        self._place = keep or self._place
        self._answer(asked, rest, _PATIENCE if self._total else 0)

    def ask_again(self, keep: str = "") -> None:
        """Ask the same question anew: the store has changed.

        What is shown stays until the whole answer is there, and so does the cursor.
        """
        self._total = None
        self._place = keep or self._place
        self._answer(self.asked, 0, _PATIENCE_AGAIN)

    def report(self, error: TimelineError) -> None:
        """Say what failed, and leave what is on the screen."""
        report(self, error)

    def say(self, text: str) -> None:
        """Say what was done, in place of what was said before."""
        self.notify(text, markup=False)

    # -- reading -------------------------------------------------------------------

    @work(exclusive=True, group="view")
    async def _answer(self, asked: Asked, rest: float, patience: float) -> None:
        await asyncio.sleep(rest)
        shown: View | None = None
        left = self.chronology.stand
        try:
            self.read_at = await asyncio.to_thread(self.timeline.head)
            async with aclosing(
                answers(self.timeline, asked, patience=patience)
            ) as views:
                async for view in views:
                    if view is not shown and not view.is_whole:
                        self._show(view, 0)
                    elif not view.is_whole:
                        self.chronology.grow()
                        self.density.grow()
                    else:
                        self._show(view, await self._kept(asked, view, shown, left))
                        self._answered = asked.filters
                    shown = view
                    self._count(view)
            if not asked.is_all:
                self.matches = view
            await self._count_all(asked, view)
        except TimelineError as error:
            self.report(error)

    async def _kept(
        self, asked: Asked, view: View, shown: View | None, left: tuple[int, int] | None
    ) -> int | None:
        """Tell where the cursor goes in a view now whole; None where it stays.

        Args:
            left: where it stood, a line and its day: it stays thereabout where the
                same filter is asked and the event is gone, or not there yet.
        """
        if shown is view and self.chronology.has_moved:
            return None
        if not self._place:
            return 0
        place = await asyncio.to_thread(
            partial(self.timeline.place_of, self._place, as_of=asked.as_of)
        )
        index = view.index_of(place)
        if index is None and left and asked.filters == self._answered:
            if asked.as_of is None:
                self._place = ""  # it is gone: what stands there now is kept
            return view.nearby(*left)
        return index or 0

    async def _count_all(self, asked: Asked, view: View) -> None:
        if asked.is_all:
            self._total = asked.as_of, len(view)
        elif self._total is None or self._total[0] != asked.as_of:
            total = await asyncio.to_thread(
                partial(self.timeline.count, as_of=asked.as_of)
            )
            self._total = asked.as_of, total
        self._count(view)

    def _show(self, view: View, cursor: int | None) -> None:
        is_empty = view.is_whole and not len(view)
        self.set_class(is_empty, "-no-events")
        self.chronology.message = _nothing(self.asked) if is_empty else ""
        self.chronology.show(view, cursor)
        self.density.show(view.days, is_whole=view.is_whole)
        self.density.row = self.chronology.cursor
        if is_empty:
            self.event = None
            self.detail.clear()

    def _count(self, view: View) -> None:
        total = self._total[1] if self._total else None
        self.bar.show_count(
            len(view), total, is_whole=view.is_whole, is_all=self.asked.is_all
        )

    @work(exclusive=True, group="detail")
    async def _read_detail(self, event_id: str) -> None:
        """Read an event in full, once the cursor has come to rest."""
        await asyncio.sleep(_CURSOR_REST)
        as_of = self.asked.as_of
        try:
            event, titles = await asyncio.to_thread(self._event, event_id, as_of)
        except TimelineError as error:
            self.report(error)
            return
        self.event = event
        self.detail.show(event, titles.get)

    def _event(self, event_id: str, as_of: int | None) -> tuple[Event, dict[str, str]]:
        with self.timeline.snapshot():
            event = self.timeline.event(event_id, as_of=as_of)
            others = beside(event)
            return event, self.timeline.titles(others, as_of=as_of)

    def on_screen_suspend(self) -> None:
        """Leave nothing that was said here over another screen."""
        if isinstance(self.app, Toasts):
            self.app.hush()

    @on(Chronology.Highlighted)
    def _follow(self, message: Chronology.Highlighted) -> None:
        """Show the event that the cursor came to."""
        if message.moved or not self._place:
            self._place = message.line.id
        self._read_detail(message.line.id)

    @on(Chronology.Failed)
    def _tell_failure(self, message: Chronology.Failed) -> None:
        """Say why lines are left out."""
        self.report(message.error)

    @on(Chronology.Stale)
    def _read_anew(self) -> None:
        """Read all anew: the read tables were built anew meanwhile."""
        self.ask_again()


def _nothing(asked: Asked) -> str:
    """Say why there is no line."""
    text = asked.filters.text
    if asked.is_all:
        return _EMPTY
    if asked.filters == Filters(text=text):
        return f"No event has “{text}”: escape shows all"
    return "No event fits: escape shows all"
