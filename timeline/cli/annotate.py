"""`timeline annotate`: a note beside an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli.common import add_expect, add_reason, open_timeline, report

if TYPE_CHECKING:
    import argparse

NAME = "annotate"
HELP = "write a note beside an event"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("event", metavar="EVENT")
    parser.add_argument("text", metavar="NOTE")
    add_reason(parser, required=False)
    add_expect(parser)


def run(args: argparse.Namespace) -> int:
    """Record the correction and say how to take it back."""
    with open_timeline(args) as timeline:
        recorded = timeline.annotate(
            args.event,
            args.text,
            reason=args.reason,
            expected_version=args.expect,
            key=args.key,
        )
    return report(recorded)
