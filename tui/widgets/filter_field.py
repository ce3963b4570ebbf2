"""The field that a filter is typed in: what its keys do beyond those of any field."""

from __future__ import annotations

from dataclasses import dataclass

from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.suggester import Suggester
from textual.widgets import Input

from tui.asking.filter_text import completed


class FilterField(Input):
    """A field that completes keys, and tells of keys that point out of its start."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """What is typed; its room is the same however long it is: nothing else moves."""

    @dataclass
    class AtStart(Message):
        """A key went to the left of the first letter."""

        removes: bool
        """It would have deleted a letter there."""

    def __init__(self) -> None:
        super().__init__(
            placeholder="filter by words",
            compact=True,
            suggester=_Completion(),
            select_on_focus=False,
        )

    def action_delete_left(self) -> None:
        """Delete the letter before the cursor, or tell that there is none."""
        if self._is_at_start:
            self.post_message(self.AtStart(removes=True))
        else:
            super().action_delete_left()

    def action_cursor_left(self, select: bool = False) -> None:
        """Go to the left, or tell that this is as far as it goes."""
        if self._is_at_start and not select:
            self.post_message(self.AtStart(removes=False))
        else:
            super().action_cursor_left(select)

    @property
    def _is_at_start(self) -> bool:
        return self.selection.is_empty and self.cursor_position == 0


class _Completion(Suggester):
    """Shows how a key or value that is begun would go on."""

    def __init__(self) -> None:
        super().__init__(case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Complete what the text ends in."""
        return completed(value)
