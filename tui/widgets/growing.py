"""A pane whose content grows while the reader looks at it."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView


class Growing(ScrollView):
    """Takes more content in for the price of its scrollbar.

    As Textual has it, every widget of the screen is laid out anew when a pane is told
    of another size of its content: 10 ms, five times a second while an order comes in.
    Here that happens only where the scrollbar comes or goes.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def watch_virtual_size(self, size: Size) -> None:
        """Draw the scrollbar for it, and keep to what there is."""
        self._scroll_update(size)
