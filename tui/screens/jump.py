"""Ask for a date, in any form that is read, and show how it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from timeline.dates import Date
from timeline.dates.labels import label
from tui.telling.text import shown
from tui.widgets.date_field import DateField

if TYPE_CHECKING:
    import datetime as dt

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.asking.view import View


class JumpScreen(ModalScreen[Date | None]):
    """A date field with a live preview; it gives the date, or None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False)
    ]

    def __init__(self, view: View, today: dt.date) -> None:
        super().__init__()
        self._view = view
        self._field = DateField(today, self._landing)

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Jump to a date"
            dialog.border_subtitle = "enter goes there · escape closes"
            yield self._field

    def on_mount(self) -> None:
        """Take the keys that are typed from here on."""
        self.set_focus(self._field.input)

    @on(DateField.Read)
    def go(self, message: DateField.Read) -> None:
        """Go to the date that was entered."""
        if message.entered and message.reading and self.is_current:
            self.dismiss(message.reading.date)

    def _landing(self, date: Date | None) -> Content:
        """Tell which event a date leads to."""
        day = date and (date.earliest or date.latest)
        found = self._view.line(self._view.first_from(day)) if day else None
        there = f"→ {label(found.date)}: {shown(found.title)}" if found else ""
        return Content.styled(there, "$foreground-muted")
