"""How PostgreSQL answers: a page is merged from ranges of an index, words are gathered.

With few lines the planner rightly reads all; so it is told to do so only where nothing
else can be done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline.project.search import may_hold
from timeline.project.tables import chronology
from timeline.query import statements
from timeline.query.statements import AFTER, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.databases import Server

pytestmark = pytest.mark.postgresql

_VALUES = {
    "since": 739_000,
    "until": 739_100,
    "as_of": 5,
    "match": "'harbour':*",
    **dict.fromkeys(AFTER[:3], 1),
    AFTER[3]: "a",
}


@pytest.fixture
def store(server: Server) -> Iterator[sa.Connection]:
    with server.database() as url:
        engine = sa.create_engine(url)
        with engine.connect() as connection:
            for way in ("seqscan", "sort", "bitmapscan"):
                connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
            yield connection
        engine.dispose()


def explain(
    connection: sa.Connection, statement: sa.Executable, names: frozenset[str]
) -> list[str]:
    compiled = statement.compile(connection)  # type: ignore[attr-defined]  # every statement has it
    values = {**compiled.params, **{name: _VALUES[name] for name in names}}
    rows = connection.exec_driver_sql(f"EXPLAIN {compiled}", values)
    return [step.strip() for (step,) in rows]


@pytest.mark.parametrize("as_of", [(), ("as_of",)])
@pytest.mark.parametrize("after", [(), AFTER])
@pytest.mark.parametrize("names", [(), ("since", "until")])
def test_a_page_is_merged_from_ranges_of_one_index(
    store: sa.Connection,
    names: tuple[str, ...],
    after: tuple[str, ...],
    as_of: tuple[str, ...],
) -> None:
    asked = frozenset((*names, *after, *as_of))
    shape = Shape(asked, certainly=False, retracted=False, dialect="postgresql")
    plan = explain(store, statements.in_order(shape, 51), asked)
    assert any("Merge Append" in step for step in plan)
    assert not any(step.startswith(("->  Sort", "Sort  ")) for step in plan)
    scans = [step for step in plan if "Scan" in step]
    assert len(scans) >= 9
    assert all("using ix_proj_chronology_window" in step for step in scans)


def test_words_are_looked_up_in_their_index(store: sa.Connection) -> None:
    store.exec_driver_sql("SET LOCAL enable_bitmapscan = on")
    match = sa.bindparam("match", type_=sa.Text)
    query = sa.select(chronology.c.event).where(may_hold(match, "postgresql"))
    plan = explain(store, query, frozenset({"match"}))
    assert any("Bitmap Index Scan on proj_words" in step for step in plan)
