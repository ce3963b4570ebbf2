"""The files that an SQLite store is kept in, which nothing else may be written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SQLITE_HEADER = b"SQLite format 3\0"
"""The bytes by which SQLite knows its files."""
_ENDS = ("", "-wal", "-shm", "-journal", ".lock", ".queue")
"""Of the names of the files beside a store: SQLite's, and those of our lock."""


def own_files(store: Path) -> frozenset[Path]:
    """List the files of a store, there or not, by the path of the first."""
    return frozenset(store.with_name(store.name + end) for end in _ENDS)


def belongs_to_store(path: Path) -> bool:
    """Tell whether a file is a database, or stands beside one and is part of it.

    One that cannot be read is none: who writes it finds out.
    """
    for end in _ENDS:
        if not path.name.endswith(end) or path.name == end:
            continue
        try:
            with path.with_name(path.name.removesuffix(end)).open("rb") as file:
                if file.read(len(SQLITE_HEADER)) == SQLITE_HEADER:
                    return True
        except OSError:
            continue
    return False
