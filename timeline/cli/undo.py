"""`timeline undo`: a correction taken back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import add_reason, open_timeline

if TYPE_CHECKING:
    import argparse

NAME = "undo"
HELP = "take back a correction: the last, or that of a commit"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("commit", nargs="?", type=int, metavar="COMMIT")
    add_reason(parser, required=False)


def run(args: argparse.Namespace) -> int:
    """Record the correction and say what was undone."""
    with open_timeline(args) as timeline:
        recorded = timeline.undo(args.commit, reason=args.reason)
    sys.stdout.write(f"{recorded.what}\ncommit {recorded.commit}\n")
    return 0
