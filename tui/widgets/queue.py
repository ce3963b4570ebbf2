"""What is still to be looked at, one line an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.telling.reviewing import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.query.values import ReviewItem


class Queue(OptionList, can_focus=False):
    """A list that what was decided goes out of, and comes back to when undone."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.items: list[ReviewItem] = []
        self.left = 0
        """How many there are, listed or not."""
        self._written_for = 0
        """Cells of a line when they were written last."""
        self.is_counted = True
        """False where there are more than `left`."""

    def add(self, items: Iterable[ReviewItem]) -> None:
        """List more items, after the others."""
        fresh = list(items)
        self.items += fresh
        self.add_options(self._options_of(fresh))

    def drop(self, item: ReviewItem) -> int:
        """Take an item out; the next one is in its place, which is told."""
        place = self.items.index(item)
        del self.items[place]
        self.remove_option_at_index(place)
        self.left -= 1
        self.go(place)
        return place

    def put_back(self, item: ReviewItem, place: int) -> None:
        """List an item again where it stood."""
        self.items.insert(place, item)
        self._list_anew()
        self.left += 1
        self.go(place)

    def go(self, place: int) -> None:
        """Highlight the item at a place, the last where it is past the end."""
        more = "" if self.is_counted else " or more"
        self.border_title = f"Review · {self.left:,}{more} left"
        self.highlighted = None  # what has come into the same place is another item
        if self.items:
            self.highlighted = max(0, min(place, len(self.items) - 1))

    def step(self, lines: int) -> None:
        """Highlight another item."""
        self.go((self.highlighted or 0) + lines)

    def on_resize(self) -> None:
        """Write the items for the room there is now; the same one stays highlighted."""
        if self._room != self._written_for:
            place = self.highlighted
            with self.prevent(self.OptionHighlighted):
                self._list_anew()
                self.highlighted = place

    def _list_anew(self) -> None:
        self.clear_options()
        self.add_options(self._options_of(self.items))

    def _options_of(self, items: Iterable[ReviewItem]) -> list[Option]:
        self._written_for = self._room
        return [Option(listed(each, self._room)) for each in items]

    @property
    def _room(self) -> int:
        """Cells of a line: the scrollbar may come or go."""
        return self.content_size.width - self.scrollbar_size_vertical
