"""A file to import, opened so that it can be read again from any place."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


@contextmanager
def opened(path: str | Path) -> Iterator[BinaryIO]:
    """Open a file, or “-”, standard input; a pipe is kept in a file meanwhile.

    Raises:
        ReadError: it cannot be read.
    """
    with ExitStack() as stack:
        if str(path) == "-":
            yield stack.enter_context(_kept(sys.stdin.buffer))
            return
        try:
            file = stack.enter_context(Path(path).open("rb"))
        except (OSError, ValueError) as error:
            raise ReadError(
                f"cannot import {path}: {error}; expected a file that “timeline export "
                "--format jsonl” wrote; check the path"
            ) from error
        yield file if file.seekable() else stack.enter_context(_kept(file))


@contextmanager
def _kept(source: BinaryIO) -> Iterator[BinaryIO]:
    """Keep what can be read only once in a file."""
    with tempfile.TemporaryFile() as kept:
        shutil.copyfileobj(source, kept)
        kept.seek(0)
        yield kept
