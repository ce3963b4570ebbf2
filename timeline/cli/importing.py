"""`timeline import`: what another store has exported."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import open_timeline

if TYPE_CHECKING:
    import argparse

    from timeline.api import Imported

NAME = "import"
HELP = "take in what “export --format jsonl” wrote, from this store or from another"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("file", metavar="FILE", help="or - (stdin)")
    parser.add_argument("--author", help="who; else TIMELINE_AUTHOR or your login")


def run(args: argparse.Namespace) -> int:
    """Import a file whole or not at all, and say what was new."""
    from timeline.export.plain import one_line

    with open_timeline(args, create=True) as timeline:
        done = timeline.import_jsonl(args.file)
    sys.stdout.write(f"{one_line(done.name)}: {_counted(done.events, 'event')}\n")
    sys.stdout.write(f"{_told(done) if done.is_new else 'nothing new'}\n")
    for each in done.conflicts:
        sys.stderr.write(f"{one_line(each)}\n")
    return 0


def _told(done: Imported) -> str:
    first, last = done.commits[0], done.commits[-1]
    parts = [
        f"{_counted(done.articles, 'article')} new, {done.known} known",
        f"{_counted(done.mentions, 'mention')} new",
        f"{_counted(done.decisions, 'decision')} by people",
    ]
    if done.merged or done.proposed:
        parts.append(f"{done.merged} merged and {done.proposed} proposed with others")
    commits = f"commit {first}" if first == last else f"commits {first} to {last}"
    return f"{'; '.join(parts)}\n{commits}; take one back with: timeline undo COMMIT"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
