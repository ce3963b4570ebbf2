"""Articles in, events out."""

from __future__ import annotations

from tui.commands.table import Command

COMMANDS = (
    Command(
        "main",
        "i",
        "i",
        "ingest",
        "Ingest",
        "read articles from files and folders",
        in_footer="wide",
        at_once=True,
    ),
    Command(
        "main",
        "R",
        "R",
        "take_in",
        "Take in",
        "show what others recorded meanwhile, the place kept",
    ),
    Command(
        "main",
        "E",
        "E",
        "export",
        "Export",
        "write the events shown to a file, as “timeline export” does",
        at_once=True,
    ),
    Command(
        "main",
        "y",
        "y",
        "copy",
        "Copy",
        "the line, a quotation, a citation, the event or its id",
        at_once=True,
    ),
)
