"""`timeline split`: mentions out of an event, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli.common import add_expect, add_reason, open_timeline, report

if TYPE_CHECKING:
    import argparse

NAME = "split"
HELP = "take mentions out of an event, never to be merged again"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("event", metavar="EVENT")
    parser.add_argument("mentions", nargs="+", metavar="MENTION")
    add_reason(parser)
    add_expect(parser)


def run(args: argparse.Namespace) -> int:
    """Record the correction and say how to take it back."""
    with open_timeline(args) as timeline:
        recorded = timeline.split(
            args.event,
            *args.mentions,
            reason=args.reason,
            expected_version=args.expect,
            key=args.key,
        )
    return report(recorded)
