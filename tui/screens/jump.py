"""Ask for a date, in any form that is read, and show how it is read."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from timeline.dates import Date
from timeline.dates.labels import label
from timeline.errors import DateError
from timeline.resolve import read_typed
from tui.text import shown

if TYPE_CHECKING:
    import datetime as dt

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.view import View

_TYPING_REST = 0.12
_HINT = Content.styled(
    "2024-10 · 25 Oct 2024 · last Tuesday · 3. Mai 2024", "$foreground-muted"
)


class JumpScreen(ModalScreen[Date | None]):
    """A date field with a live preview; it gives the date, or None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False)
    ]

    def __init__(self, view: View, today: dt.date) -> None:
        super().__init__()
        self._view = view
        self._today = today
        self._field = Input(placeholder="a date in any form")
        self._preview = Static(classes="preview")

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Jump to a date"
            dialog.border_subtitle = "enter goes there · escape closes"
            yield self._field
            yield self._preview

    def on_mount(self) -> None:
        """Take the keys that are typed from here on."""
        self.set_focus(self._field)
        self._say(_HINT)

    @on(Input.Changed)
    def preview(self, changed: Input.Changed) -> None:
        """Show how the text is read, once the reader stopped typing."""
        self.read(changed.value, rest=_TYPING_REST, go=False)

    @on(Input.Submitted)
    def submit(self, submitted: Input.Submitted) -> None:
        """Go to the date, or say why the text is none."""
        self.read(submitted.value, rest=0, go=True)

    @work(exclusive=True, group="read")
    async def read(self, text: str, rest: float, go: bool) -> None:
        """Read the text in a thread: an unusual form takes the time of many keys."""
        if not text.strip():
            self._say(_HINT)
            return
        await asyncio.sleep(rest)
        try:
            date = await asyncio.to_thread(read_typed, text, self._today)
        except DateError as error:
            self._say(Content.styled(shown(str(error)), "$text-error"))
            return
        if go and self.is_current:
            self.dismiss(date)
        else:
            self._say(self._landing(date))

    def _landing(self, date: Date) -> Content:
        """Tell how a text was read, and which event it leads to."""
        day = date.earliest or date.latest
        found = self._view.line(self._view.first_from(day)) if day else None
        there = f"\n→ {label(found.date)}: {shown(found.title)}" if found else ""
        return Content.assemble(
            (label(date), "bold $text-success"),
            (f"  {date.edtf}", "$foreground-muted"),
            (there, "$foreground-muted"),
        )

    def _say(self, content: Content) -> None:
        self._preview.update(content)
