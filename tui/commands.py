"""Every action of the app, in one table: bindings, palette and help come from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.binding import BindingType

Scope: TypeAlias = Literal["app", "main", "chronology", "detail", "filter"]
"""Where an action lives: the app, the main screen, or one of its widgets."""


class Command(NamedTuple):
    """One action: its keys, its name, and what people read about it."""

    scope: Scope
    keys: str
    """As Textual names them, the first one first."""
    display: str
    """The keys as people read them."""
    action: str
    label: str
    help: str
    in_footer: bool = False
    at_once: bool = False
    """Acts before the key after it is looked at: what is typed next has its place."""


COMMANDS = (
    Command("chronology", "j,down", "j ↓", "move(1)", "Down", "one event on"),
    Command("chronology", "k,up", "k ↑", "move(-1)", "Up", "one event back"),
    Command(
        "chronology",
        "pagedown,ctrl+f,space",
        "page down",
        "page(1)",
        "Page down",
        "a screenful on",
    ),
    Command(
        "chronology",
        "pageup,ctrl+b",
        "page up",
        "page(-1)",
        "Page up",
        "a screenful back",
    ),
    Command("chronology", "g,home", "g home", "first", "First", "the first event"),
    Command("chronology", "G,end", "G end", "last", "Last", "the last event"),
    Command(
        "chronology",
        "[",
        "[",
        "period('month', -1)",
        "Month back",
        "start of this month, then the one before",
        in_footer=True,
    ),
    Command(
        "chronology",
        "]",
        "]",
        "period('month', 1)",
        "Next month",
        "the next month that has events",
        in_footer=True,
    ),
    Command(
        "chronology",
        "{",
        "{",
        "period('year', -1)",
        "Year back",
        "start of this year, then the one before",
        in_footer=True,
    ),
    Command(
        "chronology",
        "}",
        "}",
        "period('year', 1)",
        "Next year",
        "the next year that has events",
        in_footer=True,
    ),
    Command("detail", "j,down", "j ↓", "scroll_down", "Scroll down", "a line down"),
    Command("detail", "k,up", "k ↑", "scroll_up", "Scroll up", "a line up"),
    Command("detail", "g,home", "g home", "scroll_home", "To the top", "to the top"),
    Command("detail", "G,end", "G end", "scroll_end", "To the end", "to the end"),
    Command(
        "filter",
        "down,enter",
        "enter ↓",
        "screen.go_to_list",
        "To the list",
        "keep the filter and go to the list",
        in_footer=True,
        at_once=True,
    ),
    Command(
        "filter",
        "escape",
        "escape",
        "screen.clear_filter",
        "Show all",
        "clear the filter and go to the list",
        in_footer=True,
    ),
    Command(
        "main",
        "/",
        "/",
        "filter",
        "Filter",
        "show the events that have all these words",
        in_footer=True,
        at_once=True,
    ),
    Command(
        "main",
        "escape",
        "escape",
        "clear_filter",
        "Show all",
        "clear the filter, show every event",
    ),
    Command(
        "main",
        "t",
        "t",
        "jump",
        "To date",
        "jump to a date, written in any form",
        in_footer=True,
        at_once=True,
    ),
    Command(
        "main",
        "d",
        "d",
        "toggle_detail",
        "Detail",
        "show or hide the event's detail",
        in_footer=True,
    ),
    Command(
        "main",
        "tab",
        "tab",
        "app.focus_next",
        "Next pane",
        "filter, list, detail in turn",
    ),
    Command(
        "app", "T", "T", "change_theme", "Theme", "choose other colours, dark or light"
    ),
    Command(
        "app",
        "question_mark",
        "?",
        "help",
        "Help",
        "keys, marks and colours",
        in_footer=True,
    ),
    Command("app", "q", "q", "quit", "Quit", "leave", in_footer=True),
)
"""In the order in which the help lists them."""

HEADINGS: dict[Scope, str] = {
    "main": "Anywhere",
    "chronology": "In the chronology",
    "detail": "In the detail",
    "filter": "In the filter",
    "app": "The app",
}

_GROUPS = {
    "month": Binding.Group("Month", compact=True),
    "year": Binding.Group("Year", compact=True),
}


def bindings(scope: Scope) -> list[BindingType]:
    """Make the key bindings of a screen or widget."""
    return [_binding(command) for command in COMMANDS if command.scope == scope]


def _binding(command: Command) -> Binding:
    group = next(
        (group for unit, group in _GROUPS.items() if unit in command.action), None
    )
    return Binding(
        command.keys,
        command.action,
        command.label,
        show=command.in_footer,
        key_display=command.display if command.in_footer else None,
        priority=command.at_once,
        tooltip=command.help,
        group=group,
    )
