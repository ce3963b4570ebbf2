"""How SQLite answers: by ranges of an index, never by reading or sorting everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline import Timeline
from timeline.project.tables import chronology
from timeline.query import review, statements
from timeline.query.ids import starts_with
from timeline.query.mentions import in_article
from timeline.query.statements import AFTER, Shape
from timeline.query.touched import OPEN
from timeline.store.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def store(template: Path) -> Iterator[Timeline]:
    """An empty one, which is only asked how it would answer."""
    with Timeline.open(template, create=False) as tl:
        yield tl


_VALUES = {
    "since": 739_000,
    "until": 739_100,
    "as_of": 5,
    "role": "planned",
    "unsure": True,
    **dict.fromkeys(AFTER[:3], 1),
    AFTER[3]: "a",
}


@pytest.mark.parametrize("certainly", [False, True])
@pytest.mark.parametrize("as_of", [(), ("as_of",)])
@pytest.mark.parametrize("after", [(), AFTER])
@pytest.mark.parametrize("names", [(), ("since", "until"), ("since",), ("role",)])
def test_a_page_walks_ranges_of_one_index_and_sorts_nothing(
    store: Timeline,
    names: tuple[str, ...],
    after: tuple[str, ...],
    as_of: tuple[str, ...],
    *,
    certainly: bool,
) -> None:
    asked = frozenset((*names, *after, *as_of))
    shape = Shape(asked, certainly, retracted=False, dialect="sqlite")
    plan = explain(store, statements.in_order(shape, 51), {*asked})
    steps = [step for step in plan if "MERGE" not in step and len(step) > 5]
    assert all(
        step.startswith("SEARCH proj_chronology USING INDEX ix_proj_chronology_window")
        for step in steps
    )
    assert len(steps) >= 7


@pytest.mark.parametrize("as_of", [(), ("as_of",)])
@pytest.mark.parametrize("names", [(), ("since", "until"), ("role", "unsure")])
def test_the_order_of_all_lines_comes_from_the_index_alone(
    store: Timeline, names: tuple[str, ...], as_of: tuple[str, ...]
) -> None:
    asked = frozenset((*names, *as_of))
    shape = Shape(asked, certainly=False, retracted=False, dialect="sqlite")
    plan = explain(store, statements.numbered(shape, is_walked=True), {*asked})
    steps = [step for step in plan if "proj_chronology" in step]
    window = "SEARCH proj_chronology USING COVERING INDEX ix_proj_chronology_window"
    assert all(step.startswith(window) for step in steps)
    assert len(steps) >= 9


def test_what_was_known_early_is_gathered_by_when_it_was_known(store: Timeline) -> None:
    shape = Shape(frozenset({"as_of", "since"}), False, False, "sqlite")
    plan = explain(store, statements.gathered(shape, 51), {"as_of", "since"})
    assert plan[0].startswith(
        "SEARCH proj_chronology USING INDEX ix_proj_chronology_known (sys_from>"
    )


def explain(store: Timeline, statement: sa.Executable, names: set[str]) -> list[str]:
    with store._log.reading() as connection:
        compiled = statement.compile(connection)  # type: ignore[attr-defined]  # every statement has it
        values = {**compiled.params, **{name: _VALUES[name] for name in names}}
        given = tuple(values[name] for name in compiled.positiontup)
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", given)
        return [row.detail for row in rows]


@pytest.mark.parametrize(
    ("table", "column", "condition"),
    [
        ("proj_chronology", "event", "ix_proj_chronology_event (event>? AND event<?)"),
        ("proj_membership", "event", "ix_proj_membership_event (event>? AND event<?)"),
        ("proj_articles", "article", "ix_proj_articles_article (article>? AND"),
    ],
)
def test_the_first_digits_of_an_id_are_a_range(
    store: Timeline, table: str, column: str, condition: str
) -> None:
    columns = metadata.tables[table].c
    query = sa.select(columns[column]).where(starts_with(columns[column], "ab"))
    (step,) = explain(store, query, set())
    assert condition in step


def test_closed_versions_are_found_by_an_index_of_their_own(store: Timeline) -> None:
    query = sa.select(chronology.c.event).where(
        chronology.c.sys_to > 5, chronology.c.sys_to <= 9, chronology.c.sys_to < OPEN
    )
    (step,) = explain(store, query, set())
    assert "USING INDEX ix_proj_chronology_closed" in step


@pytest.mark.parametrize("as_of", [None, 5])
def test_what_was_read_in_an_article_is_found_by_indexes(
    store: Timeline, as_of: int | None
) -> None:
    plan = explain(store, in_article("ab", as_of), set())
    assert (
        plan[0]
        == "SEARCH proj_mentions USING INDEX ix_proj_mentions_article (article=?)"
    )
    assert all(step.startswith("SEARCH ") for step in plan)


@pytest.mark.parametrize(
    ("kind", "index"),
    [
        ("date", "proj_chronology USING INDEX ix_proj_chronology_unsure"),
        ("merge", "proj_proposals USING INDEX ix_proj_proposals_score"),
        ("article", "proj_articles USING INDEX ix_proj_articles_undated"),
    ],
)
def test_the_review_walks_an_index_of_its_own_and_sorts_nothing(
    store: Timeline, kind: str, index: str
) -> None:
    query = review._ordered(review._KINDS[kind], None, None).limit(51)
    first, *others = explain(store, query, set())
    assert first == f"SCAN {index}"
    assert not any("AUTOMATIC" in step or "B-TREE" in step for step in others)
