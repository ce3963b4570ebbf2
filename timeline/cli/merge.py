"""`timeline merge`: several events are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli.common import add_expect, add_reason, open_timeline, report

if TYPE_CHECKING:
    import argparse

NAME = "merge"
HELP = "make one event of several; the eldest keeps its id"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("events", nargs="+", metavar="EVENT")
    add_reason(parser)
    add_expect(parser)


def run(args: argparse.Namespace) -> int:
    """Record the correction and say how to take it back."""
    with open_timeline(args) as timeline:
        recorded = timeline.merge(
            *args.events,
            reason=args.reason,
            expected_version=args.expect,
            key=args.key,
        )
    return report(recorded)
