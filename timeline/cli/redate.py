"""`timeline redate`: another date for an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli.common import add_expect, add_reason, open_timeline, report

if TYPE_CHECKING:
    import argparse

NAME = "redate"
HELP = "give an event another date, or none"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("event", metavar="EVENT", help="its id, or the first digits")
    parser.add_argument(
        "date",
        metavar="DATE",
        help="EDTF, or any form that is read, “last Tuesday” against today; “none” "
        "for undated",
    )
    add_reason(parser)
    add_expect(parser)


def run(args: argparse.Namespace) -> int:
    """Record the correction and say how to take it back."""
    with open_timeline(args) as timeline:
        recorded = timeline.redate(
            args.event,
            args.date,
            reason=args.reason,
            expected_version=args.expect,
            key=args.key,
        )
    return report(recorded)
