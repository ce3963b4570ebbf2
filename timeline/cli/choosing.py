"""The options that choose events, by filters and in pages, and what they choose."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import add_as_of, print_lines
from timeline.errors import DateError, UsageError

if TYPE_CHECKING:
    import argparse

    from timeline.api import Timeline
    from timeline.query.values import Filters

ROLES = ("statement", "occurrence", "alleged", "planned")
_FLAGS = {
    "disagreed": ("disagrees", "whose own sources differ"),
    "corrected": ("corrected", "that a person corrected"),
    "unsure": ("unsure", "whose date is misread too often"),
}
_UNWANTED = {
    "source": "WORDS",
    "who": "NAME",
    "where": "PLACE",
    "role": "ROLE",
    "text": "WORDS",
    "when": "DATE",
}
_LEFT_OUT = "leave out what --{} would find; may be given again"
_LEFT_OUT_WHEN = "leave out what may be of that date; 2024-10-01/.. is from a day on"


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Declare the options that choose events."""
    parser.add_argument("--from", dest="since", metavar="DATE", help="first day")
    parser.add_argument("--to", dest="until", metavar="DATE", help="last day")
    parser.add_argument(
        "--certainly",
        action="store_true",
        help="only what lies in the window whatever day it means",
    )
    parser.add_argument(
        "--source", default="", help="words of a path, title, publisher or URL"
    )
    parser.add_argument(
        "--who",
        default="",
        help="a name, or words of one; of several, each in quotation marks, all: "
        '\'"Ines Calder" "Aske"\'; so are --where and --source',
    )
    parser.add_argument("--where", default="", help="a place, or words of one")
    parser.add_argument("--role", choices=ROLES)
    parser.add_argument(
        "--text",
        default="",
        help="words that must all be there, in any order; each finds what starts with "
        'it (troop: troops); "in quotes" they follow one another, whole; no operators: '
        "-, OR, NOT and * are words or nothing",
    )
    for flag, (name, which) in _FLAGS.items():
        both = parser.add_mutually_exclusive_group()
        both.add_argument(
            f"--{flag}",
            action="store_true",
            default=None,
            dest=name,
            help=f"only events {which}",
        )
        both.add_argument(
            f"--not-{flag}", action="store_false", dest=name, help="only the others"
        )
    for name, value in _UNWANTED.items():
        parser.add_argument(
            f"--not-{name}",
            action="append",
            default=[],
            metavar=value,
            choices=ROLES if name == "role" else None,
            help=_LEFT_OUT_WHEN if name == "when" else _LEFT_OUT.format(name),
        )
    parser.add_argument(
        "--retracted", action="store_true", help="show retracted events too"
    )
    add_as_of(parser)


def read_filters(timeline: Timeline, args: argparse.Namespace) -> Filters:
    """Turn the options into filters; dates in any form that is read."""
    from timeline.query.values import Filters

    try:
        since, until = timeline.window(args.since, args.until)
        unwanted = tuple(
            _unwanted(timeline, name, value)
            for name in _UNWANTED
            for value in getattr(args, f"not_{name}")
        )
    except DateError as error:
        raise UsageError(str(error)) from error
    return Filters(
        since=since,
        until=until,
        certainly=args.certainly,
        text=args.text,
        source=args.source,
        who=args.who,
        where=args.where,
        role=args.role,
        retracted=args.retracted,
        disagrees=args.disagrees,
        corrected=args.corrected,
        unsure=args.unsure,
        but_not=unwanted,
    )


def _unwanted(timeline: Timeline, name: str, value: str) -> Filters:
    from timeline.query.values import Filters

    if name == "when":
        since, until = timeline.window(value, value)
        return Filters(since=since, until=until)
    return Filters(**{name: value})  # type: ignore[arg-type]  # all of these are text


def add_pages(parser: argparse.ArgumentParser) -> None:
    """Declare `--limit` and `--after`."""
    parser.add_argument(
        "--limit", type=int, metavar="N", help="at most so many lines; else all"
    )
    parser.add_argument(
        "--after", metavar="PLACE", help="go on where the lines before came to an end"
    )


def print_chosen(timeline: Timeline, args: argparse.Namespace) -> int:
    """Print the events that the options choose: all, or a page and where to go on."""
    filters = read_filters(timeline, args)
    if args.limit is None and args.after is None:
        return print_lines(timeline.lines(filters, as_of=args.as_of))
    size = 50 if args.limit is None else args.limit
    page = timeline.page(filters, after=args.after, size=size, as_of=args.as_of)
    code = print_lines(list(page.lines))
    if page.next:
        sys.stderr.write(
            f"there is more; go on with: --limit {size} --after {page.next}\n"
        )
    return code
