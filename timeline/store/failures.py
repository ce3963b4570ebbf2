"""What a database says when it fails, in the user's words."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.errors import StoreError
from timeline.store.engine import database_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADVICE = {
    sqlite3.SQLITE_BUSY: (
        "is locked by another program",
        "expected to be let in within ten seconds; close that program and try again",
    ),
    sqlite3.SQLITE_READONLY: (
        "cannot be written",
        "expected a file in a folder that both allow writing; change their permissions",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened",
        "expected a file in a folder that exists; give another with --db",
    ),
    sqlite3.SQLITE_PERM: (
        "cannot be opened",
        "expected a file that you may read and write; change its permissions",
    ),
    sqlite3.SQLITE_NOTADB: (
        "is no timeline store",
        "expected an SQLite file; give another with --db",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "is damaged",
        "expected a sound SQLite file; restore it from a backup",
    ),
    sqlite3.SQLITE_IOERR: (
        "cannot be read or written",
        "expected a disk that works and has room; look at the disk, then at a backup",
    ),
    sqlite3.SQLITE_FULL: (
        "cannot grow",
        "expected room on the disk; make some and try again",
    ),
}
"""By SQLite's primary result code: what failed; what was expected and what to do."""

_NO_TEXT = "Could not decode to UTF-8"
"""Said by Python's driver, without a code, with all of the text that is none."""

_SAID_AT_MOST = 200


@contextmanager
def store_failures(url: sa.URL) -> Iterator[None]:
    """Raise a `StoreError` where the database is missing, locked, full or damaged.

    Errors that speak of a fault in this program pass as they are.
    """
    try:
        yield
    except sa.exc.DBAPIError as error:
        told = _told(error.orig)
        if told is None:
            raise
        raise StoreError(f"{database_name(url)} {told}") from error
    except sqlite3.Error as error:
        told = _told(error)
        if told is None:
            raise
        raise StoreError(f"{database_name(url)} {told}") from error
    except (
        UnicodeDecodeError
    ) as error:  # sqlite3, of a message that names damaged names
        what, advice = _ADVICE[sqlite3.SQLITE_CORRUPT]
        said = error.object.decode(errors="backslashreplace")
        raise StoreError(f"{database_name(url)} {what}: {said}; {advice}") from error


def no_store(url: sa.URL) -> StoreError:
    """Say that there is no store where one was expected."""
    return StoreError(
        f"no store at {database_name(url)}; expected one that timeline made; "
        "run “timeline ingest PATH…” to make it, or give another with --db"
    )


def _told(error: BaseException | None) -> str | None:
    """Word a driver's error; None where it is not the store that failed."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        said = " ".join(str(error)[:_SAID_AT_MOST].split())
        if said.startswith(_NO_TEXT):
            code = sqlite3.SQLITE_CORRUPT
        if code not in _ADVICE:
            return None
        what, advice = _ADVICE[code]
        return f"{what}: {said}; {advice}"
    if type(error).__name__ == "OperationalError":
        said = " ".join(str(error).split())
        return (
            f"cannot be reached: {said}; expected a database server that answers; "
            "check the address and that it runs"
        )
    return None
