"""`timeline rebuild`: the read tables folded from the log again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

NAME = "rebuild"
HELP = "fold the log into the read tables again, from nothing"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--force",
        action="store_true",
        help="fold a log that was cut or rewritten as it is now; after that only an "
        "anchor or a backup tells what is missing",
    )


def run(args: argparse.Namespace) -> int:
    """Rebuild and say how many entries were folded."""
    from timeline.api import Timeline

    with Timeline.open_for_rebuild(args.db) as timeline:
        folded = timeline.rebuild(force=args.force)
    sys.stderr.write(f"folded {folded} entries\n")
    return 0
