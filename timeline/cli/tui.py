"""`timeline tui`: the terminal UI."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import open_timeline
from timeline.errors import UsageError

if TYPE_CHECKING:
    import argparse

NAME = "tui"
HELP = "browse the chronology in the terminal"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments: there are none."""


def run(args: argparse.Namespace) -> int:
    """Open the store, then the app; what fails is said before the screen changes.

    Raises:
        StoreError: missing, locked, of another version, or damaged.
        UsageError: there is no terminal.
    """
    with open_timeline(args) as timeline:
        if not _is_terminal():
            raise UsageError(
                "no terminal: input or output is redirected; expected to be run in "
                'one; without one, use "timeline list" or "timeline export"'
            )
        from tui.app import TimelineApp

        app = TimelineApp(timeline)
        app.run()
    return app.return_code or 0


def _is_terminal() -> bool:
    """Look at what Textual reads keys from, and at what it draws on."""
    streams = (sys.__stdin__, sys.__stderr__)
    return all(stream is not None and stream.isatty() for stream in streams)
