"""The whole flow on PostgreSQL: the same chronology, to the byte, as on SQLite.

TIMELINE_TEST_POSTGRESQL holds the URL of a database that may be emptied.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from timeline import Timeline
from timeline.errors import StoreError

pytestmark = pytest.mark.postgresql

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def url() -> str:
    """An empty database."""
    found = os.environ["TIMELINE_TEST_POSTGRESQL"]
    engine = sa.create_engine(found)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return found


def test_seeds_come_to_the_same_chronology(url: str, tmp_path: Path) -> None:
    exports = []
    for db in (url, str(tmp_path / "timeline.db")):
        with Timeline.open(db, author="Ada") as tl:
            assert tl.ingest(SEEDS).count("failed") == 0
            assert tl.ingest(SEEDS).count("new") == 0
            exports.append(tl.to_jsonl(tl.events()))
    assert exports[0] == exports[1]


def test_corrections_undo_and_rebuild_leave_it_as_it_was(url: str) -> None:
    with Timeline.open(url, author="Ada") as tl:
        tl.ingest(SEEDS)
        before = tl.to_jsonl(tl.events())
        first, second = tl.lines()[:2]
        merged = next(event for event in tl.events() if len(event.mentions) > 1)
        for correct in (
            partial(tl.redate, first.id, "2021-03"),
            partial(tl.merge, first.id, second.id),
            partial(tl.split, merged.id, merged.mentions[-1].id),
            partial(tl.retract, first.id),
            partial(tl.annotate, first.id, "a note"),
        ):
            commit = correct(reason="x").commit
            assert tl.to_jsonl(tl.events()) != before
            tl.undo(commit)
            assert tl.to_jsonl(tl.events()) == before
        tl.rebuild()
        assert tl.to_jsonl(tl.events()) == before


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
                    [event.id for event in tl.events(text="troops kursk")],
                    [event.id for event in tl.events(who="putin", source="GAZETTE")],
                ]
            )
    assert found[0] == found[1]
    assert all(found[0])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET payload = '{}'",
        "DELETE FROM entries",
        "TRUNCATE entries CASCADE",
        "UPDATE commits SET author = 'x'",
        "DELETE FROM store_meta",
    ],
)
def test_the_log_refuses_to_be_changed(url: str, statement: str) -> None:
    with Timeline.open(url) as tl:
        tl.ingest(SEEDS / "01-harbour-gazette.txt")
    engine = sa.create_engine(url)
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), engine.begin() as made:
        made.exec_driver_sql(statement)
    engine.dispose()


def test_a_dropped_trigger_is_noticed_at_open(url: str) -> None:
    Timeline.open(url).close()
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        found = connection.exec_driver_sql(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'entries'::regclass "
            "AND NOT tgisinternal LIMIT 1"
        ).scalar_one()
        connection.exec_driver_sql(f"DROP TRIGGER {found} ON entries")
    engine.dispose()
    with pytest.raises(StoreError, match=found):
        Timeline.open(url)
