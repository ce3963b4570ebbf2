"""`timeline anchor`: where the log stands, to be kept where the store is not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import open_timeline

if TYPE_CHECKING:
    import argparse

NAME = "anchor"
HELP = "tell where the log stands, in a line to keep elsewhere"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--to", metavar="FILE", help="add the line to a file instead of printing it"
    )


def run(args: argparse.Namespace) -> int:
    """Print the anchor, or add it to a file."""
    with open_timeline(args) as timeline:
        anchor = timeline.anchor(args.to)
    if args.to is None:
        sys.stdout.write(anchor.line())
    else:
        sys.stderr.write(f"anchored position {anchor.position} in {args.to}\n")
    return 0
