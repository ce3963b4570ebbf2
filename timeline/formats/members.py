"""A file's members: containers split, cheaply, by the process that appends."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from timeline.errors import ReadError
from timeline.formats.decode import MAX_BYTES
from timeline.formats.exports import own_document
from timeline.formats.kinds import HEAD, tell
from timeline.formats.member import Problem
from timeline.formats.place import Place
from timeline.formats.streams import MOST_UNPACKED, bounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.formats.kinds import Shape
    from timeline.formats.member import Member

_MOST_OF_PDF = 50 * 1024 * 1024
"""Bytes of a PDF document, most of which are pictures."""
_DEEPEST = 3
"""So many archives may lie in one another."""


def members(file: BinaryIO, name: str) -> Iterator[Member | Problem]:
    """Split an open file into its members; what cannot be read is named, not raised.

    Args:
        file: at its beginning; it is read while members are asked for.
        name: its path, for people, or `-`.

    Raises:
        OSError: reading fails.
    """
    size = _size(file)
    if not isinstance(file, io.BufferedReader):
        file = bounded(file, MOST_UNPACKED, name)
    yield from split(file, Place(name), size)


def split(
    file: io.BufferedReader, place: Place, size: int | None
) -> Iterator[Member | Problem]:
    """Split what is at a place, with all that lies in it.

    Args:
        file: at its beginning.
        place: where it is.
        size: in bytes; None where it is not known.

    Raises:
        OSError: reading fails.
    """
    found = False
    try:
        for each in _split(file, place, size):
            found = True
            yield each
    except ReadError as error:
        yield Problem(place.path, error)
        return
    if not found:
        yield place.skipped("nothing is in it")


def _split(
    file: io.BufferedReader, place: Place, size: int | None
) -> Iterator[Member | Problem]:
    shape = tell(file.peek(HEAD)[:HEAD], place.suffix)
    if shape in ("zip", "gz", "mail", "mbox") and place.depth == _DEEPEST:
        yield place.failed(
            f"lies in {_DEEPEST} archives or mails, one in another",
            "fewer; unpack it, and ingest what is in it",
        )
    elif shape == "zip":
        from timeline.formats.archives import unzip

        yield from unzip(file, place, size, split)
    elif shape == "gz":
        from timeline.formats.archives import gunzip

        yield from gunzip(file, place, size, split)
    elif shape == "warc":
        from timeline.formats.warc import records

        yield from records(bounded(file, MOST_UNPACKED, place.path), place)
    elif shape == "mbox":
        from timeline.formats.mbox import mails

        yield from mails(bounded(file, MOST_UNPACKED, place.path), place, split)
    elif shape == "lines":
        from timeline.formats.records import lines

        yield from lines(file, place)
    elif shape == "xml":
        yield place.skipped("XML that is no feed and no web page")
    elif shape == "office":
        yield place.failed(
            "is an office document or a book", "text, HTML or PDF; save it as one"
        )
    else:
        yield from _whole(shape, file, place, size)


def _whole(
    shape: Shape, file: io.BufferedReader, place: Place, size: int | None
) -> Iterator[Member | Problem]:
    """Split what is read as a whole, and no larger than an article may be."""
    most = _MOST_OF_PDF if shape == "pdf" else MAX_BYTES
    data = file.read(most + 1) if (size or 0) <= most else b""
    if len(data) > most or (size or 0) > most:
        yield place.too_large(size, most)
    elif shape == "feed":
        from timeline.formats.feeds import entries

        yield from entries(data, place)
    elif shape == "json":
        from timeline.formats.records import values

        yield from values(data, place)
    elif shape == "mail":
        from timeline.formats.mail import parts

        yield from parts(data, place, split)
    elif shape == "pdf":
        yield place.member(data, shape)
    elif own := own_document(data[:HEAD]):
        yield place.skipped(own)
    elif shape in ("html", "markdown"):
        yield place.member(data, shape)
    else:
        yield place.member(data, "text")


def _size(file: BinaryIO) -> int | None:
    """Tell how large a file is; None of what cannot be measured, such as a pipe."""
    if not file.seekable():
        return None
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size or None
