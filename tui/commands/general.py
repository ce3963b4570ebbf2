"""Panes, help, colours, leaving."""

from __future__ import annotations

from tui.commands.table import Command

COMMANDS = (
    Command(
        "main",
        "1",
        "1",
        "pane(1)",
        "Chronology",
        "to the chronology",
        at_once=True,
    ),
    Command(
        "main",
        "2",
        "2",
        "pane(2)",
        "Event",
        "to the event, shown if it was hidden",
        at_once=True,
    ),
    Command(
        "main",
        "3",
        "3",
        "pane(3)",
        "Density",
        "to the density: events over time",
        at_once=True,
    ),
    Command(
        "main", "plus", "+", "share(1)", "Wider list", "more room for the chronology"
    ),
    Command("main", "minus", "-", "share(-1)", "Wider event", "more for the event"),
    Command(
        "main",
        "d",
        "d",
        "toggle_detail",
        "Detail",
        "show or hide the event's detail",
        in_footer="wide",
    ),
    Command(
        "main",
        "tab",
        "tab",
        "app.focus_next",
        "Next pane",
        "filter, list, event in turn; 3 is the density",
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
