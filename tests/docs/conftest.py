"""What a page finds when it begins, unless it begins with nothing."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from tests.databases import server_url
from tests.docs.pages import ROOT
from timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_LINES = """\
{"id": "a", "text": "They will vote on Monday.", "anchor": "2024-10-25"}
{"id": "b", "text": "Il est mort il y a trois jours.", "anchor": "2024-10-25"}
"""


@pytest.fixture(scope="session")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone after `make demo`, some articles, and a store in the data folder."""
    folder = tmp_path_factory.mktemp("given")
    work, demo = folder / "work", folder / "work" / "demo" / "timeline.db"
    data = folder / "home" / ".local" / "share" / "timeline"
    for each in (data, demo.parent, work / "articles"):
        each.mkdir(parents=True)
    for name in ("seeds", "examples"):
        shutil.copytree(ROOT / name, work / name)
    for seed in sorted((ROOT / "seeds").iterdir())[:3]:
        shutil.copy(seed, work / "articles")
    (work / "articles.jsonl").write_text(_LINES, encoding="utf-8")
    here = os.getcwd()  # noqa: PTH109 - what os.chdir takes back
    os.chdir(work)  # paths in the store are as the pages write them
    try:
        with Timeline.open(demo, author="Ada") as timeline:
            timeline.ingest("seeds")
    finally:
        os.chdir(here)
    shutil.copy(demo, data)
    return folder


@pytest.fixture
def new_databases() -> Iterator[Callable[[str], sa.URL]]:
    """Say that a page makes a database of that name; tell where the server is."""
    with ExitStack() as ends:

        def expect(name: str) -> sa.URL:
            url = server_url()
            engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
            ends.callback(engine.dispose)

            def drop() -> None:
                with engine.connect() as connection, suppress(sa.exc.ProgrammingError):
                    connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")

            drop()
            ends.callback(drop)
            return url

        yield expect
