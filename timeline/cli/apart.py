"""`timeline apart`: events that are never one, whatever matches them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli.common import add_expect, add_reason, open_timeline, report

if TYPE_CHECKING:
    import argparse

NAME = "apart"
HELP = "keep an event apart from others for good: they are never merged"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("event", metavar="EVENT")
    parser.add_argument("others", nargs="+", metavar="OTHER")
    add_reason(parser)
    add_expect(parser)


def run(args: argparse.Namespace) -> int:
    """Record the correction and say how to take it back."""
    with open_timeline(args) as timeline:
        recorded = timeline.keep_apart(
            args.event,
            *args.others,
            reason=args.reason,
            expected_version=args.expect,
            key=args.key,
        )
    return report(recorded)
