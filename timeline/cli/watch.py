"""`timeline watch`: what appears in a folder into the store, until interrupted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import open_timeline
from timeline.cli.interrupts import Interrupts
from timeline.cli.reading import add_reading, reading
from timeline.cli.telling import tell

if TYPE_CHECKING:
    import argparse

    from timeline.api import Ingested

NAME = "watch"
HELP = "read articles as they appear in a folder, until interrupted"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument(
        "--interval",
        type=float,
        default=1.0,
        metavar="SECONDS",
        help="between two looks; a file is read when it is as it was a look before",
    )
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Ingest what lies there and what appears, one line an article."""
    with Interrupts() as interrupts, open_timeline(args, create=True) as timeline:

        def tell_each(each: Ingested, _number: int, _total: int) -> None:
            tell(each, 0, 0)
            interrupts.check()

        sys.stderr.write(f"watching {args.folder}; Ctrl-C ends it\n")
        sys.stderr.flush()
        timeline.watch(
            args.folder, interval=args.interval, progress=tell_each, **reading(args)
        )
    return 0
