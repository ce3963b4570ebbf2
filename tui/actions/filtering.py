"""Choosing which events are shown: typed, by something of an event, or by a key."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

from textual import on, work

from timeline.errors import TimelineError
from tui.asking.asked import Asked
from tui.asking.filter_text import Part
from tui.asking.filtering import parse
from tui.screens.base import Base
from tui.screens.filter_by import FilterByScreen, parts_of
from tui.widgets.filter_bar import FilterBar

_TYPING_REST = 0.04
"""Seconds without a key before the filter is read."""


class Filtering(Base):
    """Asks for the events that fit the filter bar, and changes what stands in it."""

    @on(FilterBar.Changed)
    def filter_changed(self, message: FilterBar.Changed) -> None:
        """Filter as the reader types."""
        rest = _TYPING_REST if message.text else 0
        self._read_filter(message.text, message.typed, rest)

    @work(exclusive=True, group="filter")
    async def _read_filter(self, text: str, typed: int, rest: float) -> None:
        """Ask for what is typed; to read a date takes the time of many keys."""
        await asyncio.sleep(rest)
        parsed = await asyncio.to_thread(parse, text, self.today(), typed)
        self.bar.show(parsed)
        is_left = not (self.bar.text or self.bar.field.has_focus)
        words = self.asked.words if is_left else parsed.words
        asked = replace(self.asked, filters=parsed.filters, words=words)
        if asked != self.asked:
            self.ask(asked)

    def action_filter(self) -> None:
        """Let the reader type what to filter by."""
        self.set_focus(self.bar.field)

    def action_finish_filter(self) -> None:
        """Keep the filter, go to the list; keys typed before are the field’s."""
        self.set_focus(self.chronology)
        self.bar.field.call_later(self.bar.finish)

    def action_clear_filter(self) -> None:
        """Show every event, what matched still marked; the next time, unmarked."""
        if self.asked.is_all:
            self.matches = None
            self.ask(Asked(as_of=self.asked.as_of))
        self.bar.remember()
        self.bar.clear()
        self.set_focus(self.chronology)

    def action_only(self, value: str) -> None:
        """Show only what is disagreed, unsure or corrected, or no longer only that."""
        self.bar.toggle(Part("is", value))

    @work(exclusive=True, group="filter by")
    async def action_filter_by(self) -> None:
        """Let the reader choose something of the event under the cursor."""
        if self.line is None:
            return
        read = partial(self.timeline.event, self.line.id, as_of=self.asked.as_of)
        try:
            event = await asyncio.to_thread(read)
        except TimelineError as error:
            self.report(error)
            return
        await self.app.push_screen(FilterByScreen(parts_of(event)), self._add)

    def _add(self, part: Part | None) -> None:
        if part:
            self.bar.add(part)
            self.bar.remember()
