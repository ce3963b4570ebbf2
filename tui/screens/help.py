"""The help: every key, from the table of actions, and what the marks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.account import FIGURE, PHRASE, TRIGGER
from tui.commands import COMMANDS, HEADINGS

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

_KEY_CELLS = 12
_MARKS = (
    ("≠", "$text-error", "sources differ"),
    ("?", "$text-warning", "alleged: somebody says so"),
    ("→", "$text-accent", "planned: it is to happen"),
    ("✎", "$text-secondary", "corrected by a person"),
    ("5×/3", "$foreground-muted", "5 mentions, from 3 origins"),
    ("by 25 Oct", "$foreground-muted", "then or before: no day stated"),
    ("phrase", PHRASE, "what the date comes from"),
    ("trigger", TRIGGER, "what names the happening"),
    ("3,000", FIGURE, "a figure"),
)


class HelpScreen(ModalScreen[None]):
    """Keys and marks on one page; it scrolls where the terminal is small."""

    HORIZONTAL_BREAKPOINTS = [(0, "-one-column"), (112, "-two-columns")]  # noqa: RUF012  # as the base has it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss(None)", "Close", show=False)
    ]

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(classes="dialog") as page:
            page.border_title = "Help"
            page.border_subtitle = "escape closes"
            with Container(classes="columns"):
                yield Static(key_text())
                yield Static(mark_text())


def key_text() -> Content:
    """List every key, from the table of actions."""
    lines: list[Content] = []
    for scope, title in HEADINGS.items():
        lines += [_heading(title)]
        lines += [
            _line(each.display, "bold $text-accent", each.help)
            for each in COMMANDS
            if each.scope == scope
        ]
        lines.append(Content(""))
    lines.insert(-1, _line("ctrl+p", "bold $text-accent", "find any action by name"))
    return Content("\n").join(lines)


def mark_text() -> Content:
    """Tell what the marks and colours mean."""
    lines = [_line(mark, style, meaning) for mark, style, meaning in _MARKS]
    return Content("\n").join([_heading("Marks"), *lines])


def _heading(text: str) -> Content:
    return Content.styled(text, "bold $text-secondary")


def _line(key: str, style: str, meaning: str) -> Content:
    blank = " " * max(1, _KEY_CELLS - len(key))
    return Content.assemble("  ", (key, style), blank, meaning)
