"""`timeline undo`: a correction or an ingest taken back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import add_reason, open_timeline, report

if TYPE_CHECKING:
    import argparse

NAME = "undo"
HELP = "take back the last correction, or a commit: an ingest, a correction, an undo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("commit", nargs="?", type=int, metavar="COMMIT")
    add_reason(parser, required=False)


def run(args: argparse.Namespace) -> int:
    """Record the undo and say how to take it back."""
    with open_timeline(args) as timeline:
        recorded = timeline.undo(args.commit, reason=args.reason, key=args.key)
    if recorded.lost:
        count = f"{recorded.lost} correction{'s' * (recorded.lost != 1)}"
        sys.stdout.write(f"{count} lost: the event has gone with its article\n")
    return report(recorded)
