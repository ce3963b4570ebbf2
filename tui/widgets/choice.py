"""Choosing one of several, or some: what is chosen is told by signs, not by colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.strip import Strip
from textual.widgets import RadioButton, SelectionList

if TYPE_CHECKING:
    from textual.binding import BindingType

_BLANK = " "


class Choice(SelectionList[str]):
    """A list to choose from with space; enter goes on to what follows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("enter", "screen.go_on", show=False),
    ]

    def render_line(self, y: int) -> Strip:
        """Draw a line, its box empty where it is not chosen."""
        line = super().render_line(y)
        at = self.scroll_offset.y + y
        if at >= self.option_count:
            return line
        if self.get_option_at_index(at).value in self.selected:
            return line
        left, inner, *others = line
        return Strip([left, Segment(_BLANK, inner.style), *others])


class OneOf(RadioButton):
    """One of several to choose between, its circle empty where it is not the one."""

    def __init__(self, label: str, value: bool) -> None:
        super().__init__(label, value)
        self._show_sign()

    def watch_value(self) -> None:
        """Draw the sign of what it is now."""
        self._show_sign()
        super().watch_value()

    def _show_sign(self) -> None:
        self.BUTTON_INNER = RadioButton.BUTTON_INNER if self.value else _BLANK
