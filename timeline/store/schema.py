"""The store's schema: made, compared and upgraded by Alembic, from an installed copy.

Opening never migrates.  `create` and `upgrade` run every pending revision in one
transaction, put the guards in place and compare them, and leave nothing behind if they
fail.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from timeline.errors import StoreError
from timeline.store import chain
from timeline.store.backup import backup, free_path
from timeline.store.engine import database_name, database_path
from timeline.store.failures import no_store, store_failures
from timeline.store.guards import guards_aside
from timeline.store.lock import append_lock, begin_writing
from timeline.store.tables import store_meta

if TYPE_CHECKING:
    from collections.abc import Callable

    from alembic.config import Config

    from timeline.store.log import Log

_INSTALLED = Path(__file__).with_name("migrations")
_CHECKOUT = Path(__file__).parents[2] / "migrations"

MIGRATIONS = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
"""The folder of Alembic's scripts: in the package once installed, else beside it."""


def revisions(migrations: Path = MIGRATIONS) -> list[str]:
    """Every revision of the schema, oldest first; the last is what this program uses.

    Read from the names of the files, for every open asks and Alembic is slow to import.
    """
    return sorted(
        path.stem.partition("_")[0] for path in migrations.glob("versions/*.py")
    )


def current_revision(connection: sa.Connection) -> str | None:
    """The revision that a store is at; None for an empty database.

    Raises:
        StoreError: the database holds something else, or does not say its revision.
    """
    if not has_store(connection):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
    numbers = [str(number) for number in found.scalars()]
    if len(numbers) != 1:
        raise StoreError(
            f"{database_name(connection.engine.url)} names {len(numbers)} revisions of "
            "its schema in alembic_version; expected one; somebody changed the "
            "database: compare it with a backup before you go on"
        )
    return numbers[0]


def has_store(connection: sa.Connection) -> bool:
    """Tell whether a store is there, of whatever revision; not in an empty database.

    Raises:
        StoreError: the database holds something else.
    """
    tables = sa.inspect(connection).get_table_names()
    if not tables:
        return False
    name = database_name(connection.engine.url)
    if "store_meta" not in tables or "alembic_version" not in tables:
        raise StoreError(
            f"{name} is no timeline store; expected an empty database or one that "
            "timeline made; give another with --db"
        )
    return True


def check_current(connection: sa.Connection, migrations: Path = MIGRATIONS) -> None:
    """Make sure that the store has the schema that this program uses.

    Raises:
        StoreError: there is none, or it is older, or newer.
    """
    pending = _pending(connection, migrations)
    if pending:
        raise StoreError(
            f"{database_name(connection.engine.url)} has schema "
            f"{current_revision(connection)}; expected {pending[-1]}; "
            "run “timeline db upgrade”, which makes a backup first"
        )


def create(
    engine: sa.Engine, *, created_at: int, migrations: Path = MIGRATIONS
) -> None:
    """Make a store in an empty database; one that is there already is left alone.

    Args:
        created_at: microseconds since 1970, UTC.
    """
    with (
        append_lock(engine),
        store_failures(engine.url),
        engine.connect() as connection,
        begin_writing(connection),
    ):
        if current_revision(connection) is not None:
            return
        _run(connection, migrations)
        store_id = str(uuid.uuid4())
        connection.execute(
            store_meta.insert(),
            {
                "id": 1,
                "store_id": store_id,
                "hash_alg": chain.HASH_ALG,
                "genesis": chain.genesis_hash(store_id),
                "created_at": created_at,
            },
        )


class Upgrade(NamedTuple):
    """What an upgrade has done."""

    before: str
    after: str
    copy: Path | None
    """The store as it was; None where its database has tools of its own for that."""


def upgrade(
    log: Log, fold: Callable[[Log], object], *, migrations: Path = MIGRATIONS
) -> Upgrade | None:
    """Run every pending revision, then fold the log again: all of it, or nothing.

    Args:
        log: of a store of whatever schema, opened without `open_log`.
        fold: renews the read tables, in the transaction that the log has open.

    Raises:
        StoreError: there is no store, or it is newer than this program, or has guards
            that are not this program's.
    """
    with log.reading() as connection:
        if not _pending(connection, migrations):
            return None
    with log.writing() as writer:
        before = str(current_revision(writer.connection))
        pending = _pending(writer.connection, migrations)
        if not pending:  # somebody was first
            return None
        copy = _copied(log.engine, before)
        _run(writer.connection, migrations)
        fold(log)
    return Upgrade(before, pending[-1], copy)


def migration_config(
    connection: sa.Connection, migrations: Path = MIGRATIONS
) -> Config:
    """Configure Alembic for one connection, whose transaction the caller holds."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _run(connection: sa.Connection, migrations: Path) -> None:
    from alembic import command

    with guards_aside(connection):
        command.upgrade(migration_config(connection, migrations), "head")


def _copied(engine: sa.Engine, revision: str) -> Path | None:
    """Copy a store in a file while nobody else may write to it."""
    path = database_path(engine.url)
    if path is None:
        return None
    copy = free_path(path, f"{revision}.backup")
    backup(engine, copy)
    return copy


def _pending(connection: sa.Connection, migrations: Path) -> list[str]:
    """The revisions that a store lacks, oldest first."""
    url, known = connection.engine.url, revisions(migrations)
    revision = current_revision(connection)
    if revision is None:
        raise no_store(url)
    if revision not in known:
        raise StoreError(
            f"{database_name(url)} has schema {revision}, newer than this program; "
            f"expected {known[-1]} or older; upgrade timeline"
        )
    return known[known.index(revision) + 1 :]
