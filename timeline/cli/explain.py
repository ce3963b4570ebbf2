"""`timeline explain`: how a phrase is read, and against which day."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

from timeline.cli.common import add_language, add_locale
from timeline.errors import UsageError

if TYPE_CHECKING:
    import argparse

NAME = "explain"
HELP = "tell how a time expression is read: phrase, rule, anchor, result"

NOTHING_FOUND = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("phrase", nargs="+", help='such as "last Tuesday"')
    parser.add_argument(
        "--anchor",
        metavar="DATE",
        help="the day the phrase is read against, YYYY-MM-DD; else today",
    )
    parser.add_argument(
        "--mode",
        choices=("news", "narrative", "auto"),
        default="news",
        help="news reads against the anchor, narrative against the last stated date",
    )
    add_language(parser)
    add_locale(parser)


def run(args: argparse.Namespace) -> int:
    """Print the explanation; exit code 3 where no time expression was found."""
    from timeline.resolve import explain

    phrase = " ".join(args.phrase)
    anchor = _anchor(args.anchor)
    lines = explain(
        phrase, anchor, mode=args.mode, language=args.language, locale=args.locale
    )
    if not lines:
        sys.stderr.write(
            f"no time expression in {phrase!r}; expected one such as "
            '"last Tuesday" or "in early August"; try it with fewer words around it\n'
        )
        return NOTHING_FOUND
    if args.anchor is None:
        sys.stderr.write(f"read against today, {anchor}; --anchor gives another day\n")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _anchor(text: str | None) -> dt.date:
    if text is None:
        return dt.datetime.now().astimezone().date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"no anchor: {text!r}; expected a day; write it as YYYY-MM-DD"
        ) from error
