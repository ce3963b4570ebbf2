"""Finding the files to read: the one place of this package that touches the disk."""

from __future__ import annotations

import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.errors import NoArticleError, ReadError
from timeline.formats.kinds import SUFFIXES
from timeline.formats.member import STDIN, Problem
from timeline.formats.members import members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.formats.member import Member

_PAGES = (".html", ".htm")
_FILES = "_files"
"""How browsers call the folder of what a saved page shows: scripts, pictures."""


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """What the paths a user named come to: files in order, and what went wrong."""

    files: tuple[str, ...]
    """Each once, folders by name; `-` is standard input."""
    problems: tuple[Problem, ...]
    """What cannot be read, and what in a folder is none that is read."""


def find_files(paths: Iterable[str | Path], but_not: Iterable[Path] = ()) -> FoundFiles:
    """List the files under the paths; what cannot be read is named, never raised.

    Folders are searched through, hidden files and folders left out.  A link back to a
    folder that it lies in is a problem; the rest of that folder is still read.

    Args:
        but_not: files, as their folders resolve, that are passed over in a folder.
    """
    search = _Search(but_not)
    for path in paths:
        search.add(str(path))
    return FoundFiles(tuple(search.files), tuple(search.problems))


def read_members(path: str) -> Iterator[Member | Problem]:
    """Read what a file holds, or standard input for `-`; problems are named."""
    try:
        if path == STDIN:
            yield from members(sys.stdin.buffer, path)
            return
        with Path(path).open("rb") as file:
            yield from members(file, path)
    except OSError as error:
        yield Problem(path, _unreadable(path, error))


def _unreadable(path: str, error: OSError) -> ReadError:
    reason = (error.strerror or str(error)).lower()
    return ReadError(
        f"cannot read {path}: {reason}; expected a file or folder that can be read; "
        "check the name and the permissions"
    )


def _no_name(path: str) -> ReadError:
    wrong = "it holds a NUL character" if path else "it is empty"
    return ReadError(
        f"cannot read {path!r}: {wrong}; expected the name of a file or folder; give "
        "one, such as . for this folder"
    )


class _Search:
    """Collects files in order; folders seen once are not searched again."""

    def __init__(self, but_not: Iterable[Path]) -> None:
        self.files: dict[str, None] = {}
        self.problems: list[Problem] = []
        self._searched: set[Path] = set()
        self._but_not = frozenset(but_not)

    def add(self, path: str) -> None:
        """Take a path as the user named it."""
        if path == STDIN:
            self.files[path] = None
            return
        if not path or "\0" in path:
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
                inner = self._add_entries(folder, real)
            except ReadError as error:
                self.problems.append(Problem(str(folder), error))
            except OSError as error:
                problem = Problem(str(folder), _unreadable(str(folder), error))
                self.problems.append(problem)
            else:
                waiting.extend((one, above | {real}) for one in reversed(inner))

    def _add_entries(self, folder: Path, real: Path) -> list[Path]:
        """Take a folder's files; return the folders in it."""
        folders = []
        for path in sorted(folder.iterdir()):
            if path.name.startswith(".") or real / path.name in self._but_not:
                continue
            try:
                mode = _printable(path).stat().st_mode
            except ReadError as error:
                self.problems.append(Problem(_shown(path), error))
                continue
            except OSError as error:
                self.problems.append(Problem(str(path), _unreadable(str(path), error)))
                continue
            if stat.S_ISDIR(mode) and _is_of_page(path):
                self._skip(path, "what a saved page shows")
            elif stat.S_ISDIR(mode):
                folders.append(path)
            elif stat.S_ISREG(mode) and path.suffix.lower() in SUFFIXES:
                self.files[str(path)] = None
            elif stat.S_ISREG(mode):
                self._skip(path, f"a {path.suffix.lower()} file")
        return folders

    def _skip(self, path: Path, reason: str) -> None:
        self.problems.append(Problem(str(path), NoArticleError(str(path), reason)))


def _is_of_page(folder: Path) -> bool:
    """Tell whether a browser saved it beside a page."""
    page = folder.name.removesuffix(_FILES)
    return page != folder.name and any(
        folder.with_name(page + suffix).exists() for suffix in _PAGES
    )


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
