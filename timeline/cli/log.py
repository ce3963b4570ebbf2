"""`timeline log`: what was recorded, when and by whom."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from timeline.cli.common import NOTHING_MATCHED, open_timeline

if TYPE_CHECKING:
    import argparse

    from timeline.query.values import LoggedCommit

NAME = "log"
HELP = "list the commits of the log, oldest first"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--after", type=int, default=0, metavar="N", help="only commits past number N"
    )
    parser.add_argument("--entries", action="store_true", help="list their entries too")
    parser.add_argument(
        "--follow",
        action="store_true",
        help="go on with each new commit as it is recorded, until interrupted",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a commit")


def run(args: argparse.Namespace) -> int:
    """Print the log; exit code 3 where it is empty and not followed."""
    found = False
    with open_timeline(args) as timeline:
        read = timeline.follow if args.follow else timeline.log
        for commit in read(after=args.after):
            found = True
            sys.stdout.write(
                _json(commit) if args.json else _lines(commit, args.entries)
            )
            if args.follow:
                sys.stdout.flush()
    if not found:
        sys.stderr.write("nothing recorded there\n")
        return NOTHING_MATCHED
    return 0


def _lines(commit: LoggedCommit, with_entries: bool) -> str:
    from timeline.export.plain import one_line

    when = commit.recorded_at.isoformat(timespec="seconds")
    first, last = commit.entries[0], commit.entries[-1]
    text = (
        f"commit {commit.id}  {when}  {one_line(commit.author)}  {commit.command}  "
        f"positions {first.position} to {last.position}: {_kinds(commit)}\n"
    )
    if with_entries:
        for entry in commit.entries:
            payload = one_line(entry.payload)
            if entry.redacted_by is not None:
                payload = f"redacted by position {entry.redacted_by}"
            text += (
                f"    {entry.position}  {entry.stream} v{entry.version}  {entry.type}  "
                f"{payload[:120]}{'…' if len(payload) > 120 else ''}\n"
            )
    return text


def _kinds(commit: LoggedCommit) -> str:
    counts: dict[str, int] = {}
    for entry in commit.entries:
        counts[entry.type] = counts.get(entry.type, 0) + 1
    return ", ".join(f"{count} {kind}" for kind, count in counts.items())


def _json(commit: LoggedCommit) -> str:
    fields = {
        "commit": commit.id,
        "recorded_at": commit.recorded_at.isoformat(),
        "author": commit.author,
        "command": commit.command,
        "software": commit.software,
        "entries": [
            {
                "position": entry.position,
                "stream": entry.stream,
                "version": entry.version,
                "type": entry.type,
                "payload": json.loads(entry.payload) if entry.payload else None,
                "redacted_by": entry.redacted_by,
            }
            for entry in commit.entries
        ],
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"
