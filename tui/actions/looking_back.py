"""The chronology as of an earlier moment, and what changed since."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work

from timeline.errors import TimelineError
from timeline.query.values import Filters
from tui.asking.steps import NOW, By, Stepper, To, moment, walk
from tui.screens.base import Base
from tui.screens.changes import ChangesScreen
from tui.widgets.as_of import AsOf

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from timeline import Timeline
    from timeline.query.order import Place
    from tui.asking.asked import Asked
    from tui.asking.steps import Moment, Unit
    from tui.screens.changes import Sought

_PAST = "-as-of"
"""The class of a screen that shows what was known earlier."""


class LookingBack(Base):
    """Steps over the log, and compares a moment of it with now."""

    def __init__(self, timeline: Timeline, today: Callable[[], dt.date]) -> None:
        super().__init__(timeline, today)
        self.as_of_line = AsOf(hint="0 now")
        self.visited: int | None = None
        """Position of the log that the reader has seen before; None: not known."""
        self._stepper = Stepper(
            self,
            partial(walk, timeline),
            passed=self._show_moment,
            arrived=self._ask_as_of,
            failed=self.report,
        )

    def ask(self, asked: Asked, keep: str = "", *, rest: float = 0) -> None:
        """Show what answers a question, and as of when it is."""
        super().ask(asked, keep, rest=rest)
        self.set_class(asked.as_of is not None, _PAST)
        standing = self.as_of_line.moment
        if asked.as_of is None:
            self._stepper.at = None
        elif standing is None or standing.position != asked.as_of:
            self._find_moment(asked.as_of)

    def action_as_of(self, steps: int, unit: Unit) -> None:
        """Show the chronology as of so many commits or days earlier or later."""
        self._stepper.step(By(steps, unit))

    def action_now(self) -> None:
        """Show the chronology as it is now."""
        self._stepper.step(NOW)

    @on(AsOf.Moved)
    def move_as_of(self, message: AsOf.Moved) -> None:
        """Show the chronology as of the commit that the slider was taken to."""
        self._stepper.step(To(message.number))

    def _show_moment(self, there: Moment) -> None:
        self.as_of_line.show(there)
        self.set_class(not there.is_now, _PAST)

    def _ask_as_of(self, there: Moment) -> None:
        as_of = None if there.is_now else there.position
        if as_of != self.asked.as_of:
            self.ask(replace(self.asked, as_of=as_of))

    @work(exclusive=True, group="moment")
    async def _find_moment(self, as_of: int) -> None:
        """Show where in the log a question stands that was not stepped to."""
        try:
            there = await asyncio.to_thread(moment, self.timeline, as_of)
        except TimelineError as error:
            self.report(error)
            return
        if as_of == self.asked.as_of:
            self._stepper.at = there.number
            self.as_of_line.show(there)

    # -- what changed --------------------------------------------------------------

    @work(exclusive=True, group="changes")
    async def action_what_changed(self) -> None:
        """Show what changed since then; now: since the last visit, or the last day."""
        try:
            since = await asyncio.to_thread(self._since, self.asked.as_of)
        except TimelineError as error:
            self.report(error)
            return
        walk_on = partial(walk, self.timeline)
        screen = ChangesScreen(since, walk_on, self.timeline.changes)
        await self.app.push_screen(screen, self._leave_changes)

    def _leave_changes(self, sought: Sought | None) -> None:
        if sought:
            self._go_to(sought)

    def _since(self, as_of: int | None) -> Moment:
        """Find what to compare with: what is seen, or what was when it is now."""
        with self.timeline.snapshot():
            if as_of is None and (self.visited or 0) <= self.timeline.head():
                as_of = self.visited
            there = moment(self.timeline, as_of)
        if there.is_now:
            there = walk(self.timeline, None, [By(-1, "day")])
        return there

    @work(exclusive=True, group="changes")
    async def _go_to(self, sought: Sought) -> None:
        """Show the event of a change where it is listed: here, now, or as of then."""
        try:
            asked, place = await asyncio.to_thread(self._listing, self.asked, sought)
        except TimelineError as error:
            self.report(error)
            return
        index = self.chronology.view.index_of(place) if place else None
        if asked == self.asked and index is not None:
            self.chronology.cursor = index
            return
        if asked.filters != self.asked.filters:
            self.bar.remember()
            self.bar.clear()
            self.say("The filter had left this event out: all are shown")
        self.ask(asked, keep=sought.event)

    def _listing(self, asked: Asked, sought: Sought) -> tuple[Asked, Place | None]:
        """Find a question whose answer has an event, and where it stands there."""
        for filters in (asked.filters, Filters()):
            only = replace(filters, event=sought.event)
            for as_of in (asked.as_of, None, sought.since):
                if self.timeline.page(only, size=1, as_of=as_of).lines:
                    place = self.timeline.place_of(sought.event, as_of=as_of)
                    return replace(asked, filters=filters, as_of=as_of), place
        return asked, None
