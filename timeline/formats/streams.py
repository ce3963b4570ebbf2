"""Bytes that unpack to far more than they are: read no further than is reasonable."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from timeline.errors import ReadError

if TYPE_CHECKING:
    from typing_extensions import Buffer

MOST_UNPACKED = 1024 * 1024 * 1024
"""Bytes that one file may come to, all in all."""
_FREE = 32 * 1024 * 1024
MOST_TIMES = 200
"""What is unpacked may be so many times what is packed, past the first 32 MiB."""


def most_unpacked(packed: int | None) -> int:
    """Tell how much so many packed bytes may come to."""
    if packed is None:
        return MOST_UNPACKED
    return min(MOST_UNPACKED, max(_FREE, MOST_TIMES * packed))


class Bounded(io.RawIOBase):
    """A stream that ends in an error past so many bytes."""

    def __init__(self, inner: BinaryIO, most: int, path: str) -> None:
        super().__init__()
        self._inner, self._left, self._most, self._path = inner, most, most, path

    def readable(self) -> bool:
        """Tell that it is there to be read."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """Read on.

        Raises:
            ReadError: it goes on past the bound.
        """
        view = memoryview(buffer)
        data = self._inner.read(min(len(view), 1 << 16))
        self._left -= len(data)
        if self._left < 0:
            raise ReadError(
                f"{self._path} unpacks to more than {self._most:,} bytes; expected no "
                "archive bomb; unpack it yourself, and ingest what is in it"
            )
        view[: len(data)] = data
        return len(data)


def bounded(inner: BinaryIO, most: int, path: str) -> io.BufferedReader:
    """Read a stream, up to a bound, with a look ahead."""
    return io.BufferedReader(Bounded(inner, most, path), 1 << 16)
