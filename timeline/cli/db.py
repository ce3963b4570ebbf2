"""`timeline db`: where the store is, its schema, a copy of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from timeline.store.schema import Upgrade

NAME = "db"
HELP = "tell where the store is, upgrade its schema, copy it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    verbs = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    verbs.add_parser("path", help="print where the store is")
    verbs.add_parser("upgrade", help="bring the schema up to date, after a backup")
    copy = verbs.add_parser("backup", help="copy the store to a new file")
    copy.add_argument("target", metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Run one of the actions."""
    from timeline.api import upkeep

    if args.action == "path":
        sys.stdout.write(f"{upkeep.location(args.db)}\n")
    elif args.action == "upgrade":
        sys.stderr.write(f"{_told(upkeep.upgrade(args.db))}\n")
    else:
        upkeep.copy(args.db, Path(args.target))
        sys.stderr.write(f"copied to {args.target}\n")
    return 0


def _told(done: Upgrade | None) -> str:
    if done is None:
        return "up to date"
    told = f"upgraded from schema {done.before} to {done.after}"
    return f"{told}; the store before it is {done.copy}" if done.copy else told
