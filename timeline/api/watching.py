"""A folder, looked at again and again: each file is given once it is left alone.

It is looked at by asking for size and time, which works on every file system, network
shares among them; what tells of changes at once does not.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from timeline.errors import UsageError
from timeline.parse import FoundFiles, find_files

if TYPE_CHECKING:
    import datetime as dt
    import threading
    from collections.abc import Collection, Iterator

    from timeline.extract import Extractor

_SHORTEST, _LONGEST = 0.05, 3600.0
"""Seconds between two looks."""


class Reading(TypedDict, total=False):
    """How articles are to be read, as `Timeline.ingest` takes it."""

    date: dt.date | str | None
    publisher: str | None
    language: str | None
    locale: str | None
    extractor: str | Extractor | None
    jobs: int | str
    dask: str | None


class _Look(NamedTuple):
    """What a file was like."""

    size: int
    changed: int
    """In nanoseconds of its file system's clock."""
    inode: int
    """Another file, renamed to this name, has another."""


def appearing(
    folder: str | Path,
    interval: float,
    stop: threading.Event | None = None,
    but_not: Collection[Path] = (),
) -> Iterator[FoundFiles]:
    """Give what lies in a folder and what appears there, as it is there to be read.

    A file is given when two looks find it the same, and again when it has changed; a
    problem is given once, and again when it has gone and come back.

    Args:
        folder: is searched through.
        interval: seconds between two looks.
        stop: set it, in another thread, to end.
        but_not: files in it that are passed over.

    Raises:
        UsageError: it is no folder, or no interval.
    """
    if not Path(folder).is_dir():
        raise UsageError(
            f"cannot watch {folder}: no such folder; expected one; make it, or look at "
            "the name"
        )
    if not _SHORTEST <= interval <= _LONGEST:
        raise UsageError(
            f"no interval to look at: {interval}; expected {_SHORTEST} to "
            f"{_LONGEST:.0f} seconds; 1 is usual"
        )
    watch = _Watch(folder, but_not)
    while stop is None or not stop.is_set():
        found = watch.look()
        if found.files or found.problems:
            yield found
        if stop is None:
            time.sleep(interval)
        else:
            stop.wait(interval)


class _Watch:
    def __init__(self, folder: str | Path, but_not: Collection[Path]) -> None:
        self._folder, self._but_not = folder, but_not
        self._before: dict[str, _Look] = {}
        self._given: dict[str, _Look] = {}
        self._named: set[tuple[str, str]] = set()

    def look(self) -> FoundFiles:
        """Find what has settled since it was last given."""
        found = find_files([self._folder], self._but_not)
        now = {path: look for path in found.files if (look := _look(path))}
        ready = [
            path
            for path, look in now.items()
            if look == self._before.get(path) and look != self._given.get(path)
        ]
        named = {(each.path, str(each.error)) for each in found.problems}
        fresh = named - self._named
        self._before, self._named = now, named
        self._given = {path: look for path, look in self._given.items() if path in now}
        self._given |= {path: now[path] for path in ready}
        return FoundFiles(
            tuple(ready),
            tuple(p for p in found.problems if (p.path, str(p.error)) in fresh),
        )


def _look(path: str) -> _Look | None:
    """Look at a file; None where it has gone, or cannot be looked at."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return _Look(status.st_size, status.st_mtime_ns, status.st_ino)
