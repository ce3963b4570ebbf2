"""A field for a date in any form, and how what is typed is read."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from timeline.dates.labels import label
from timeline.errors import DateError
from tui.asking.reading import read
from tui.telling.text import shown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from textual.app import ComposeResult

    from timeline.dates import Date
    from tui.asking.reading import Reading

_TYPING_REST = 0.12
"""Seconds without a key before the text is read."""
_LANGUAGE_REST = 0.4
"""Seconds more before it is tried in every language: the first time takes one."""
_FORMS = "2024-10 · 25 Oct 2024 · last Tuesday · 3. Mai 2024"
_OR_NONE = " · none"


class DateField(Vertical):
    """One line to type in, and below it what was understood."""

    @dataclass
    class Read(Message):
        """Another text is typed, or was read as a date."""

        reading: Reading | None
        """None until it is read, and where it is no date."""
        entered: bool = False
        """It was entered; else it is still being typed."""

    def __init__(
        self,
        today: dt.date,
        about: Callable[[Date | None], Content],
        *,
        may_be_none: bool = False,
    ) -> None:
        """Ask for a date.

        Args:
            today: what “last Tuesday” is read against.
            about: tells what follows from a date; nothing where it is empty.
            may_be_none: “none” is understood as no date.
        """
        super().__init__()
        self.input = Input(placeholder="a date in any form")
        self.reading: Reading | None = None
        self._preview = Static(classes="preview")
        self._today, self._about, self._may_be_none = today, about, may_be_none

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        yield self.input
        yield self._preview

    def on_mount(self) -> None:
        """Say what may be typed."""
        self._hint()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.input.value

    @on(Input.Changed)
    def preview(self, changed: Input.Changed) -> None:
        """Show how the text is read, once the reader stopped typing."""
        changed.stop()
        self.reading = None
        self.post_message(self.Read(None))
        self.read(changed.value, rest=_TYPING_REST, entered=False)

    @on(Input.Submitted)
    def submit(self, submitted: Input.Submitted) -> None:
        """Give the date, or say why the text is none."""
        submitted.stop()
        self.read(submitted.value, rest=0, entered=True)

    @work(exclusive=True, group="read")
    async def read(self, text: str, rest: float, entered: bool) -> None:
        """Read the text in a thread: an unusual form takes the time of many keys."""
        if not text.strip():
            self._hint()
            return
        await asyncio.sleep(rest)
        try:
            reading = await self._read(text, any_language=entered)
        except DateError as error:
            self._preview.update(Content.styled(shown(str(error)), "$text-error"))
            return
        self.reading = reading
        self._preview.update(self._told(reading))
        self.post_message(self.Read(reading, entered))

    async def _read(self, text: str, *, any_language: bool) -> Reading:
        """Read the text, in every language only where the reader has come to rest.

        Raises:
            DateError: no date.
        """
        ask = partial(read, text, self._today, may_be_none=self._may_be_none)
        try:
            return await asyncio.to_thread(ask, any_language=any_language)
        except DateError:
            if any_language:
                raise
        await asyncio.sleep(_LANGUAGE_REST)
        return await asyncio.to_thread(ask)

    def _told(self, reading: Reading) -> Content:
        """Tell the date, how it was read and what follows from it."""
        date = reading.date
        lines = [
            Content.assemble(
                (label(date), "bold $text-success"),
                (f"  {date.edtf}" if date else "", "$foreground-muted"),
            ),
            self._about(date),
            Content.styled(shown(reading.how), "$foreground-muted"),
            Content.styled(reading.otherwise, "$foreground-muted"),
        ]
        return Content("\n").join(line for line in lines if line.plain)

    def _hint(self) -> None:
        forms = _FORMS + _OR_NONE * self._may_be_none
        self._preview.update(Content.styled(forms, "$foreground-muted"))
