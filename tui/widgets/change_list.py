"""The list of changes: some lines a change, drawn only where they are seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.telling.text import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

    from timeline.query.values import Change
    from tui.telling.changes import ChangeRow

_INDENTS = {"heading": 1, "title": 2, "change": 4, "reason": 4}


class ChangeList(ScrollView, can_focus=True):
    """Changes in groups; the cursor goes from one to the next."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"change-list--{part}"
        for part in ("heading", "title", "date", "change", "reason", "cursor")
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("pagedown,ctrl+f,space", "page(1)", "Page down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False),
        Binding("g,home", "to(0)", "First", show=False),
        Binding("G,end", "to(-1)", "Last", show=False),
        Binding("]", "group(1)", "Next kind", key_display="]"),
        Binding("[", "group(-1)", "Kind before", key_display="[", show=False),
        Binding("enter", "choose", "To the event", key_display="enter"),
    ]

    cursor: reactive[int] = reactive(0)
    """The change that is chosen."""

    @dataclass
    class Chosen(Message):
        """The reader wants to see the event of a change."""

        change: Change

    def __init__(self) -> None:
        super().__init__()
        self.message = ""
        """What to say where there is no change."""
        self.changes: Sequence[Change] = ()
        self._rows: Sequence[ChangeRow] = ()
        self._first: list[int] = []
        """At which row each change begins."""

    def show(self, changes: Sequence[Change], rows: Sequence[ChangeRow]) -> None:
        """Show other changes, which are `grouped`, in their `rows`, from the top."""
        self.changes, self._rows = changes, rows
        self._first = [y for y, row in enumerate(self._rows) if row.part == "title"]
        self.set_reactive(ChangeList.cursor, 0)
        self._measure()
        self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    # -- drawing -------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen."""
        width = self.scrollable_content_region.width
        place = y + self.scroll_offset.y
        if place >= len(self._rows):
            text = f"  {self.message}" if y == 1 and not self._rows else ""
            return Strip([Segment(fit(text, width), self.rich_style)], width)
        return self._draw(self._rows[place], width)

    def _draw(self, row: ChangeRow, width: int) -> Strip:
        style = self.get_component_rich_style(f"change-list--{row.part}")
        faint = self.get_component_rich_style("change-list--date")
        if row.part != "heading" and row.change == self.cursor:
            style = faint = self.get_component_rich_style("change-list--cursor")
        date = f"  {row.date} " if row.date else " "
        room = width - _INDENTS[row.part] - cell_len(date)
        text = " " * _INDENTS[row.part] + fit(row.text, room)
        return Strip([Segment(text, style), Segment(date, faint)]).adjust_cell_length(
            width, style
        )

    def on_resize(self) -> None:
        """Keep to the width there is."""
        self._measure()

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        self.virtual_size = Size(max(1, width), len(self._rows))

    # -- movement ------------------------------------------------------------------

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a change."""
        return max(0, min(cursor, len(self.changes) - 1))

    def watch_cursor(self) -> None:
        """Bring the whole change into sight, and its heading if it is the first."""
        self.refresh()
        if not self._first:
            return
        top, end = self._first[self.cursor], len(self._rows)
        if self.cursor + 1 < len(self._first):
            end = self._first[self.cursor + 1]
        if top and self._rows[top - 1].part == "heading":
            top -= 1
        self.scroll_to_region(
            Region(0, top, 1, end - top), animate=False, immediate=True, force=True
        )

    def action_move(self, changes: int) -> None:
        """Move by changes."""
        self.cursor += changes

    def action_page(self, pages: int) -> None:
        """Move by screenfuls."""
        if self._first:
            height = max(1, self.scrollable_content_region.height - 1)
            place = self._first[self.cursor] + pages * height
            self.cursor = self._rows[max(0, min(place, len(self._rows) - 1))].change

    def action_to(self, change: int) -> None:
        """Go to the first change, or the last."""
        self.cursor = change if change >= 0 else len(self.changes) - 1

    def action_group(self, direction: int) -> None:
        """Go to the next kind, or to the start of this one, then the one before."""
        starts = [row.change for row in self._rows if row.part == "heading" if row.text]
        there = [at for at in starts if (at - self.cursor) * direction > 0]
        if there:
            self.cursor = there[0] if direction > 0 else there[-1]

    def action_choose(self) -> None:
        """Show the event of the change."""
        if self.changes:
            self.post_message(self.Chosen(self.changes[self.cursor]))

    def on_click(self, click: events.Click) -> None:
        """Choose what is clicked; go there when it is clicked twice."""
        offset = click.get_content_offset(self)
        place = offset.y + self.scroll_offset.y if offset else len(self._rows)
        if place < len(self._rows):
            self.cursor = self._rows[place].change
            if click.chain == 2:
                self.action_choose()
