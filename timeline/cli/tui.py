"""`timeline tui`: the terminal UI."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

NAME = "tui"
HELP = "browse the chronology in the terminal"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments: there are none."""


def run(args: argparse.Namespace) -> int:
    """Open the app."""
    from tui.app import TimelineApp

    from timeline.cli.common import open_timeline

    with open_timeline(args) as timeline:
        TimelineApp(timeline).run()
    return 0
