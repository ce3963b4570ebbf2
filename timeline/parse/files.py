"""Finding the files to read: the one place of this package that touches the disk."""

from __future__ import annotations

import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from timeline.errors import ReadError
from timeline.parse.decode import MAX_BYTES, too_large

if TYPE_CHECKING:
    from collections.abc import Iterable

STDIN = "-"
SUFFIXES = frozenset({".txt", ".text", ".md", ""})
"""What is read from a folder.  A file named by itself is tried whatever its name."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that cannot be read, and the error that says why."""

    path: str
    error: ReadError


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """What the paths a user named come to: files in order, and what went wrong."""

    files: tuple[str, ...]
    """Each once, folders by name; `-` is standard input."""
    problems: tuple[Problem, ...]


def find_files(paths: Iterable[str | Path]) -> FoundFiles:
    """List the files under the paths; what cannot be read is named, never raised.

    Folders are searched through, hidden files and folders left out.  A link back to a
    folder that it lies in is a problem; the rest of that folder is still read.
    """
    search = _Search()
    for path in paths:
        search.add(str(path))
    return FoundFiles(tuple(search.files), tuple(search.problems))


def read_bytes(path: str) -> bytes:
    """Read a file, or standard input for `-`, and no more than an article may hold.

    Raises:
        ReadError: missing, a folder, not permitted, or too large.
    """
    try:
        if path == STDIN:
            return _at_most(sys.stdin.buffer, path)
        status = Path(path).stat()
        if stat.S_ISREG(status.st_mode) and status.st_size > MAX_BYTES:
            raise too_large(path, status.st_size)
        with Path(path).open("rb") as file:
            return _at_most(file, path)
    except OSError as error:
        raise _unreadable(path, error) from error


def _at_most(file: BinaryIO, path: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large(path, None)
    return data


def _unreadable(path: str, error: OSError) -> ReadError:
    reason = (error.strerror or str(error)).lower()
    return ReadError(
        f"cannot read {path}: {reason}; expected a file or folder that can be read; "
        "check the name and the permissions"
    )


def _no_name(path: str) -> ReadError:
    return ReadError(
        f"cannot read {path!r}: it holds a NUL character; expected the name of a file "
        "or folder; leave that character out"
    )


class _Search:
    """Collects files in order; folders seen once are not searched again."""

    def __init__(self) -> None:
        self.files: dict[str, None] = {}
        self.problems: list[Problem] = []
        self._searched: set[Path] = set()

    def add(self, path: str) -> None:
        """Take a path as the user named it."""
        if path == STDIN:
            self.files[path] = None
            return
        if "\0" in path:
            self.problems.append(Problem(path, _no_name(path)))
            return
        try:
            is_folder = stat.S_ISDIR(Path(path).stat().st_mode)
        except OSError as error:
            self.problems.append(Problem(path, _unreadable(path, error)))
            return
        if is_folder:
            self._add_folders(Path(path))
        else:
            self.files[path] = None

    def _add_folders(self, top: Path) -> None:
        """Search depth first, by name, without recursion: folders nest deep."""
        waiting: list[tuple[Path, frozenset[Path]]] = [(top, frozenset())]
        while waiting:
            folder, above = waiting.pop()
            try:
                real = folder.resolve(strict=True)
                if real in above:
                    raise _loop(folder, real)
                if real in self._searched:
                    continue
                self._searched.add(real)
                inner = self._add_entries(folder)
            except ReadError as error:
                self.problems.append(Problem(str(folder), error))
            except OSError as error:
                problem = Problem(str(folder), _unreadable(str(folder), error))
                self.problems.append(problem)
            else:
                waiting.extend((one, above | {real}) for one in reversed(inner))

    def _add_entries(self, folder: Path) -> list[Path]:
        """Take a folder's files; return the folders in it."""
        folders = []
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            try:
                mode = _printable(path).stat().st_mode
            except ReadError as error:
                self.problems.append(Problem(_shown(path), error))
                continue
            except OSError as error:
                self.problems.append(Problem(str(path), _unreadable(str(path), error)))
                continue
            if stat.S_ISDIR(mode):
                folders.append(path)
            elif stat.S_ISREG(mode) and path.suffix.lower() in SUFFIXES:
                self.files[str(path)] = None
        return folders


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode()


def _printable(path: Path) -> Path:
    """Return the path if its name can be stored and printed: not every name is text."""
    if _shown(path) != str(path):
        raise ReadError(
            f"cannot read {_shown(path)}: its name is not UTF-8; expected a name that "
            "can be stored; rename it"
        )
    return path


def _loop(folder: Path, real: Path) -> ReadError:
    return ReadError(
        f"{folder} is a loop: it leads back to {real}, which it lies in; expected a "
        "folder; remove the link"
    )
