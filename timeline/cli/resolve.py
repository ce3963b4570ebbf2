"""`timeline resolve`: the tagger as a filter, JSON lines in and out."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline.cli.common import add_language, add_locale
from timeline.errors import ReadError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from typing import BinaryIO, TypeAlias

    from timeline.resolve import Resolution

    Read: TypeAlias = Callable[[str, dt.date | None], list[Resolution]]

NAME = "resolve"
HELP = "find and resolve time expressions: JSON lines in, JSON lines out"

_EXPECTED = '{"id": …, "text": …, "anchor": "YYYY-MM-DD" or null}'


class Document(NamedTuple):
    """One line of the input."""

    id: str | int
    text: str
    anchor: dt.date | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help=f"lines of {_EXPECTED}; - is stdin"
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
    """Write one JSON line per expression; exit code 1 where a line was malformed."""
    from timeline.resolve import tag

    failed = 0
    read = partial(tag, mode=args.mode, language=args.language, locale=args.locale)
    read("")  # a wrong language or locale is told before the first line
    try:
        for name in args.files or ["-"]:
            with _opened(name) as lines:
                failed += _resolve_all(name, lines, read)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes stdout once more at exit, which would complain: give it a sink
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1 if failed else 0


def read_line(line: bytes) -> Document:
    """Read one line of the input.

    Raises:
        ReadError: not JSON, or not of the shape expected.
    """
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"no JSON: {error}") from error
    if not isinstance(fields, dict):
        raise ReadError(f"no object: {str(fields)[:_SHOWN]}")
    name, text = fields.get("id"), fields.get("text")
    if not isinstance(name, str | int) or not isinstance(text, str):
        raise ReadError("id or text is missing or no text")
    return Document(name, text, _anchor(fields.get("anchor")))


_SHOWN = 40
"""Characters of a wrong value that are told."""
_ANCHOR = re.compile(r"\d{4}-\d\d-\d\d(?=$|[T ])")
"""A day, and a time behind it that is not asked for."""


def _anchor(value: object) -> dt.date | None:
    if value is None:
        return None
    found = _ANCHOR.match(value) if isinstance(value, str) else None
    try:
        return dt.date.fromisoformat(found[0] if found else "")
    except ValueError as error:
        raise ReadError(f"no anchor: {str(value)[:_SHOWN]}") from error


def as_json(document: Document, found: Resolution) -> dict[str, object]:
    """Lay out a resolution as `timeline resolve` writes it."""
    date = found.date
    anchor = found.anchor or document.anchor
    return {
        "id": document.id,
        "start": found.timex.start,
        "end": found.timex.end,
        "text": found.timex.text,
        "type": found.timex.type,
        "value": found.value,
        "mod": found.mod,
        "edtf": date.edtf if date else None,
        "earliest": _iso(date.earliest) if date else None,
        "latest": _iso(date.latest) if date else None,
        "granularity": date.granularity if date else None,
        "interval": found.interval.edtf if found.interval else None,
        "time": found.time,
        "zone": found.zone,
        "utc_offset": found.offset,
        "anchor": _iso(anchor),
        "rule": found.rule,
        "confidence": found.confidence,
    }


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise ReadError(
            f"cannot read {name}: {error.strerror}; expected a file of JSON lines; "
            "check the path, or give - for standard input"
        ) from error


def _resolve_all(name: str, lines: Iterable[bytes], read: Read) -> int:
    """Resolve every document; name each malformed line and count them."""
    failed = 0
    for number, line in _numbered(lines):
        try:
            document = read_line(line)
        except ReadError as error:
            failed += 1
            sys.stderr.write(
                f"{name} line {number}: {error}; expected {_EXPECTED}; mend the line, "
                "the others were read\n"
            )
            continue
        for found in read(document.text, document.anchor):
            # json.dump writes piece by piece in Python, dumps at once in C
            sys.stdout.write(json.dumps(as_json(document, found)) + "\n")
    return failed


def _numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, line


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
