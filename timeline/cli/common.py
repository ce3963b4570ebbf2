"""What several verbs share: opening the store, lines of text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from timeline.api import Recorded, Timeline
    from timeline.query.values import EventLine, Takedown

NOTHING_MATCHED = 3


def open_timeline(args: argparse.Namespace, *, create: bool = False) -> Timeline:
    """Open the store that the arguments, the environment or the settings name."""
    from timeline.api import Timeline

    return Timeline.open(args.db, create=create, author=getattr(args, "author", None))


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """Declare `--as-of`."""
    parser.add_argument(
        "--as-of",
        metavar="WHEN",
        help="as known then: a day, a time, or a position of the log",
    )


def add_locale(parser: argparse.ArgumentParser) -> None:
    """Declare `--locale`."""
    parser.add_argument(
        "--locale",
        metavar="en_GB",
        help="how 7/8/07 is written where the texts come from: en_US, en-GB, fr …",
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """Declare `--language`."""
    parser.add_argument(
        "--language",
        default="auto",
        metavar="CODE",
        help="en, fr, de, es, it, pt, nl, pl, ru, uk, ar, zh, ja or ko; auto, which is "
        "the default, tells it from the text",
    )


def print_lines(lines: list[EventLine]) -> int:
    """Print a line an event; exit code 3 where there is none."""
    from timeline.dates.labels import label
    from timeline.export.plain import one_line

    if not lines:
        sys.stderr.write("no event matches; try fewer filters\n")
        return NOTHING_MATCHED
    width = max(len(label(line.date)) for line in lines)
    for line in lines:
        marks = "".join(
            mark
            for mark, holds in (
                ("≠", line.disagrees),
                ("✎", line.corrected),
                ("✗", line.retracted),
            )
            if holds
        )
        role = "" if line.role == "occurrence" else f"({line.role}) "
        count = f" [{line.mentions}×]" if line.mentions > 1 else ""
        sys.stdout.write(
            f"{line.id}  {label(line.date):{width}}  {role}{one_line(line.title)}"
            f"{count}{' ' + marks if marks else ''}\n"
        )
    return 0


def add_reason(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Declare who corrects, why, and the key of a request that may be retried."""
    parser.add_argument(
        "--reason", required=required, default="", help="why, kept with the correction"
    )
    parser.add_argument("--author", help="who; else TIMELINE_AUTHOR or your login")
    parser.add_argument(
        "--key", help="names the request: again under the same key, it records nothing"
    )


def add_expect(parser: argparse.ArgumentParser) -> None:
    """Declare the version of the event that was looked at."""
    parser.add_argument(
        "--expect",
        type=int,
        metavar="VERSION",
        help="refuse where the event has changed since; “show” tells its version",
    )


def report(recorded: Recorded) -> int:
    """Say what a correction recorded and how to take it back."""
    commit, by = recorded.commit, recorded.undone_by
    before = "" if recorded.is_new else "recorded before, as "
    way = (
        f"take it back with: timeline undo {commit}"
        if by is None
        else f"undone since, by commit {by}; bring it back with: timeline undo {by}"
    )
    sys.stdout.write(f"{recorded.what}\n{before}commit {commit}; {way}\n")
    return 0


def taken_down(takedown: Takedown) -> str:
    """Say on one line who took an article down, when and why."""
    from timeline.export.plain import one_line

    day = takedown.recorded_at.date()
    return (
        f"taken down by {one_line(takedown.author)} on {day}, position "
        f"{takedown.position}: {one_line(takedown.reason)}"
    )
