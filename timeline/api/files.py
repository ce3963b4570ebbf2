"""Files written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.errors import UsageError
from timeline.store.own_files import belongs_to_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


@contextmanager
def whole_file(path: str | Path, *, replace: bool = True) -> Iterator[TextIO]:
    """Write a text file beside its place, and put it there once all is written.

    Whatever ends the `with` before that leaves what was there, and nothing new.  What
    is no file, such as a pipe, is written as it is.

    Args:
        replace: put it where there is a file already.

    Raises:
        UsageError: it cannot be written, there is one that is not to be replaced, or
            it is a store.
    """
    if not str(path):
        raise UsageError(
            "cannot write a file without a name; expected one in a folder that exists; "
            "give one"
        )
    given, target = Path(path), Path(path).resolve()
    if belongs_to_store(target):
        raise UsageError(
            f"cannot write {path}: it is a database, or belongs to one; expected a "
            "file that may be replaced; give another"
        )
    try:
        if given.exists() and not (given.is_file() or given.is_dir()):
            with given.open("w", encoding="utf-8", newline="\n") as file:
                yield file
            return
        part = target.with_name(f".timeline-{secrets.token_hex(4)}.part")
        try:
            with part.open("x", encoding="utf-8", newline="\n") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            _put(part, target, replace=replace)
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError as error:
        raise UsageError(
            f"cannot write {path}: there is a file of that name; expected a new one; "
            "give another name, or say that it is to be replaced"
        ) from error
    except OSError as error:
        raise UsageError(
            f"cannot write {path}: {error.strerror}; expected a file in a folder that "
            "exists; give another"
        ) from error


def _put(part: Path, target: Path, *, replace: bool) -> None:
    """Give a file its name: at once, whoever looks."""
    if replace:
        with suppress(FileNotFoundError):
            shutil.copymode(target, part)
        part.replace(target)
        return
    try:
        target.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: look, then put
        if target.exists():
            raise FileExistsError from None
        part.replace(target)
