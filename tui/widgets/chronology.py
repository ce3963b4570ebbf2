"""The chronology: one line an event, drawn only where it is seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.asking.view import View
from tui.commands import bindings
from tui.telling.gutter import gutter
from tui.telling.text import fit, shown
from tui.widgets.growing import Growing

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.binding import BindingType

    from timeline.errors import TimelineError
    from timeline.query.values import EventLine
    from tui.asking.view import Unit

_STRIPS = 256
"""Drawn lines kept: a few screenfuls.  Each is some hundred objects to Python."""
_TITLE = "1 Chronology"
_ROLE_MARKS = {"alleged": "?", "planned": "→"}


class Chronology(Growing, can_focus=True):
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
        "chronology--mark",
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings("chronology")

    cursor: reactive[int] = reactive(0, repaint=False)
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

    class Stale(Message):
        """A line is gone from the store: the read tables were built anew."""

    @dataclass
    class Failed(Message):
        """Lines could not be read; they are left out."""

        error: TimelineError

    def __init__(self) -> None:
        super().__init__()
        self.border_title = _TITLE
        self._view = View(lambda rows: [None] * len(rows))
        self._failure: TimelineError | None = None
        """Of the view, as it was told last."""
        self._words: re.Pattern[str] | None = None
        self._goal: Callable[[View], int] | None = None
        self._has_moved = False
        self._marked: dict[str, EventLine] = {}
        self._styles: dict[tuple[str, str], Style] = {}
        self._strips: LRUCache[tuple[int, int, bool, str], Strip] = LRUCache(_STRIPS)

    @property
    def view(self) -> View:
        """What is shown; set it with `show`."""
        return self._view

    @property
    def stand(self) -> tuple[int, int] | None:
        """The line that the cursor is on and its day; None where that is not known."""
        days = self._view.days
        return (self.cursor, days[self.cursor]) if self.cursor < len(days) else None

    @property
    def has_moved(self) -> bool:
        """The reader has moved the cursor since a new view came."""
        return self._has_moved

    @property
    def marked(self) -> frozenset[str]:
        """Ids of the events that are marked, in sight or not."""
        return frozenset(self._marked)

    @property
    def marked_lines(self) -> tuple[EventLine, ...]:
        """Their lines, in the order in which they were marked."""
        return tuple(self._marked.values())

    def toggle_mark(self) -> None:
        """Mark or unmark the event under the cursor, and go on to the next."""
        line = self._view.line(self.cursor)
        if line:
            others = {
                each: marked for each, marked in self._marked.items() if each != line.id
            }
            self._mark(others if line.id in self._marked else {**others, line.id: line})
            self.cursor += 1

    def unmark(self) -> None:
        """Take all marks away."""
        self._mark({})

    def _mark(self, marked: dict[str, EventLine]) -> None:
        self._marked = marked
        count = f" · {len(marked)} marked" if marked else ""
        self.border_title = f"{_TITLE}{count}"
        self._strips.clear()
        self.refresh()

    def show(self, view: View, cursor: int | None = 0) -> None:
        """Show a view, the cursor on a line, or, for None, where it is."""
        is_other = view is not self._view
        self._view = view
        if is_other:
            words = sorted(view.words.split(), key=len, reverse=True)
            self._words = (
                re.compile("|".join(map(re.escape, words)), re.I) if words else None
            )
            self._has_moved = False
        self._strips.clear()
        self._measure()
        if cursor is not None:
            self.set_reactive(Chronology.cursor, cursor)
        if self._goal and view.is_whole:
            self.set_reactive(Chronology.cursor, self._reached(self._goal))
            self._goal = None
        self._follow()
        self.refresh()
        self._announce(moved=False)

    def grow(self) -> None:
        """Take in that more of the order has come."""
        self._measure()
        self._tell_place()

    def go(self, goal: Callable[[View], int]) -> None:
        """Go to a line that depends on the view; once more when all of it is known."""
        if len(self._view):
            self.cursor = self._reached(goal)
        self._goal = None if self._view.is_whole else goal

    def _reached(self, goal: Callable[[View], int]) -> int:
        return self.validate_cursor(goal(self._view))

    # -- drawing -------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen."""
        width = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        line = self._view.line(index)
        if self._view.is_stale:
            self.post_message(self.Stale())
        if self._view.failure is not self._failure:
            self._failure = self._view.failure
            if self._failure:
                self.post_message(self.Failed(self._failure))
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
        self._styles.clear()
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
        base = self._style("", state)

        def part(text: str, name: str) -> Segment:
            return Segment(text, self._style(name, state))

        year, date = gutter(
            line.date, before.date if before else None, first=before is None
        )
        segments = [
            part("●" if line.id in self._marked else " ", "mark"),
            part(year, "year"),
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

    def _style(self, name: str, state: str) -> Style:
        """The colours of a part of a line; they are put together once."""
        found = self._styles.get((name, state))
        if found is None:
            found = self._styles[name, state] = self._put_together(name, state)
        return found

    def _put_together(self, name: str, state: str) -> Style:
        base = self.rich_style
        if state:
            base = self.get_component_rich_style(f"chronology--{state}")
        if not name:
            return base
        style = self.get_component_rich_style(f"chronology--{name}")
        if state == "cursor":
            return base + Style(bold=style.bold, underline=name == "match")
        return style + Style(bgcolor=base.bgcolor)

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
        self._has_moved, self._goal = True, None
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
        self.go(lambda view: len(view) - 1)

    def action_period(self, unit: Unit, direction: int) -> None:
        """Go to the next month or year, or back."""
        start = self.cursor
        self.go(lambda view: view.step(start, unit, direction))

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
            self._view.look(self.scroll_offset.y, height)

    def _announce(self, *, moved: bool) -> None:
        self._tell_place()
        line = self._view.line(self.cursor)
        if line:
            self.post_message(self.Highlighted(line, self.cursor, moved))

    def _tell_place(self) -> None:
        more = "" if self._view.is_whole else "…"
        place = f"{self.cursor + 1:,} / {len(self._view):,}{more}"
        # by its setter every line would be drawn anew: 4 ms of a key's time
        self._border_subtitle = Content(place if len(self._view) else "")
        size = self.size
        self.refresh(Region(-1, size.height, size.width + 2, 1))


def _tail(line: EventLine) -> str:
    """Write what stands at the right: corrected, mentions and origins."""
    corrected = " ✎" if line.corrected else ""
    if line.mentions < 2:
        return corrected
    return f"{corrected} {line.mentions}×/{line.origins}"
