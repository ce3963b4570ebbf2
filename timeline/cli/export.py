"""`timeline export`: the chronology as Markdown or JSON lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.common import (
    NOTHING_MATCHED,
    add_filters,
    open_timeline,
    read_filters,
)
from timeline.errors import UsageError

if TYPE_CHECKING:
    import argparse

NAME = "export"
HELP = "write the chronology, filtered, as Markdown or JSON lines"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--format", choices=("markdown", "jsonl"), default="markdown", metavar="FORMAT"
    )
    parser.add_argument("--title", default="Chronology", help="heading of the Markdown")
    parser.add_argument("--output", "-o", metavar="FILE", help="instead of stdout")
    add_filters(parser)


def run(args: argparse.Namespace) -> int:
    """Write the export; exit code 3 where no event matches."""
    with open_timeline(args) as timeline, timeline.snapshot():
        lines = timeline.lines(read_filters(timeline, args), as_of=args.as_of)
        events = timeline.full(lines, as_of=args.as_of)
        if args.format == "markdown":
            text = timeline.to_markdown(events, title=args.title)
        else:
            text = timeline.to_jsonl(events)
    _write(text, args.output)
    if not lines:
        sys.stderr.write("no event matches; try fewer filters\n")
        return NOTHING_MATCHED
    return 0


def _write(text: str, output: str | None) -> None:
    if output is None or output == "-":
        sys.stdout.write(text)
        return
    try:
        Path(output).write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"cannot write {output}: {error.strerror}; expected a file in a folder "
            "that exists; give another with --output"
        ) from error
