"""The whole flow on PostgreSQL: the same chronology, to the byte, as on SQLite."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline import Timeline
from timeline.query.values import Filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.databases import Server

pytestmark = pytest.mark.postgresql

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    """A database with a store in it."""
    with server.database() as made:
        yield made


def test_seeds_come_to_the_same_chronology(url: str, tmp_path: Path) -> None:
    exports = []
    for db in (url, str(tmp_path / "timeline.db")):
        with Timeline.open(db, author="Ada") as tl:
            assert tl.ingest(SEEDS).count("failed") == 0
            assert tl.ingest(SEEDS).count("new") == 0
            exports.append(tl.to_jsonl(tl.events()))
    assert exports[0] == exports[1]


def test_filters_find_the_same(url: str, tmp_path: Path) -> None:
    found = []
    for db in (url, str(tmp_path / "timeline.db")):
        with Timeline.open(db) as tl:
            tl.ingest(SEEDS)
            found.append(
                [
                    [
                        event.id
                        for event in tl.events(since="2024-10", until="2024-10-24")
                    ],
                    [event.id for event in tl.events(text="troop kursk")],
                    [line.id for line in tl.page(Filters(text="troop")).lines],
                    [line.id for line in tl.page(Filters(text='"in kursk"')).lines],
                    [event.id for event in tl.events(who="putin", source="GAZETTE")],
                ]
            )
    assert found[0] == found[1]
    assert all(found[0])
