"""SQLite files that are only read: write-protected ones too, and nothing written."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from timeline.errors import StoreError

_PROTECTED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
"""What SQLite says where it may not make the files that it keeps beside a database."""


def is_protected(engine: sa.Engine) -> bool:
    """Tell whether a file that exists cannot be read as one that may be written."""
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1 FROM sqlite_schema")
    except sa.exc.OperationalError as error:
        return _is_refused(error.orig)
    except sa.exc.DBAPIError:
        return False
    return False


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Connect to a file without the right to write to it.

    Where SQLite cannot share it with writers, for its folder is write-protected, the
    file is read as it lies there.

    Raises:
        StoreError: it does not hold all that was recorded, for some is in its
            write-ahead log, which cannot be read without writing.
    """
    connection = _connect(path, "mode=ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        if not _is_refused(error):
            raise
    else:
        return connection
    wal = Path(f"{path}-wal")
    if wal.exists() and wal.stat().st_size:
        raise StoreError(
            f"{path} cannot be read where it is: its last commits are in {wal.name}, "
            "and its folder is write-protected; expected a folder that allows writing; "
            "copy both files to one"
        )
    return _connect(path, "mode=ro&immutable=1")


def _connect(path: Path, options: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(path))}?{options}", uri=True, check_same_thread=False
    )


def _is_refused(error: BaseException | None) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _PROTECTED
