"""Databases lent for one measurement: a file in a scratch folder, one on a server."""

from __future__ import annotations

import tempfile
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def folder() -> Iterator[Path]:
    """Lend a folder for one store."""
    with tempfile.TemporaryDirectory() as scratch:
        yield Path(scratch)


@contextmanager
def database(server: str) -> Iterator[sa.URL]:
    """Lend an empty database on a server, and drop it after."""
    url, name = sa.make_url(server), f"timeline_{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield url.set(database=name)
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        engine.dispose()


def text(url: sa.URL) -> str:
    """Write a URL with its password, to connect by."""
    return url.render_as_string(hide_password=False)
