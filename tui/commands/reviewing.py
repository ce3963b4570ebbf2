"""Going through what a person should look at: one key for each decision."""

from __future__ import annotations

from tui.commands.table import Command

COMMANDS = (
    Command(
        "review",
        "y,enter",
        "y",
        "accept",
        "Accept",
        "merge the two; keep the date; date the article; so does enter",
        in_footer=True,
        at_once=True,
    ),
    Command(
        "review",
        "n",
        "n",
        "reject",
        "Reject",
        "never merge the two; take the date away",
        in_footer=True,
    ),
    Command(
        "review",
        "r",
        "r",
        "correct",
        "Correct",
        "give another date, or choose what to merge",
        in_footer=True,
        at_once=True,
    ),
    Command("review", "s", "s", "skip", "Skip", "leave it for later", in_footer=True),
    Command(
        "review",
        "u",
        "u",
        "undo",
        "Undo",
        "take back what was last decided here",
        in_footer=True,
    ),
    Command("review", "j,down", "j ↓", "cursor(1)", "Down", "the next to look at"),
    Command("review", "G,end", "G end", "cursor(1_000_000)", "Last", "the last listed"),
    Command("review", "g,home", "g home", "cursor(-1_000_000)", "First", "the first"),
    Command("review", "k,up", "k ↑", "cursor(-1)", "Up", "the one before"),
    Command(
        "review", "pagedown,space", "page down", "scroll(1)", "Read on", "scroll it"
    ),
    Command("review", "pageup", "page up", "scroll(-1)", "Read back", "scroll it back"),
    Command(
        "review",
        "escape,v",
        "escape",
        "leave",
        "Back",
        "back to the chronology",
        in_footer=True,
    ),
)
