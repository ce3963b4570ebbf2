"""The help: every key, from the table of actions, and what the marks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tui.commands import COMMANDS, HEADINGS
from tui.telling.marks import FIGURE, PHRASE, TRIGGER
from tui.telling.rows import BLANK, Row, heading, lay_out
from tui.widgets.fitted import Fitted

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.commands.table import Scope

_KEY_CELLS = 12
_MARKS = (
    ("≠", "$text-error", "sources differ"),
    ("?", "$text-warning", "alleged: somebody says so"),
    ("→", "$text-accent", "planned: it is to happen"),
    ("●", "$text-accent", "marked, to be merged or kept apart"),
    ("✎", "$text-secondary", "corrected by a person"),
    ("5×/3", "$foreground-muted", "5 mentions, from 3 origins"),
    ("by 25 Oct", "$foreground-muted", "then or before: no day stated"),
    ("phrase", PHRASE, "what the date comes from"),
    ("trigger", TRIGGER, "what names the happening"),
    ("3,000", FIGURE, "a figure"),
    ("● ○", "$text-accent", "in an article: of your event, of another"),
)


class HelpScreen(ModalScreen[None]):
    """Keys and marks on one page; it scrolls where the terminal is small."""

    HORIZONTAL_BREAKPOINTS = [(0, "-one-column"), (112, "-two-columns")]  # noqa: RUF012  # as the base has it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss(None)", "Close", show=False)
    ]

    def __init__(self) -> None:
        super().__init__()
        self._main, self._rest = Fitted(), Fitted()

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(classes="dialog") as page:
            page.border_title = "Help"
            page.border_subtitle = "escape closes"
            with Container(classes="columns"):
                yield self._main
                yield self._rest

    def on_mount(self) -> None:
        """Write both columns."""
        others = [scope for scope in HEADINGS if scope != "main"]
        rest = [*marks(), *(row for scope in others for row in keys(scope))]
        self._main.show(lambda width: lay_out(keys("main"), width))
        self._rest.show(lambda width: lay_out(rest, width))


def keys(scope: Scope) -> list[Row]:
    """List the keys of a scope, from the table of actions."""
    listed = [(each.display, each.help) for each in COMMANDS if each.scope == scope]
    if scope == "app":
        listed.append(("ctrl+p", "find any action by name"))
    rows = [_row(key, "bold $text-accent", told) for key, told in listed]
    return [heading(HEADINGS[scope]), *rows, BLANK]


def marks() -> list[Row]:
    """Tell what the marks and colours mean."""
    return [heading("Marks"), *(_row(*mark) for mark in _MARKS), BLANK]


def _row(key: str, style: str, meaning: str) -> Row:
    blank = " " * max(1, _KEY_CELLS - len(key))
    lead = Content.assemble("  ", (key, style), blank)
    return Row(Content(meaning), lead, Content(" " * (_KEY_CELLS + 2)))
