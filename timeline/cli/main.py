"""`timeline`: reads the arguments, runs a verb, turns errors into one line."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from timeline.cli import (
    anchor,
    annotate,
    apart,
    articles,
    db,
    diff,
    explain,
    export,
    importing,
    ingest,
    listing,
    log,
    merge,
    rebuild,
    redact,
    redate,
    rematch,
    resolve,
    retract,
    search,
    show,
    split,
    streams,
    tui,
    undo,
    verify,
    watch,
)
from timeline.cli.interrupts import was_interrupted
from timeline.errors import (
    KeyUsedError,
    StoreError,
    TimelineError,
    UsageError,
    WrongVersionError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

DONE, FAILED, USAGE, STORE, INTERRUPTED = 0, 1, 2, 4, 130

VERBS: tuple[ModuleType, ...] = (
    ingest,
    watch,
    listing,
    search,
    show,
    explain,
    resolve,
    export,
    importing,
    redate,
    merge,
    split,
    apart,
    retract,
    annotate,
    undo,
    rematch,
    redact,
    articles,
    log,
    diff,
    verify,
    anchor,
    rebuild,
    db,
    tui,
)

_EPILOG = """\
stdout is data, stderr is everything else.
exit codes: 0 done, 1 failed, 2 usage, 3 nothing matched, 4 store missing, locked or
damaged, 130 interrupted.
"""


def parser() -> argparse.ArgumentParser:
    """Build the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="timeline",
        description="Reads news articles, keeps what they say happened and when, and "
        "shows one merged chronology.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="store_true", help="print the version")
    database = argparse.ArgumentParser(add_help=False)
    for either, default in ((top, None), (database, argparse.SUPPRESS)):
        either.add_argument(
            "--db",
            metavar="URL",
            default=default,
            help="a path or a database URL; else TIMELINE_DB, the configuration, or a "
            "file in your data folder",
        )
    verbs = top.add_subparsers(dest="verb", metavar="COMMAND", title="commands")
    for verb in VERBS:
        sub = verbs.add_parser(
            verb.NAME, help=verb.HELP, description=verb.HELP, parents=[database]
        )
        verb.add_arguments(sub)
        sub.set_defaults(run=verb.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    streams.make_ready()
    top = parser()
    try:
        args = top.parse_args(argv)
    except SystemExit:  # its help is printed
        streams.let_go()
        raise
    if args.version:
        args.run = _tell_version
    elif args.verb is None:
        top.print_help(sys.stderr)
        return USAGE
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except BrokenPipeError:
        streams.let_go()
        return DONE
    except (KeyboardInterrupt, Exception) as error:
        if was_interrupted(error):
            sys.stderr.write("interrupted; what was reported as done is stored\n")
            return INTERRUPTED
        if isinstance(error, TimelineError):
            sys.stderr.write(f"timeline: {error}\n")
            return _code(error)
        if isinstance(error, OSError):
            streams.let_go()
            sys.stderr.write(f"timeline: {_refusal(error)}\n")
            return FAILED
        if _is_damaged(args.db):
            return STORE
        raise
    return code


def _is_damaged(db: str | None) -> bool:
    """Say what is wrong with a store that a command came to grief on.

    A damaged store can make any code fail in any way: only looking at all of it tells
    that from a fault of this program.
    """
    from timeline.api.verification import verify

    sys.stderr.write("timeline: it failed; looking whether the store is damaged …\n")
    try:
        problems = verify(db).problems
    except StoreError:
        return False
    for problem in problems[:1]:
        sys.stderr.write(
            f"timeline: the store is damaged: {problem}; expected it as it was "
            "recorded; run “timeline verify”, then restore a backup\n"
        )
    return bool(problems)


def _code(error: TimelineError) -> int:
    if isinstance(error, WrongVersionError | KeyUsedError):
        return FAILED  # refused, and the store is sound
    if isinstance(error, StoreError):
        return STORE
    return USAGE if isinstance(error, UsageError) else FAILED


def _refusal(error: OSError) -> str:
    """Say what the system refused: no more output, no more files, a full disk."""
    reason = error.strerror or error
    if error.filename is None:
        return (
            f"cannot write: {reason}; expected room for the output, and for temporary "
            "files; make room or write elsewhere, then run it again"
        )
    return (
        f"cannot use {os.fsdecode(error.filename)}: {reason}; expected a place that "
        "this command may use; change its permissions or name another"
    )


def _tell_version(args: argparse.Namespace) -> int:
    from timeline.version import SOFTWARE

    sys.stdout.write(f"{SOFTWARE}\n")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
