"""The filter: words to look for, and always how many events fit them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from tui.commands import bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class FilterBar(Horizontal):
    """One line: the words, and the count of what is shown."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("filter")

    @dataclass
    class Changed(Message):
        """The words changed."""

        text: str

    def __init__(self) -> None:
        super().__init__()
        self.field = Input(placeholder="filter by words", compact=True)
        self._count = Static("", classes="count", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("/", classes="prompt")
        yield self.field
        yield self._count

    @property
    def text(self) -> str:
        """The words as typed."""
        return self.field.value

    @property
    def count(self) -> str:
        """How many events fit, in words."""
        return str(self._count.content)

    def clear(self) -> None:
        """Take the words away."""
        self.field.value = ""

    def show_count(self, fitting: int, total: int) -> None:
        """Say how many events are shown, and of how many."""
        words = f"{total:,} event{'s' * (total != 1)}"
        if fitting != total or self.text.strip():
            words = f"{fitting:,} of {words}"
        self._count.update(words)

    @on(Input.Changed)
    def change(self, changed: Input.Changed) -> None:
        """Tell that the words changed."""
        changed.stop()
        self.post_message(self.Changed(changed.value))
