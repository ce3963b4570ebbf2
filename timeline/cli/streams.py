"""The three streams of a command: each there from the start, let go of at the end."""

from __future__ import annotations

import io
import os
import sys
from typing import Literal


def make_ready() -> None:
    """Write UTF-8 whatever the locale says; a quotation must not fail to print.

    A stream that was closed before the start is opened again, or the next file that is
    opened would be in its place: input as an empty one, output as one that fails.
    """
    if sys.stdin is None:
        sys.stdin = _opened(0, os.O_RDONLY, "r")
    if sys.stdout is None:
        sys.stdout = _opened(1, os.O_RDONLY, "w")
    if sys.stderr is None:
        sys.stderr = _opened(2, os.O_WRONLY, "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def let_go() -> None:
    """Write out what waits; where stdout takes no more, drop it without a word.

    Python writes it once more as it exits, and complains then.
    """
    try:
        sys.stdout.flush()
    except OSError:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.stdout.fileno())
        os.close(sink)


def _opened(number: int, flags: int, mode: Literal["r", "w"]) -> io.TextIOWrapper:
    null = os.open(os.devnull, flags)
    if null != number:
        os.dup2(null, number)
        os.close(null)
    return open(number, mode, encoding="utf-8", closefd=False)
