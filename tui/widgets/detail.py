"""The detail: everything known about the event under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from tui.account import account
from tui.commands import bindings
from tui.rows import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size

    from timeline.query.values import Event
    from tui.rows import Row


class Account(Widget):
    """Rows of text at the width there is: one widget, however many mentions."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._drawn: tuple[int, Content] = (-1, Content(""))

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self._rows = rows
        self._drawn = (-1, Content(""))
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Tell how many lines the rows take at a width."""
        return self._laid_out(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Draw the rows."""
        return self._laid_out(self.content_size.width)

    def _laid_out(self, width: int) -> Content:
        if self._drawn[0] != width:
            self._drawn = (width, lay_out(self._rows, width))
        return self._drawn[1]


class Detail(VerticalScroll, can_focus=True):
    """The event under the cursor, told in full; scrolls where it is long."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("detail")

    def __init__(self) -> None:
        super().__init__()
        self.border_title = "Event"
        self._account = Account()
        self._event_id = ""

    def compose(self) -> ComposeResult:
        """Lay out the pane."""
        yield self._account

    @property
    def plain(self) -> str:
        """The text as it is laid out."""
        return self._account.render().plain

    def show(self, event: Event, title_of: Callable[[str], str | None]) -> None:
        """Tell an event; from the top where it is another one."""
        self._account.show(tuple(account(event, title_of)))
        if event.id != self._event_id:
            self._event_id = event.id
            self.scroll_home(animate=False)

    def clear(self) -> None:
        """Show nothing."""
        self._event_id = ""
        self._account.show(())
