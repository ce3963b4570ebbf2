"""`timeline rematch`: what the matcher now decides otherwise, told or recorded."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from timeline.cli.common import NOTHING_MATCHED, open_timeline
from timeline.cli.diff import change_json, change_text

if TYPE_CHECKING:
    import argparse

    from timeline.api.rematch import Proposed, Rematched

NAME = "rematch"
HELP = "match all articles again: tell what the matcher now decides otherwise"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--apply",
        action="store_true",
        help="record the difference, as one commit that can be undone",
    )
    parser.add_argument("--reason", default="", help="why, kept with each decision")
    parser.add_argument("--json", action="store_true", help="one JSON object a change")


def run(args: argparse.Namespace) -> int:
    """Print a change an event; exit code 3 where the matcher decides as before."""
    with open_timeline(args) as timeline:
        found = timeline.rematch(
            apply=args.apply, reason=args.reason, progress=_progress
        )
    recorded = found.commit is not None
    for change in found.changes:
        write = change_json if args.json else change_text
        sys.stdout.write(write(change, recorded=recorded))
    for each in found.proposals:
        sys.stdout.write(_json(each) if args.json else _text(each))
    if not found:
        sys.stderr.write(f"nothing differs: {found.matcher} decides as before\n")
        return NOTHING_MATCHED
    sys.stderr.write(_summary(found))
    return 0


def _progress(position: int, last: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if position == last else ""
        sys.stderr.write(f"\rmatched again: {position:,} of {last:,} entries {end}")


def _text(each: Proposed) -> str:
    from timeline.export.plain import one_line

    said = "no longer proposed" if each.score is None else f"proposed, {each.score:.2f}"
    told = f"? {each.event}  maybe the same as {each.other}"
    return f"{told}\n    {said}: {one_line(each.why)}\n"


def _json(each: Proposed) -> str:
    kind = "unproposed" if each.score is None else "proposed"
    fields = {
        "event": each.event,
        "kinds": [kind],
        "others": [each.other],
        "score": each.score,
        "why": each.why,
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _summary(found: Rematched) -> str:
    counts = (
        f"{found.matcher}: merges {found.merges} added, {found.parted} withdrawn; "
        f"proposals {found.proposed} added, {found.dropped} withdrawn; "
        f"events that differ: {len(found.changes)}"
    )
    if found.commit is None:
        return f"{counts}\nnothing is recorded; do so with: timeline rematch --apply\n"
    way = f"take it back with: timeline undo {found.commit}"
    return f"{counts}\ncommit {found.commit}; {way}\n"
