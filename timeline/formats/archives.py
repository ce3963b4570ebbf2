"""Zip archives and gzip files → what is in them, never written to disk."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
import zlib
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from timeline.errors import ReadError
from timeline.formats.kinds import SUFFIXES
from timeline.formats.streams import (
    MOST_TIMES,
    MOST_UNPACKED,
    bounded,
    most_unpacked,
)

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator

    from timeline.formats.member import Member, Problem
    from timeline.formats.place import Place

    Split: TypeAlias = Callable[
        [io.BufferedReader, Place, int | None], Iterator[Member | Problem]
    ]

_MOST_ENTRIES = 20_000
_IN_MEMORY = 16 * 1024 * 1024
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile, ValueError)
_UNREADABLE = (NotImplementedError, RuntimeError, *_DAMAGED)
_PAGES = (".html", ".htm")
_FILES = "_files"
"""How browsers call the folder of what a saved page shows: scripts, pictures."""


def gunzip(
    file: io.BufferedReader, place: Place, size: int | None, split: Split
) -> Iterator[Member | Problem]:
    """Read what is packed in a gzip file: one thing, of any kind."""
    name = (place.name or place.file).removesuffix(".gz")
    inner = replace(place, name=name, depth=place.depth + 1)
    most = most_unpacked(size)
    try:
        with gzip.GzipFile(fileobj=file) as unpacked:
            yield from split(bounded(unpacked, most, place.path), inner, None)  # type: ignore[arg-type]
    except (EOFError, OSError, zlib.error) as error:
        yield place.failed(
            f"is a damaged gzip file ({error})", "a whole one; fetch it again"
        )


def unzip(
    file: io.BufferedReader, place: Place, size: int | None, split: Split
) -> Iterator[Member | Problem]:
    """Read the files in a zip archive, in its order; hidden ones are left out."""
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        if not file.seekable():
            size = _copy(file, spool, place.path)
        try:
            archive = zipfile.ZipFile(file if file.seekable() else spool)
        except _UNREADABLE as error:
            yield place.failed(
                f"is a damaged zip archive ({error})", "a whole one; fetch it again"
            )
            return
        with archive:
            yield from _Zip(archive, place, size, split).members()


def _copy(
    file: io.BufferedReader, spool: tempfile.SpooledTemporaryFile[bytes], path: str
) -> int:
    """Keep what cannot be read from its end, where an archive tells what it holds."""
    reader = bounded(file, MOST_UNPACKED, path)
    while data := reader.read(1 << 20):
        spool.write(data)
    size = spool.tell()
    spool.seek(0)
    return size


class _Zip:
    def __init__(
        self, archive: zipfile.ZipFile, place: Place, size: int | None, split: Split
    ) -> None:
        self._archive, self._place, self._split = archive, place, split
        self._left = most_unpacked(size)
        self._names: set[str] = set()

    def members(self) -> Iterator[Member | Problem]:
        """Read each file; one that cannot be read is named, and the rest read."""
        infos = [info for info in self._archive.infolist() if not info.is_dir()]
        if len(infos) > _MOST_ENTRIES:
            yield self._place.failed(
                f"holds {len(infos):,} files", f"at most {_MOST_ENTRIES:,}; split it"
            )
            return
        pages = {
            info.filename.rpartition(".")[0] + _FILES
            for info in infos
            if info.filename.lower().endswith(_PAGES)
        }
        told: set[str] = set()
        for info in infos:
            path = PurePosixPath(info.filename)
            if any(part.startswith(".") and part != ".." for part in path.parts):
                continue
            if path.parts[:1] == ("__MACOSX",):
                continue
            folder = next((str(up) for up in path.parents if str(up) in pages), None)
            if folder is None:
                yield from self._member(info)
            elif folder not in told:
                told.add(folder)
                yield self._inside(folder, None).skipped("what a saved page shows")

    def _inside(self, name: str, key: str | None) -> Place:
        """Go to a name in the archive, which may hold what a terminal obeys."""
        plain = "".join(c if c.isprintable() else "\ufffd" for c in name)
        inner = self._place.inside(f"!/{plain}", key and f"!/{key}", plain)
        return replace(inner, depth=inner.depth + 1)

    def _member(self, info: zipfile.ZipInfo) -> Iterator[Member | Problem]:
        name = info.filename.replace("\\", "/")
        is_new = name not in self._names and all(map(str.isprintable, name))
        self._names.add(name)
        place = self._inside(name, name if is_new else None)
        parts = PurePosixPath(name).parts
        if not parts or parts[0] == "/" or ".." in parts or ":" in parts[0]:
            yield place.failed(
                "has a name that leads out of its archive",
                "names of files in it; unpack it with care, and ingest what is in it",
            )
        elif info.flag_bits & 1:
            yield place.failed(
                "is encrypted", "files without a password; unpack it, and ingest that"
            )
        elif place.suffix not in SUFFIXES:
            yield place.skipped(f"a {place.suffix} file")
        elif info.file_size > self._left or (
            info.file_size > most_unpacked(info.compress_size)
        ):
            yield place.failed(
                f"unpacks to {info.file_size:,} bytes, from {info.compress_size:,}",
                f"at most {MOST_UNPACKED:,} in an archive, and {MOST_TIMES} times what "
                "is packed; unpack it yourself, and ingest what is in it",
            )
        else:
            self._left -= info.file_size
            yield from self._opened(info, place)

    def _opened(
        self, info: zipfile.ZipInfo, place: Place
    ) -> Iterator[Member | Problem]:
        try:
            with self._archive.open(info) as file:
                reader = bounded(file, info.file_size, place.path)  # type: ignore[arg-type]
                yield from self._split(reader, place, info.file_size)
        except ReadError:
            raise
        except _UNREADABLE as error:
            yield place.failed(f"is damaged ({error})", "a whole file; pack it again")
