from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding

from tui.commands import COMMANDS, HEADINGS, bindings
from tui.screens.help import keys

if TYPE_CHECKING:
    from tui.commands.table import Command


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.label)
def test_every_action_has_a_line_in_the_help(command: Command) -> None:
    assert command.help in [row.text.plain for row in keys(command.scope)]
    assert command.scope in HEADINGS


@pytest.mark.parametrize("scope", HEADINGS)
def test_no_key_has_two_meanings_in_one_place(scope: str) -> None:
    keys = [
        key
        for command in COMMANDS
        if command.scope == scope
        for key in command.keys.split(",")
    ]
    assert len(keys) == len(set(keys))


def test_bindings_come_from_the_table() -> None:
    made = [binding for binding in bindings("main") if isinstance(binding, Binding)]
    assert [binding.description for binding in made] == [
        command.label for command in COMMANDS if command.scope == "main"
    ]
