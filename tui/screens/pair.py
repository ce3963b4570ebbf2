"""Events of which some are one, or none is: merge them, or keep them apart for good."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

from timeline.dates.labels import label
from timeline.errors import TimelineError
from tui.screens.correction import ERROR, Decision, EventDialog
from tui.telling.beside import beside
from tui.telling.text import shown
from tui.widgets.choice import Choice
from tui.widgets.fitted import Fitted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from timeline.query.values import Event
    from tui.screens.correction import Desk, Subject


class PairScreen(EventDialog):
    """Chooses among marked events, or those proposed as the same as one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "scroll_pair(1)", show=False, priority=True),
        Binding("pageup", "scroll_pair(-1)", show=False, priority=True),
    ]
    KEYS: ClassVar[str] = f"space chooses · {EventDialog.KEYS}"

    def __init__(
        self, subject: Subject, desk: Desk[Event], marked: Iterable[str] = ()
    ) -> None:
        """Ask about an event and others.

        Args:
            subject: the event.
            desk: to look and to record.
            marked: events to choose from; where there are none, what is proposed.
        """
        super().__init__(subject, desk)
        self._marked = tuple(each for each in marked if each != subject.id)
        self.choice = Choice()
        self._beside = Fitted()
        self._pair = VerticalScroll(self._beside)
        self._events: dict[str, Event] = {}
        self._one: Event | None = None

    def parts(self) -> ComposeResult:
        """Lay out the list, and the two events under it."""
        yield self.choice
        yield self._pair

    def first(self) -> Widget:
        """Begin with the list."""
        return self.choice

    def looked_at(self, looked: Event) -> Subject:
        """List the others: those marked, or those proposed."""
        self._one = looked
        proposed = [each.event for each in looked.maybe_same]
        self.fill(self._marked or tuple(proposed))
        return super().looked_at(looked)

    @work(exclusive=True, group="fill")
    async def fill(self, others: tuple[str, ...]) -> None:
        """Read the others, and keep what was chosen among them."""
        chosen = set(self.choice.selected) or set(self._marked or others[:1])
        for each in others:
            try:
                self._events[each] = await asyncio.to_thread(self.desk.look, each)
            except TimelineError as error:
                self.say(str(error), ERROR)
                return
        self.head.display = not others  # it stands in the comparison
        self.choice.clear_options()
        self.choice.add_options(
            Selection(self._told(each), each, each in chosen) for each in others
        )
        self.choice.highlighted = 0 if others else None
        self.say_what()

    @on(SelectionList.SelectionHighlighted)
    def compare(self, message: SelectionList.SelectionHighlighted[str]) -> None:
        """Show the event beside the one that the cursor is on."""
        other = self._events.get(message.selection.value)
        if self._one and other:
            self._beside.show(partial(beside, self._one, other))

    @on(SelectionList.SelectedChanged)
    def choose(self) -> None:
        """Say what will be recorded."""
        self.say_what()

    def action_scroll_pair(self, pages: int) -> None:
        """Scroll the two events, which may be longer than the screen."""
        self._pair.scroll_relative(y=pages * self._pair.size.height, animate=False)

    def action_go_on(self) -> None:
        """Ask why."""
        self.set_focus(self.reason)

    def missing(self) -> str | None:
        """Say what has to be chosen first; None where all is there."""
        if self.choice.selected:
            return None
        if self.choice.option_count or self._one is None:
            return "None is chosen: space chooses."
        return "No event is marked, and none is proposed: mark others with m first."

    def _told(self, other: str) -> Content:
        event = self._events[other]
        return Content(shown(f"{label(event.date)}  {event.title}"))


class MergeScreen(PairScreen):
    """Make one event of several."""

    HEADING: ClassVar[str] = "Merge"

    def decision(self) -> Decision | str:
        """Give the events that are one."""
        others = self.choice.selected
        return self.missing() or Decision(
            f"merged {len(others) + 1} events", (self.subject.id, *others)
        )


class ApartScreen(PairScreen):
    """Say of two events that they are never one."""

    HEADING: ClassVar[str] = "Never merge"

    def decision(self) -> Decision | str:
        """Give the events that the first is none of."""
        others = self.choice.selected
        what = "another event" if len(others) == 1 else f"{len(others)} events"
        return self.missing() or Decision(
            f"never to be merged with {what}", (self.subject.id, *others)
        )
