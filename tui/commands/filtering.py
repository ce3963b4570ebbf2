"""Choosing which events are shown."""

from __future__ import annotations

from tui.commands.table import Command

COMMANDS = (
    Command(
        "filter",
        "enter",
        "enter",
        "screen.finish_filter",
        "To the list",
        "keep the filter and go to the list",
        in_footer=True,
        at_once=True,
    ),
    Command(
        "filter",
        "tab",
        "tab",
        "complete",
        "Complete",
        "complete a key, make a chip, or on to the list",
        in_footer=True,
    ),
    Command("filter", "up", "↑", "earlier", "Recall", "filters used before"),
    Command(
        "filter", "down", "↓", "later", "Back", "back to what was typed; to the list"
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
        "filter by words, source:, who:, where:, when: …",
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
        "main", "f", "f", "filter_by", "Filter by", "filter by something of this event"
    ),
    Command(
        "main",
        "D",
        "D",
        "only('disagreed')",
        "Disagreements",
        "only where sources differ, or all again",
    ),
    Command(
        "main",
        "L",
        "L",
        "only('unsure')",
        "Low confidence",
        "only dates that are not sure, or all again",
    ),
    Command(
        "main",
        "C",
        "C",
        "only('corrected')",
        "Corrected",
        "only what a person corrected, or all again",
    ),
)
