"""A pane of styled lines of any number: only those in sight are made and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from tui.widgets.growing import Growing

if TYPE_CHECKING:
    from textual.content import Content
    from textual.selection import Selection

_STRIPS = 256
"""Drawn lines kept."""


class Lines(Growing, can_focus=True):
    """Draws the lines that its heirs make; text can be selected with the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS)

    def line_at(self, line: int) -> Content:
        """Make a line; one that is not there is empty."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """Cells of a line."""
        return self.scrollable_content_region.width

    @property
    def plain(self) -> str:
        """All lines, without styles."""
        height = self.virtual_size.height
        return "\n".join(self.line_at(line).plain for line in range(height))

    def forget(self) -> None:
        """Draw all anew: the lines are others, or have other colours."""
        self._strips.clear()
        self.refresh()

    def bring_up(self, line: int) -> None:
        """Bring a line to the top, at once: what is pressed next is about it."""
        self.scroll_to(y=max(0, line), animate=False, immediate=True, force=True)

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self.bring_up(self.scroll_offset.y + lines)

    def action_page(self, pages: int) -> None:
        """Scroll by screenfuls."""
        height = self.scrollable_content_region.height
        self.bring_up(self.scroll_offset.y + pages * max(1, height - 1))

    def action_first(self) -> None:
        """Go to the top."""
        self.bring_up(0)

    def action_last(self) -> None:
        """Go to the end."""
        self.bring_up(self.virtual_size.height)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane."""
        line, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        strip = self._strips.get(line)
        if strip is None or strip.cell_length != width:
            strip = self._strips[line] = self._drawn(line, width)
        return strip.apply_offsets(0, line)

    def _drawn(self, line: int, width: int) -> Strip:
        style, content = self.visual_style, self.line_at(line)
        span = self.text_selection.get_span(line) if self.text_selection else None
        if span:
            chosen = self.screen.get_component_styles("screen--selection")
            end = len(content) if span[1] < 0 else span[1]
            content = content.stylize(Style.from_styles(chosen), span[0], end)
        strips = Visual.to_strips(self, content, width, 1, style, apply_selection=False)
        strip = strips[0] if strips else Strip([])
        return strip.adjust_cell_length(width, style.rich_style)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        self._strips.clear()
        super().notify_style_update()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Take the text that was selected with the mouse."""
        return selection.extract(self.plain), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        self.forget()
