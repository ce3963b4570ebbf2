"""Looking at what was known earlier."""

from __future__ import annotations

from tui.commands.table import Command

COMMANDS = (
    Command(
        "main",
        "comma",
        ",",
        "as_of(-1, 'commit')",
        "Commit back",
        "the chronology as of one commit earlier",
    ),
    Command(
        "main",
        "full_stop",
        ".",
        "as_of(1, 'commit')",
        "Commit on",
        "one commit later; past the last it is now",
    ),
    Command(
        "main",
        "less_than_sign",
        "<",
        "as_of(-1, 'day')",
        "Day back",
        "as of the end of the day recorded before",
    ),
    Command(
        "main",
        "greater_than_sign",
        ">",
        "as_of(1, 'day')",
        "Day on",
        "as of the end of this day, then of the next",
    ),
    Command("main", "0", "0", "now", "Now", "the chronology as it is now"),
    Command(
        "main",
        "w",
        "w",
        "what_changed",
        "What changed",
        "what changed since then, and why",
    ),
)
