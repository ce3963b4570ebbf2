"""Leaving no byte of what was deleted in the database's own files.

A deleted row stays in the free space of its page until that is used again, in SQLite's
write-ahead log and in PostgreSQL's dead rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.errors import StoreError
from timeline.store.engine import database_path
from timeline.store.failures import store_failures
from timeline.store.lock import append_lock
from timeline.store.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

_AGAIN = "run the command again to finish"


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
        owned = sa.text(
            "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class"
            " WHERE oid = 'entries'::regclass"
        )
        is_owner = open_ended.execute(owned).scalar_one()
        if is_owner:
            _vacuum(open_ended)
    if not is_owner:
        yield (
            "dead rows of the database, for only the owner of its tables may clear "
            "them; expected VACUUM (FULL, ANALYZE), run as the owner"
        )
    yield "the server's write-ahead log, until it is recycled, and its archive"
    yield "replicas that lag behind, base backups and dumps of the database"


def _vacuum(connection: sa.Connection) -> None:
    """Write each table anew; who waits for a reader makes all others wait behind it."""
    connection.exec_driver_sql("SET lock_timeout = '10s'")
    try:
        for table in metadata.tables:
            connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {table}")
    finally:
        connection.exec_driver_sql("RESET lock_timeout")
