"""`timeline list`: the chronology, a line an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli.choosing import add_filters, add_pages, print_chosen
from timeline.cli.common import open_timeline

if TYPE_CHECKING:
    import argparse

NAME = "list"
HELP = "list the chronology, filtered"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_filters(parser)
    add_pages(parser)


def run(args: argparse.Namespace) -> int:
    """Print the events; exit code 3 where none matches."""
    with open_timeline(args) as timeline:
        return print_chosen(timeline, args)
