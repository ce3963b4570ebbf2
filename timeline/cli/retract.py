"""`timeline retract`: an event out of the chronology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli.common import add_expect, add_reason, open_timeline, report

if TYPE_CHECKING:
    import argparse

NAME = "retract"
HELP = "take an event out of the chronology; nothing is deleted"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("event", metavar="EVENT")
    add_reason(parser)
    add_expect(parser)


def run(args: argparse.Namespace) -> int:
    """Record the correction and say how to take it back."""
    with open_timeline(args) as timeline:
        recorded = timeline.retract(
            args.event,
            reason=args.reason,
            expected_version=args.expect,
            key=args.key,
        )
    return report(recorded)
