"""The records of a web archive, by `warcio`: quiet, and safe from endless lines."""

from __future__ import annotations

from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader

from timeline.formats.html.quiet import keep_quiet

keep_quiet("warcio")

_LONGEST_LINE = 64 * 1024
"""Bytes; a longer line takes time that grows with its square."""


class Records(ArchiveIterator):  # type: ignore[misc]
    """Iterates over the records of a file; what goes wrong raises as it may."""

    INC_RECORD = ""  # else told on standard error, as it comes

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self.reader = _Lines(self.fh)


class _Lines(DecompressingBufferedReader):  # type: ignore[misc]
    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(length or _LONGEST_LINE)
        return line
