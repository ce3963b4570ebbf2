"""What a database says when it fails, in the user's words."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.errors import StoreError, TooLargeError
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

_UNREACHABLE = (
    "cannot be reached",
    "expected a database server that answers; check the address and that it runs",
)
_HUNG_UP = (
    "has hung up",
    "expected its server to run on; try again when it does",
)
_UNSOUND = (
    "is damaged",
    "expected a sound database; restore it from a backup",
)
_BY_SQLSTATE = {
    "08": _UNREACHABLE,
    "25006": (
        "cannot be written",
        "expected a server that takes writes; give the URL of the primary, or turn "
        "default_transaction_read_only off",
    ),
    "25P03": _HUNG_UP,
    "3F000": (
        "cannot hold the store",
        "expected a schema that exists, as the search path of the URL names it; make "
        "it with CREATE SCHEMA",
    ),
    "40": (
        "is at odds with another program",
        "expected to be let through; try again",
    ),
    "42501": (
        "cannot be used so by this role",
        "expected the rights of docs/postgresql.md; have its owner grant them",
    ),
    "53": (
        "has run out of room",
        "expected disk, memory and connections enough; make some and try again",
    ),
    "54": (
        "cannot hold so much at once",
        "expected less than the server's limits; shorten what was given",
    ),
    "55P03": _ADVICE[sqlite3.SQLITE_BUSY],
    "57014": (
        "has stopped a statement that took long",
        "expected time enough; raise the statement_timeout of this role and try again",
    ),
    "57P": _HUNG_UP,
    "58": _ADVICE[sqlite3.SQLITE_IOERR],
    "XX001": _UNSOUND,
    "XX002": _UNSOUND,
}
"""The same by the start of PostgreSQL's SQLSTATE."""

_TOO_LARGE = "54"

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
    except (sa.exc.DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
        told = _told(cause)
        if told is None:
            raise
        is_too_large = (getattr(cause, "sqlstate", None) or "").startswith(_TOO_LARGE)
        kind = TooLargeError if is_too_large else StoreError
        raise kind(f"{database_name(url)} {told}") from error
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
    said = " ".join(str(error)[:_SAID_AT_MOST].split())
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if said.startswith(_NO_TEXT):
            code = sqlite3.SQLITE_CORRUPT
        advice = _ADVICE.get(code)
    else:
        advice = _server_advice(error)
    return f"{advice[0]}: {said}; {advice[1]}" if advice else None


def _server_advice(error: BaseException | None) -> tuple[str, str] | None:
    """What to say of an error of PostgreSQL's; without a state, it never answered."""
    state = getattr(error, "sqlstate", None)
    if state is None:
        is_silent = type(error).__name__ == "OperationalError"
        return _UNREACHABLE if is_silent else None
    starts = (state[:length] for length in (5, 3, 2))
    return next(filter(None, map(_BY_SQLSTATE.get, starts)), None)
