"""How often each fault is tried, and what is random about it."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.faults.server import Server, find_server
from timeline.store.engine import database_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

postgresql = pytest.mark.postgresql


@pytest.fixture
def faults() -> int:
    """How many times to try; 200 and more by hand."""
    return int(os.environ.get("TIMELINE_FAULTS", "20"))


@pytest.fixture
def random() -> Random:
    """Moments and places of faults; print the seed of a run to repeat it."""
    seed = os.environ.get("TIMELINE_FAULTS_SEED") or str(Random().getrandbits(32))  # noqa: S311 - no secret
    print(f"TIMELINE_FAULTS_SEED={seed}")  # noqa: T201 - pytest shows it on a failure
    return Random(seed)  # noqa: S311 - no secret


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    binaries = find_server()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed")
    server = Server(binaries)
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=postgresql)])
def url(request: pytest.FixtureRequest) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return database_url(request.getfixturevalue("db"))
    server: Server = request.getfixturevalue("server")
    return server.database()
