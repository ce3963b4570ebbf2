"""Real stores to test with on both databases, a ticking clock, and news to tell.

What asks for `db`, or for what stands on it, runs twice: on SQLite, and, marked
`postgresql`, on PostgreSQL.  A module that is about files overrides `db`.
"""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack
from itertools import count
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

import pytest
from hypothesis import HealthCheck, settings

from tests.databases import Server, server_url
from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.store import open_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline.api import Ingested

Kind: TypeAlias = Literal["sqlite", "postgresql"]

settings.register_profile(
    "timeline", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # a busy machine is no fault of the program
settings.load_profile("timeline")

_NOON = 1_729_857_600_000_000
"""2024-10-25 12:00 UTC, in microseconds."""


class Tell(Protocol):
    """Write an article to a file and take it in; None leaves it undated."""

    def __call__(
        self, name: str, body: str, *, date: str | None = "2024-10-25"
    ) -> Ingested: ...


class NewDatabase(Protocol):
    """Name a place, a path or a URL: where a store is, or where there is none."""

    def __call__(self, *, empty: bool = False) -> str: ...


def pytest_xdist_auto_num_workers() -> int:
    """Run one test more than there are cores: those of the terminal UI often wait."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, on which each worker has databases of its own."""
    server = Server(server_url(), os.environ.get("PYTEST_XDIST_WORKER", "alone"))
    with server.running():
        yield server


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a store in it, to copy: one takes Alembic a tenth of a second."""
    path = tmp_path_factory.mktemp("template") / "news.db"
    open_log(path, create=True).close()
    return path


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
)
def database(request: pytest.FixtureRequest) -> Kind:
    """Which database a test runs on."""
    kind: Kind = request.param
    return kind


@pytest.fixture
def new_db(
    database: Kind, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[NewDatabase]:
    """Make one database after another."""
    folders = (tmp_path / f"database {number}" for number in count(1))
    with ExitStack() as made:

        def make(*, empty: bool = False) -> str:
            if database == "postgresql":
                server: Server = request.getfixturevalue("server")
                return made.enter_context(server.database(empty=empty))
            path = next(folders) / "news.db"
            path.parent.mkdir()
            if not empty:
                shutil.copyfile(request.getfixturevalue("template"), path)
            return str(path)

        yield make


@pytest.fixture
def db(new_db: NewDatabase) -> str:
    """Where a store is that holds nothing: a path or a URL."""
    return new_db()


@pytest.fixture
def empty_db(new_db: NewDatabase) -> str:
    """Where there is no store: a path, or the URL of an empty database."""
    return new_db(empty=True)


@pytest.fixture
def tl(db: str) -> Iterator[Timeline]:
    ticks = count(_NOON, 1_000_000)
    log = open_log(db, clock=ticks.__next__, projectors=[PROJECTIONS])
    with Timeline(log, author="Ada") as timeline:
        yield timeline


@pytest.fixture
def tell(tl: Timeline, tmp_path: Path) -> Tell:
    def write_and_ingest(
        name: str, body: str, *, date: str | None = "2024-10-25"
    ) -> Ingested:
        path = tmp_path / f"{name}.txt"
        header = f"Date: {date}\nSource: {name.title()}\n\n" if date else ""
        path.write_text(f"{header}{body}\n", encoding="utf-8")
        (result,) = tl.ingest(path).articles
        return result

    return write_and_ingest
