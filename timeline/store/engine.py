"""Database engines: by path or URL, with the settings that the log relies on."""

from __future__ import annotations

import re
import sqlite3
import time
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.errors import StoreError
from timeline.store.read_only import connect_read_only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.pool import ConnectionPoolEntry

_PATIENCE = 10
"""Seconds to wait for another program that has the database."""

_PASSWORD = re.compile(r"(://[^:/@]*:).*@")
_READING = (
    f"busy_timeout = {_PATIENCE * 1000}",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
_WRITING = (
    *_READING,
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",
)


def database_url(db: str | Path) -> str:
    """Turn a path, `:memory:` or an SQLAlchemy URL into a URL.

    >>> database_url(Path("/srv/what? 100%.db"))
    'sqlite:////srv/what%3F 100%25.db'
    >>> database_url("postgresql+psycopg://db.example/news")
    'postgresql+psycopg://db.example/news'
    """
    if isinstance(db, str) and "://" in db:
        return db
    if str(db) == ":memory:":
        return "sqlite://"
    url = sa.URL.create("sqlite", database=str(Path(db).absolute()))
    return url.render_as_string(hide_password=False)


def database_path(url: sa.URL) -> Path | None:
    """The file of an SQLite database; None in memory and for other databases."""
    name = url.database or ""
    in_memory = name in ("", ":memory:") or url.query.get("mode") == "memory"
    if url.get_backend_name() != "sqlite" or in_memory:
        return None
    return _path(name)


@lru_cache
def _path(name: str) -> Path:
    """Kept, for every append asks and a path takes long to make."""
    return Path(name.removeprefix("file:"))


def database_name(url: sa.URL) -> str:
    """What to call a database in a message: its path, or its URL without password."""
    path = database_path(url)
    return str(path) if path else url.render_as_string(hide_password=True)


def make_engine(url: str, *, read_only: bool = False) -> sa.Engine:
    """Make the engine of a store.

    With `read_only` nothing is written to an SQLite file, not even a checkpoint.

    Every transaction begins with a BEGIN of ours, for Python's SQLite driver begins
    none before DDL or SELECT; with the execution option `writes` it is BEGIN IMMEDIATE.

    Raises:
        StoreError: no URL, or of a database whose driver is not installed.
    """
    try:
        parsed = sa.make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite_engine(parsed, read_only=read_only)
        return sa.create_engine(
            parsed, isolation_level="READ COMMITTED", pool_pre_ping=True
        )
    except (sa.exc.ArgumentError, ImportError) as error:
        raise StoreError(
            f"cannot use the database {_masked(url)!r}: {error}; expected a path, "
            "sqlite:///… or postgresql+psycopg://…; correct it, or install its driver"
        ) from error


def _masked(url: str) -> str:
    """Hide the password of a URL, also of one that SQLAlchemy cannot read.

    >>> _masked("postgresql://ada:s3cret@db.example/news")
    'postgresql://ada:***@db.example/news'
    """
    return _PASSWORD.sub(r"\1***@", url)


def _sqlite_engine(url: sa.URL, *, read_only: bool) -> sa.Engine:
    path = database_path(url)
    if path is None:
        engine = sa.create_engine(
            url,
            poolclass=sa.pool.StaticPool,
            connect_args={"check_same_thread": False},
        )
    elif read_only:
        engine = sa.create_engine(url, creator=partial(connect_read_only, path))
    else:
        engine = sa.create_engine(url)
    reads = read_only and path
    pragmas = _READING if reads else _WRITING
    sa.event.listen(engine, "connect", partial(_prepare, pragmas))
    if not reads:
        sa.event.listen(engine, "connect", _use_wal)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _prepare(
    pragmas: Sequence[str],
    connection: sqlite3.Connection,
    _record: ConnectionPoolEntry,
) -> None:
    connection.isolation_level = None
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def _use_wal(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    """Switch a file to a write-ahead log, where it has none yet.

    Of two programs that do so at once SQLite turns one away, and does not heed the busy
    timeout: a try later the log is there.
    """
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or time.monotonic() > deadline:
                raise
            time.sleep(0.001)
        else:
            return


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    cursor = connection.connection.cursor()
    cursor.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    cursor.close()
