"""The databases that tests keep stores in: files, and those of a PostgreSQL server."""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline.store import open_log

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVER = "TIMELINE_TEST_POSTGRESQL"
"""Names the variable that holds the URL of a server on which databases may be made."""

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For a test that stands on `db` and is about files."""

on_postgresql = pytest.mark.parametrize(
    "database",
    [pytest.param("postgresql", marks=pytest.mark.postgresql)],
    indirect=True,
)
"""For a test that stands on `db` and is about a server."""


class Server:
    """Makes databases on a PostgreSQL server, from a template with a store in it.

    A store takes Alembic a tenth of a second, a copy of one a tenth of that.
    """

    def __init__(self, url: sa.URL, worker: str) -> None:
        self._url = url
        self._names = (f"{url.database}_{worker}_{number}" for number in count())
        self._engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
        self._template = next(self._names)

    def url(self, name: str) -> str:
        """Where one of its databases is."""
        return self._url.set(database=name).render_as_string(hide_password=False)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Keep the template for as long as tests ask for copies."""
        with self._database(self._template, "template0"):
            open_log(self.url(self._template), create=True).close()
            yield
        self._engine.dispose()

    @contextmanager
    def database(self, *, empty: bool = False) -> Iterator[str]:
        """Make a database, and drop it after; yield its URL."""
        name = next(self._names)
        with self._database(name, "template0" if empty else self._template):
            yield self.url(name)

    @contextmanager
    def _database(self, name: str, template: str) -> Iterator[None]:
        drop = f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"
        with self._engine.connect() as connection:
            connection.exec_driver_sql(drop)
            connection.exec_driver_sql(
                f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"
            )
        yield
        with self._engine.connect() as connection:
            connection.exec_driver_sql(drop)


def server_url() -> sa.URL:
    """The server to test with; without one, the test is skipped."""
    if SERVER not in os.environ:
        pytest.skip(f"{SERVER} holds no URL of a PostgreSQL server")
    return sa.make_url(os.environ[SERVER])
