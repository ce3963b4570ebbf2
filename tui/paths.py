"""Paths as people type them: read as a shell reads them, and completed like there."""

from __future__ import annotations

import glob
import os
import re
import shlex
from pathlib import Path
from typing import NamedTuple

from timeline.errors import UsageError

_TO_ESCAPE = re.compile(r"([^\w@%+=:,./~-])")
_WILD = frozenset("*?[")


class Completion(NamedTuple):
    """How what is typed may go on."""

    text: str
    """What is typed, with all added that every way to go on has in common."""
    names: tuple[str, ...]
    """The files and folders that the last path may become; folders end in `/`."""


class _Word(NamedTuple):
    """The path that is being typed."""

    start: int
    path: str
    quote: str
    """The quotation mark that it stands in, or nothing."""


def read_paths(text: str) -> tuple[str, ...]:
    """Read paths: blanks part them, quotes and backslashes keep; `~` is home.

    >>> read_paths("'my articles' notes\\\\ 2.txt")
    ('my articles', 'notes 2.txt')

    Raises:
        UsageError: a quotation mark is not closed.
    """
    return tuple(path for word in _words(text) for path in _expanded(word))


def complete(text: str) -> Completion:
    """Look in the file system how the last path may go on; hidden names if asked."""
    word = _last_word(text)
    folder, prefix = os.path.split(word.path)
    names = _names(Path(folder).expanduser() if folder else Path(), prefix)
    if not names:
        return Completion(text, ())
    common = os.path.commonprefix(names)  # noqa: RUF071 - of the letters, not folders
    path = os.path.join(folder, common)  # noqa: PTH118 - Path would drop “./”
    is_all = len(names) == 1 and not common.endswith("/")
    return Completion(text[: word.start] + _written(path, word.quote, is_all), names)


def quoted(path: str) -> str:
    """Write a path so that it is read as one.

    >>> quoted("my articles/no 1.txt")
    'my\\\\ articles/no\\\\ 1.txt'
    """
    return _TO_ESCAPE.sub(r"\\\1", path)


def from_anywhere(text: str) -> str:
    """Write paths so that they mean the same wherever they are typed.

    >>> from_anywhere("/srv/news '~/my articles'")
    '/srv/news ~/my\\\\ articles'

    Raises:
        UsageError: a quotation mark is not closed.
    """
    try:
        here = os.getcwd()  # noqa: PTH109 - joined without a Path, which drops “./”
    except FileNotFoundError:  # the folder is gone, and so is what lay in it
        here = ""
    return " ".join(
        quoted(word if word.startswith("~") else os.path.join(here, word))  # noqa: PTH118 - see above
        for word in _words(text)
    )


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError as error:
        raise UsageError(
            f"cannot read the paths {text!r}: a quotation mark or a backslash is open; "
            "expected it closed; add the other one"
        ) from error


def _expanded(word: str) -> list[str]:
    path = os.path.expanduser(word)  # noqa: PTH111 - Path would drop “./”
    if path == "-":
        return ["./-"]  # a file of that name: there is no other input
    if _WILD & set(path) and not Path(path).exists():
        return sorted(glob.glob(path)) or [path]  # noqa: PTH207 - of any path
    return [path]


def _names(folder: Path, prefix: str) -> tuple[str, ...]:
    try:
        with os.scandir(folder) as entries:
            return tuple(
                sorted(
                    f"{entry.name}/" if entry.is_dir() else entry.name
                    for entry in entries
                    if entry.name.startswith(prefix)
                    and entry.name.startswith(".") == prefix.startswith(".")
                )
            )
    except OSError:  # no such folder, or not ours to read: nothing to go on with
        return ()


def _last_word(text: str) -> _Word:
    """Find where the last path starts, and what of it is typed, without its quotes."""
    start, path, quote, is_escaped = 0, "", "", False
    for at, letter in enumerate(text):
        if is_escaped:
            path, is_escaped = path + letter, False
        elif letter == "\\" and quote != "'":
            is_escaped = True
        elif letter == quote:
            quote = ""
        elif letter in "'\"" and not quote:
            quote = letter
        elif letter.isspace() and not quote:
            start, path = at + 1, ""
        else:
            path += letter
    return _Word(start, path, quote)


def _written(path: str, quote: str, is_all: bool) -> str:
    if quote and quote not in path and "\\" not in path:
        return f"{quote}{path}" + (f"{quote} " if is_all else "")
    return quoted(path) + (" " if is_all else "")
