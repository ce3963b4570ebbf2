from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Date
from timeline.query.values import EventLine
from tui.view import Unit, View


def a_line(edtf: str | None, number: int) -> EventLine:
    return EventLine(
        id=str(number),
        title=f"event {number}",
        date=Date.from_edtf(edtf) if edtf else None,
        role="occurrence",
        who=(),
        where=(),
        mentions=1,
        origins=1,
        disagrees=False,
        corrected=False,
    )


def a_view(*dates: str | None) -> View:
    return View(tuple(a_line(edtf, number) for number, edtf in enumerate(dates)))


VIEW = a_view(
    "2021-03", "2023-02", "2023-02-07", "[..2024-05-17]", "2024-05-17", None, None
)


@pytest.mark.parametrize(
    ("day", "index"),
    [
        (dt.date(2000, 1, 1), 0),
        (dt.date(2023, 2, 2), 2),
        (dt.date(2024, 5, 17), 3),
        (dt.date(2030, 1, 1), 4),
    ],
    ids=["before all", "within a month", "a bound counts as its day", "after all"],
)
def test_a_day_leads_to_the_first_line_from_it_on(day: dt.date, index: int) -> None:
    assert VIEW.first_from(day) == index


@pytest.mark.parametrize(
    ("start", "unit", "direction", "end"),
    [
        (0, "month", 1, 1),
        (1, "month", 1, 3),
        (4, "month", 1, 5),
        (5, "month", 1, 6),
        (4, "month", -1, 3),
        (3, "month", -1, 1),
        (6, "month", -1, 5),
        (0, "month", -1, 0),
        (0, "year", 1, 1),
        (1, "year", 1, 3),
        (4, "year", -1, 3),
        (3, "year", -1, 1),
    ],
)
def test_a_step_leads_to_the_start_of_a_period(
    start: int, unit: Unit, direction: int, end: int
) -> None:
    assert VIEW.step(start, unit, direction) == end


def test_an_event_is_found_by_its_id() -> None:
    assert VIEW.index_of("3") == 3
    assert VIEW.title_of("3") == "event 3"
    assert VIEW.index_of("x") is None
    assert VIEW.title_of("x") is None


def test_nothing_is_found_in_an_empty_view() -> None:
    empty = a_view()
    assert empty.line(0) is None
    assert empty.first_from(dt.date(2024, 1, 1)) == 0
    assert empty.step(0, "year", 1) == 0


@given(
    st.lists(st.dates(), min_size=1, max_size=30).map(sorted),
    st.integers(0, 3),
    st.sampled_from(["month", "year"]),
    st.data(),
)
def test_steps_stay_in_the_view_and_go_one_way(
    days: list[dt.date], undated: int, unit: Unit, data: st.DataObject
) -> None:
    listed = [Date.day(day).edtf for day in days]
    view = a_view(*listed, *[None] * undated)
    start = data.draw(st.integers(0, len(view) - 1))
    assert start <= view.step(start, unit, 1) < len(view)
    assert 0 <= view.step(start, unit, -1) <= start
