"""One question, one state of the store, whatever others record meanwhile."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.store import open_log

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Tell


@contextmanager
def once_before(table: str, do: Callable[[], object]) -> Iterator[None]:
    """Have something else done as soon as anybody is about to read a table."""
    left = [do]

    def look(*given: object) -> None:
        if table in str(given[2]) and left:
            left.pop()()

    sa.event.listen(sa.Engine, "before_cursor_execute", look)
    try:
        yield
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", look)
    assert not left


@pytest.fixture
def other(tl: Timeline, db: str, tell: Tell) -> Iterator[Timeline]:
    """Another program at the store, in which two things have happened."""
    tell("gazette", "The navy sent 3,000 troops to Velmora on Wednesday.")
    tell("courier", "A fire destroyed the library of Ostrel on Monday.")
    with Timeline(open_log(db, projectors=[PROJECTIONS]), author="Bo") as other:
        yield other


def _merge(tl: Timeline) -> None:
    first, second = tl.lines()
    tl.merge(first.id, second.id, reason="one story")


def test_a_store_opens_while_others_write(db: str, other: Timeline) -> None:
    note = other.lines()[0].id
    with once_before(
        "projection_checkpoints", lambda: other.annotate(note, "seen", reason="asked")
    ):
        Timeline.open(db, create=False).close()


def test_events_are_those_of_one_state(tl: Timeline, other: Timeline) -> None:
    with once_before("proj_membership", lambda: _merge(other)):
        told = tl.events()

    assert [len(event.mentions) for event in told] == [1, 1]
    assert [len(event.mentions) for event in tl.events()] == [2]


def test_an_event_is_of_the_state_in_which_it_was_found(
    tl: Timeline, other: Timeline
) -> None:
    _, second = tl.lines()
    with once_before("proj_membership", lambda: _merge(other)):
        found = tl.event(second.id)

    assert (found.id, len(found.mentions)) == (second.id, 1)


def test_what_is_asked_in_a_snapshot_is_answered_from_it(
    tl: Timeline, other: Timeline
) -> None:
    with tl.snapshot():
        lines = tl.lines()
        _merge(other)
        assert [len(event.mentions) for event in tl.full(lines)] == [1, 1]
        assert tl.lines() == lines
    assert len(tl.lines()) == 1
