"""Every action of the app, in one table: bindings, palette and help come from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from tui.commands import (
    correcting,
    filtering,
    general,
    in_and_out,
    moving,
    reading,
    reviewing,
    time,
)

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.commands.table import Command, Scope

COMMANDS: tuple[Command, ...] = (
    *filtering.COMMANDS,
    *moving.COMMANDS,
    *reading.COMMANDS,
    *time.COMMANDS,
    *in_and_out.COMMANDS,
    *correcting.COMMANDS,
    *reviewing.COMMANDS,
    *general.COMMANDS,
)
"""In the order in which the help lists them, under the heading of their scope."""

AT_ONCE = frozenset(
    command.action.partition("(")[0]
    for command in COMMANDS
    if command.scope == "main" and command.at_once
)
"""Actions whose keys act before those after them; what is typed is not for them."""

WHERE_WIDE = frozenset(
    command.action for command in COMMANDS if command.in_footer == "wide"
)
"""Actions that stand at the foot of wide screens only."""

HEADINGS: dict[Scope, str] = {
    "main": "Anywhere",
    "chronology": "In the chronology",
    "detail": "In the event",
    "density": "In the density",
    "filter": "In the filter",
    "article": "In an article",
    "review": "In the review",
    "app": "The app",
}

_GROUPS = {
    "mention": Binding.Group("Mention", compact=True),
    "screen.article": Binding.Group("Article", compact=True),
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
        show=bool(command.in_footer),
        key_display=command.display if command.in_footer else None,
        priority=command.at_once,
        tooltip=command.help,
        group=group,
    )
