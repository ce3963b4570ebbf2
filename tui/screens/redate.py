"""Give an event another date, in any form that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content

from timeline.dates.labels import label
from tui.screens.correction import MUTED, Decision, EventDialog
from tui.widgets.date_field import DateField

if TYPE_CHECKING:
    import datetime as dt

    from textual.app import ComposeResult
    from textual.widget import Widget

    from timeline.dates import Date
    from timeline.query.values import Event
    from tui.screens.correction import Desk, Subject


class RedateScreen(EventDialog):
    """A date field with a live preview, and why."""

    HEADING: ClassVar[str] = "Re-date"

    def __init__(self, subject: Subject, desk: Desk[Event], today: dt.date) -> None:
        super().__init__(subject, desk)
        self.field = DateField(today, self._about, may_be_none=True)

    def parts(self) -> ComposeResult:
        """Lay out the date field."""
        yield self.field

    def first(self) -> Widget:
        """Begin with the date."""
        return self.field.input

    def decision(self) -> Decision | str:
        """Give the date, as it was typed: the record keeps the words."""
        reading = self.field.reading
        if reading is None:
            return "No date is given yet."
        to = f"re-dated to {label(reading.date)}" if reading.date else "made undated"
        return Decision(to, (self.subject.id, self.field.text))

    @on(DateField.Read)
    def read_date(self, message: DateField.Read) -> None:
        """Take the date; once it is entered, ask why, or record it."""
        self.say_what()
        if message.entered:
            if self.reason.value.strip():
                self.action_submit()
            else:
                self.set_focus(self.reason)

    def _about(self, date: Date | None) -> Content:
        """Tell it beside the date that the event has."""
        told = label(date)
        if told == self.subject.when:
            return Content.styled("as it is now", MUTED)
        return Content.styled(f"instead of {self.subject.when}", MUTED)
