"""Text that is laid out anew for the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.geometry import Size


class Fitted(Widget):
    """One widget, however much text: what draws it is told the width."""

    DEFAULT_CSS = "Fitted { height: auto; padding-right: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._draw: Callable[[int], Content] = lambda _: Content("")
        self._drawn: tuple[int, Content] = (-1, Content(""))

    @property
    def plain(self) -> str:
        """The text as it is laid out."""
        return self.render().plain

    def show(self, draw: Callable[[int], Content]) -> None:
        """Show other text.

        Args:
            draw: lays it out for a number of cells.
        """
        self._draw, self._drawn = draw, (-1, Content(""))
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Tell how many lines the text takes at a width."""
        return self._laid_out(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Draw the text."""
        return self._laid_out(self.content_size.width)

    def _laid_out(self, width: int) -> Content:
        if self._drawn[0] != width:
            self._drawn = (width, self._draw(width))
        return self._drawn[1]
