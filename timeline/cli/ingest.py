"""`timeline ingest`: articles into the store."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import open_timeline
from timeline.cli.interrupts import Interrupts
from timeline.cli.reading import add_reading, reading
from timeline.cli.telling import tell

if TYPE_CHECKING:
    import argparse

    from timeline.api import Ingested, IngestReport
    from timeline.api.ingested import Outcome

NAME = "ingest"
HELP = "read articles from files, folders or - (stdin); again adds nothing"

_OUTCOMES: tuple[Outcome, ...] = (
    "new",
    "revised",
    "known",
    "redacted",
    "skipped",
    "failed",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH")
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Ingest, one line an article; exit code 1 where something could not be read."""
    with Interrupts() as interrupts, open_timeline(args, create=True) as timeline:

        def tell_once(each: Ingested, number: int, total: int) -> None:
            tell(each, number, total)
            interrupts.check()

        report = timeline.ingest(
            args.paths,
            progress=tell_once,
            **reading(args),
        )
    sys.stderr.write(_summary(report))
    return 1 if report.count("failed") or not report.articles else 0


def _summary(report: IngestReport) -> str:
    if not report.articles:
        return "timeline: no article found; expected texts, pages, feeds or archives\n"
    counts = ((name, report.count(name)) for name in _OUTCOMES)
    told = ", ".join(
        f"{count} {name}" for name, count in counts if count or name == "new"
    )
    commits = [each.commit for each in report.articles if each.commit]
    if len(commits) == 1:
        told += f"; take it back with: timeline undo {commits[0]}"
    elif commits:
        told += "; take one back with: timeline undo COMMIT"
    return f"{told}\n"
