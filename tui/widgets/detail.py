"""The detail: everything known about the event under the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from tui.commands import bindings
from tui.telling.account import account
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual import events
    from textual.binding import BindingType

    from timeline.query.values import Event
    from tui.telling.rows import Block

_AT_ONCE = 150
"""Rows told before the reader's next key: some 10 ms.  The others follow."""


class Detail(Lines):
    """The event under the cursor, told in full; scrolls where it is long."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("detail")

    @dataclass
    class Opened(Message):
        """A mention was clicked twice."""

        mention: str

    def __init__(self) -> None:
        super().__init__()
        self.border_title = "2 Event"
        self._event_id = ""
        self._told: list[Block] = []
        self._coming: Iterator[Block] = iter(())
        """What was not told yet."""
        self._laid_out = 0
        """So many rows of those told are laid out."""
        self._room = 0
        self._lines: list[Content] = []
        self._mentions: list[str] = []
        """By line, the mention that it tells of; empty where it tells of none."""

    @property
    def mention(self) -> str:
        """Id of the first mention in sight, where the reader scrolled to one."""
        top = self.scroll_offset.y
        return self._mention_from(top) if top else ""

    @property
    def plain(self) -> str:
        """The whole text as it is laid out."""
        while self._grow():
            pass
        return super().plain

    def show(self, event: Event, title_of: Callable[[str], str | None]) -> None:
        """Tell an event; from the top where it is another one."""
        self._begin(account(event, title_of))
        if event.id != self._event_id:
            self._event_id = event.id
            self.bring_up(0)

    def clear(self) -> None:
        """Show nothing."""
        self._event_id = ""
        self._begin(iter(()))

    def line_at(self, line: int) -> Content:
        """Give a line as it was laid out."""
        return self._lines[line] if line < len(self._lines) else Content("")

    def on_resize(self) -> None:
        """Lay the rows out anew at another width."""
        if self.room != self._room:
            self._lay_out_anew()

    def on_click(self, click: events.Click) -> None:
        """Open the article of a mention that is clicked twice."""
        offset = click.get_content_offset(self)
        if offset and click.chain > 1:
            mention = self._mention_from(offset.y + self.scroll_offset.y)
            if mention:
                self.post_message(self.Opened(mention))

    def _begin(self, rows: Iterator[Block]) -> None:
        self._told, self._coming = [], rows
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        self._room, self._laid_out = self.room, 0
        self._lines, self._mentions = [], []
        self._go_on()

    def _go_on(self) -> None:
        """Lay out what the reader sees, and the rest bit by bit between the keys."""
        if self._grow():
            self.set_timer(0.01, self._go_on)

    def _grow(self) -> bool:
        """Lay out some more rows; say whether there are more to come."""
        if not self._room:
            return False
        wanted = self._laid_out + _AT_ONCE
        self._told += islice(self._coming, max(0, wanted - len(self._told)))
        for row in self._told[self._laid_out : wanted]:
            lines = row.lines(self._room - 1)
            self._lines += lines
            self._mentions += [row.mention] * len(lines)
        self._laid_out = min(wanted, len(self._told))
        self.virtual_size = Size(self._room, len(self._lines))
        self.forget()
        return self._laid_out == wanted

    def _mention_from(self, line: int) -> str:
        """Find the mention that a line tells of, or else the next one below it."""
        return next(filter(None, self._mentions[max(0, line) :]), "")
