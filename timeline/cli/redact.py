"""`timeline redact`: an article taken down."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import add_reason, open_timeline

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from timeline.api import Redacted

NAME = "redact"
HELP = "take an article down: its text and quotations go for good"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "article", metavar="ARTICLE", help="its id, the first digits, or its path"
    )
    add_reason(parser)


def run(args: argparse.Namespace) -> int:
    """Take it down, and tell what the command cannot reach."""
    with open_timeline(args) as timeline:
        done = timeline.redact(args.article, reason=args.reason, key=args.key)
    sys.stdout.write(_told(done))
    sys.stderr.writelines(f"{line}\n" for line in _left(done))
    return 0


def _told(done: Redacted) -> str:
    from timeline.export.plain import one_line

    entries = f"{done.entries} entr{'y' if done.entries == 1 else 'ies'} blanked"
    texts = f"{done.texts} text{'s' * (done.texts != 1)} deleted"
    before = "" if done.is_new else "recorded before, as "
    return (
        f"redacted: article {done.article}, {one_line(done.path)}: {entries}, {texts}\n"
        f"{before}commit {done.commit}; it cannot be taken back\n"
    )


def _left(done: Redacted) -> Iterator[str]:
    from timeline.export.plain import one_line

    if done.left:
        commits = ", ".join(map(str, done.left))
        yield f"left as people wrote it, see for yourself: commit {commits}"
    yield "its path, publisher, URL and publication date are kept"
    for place in done.remains:
        yield f"not reached: {one_line(place)}"
