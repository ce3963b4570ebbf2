"""`timeline export`: the chronology in a format for people or for other programs."""

from __future__ import annotations

import io
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from timeline.cli.choosing import add_filters, read_filters
from timeline.cli.common import NOTHING_MATCHED, open_timeline
from timeline.export.formats import FORMATS

if TYPE_CHECKING:
    import argparse

NAME = "export"
HELP = "write the chronology, filtered, for people or for other programs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--template",
        metavar="FILE",
        help="a Jinja2 file of your own to write by; what it shows is escaped where "
        "its name ends in .html or .xml",
    )
    kind.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="markdown",
        metavar="FORMAT",
        help="; ".join(f"{each.name}: {each.what}" for each in FORMATS.values()),
    )
    parser.add_argument(
        "--title", default="Chronology", help="heading, where the format has one"
    )
    parser.add_argument("--output", "-o", metavar="FILE", help="instead of stdout")
    add_filters(parser)


def run(args: argparse.Namespace) -> int:
    """Write the export; exit code 3 where no event matches."""
    from timeline.api.files import whole_file

    is_file = args.output not in (None, "-")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="\n")  # line ends are the format's
    with (
        open_timeline(args) as timeline,
        whole_file(args.output) if is_file else nullcontext(sys.stdout) as file,
    ):
        written = timeline.export(
            file,
            read_filters(timeline, args),
            format=args.format,
            template=args.template,
            title=args.title,
            as_of=args.as_of,
        )
    if written.told:
        sys.stderr.write(
            f"left out {written.told}: {FORMATS[args.format].label} has no place for "
            "them; “--format jsonl” has all\n"
        )
    elif not written:
        sys.stderr.write("no event matches; try fewer filters\n")
    return 0 if written else NOTHING_MATCHED
