"""Copies of a store, made while others may use it."""

from __future__ import annotations

import os
import shlex
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.errors import StoreError, UsageError
from timeline.store.engine import database_name
from timeline.store.failures import store_failures

if TYPE_CHECKING:
    import sqlalchemy as sa


def backup(engine: sa.Engine, target: Path) -> None:
    """Copy an SQLite store to a new file, as it stands at this moment.

    Raises:
        StoreError: the target exists or cannot be written.
        UsageError: the store is not SQLite.
    """
    if engine.dialect.name != "sqlite":
        raise UsageError(
            f"cannot back up {database_name(engine.url)}; expected an SQLite store; "
            f"run “{_dump_command(engine.url, target)}”"
        )
    if target.exists():
        raise _exists(target)
    if not target.parent.is_dir():
        raise StoreError(
            f"cannot back up to {target}: no folder {target.parent}; expected one "
            "that exists; make it, or give another name"
        )
    with store_failures(engine.url):
        _copy(engine, target)


def free_path(path: Path, suffix: str) -> Path:
    """Name a file beside a store that does not exist yet."""
    name = f"{path}.{suffix}"
    number, free = 1, Path(name)
    while free.exists():
        number += 1
        free = Path(f"{name}.{number}")
    return free


def _dump_command(url: sa.URL, target: Path) -> str:
    """The command line that copies a PostgreSQL database; it asks for a password."""
    database = url.set(drivername="postgresql")._replace(password=None)
    arguments = ("--format=custom", f"--file={target}", str(database))
    return shlex.join(("pg_dump", *arguments))


def _copy(engine: sa.Engine, target: Path) -> None:
    """Copy under another name first: a copy half made must not pass for a backup."""
    part = free_path(target, "part")
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(part),))
        _sync(part)
    except (sqlite3.Error, OSError):
        part.unlink(missing_ok=True)
        raise
    finally:
        connection.close()
    _name(part, target)
    _sync(target.parent)


def _name(part: Path, target: Path) -> None:
    """Give a file its name, unless another file has come by it meanwhile."""
    try:
        os.link(part, target)
    except FileExistsError as error:
        part.unlink()
        raise _exists(target) from error
    except OSError:  # a disk that gives a file no second name, such as a memory stick's
        part.rename(target)
    else:
        part.unlink()


def _exists(target: Path) -> StoreError:
    return StoreError(
        f"cannot back up to {target}: it exists; expected a new file; give another name"
    )


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
