"""The store as a file: where it is, its schema, a copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.api.projections import PROJECTIONS
from timeline.api.settings import default_database
from timeline.store import Log, schema
from timeline.store.backup import backup
from timeline.store.engine import database_name, database_url
from timeline.store.opening import open_engine

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.store.schema import Upgrade


def location(db: str | None) -> str:
    """Tell where the store is: its path, or its URL without the password."""
    return database_name(sa.make_url(database_url(db or default_database())))


def upgrade(db: str | None) -> Upgrade | None:
    """Bring the schema up to date and fold the log again; None where there is no need.

    A store in a file is copied beside it first.
    """
    log = Log(open_engine(db or default_database()))
    try:
        return schema.upgrade(log, PROJECTIONS.refold)
    finally:
        log.close()


def copy(db: str | None, target: Path) -> None:
    """Copy the store to a new file, as it stands at this moment.

    Raises:
        StoreError: the target exists.
        UsageError: the store is not SQLite.
    """
    engine = open_engine(db or default_database())
    try:
        backup(engine, target)
    finally:
        engine.dispose()
