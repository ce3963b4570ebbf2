"""The chronology: one line an event, drawn only where it is seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.commands import bindings
from tui.gutter import gutter
from tui.text import fit, shown
from tui.view import View

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from timeline.query.values import EventLine
    from tui.view import Unit

_STRIPS = 4096
"""Drawn lines kept: some sixty screenfuls, so that going back costs nothing."""
_ROLE_MARKS = {"alleged": "?", "planned": "→"}


class Chronology(ScrollView, can_focus=True):
    """A merged chronology with a date gutter at the left.

    The gutter prints a year, month or day only where it changes, so that the eye finds
    the seams; the topmost line always has its date in full.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "chronology--year",
        "chronology--date",
        "chronology--rule",
        "chronology--disagrees",
        "chronology--role",
        "chronology--count",
        "chronology--match",
        "chronology--cursor",
        "chronology--cursor-blurred",
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings("chronology")

    cursor: reactive[int] = reactive(0)
    """The line that is chosen."""
    message: reactive[str] = reactive("")
    """What to say where there is no line."""

    @dataclass
    class Highlighted(Message):
        """The cursor came to an event."""

        line: EventLine
        index: int
        moved: bool
        """The reader moved it there; else another view put it there."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, Chronology.Highlighted)

    def __init__(self) -> None:
        super().__init__()
        self.border_title = "Chronology"
        self._view = View()
        self._words: re.Pattern[str] | None = None
        self._strips: LRUCache[tuple[int, int, bool, str], Strip] = LRUCache(_STRIPS)

    @property
    def view(self) -> View:
        """What is shown; set it with `show`."""
        return self._view

    def show(self, view: View, keep: str = "") -> None:
        """Show another view, the cursor on event `keep` if that is in it."""
        self._view = view
        words = sorted(view.text.split(), key=len, reverse=True)
        self._words = (
            re.compile("|".join(map(re.escape, words)), re.I) if words else None
        )
        self._strips.clear()
        self._measure()
        self.set_reactive(Chronology.cursor, view.index_of(keep) or 0)
        self._follow()
        self.refresh()
        self._announce(moved=False)

    # -- drawing -------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen."""
        width = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        line = self._view.line(index)
        if line is None:
            return self._beyond(y, width)
        state = ""
        if index == self.cursor:
            state = "cursor" if self.has_focus else "cursor-blurred"
        key = (index, width, y == 0, state)
        strip = self._strips.get(key)
        if strip is None:
            before = None if y == 0 else self._view.line(index - 1)
            strip = self._strips[key] = self._draw(line, before, width, state)
        return strip

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        self._strips.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Keep the cursor in sight when the pane changes its size."""
        self._measure()
        self._follow()

    def on_focus(self) -> None:
        """Draw the cursor as that of the pane in use."""
        self.refresh_line(self.cursor)

    def on_blur(self) -> None:
        """Draw the cursor as that of a pane at rest."""
        self.refresh_line(self.cursor)

    def watch_message(self) -> None:
        """Draw the message."""
        self.refresh()

    def _beyond(self, y: int, width: int) -> Strip:
        text = self.message if y == 1 and not len(self._view) else ""
        segments = [Segment(fit(f"  {shown(text)}", width), self.rich_style)]
        return Strip(segments, width)

    def _draw(
        self, line: EventLine, before: EventLine | None, width: int, state: str
    ) -> Strip:
        base = self.rich_style
        if state:
            base = self.get_component_rich_style(f"chronology--{state}")

        def part(text: str, name: str) -> Segment:
            style = self.get_component_rich_style(f"chronology--{name}")
            if state == "cursor":
                style = base + Style(bold=style.bold, underline=name == "match")
            else:
                style += Style(bgcolor=base.bgcolor)
            return Segment(text, style)

        year, date = gutter(
            line.date, before.date if before else None, first=before is None
        )
        segments = [
            part(f" {year}", "year"),
            part(date, "date"),
            part("│", "rule"),
            part("≠" if line.disagrees else " ", "disagrees"),
            part(f"{_ROLE_MARKS.get(line.role, ' ')} ", "role"),
        ]
        tail = part(f"{_tail(line)} ", "count")
        room = width - sum(each.cell_length for each in (*segments, tail))
        title = fit(shown(line.title), room)
        for text, is_match in self._matches(title):
            segments.append(part(text, "match") if is_match else Segment(text, base))
        return Strip([*segments, tail]).adjust_cell_length(width, base)

    def _matches(self, title: str) -> list[tuple[str, bool]]:
        """Cut a title into pieces that the filter's words match, and others."""
        pieces, end = [], 0
        for match in self._words.finditer(title) if self._words else ():
            pieces += [(title[end : match.start()], False), (match[0], True)]
            end = match.end()
        return [*pieces, (title[end:], False)]

    # -- movement --------------------------------------------------------------------

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a line."""
        return max(0, min(cursor, len(self._view) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw both lines, and tell who listens."""
        self.refresh_line(old)
        self.refresh_line(new)
        self._follow()
        self._announce(moved=True)

    def action_move(self, lines: int) -> None:
        """Move by lines."""
        self.cursor += lines

    def action_page(self, pages: int) -> None:
        """Move by screenfuls."""
        self.cursor += pages * max(1, self.scrollable_content_region.height - 1)

    def action_first(self) -> None:
        """Go to the first event."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last event."""
        self.cursor = len(self._view) - 1

    def action_period(self, unit: Unit, direction: int) -> None:
        """Go to the next month or year, or back."""
        self.cursor = self._view.step(self.cursor, unit, direction)

    def on_click(self, click: events.Click) -> None:
        """Choose the event that was clicked."""
        offset = click.get_content_offset(self)
        if offset is None:
            return
        index = offset.y + self.scroll_offset.y
        if self._view.line(index):
            self.cursor = index

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        self.virtual_size = Size(max(1, width), len(self._view))

    def _follow(self) -> None:
        """Bring the cursor into sight, in the middle where it went far."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if top - height <= self.cursor < top + 2 * height:
            region = Region(0, self.cursor, 1, 1)
            self.scroll_to_region(region, animate=False, immediate=True, force=True)
        else:
            middle = self.cursor - height // 2
            self.scroll_to(y=middle, animate=False, immediate=True, force=True)

    def _announce(self, *, moved: bool) -> None:
        line = self._view.line(self.cursor)
        self.border_subtitle = (
            f"{self.cursor + 1:,} / {len(self._view):,}" if line else ""
        )
        if line:
            self.post_message(self.Highlighted(line, self.cursor, moved))


def _tail(line: EventLine) -> str:
    """Write what stands at the right: corrected, mentions and origins."""
    corrected = " ✎" if line.corrected else ""
    if line.mentions < 2:
        return corrected
    return f"{corrected} {line.mentions}×/{line.origins}"
