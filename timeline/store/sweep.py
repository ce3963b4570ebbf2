"""Leaving no byte of what was deleted in the database's own files.

A deleted row stays in the free space of its page until that is used again, in SQLite's
write-ahead log, in PostgreSQL's dead rows and in its samples for the planner.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, cast

import sqlalchemy as sa

from timeline.errors import StoreError
from timeline.store.engine import database_path
from timeline.store.failures import store_failures
from timeline.store.lock import append_lock
from timeline.store.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import psycopg

_AGAIN = "run the command again to finish"
_STATISTICS = "pg_catalog.pg_statistic"
"""Samples of what columns hold, for the planner: words of articles among them."""
_OWNED = sa.text(
    "SELECT (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class"
    " WHERE oid = 'entries'::regclass),"
    " (SELECT pg_has_role(datdba, 'USAGE') FROM pg_database"
    " WHERE datname = current_database())"
)
_WHO_COUNTS = "copy_table_data"
"""The function of the server that says how many dead rows it kept."""
_TRIES, _PAUSE = 20, 0.5
"""The server itself samples a table now and then, and sees its dead rows meanwhile."""


def sweep(engine: sa.Engine) -> list[str]:
    """Write the database's files anew, without what was deleted from its tables.

    Returns:
        For people: where deleted words may still be in what belongs to the database.
    """
    is_sqlite = engine.dialect.name == "sqlite"
    try:
        with store_failures(engine.url), append_lock(engine):
            return list(_sqlite(engine) if is_sqlite else _postgresql(engine))
    except StoreError as error:
        return [f"free space of the database, which was not cleared: {error}; {_AGAIN}"]


def _sqlite(engine: sa.Engine) -> Iterator[str]:
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ((busy, _, _),) = cursor.fetchall()
    finally:
        connection.close()
    if busy:
        yield (
            "the database's write-ahead log, for another program is reading it; close "
            f"that program and {_AGAIN}"
        )
    path = database_path(engine.url)
    copies = sorted(path.parent.glob(f"{path.name}.*backup*")) if path else []
    for copy in copies:
        yield f"a backup made before an upgrade: {copy}"
    yield "backups made with “timeline db backup”"


def _postgresql(engine: sa.Engine) -> Iterator[str]:
    with engine.connect() as connection:
        open_ended = connection.execution_options(isolation_level="AUTOCOMMIT")
        is_owner, owns_database = open_ended.execute(_OWNED).one()
        seen = _vacuum(
            open_ended,
            [*metadata.tables] * is_owner + [_STATISTICS] * owns_database,
        )
    if seen:
        yield (
            f"dead rows of {', '.join(seen)}, for a transaction that is open may still "
            f"see them; end it and {_AGAIN}"
        )
    if not is_owner:
        yield (
            "dead rows of the database, for only the owner of its tables may clear "
            "them; expected VACUUM (FULL, ANALYZE), run as the owner"
        )
    if not owns_database:
        yield (
            "the planner's samples of the tables, for only the owner of the database "
            f"may clear them; expected VACUUM (FULL) {_STATISTICS}, run as the owner"
        )
    yield "the server's write-ahead log, until it is recycled, and its archive"
    yield "replicas that lag behind, base backups and dumps of the database"


def _vacuum(connection: sa.Connection, tables: Sequence[str]) -> list[str]:
    """Write tables anew; who waits for a reader makes all others wait behind it.

    Returns:
        Those that keep dead rows, after some tries: any transaction of the database
        that began before, if it reads another table, may still see them.
    """
    connection.exec_driver_sql("SET lock_timeout = '10s'")
    try:
        for left in reversed(range(_TRIES)):
            tables = [name for name in tables if _dead_rows(connection, name)]
            if not tables or not left:
                break
            time.sleep(_PAUSE)
    finally:
        connection.exec_driver_sql("RESET lock_timeout")
    return list(tables)


def _dead_rows(connection: sa.Connection, table: str) -> int:
    """Write a table anew; count the dead rows that had to be kept."""
    kept = 0

    def hear(notice: psycopg.errors.Diagnostic) -> None:
        nonlocal kept
        if notice.source_function == _WHO_COUNTS:  # the words are in any language
            number = re.search(r"\d+", notice.message_detail or "")
            kept += int(number[0]) if number else 0

    server = cast("psycopg.Connection", connection.connection.driver_connection)
    server.add_notice_handler(hear)
    try:
        connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE, VERBOSE) {table}")
    finally:
        server.remove_notice_handler(hear)
    return kept
