"""`timeline verify`: whether the store is what was recorded."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from timeline.api.verification import Verification

NAME = "verify"
HELP = "check that the store is what was recorded, and name what is not"
_DAMAGED = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--anchors",
        metavar="FILE",
        help="what “timeline anchor --to FILE” kept: each must be found",
    )
    parser.add_argument(
        "--quick", action="store_true", help="leave out the replay of the log"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print what was checked, a line each; exit code 4 where something is wrong."""
    from timeline.api.verification import KEPT, verify

    found = verify(args.db, anchors=args.anchors or (), quick=args.quick)
    sys.stdout.write(_json(found) if args.json else _lines(found))
    if not found.problems:
        return 0
    if {check.name for check in found.checks if check.problems} == {KEPT}:
        sys.stderr.write(
            f"the store is whole in itself, but {args.anchors} does not hold what "
            "“timeline anchor” wrote for it; compare that file with another copy\n"
        )
        return _DAMAGED
    first = found.first_position
    where = "" if first is None else f", first at position {first}"
    sys.stderr.write(
        f"the store is not what was recorded{where}; keep it as it is and compare it "
        "with a backup\n"
    )
    return _DAMAGED


def _lines(found: Verification) -> str:
    from timeline.export.plain import one_line

    lines = []
    for check in found.checks:
        lines.append(f"{check.name}: {check.found}")
        lines += [f"  {one_line(str(problem))}" for problem in check.problems]
        if check.more:
            lines.append(f"  and {check.more:,} more")
    return "".join(f"{line}\n" for line in lines)


def _json(found: Verification) -> str:
    fields = {
        "sound": not found.problems,
        "first_position": found.first_position,
        "checks": [
            {
                "name": check.name,
                "found": check.found,
                "problems": [
                    {"position": problem.position, "what": problem.what}
                    for problem in check.problems
                ],
                "more": check.more,
            }
            for check in found.checks
        ],
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"
