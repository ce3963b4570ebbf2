"""`timeline diff`: what changed in the chronology between two moments, and why."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from timeline.cli.common import NOTHING_MATCHED, open_timeline

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from timeline.query.values import Change, EventLine

NAME = "diff"
HELP = "tell what changed in the chronology between two moments of the log, and why"

_SIGNS = {"added": "+", "removed": "-", "merged": "⇒", "split": "⇐"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    moment = "a day (to its end), a time, or a position of the log"
    parser.add_argument(
        "--from", dest="start", required=True, metavar="WHEN", help=moment
    )
    parser.add_argument(
        "--to", dest="end", metavar="WHEN", help=f"{moment}; now, if left out"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a change")


def run(args: argparse.Namespace) -> int:
    """Print a change an event; exit code 3 where nothing changed."""
    with open_timeline(args) as timeline:
        found = timeline.diff(args.start, args.end)
    for change in found:
        sys.stdout.write(change_json(change) if args.json else change_text(change))
    if not found:
        sys.stderr.write("nothing changed between the two\n")
        return NOTHING_MATCHED
    return 0


def change_text(change: Change, *, recorded: bool = True) -> str:
    """Tell a change on a few lines; by which commits only where it is recorded."""
    return "".join(f"{line}\n" for line in _lines(change, recorded=recorded))


def _lines(change: Change, *, recorded: bool) -> Iterator[str]:
    from timeline.dates.labels import label
    from timeline.export.plain import one_line

    line = change.after or change.before
    if line is None:
        return
    sign = "~" if change.before and change.after else _SIGNS[change.kinds[0]]
    date = label(line.date)
    if "redated" in change.kinds and change.before:
        date = f"{label(change.before.date)} → {date}"
    role = "" if line.role == "occurrence" else f"({line.role}) "
    yield f"{sign} {change.event}  {date}  {role}{one_line(line.title)}"
    kinds = ", ".join(change.kinds)
    others = f" ({', '.join(change.others)})" if change.others else ""
    yield f"    {kinds}{others}"
    for reason in change.reasons:
        when = reason.recorded_at.isoformat(timespec="seconds")
        commit = f"commit {reason.commit}  {when}  " if recorded else ""
        yield (
            f"    {commit}{one_line(reason.author)}  "
            f"{reason.type}: {one_line(reason.why)}"
        )


def change_json(change: Change, *, recorded: bool = True) -> str:
    """Write a change as one JSON object; commits are null where none is recorded."""
    none = {} if recorded else {"commit": None, "recorded_at": None}
    fields = {
        "event": change.event,
        "kinds": change.kinds,
        "before": _side(change.before),
        "after": _side(change.after),
        "others": change.others,
        "reasons": [
            {
                **reason._asdict(),
                "recorded_at": reason.recorded_at.isoformat(),
                **none,
            }
            for reason in change.reasons
        ],
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _side(line: EventLine | None) -> dict[str, object] | None:
    if line is None:
        return None
    return {
        "title": line.title,
        "edtf": line.date.edtf if line.date else None,
        "role": line.role,
        "mentions": line.mentions,
        "retracted": line.retracted,
    }
