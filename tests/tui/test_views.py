from __future__ import annotations

import datetime as dt
from array import array
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Date
from timeline.project.derive import sort_key
from timeline.query.order import OrderPart, Place
from timeline.query.values import EventLine
from tui.asking.view import Unit, View

if TYPE_CHECKING:
    from collections.abc import Sequence


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


def a_view_of(lines: list[EventLine]) -> View:
    """Make a view whose rows are the numbers of the lines."""
    view = View(lambda rows: [lines[row] for row in rows])
    days = array("i", [sort_key(line.date)[0] for line in lines])
    view.extend(OrderPart(array("q", range(len(lines))), days))
    view.is_whole = True
    return view


def a_view(*dates: str | None) -> View:
    lines = [a_line(edtf, number) for number, edtf in enumerate(dates)]
    return a_view_of(lines)


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


def test_an_event_is_found_by_its_place() -> None:
    assert [VIEW.index_of(VIEW.place(index)) for index in range(len(VIEW))] == list(
        range(len(VIEW))
    )
    assert VIEW.index_of(Place(3, dt.date(2024, 5, 18).toordinal())) is None
    assert VIEW.index_of(None) is None


def test_a_first_page_is_shown_until_the_order_is_known() -> None:
    first = [a_line("2024-05", 0), a_line("2024-06", 1)]
    view = View(lambda rows: [a_line(None, row) for row in rows], first=first)
    assert len(view) == 2
    assert view.line(1) == first[1]
    view.extend(OrderPart(array("q", range(300)), array("i", range(300))))
    assert len(view) == 300
    assert view.line(299) == a_line(None, 299)


def test_a_row_that_is_gone_makes_a_view_stale() -> None:
    view = View(lambda rows: [None] * len(rows))
    view.extend(OrderPart(array("q", [7]), array("i", [7])))
    assert not view.is_stale
    assert view.line(0) is None
    assert view.is_stale


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


@pytest.mark.parametrize(
    ("index", "edtf", "there"),
    [
        pytest.param(3, "2024-05-16", 3, id="none-of-its-day-is-left"),
        pytest.param(1, "2023-02", 1, id="another-of-its-day-stands-there"),
        pytest.param(5, "2023-02", 2, id="earlier-lines-are-gone-as-well"),
        pytest.param(9, None, 6, id="the-last-is-gone"),
    ],
)
def test_the_place_of_a_line_that_is_gone_is_where_the_next_stands(
    index: int, edtf: str | None, there: int
) -> None:
    day = sort_key(Date.from_edtf(edtf) if edtf else None)[0]
    assert VIEW.nearby(index, day) == there


def test_an_empty_view_has_no_place_but_its_start() -> None:
    assert a_view().nearby(4, 738_000) == 0


def test_who_goes_far_reads_the_lines_in_sight_at_once() -> None:
    asked: list[list[int]] = []

    def lines(rows: Sequence[int]) -> list[EventLine | None]:
        asked.append(list(rows))
        return [a_line("2024", row) for row in rows]

    view = View(lines)
    view.extend(OrderPart(array("q", range(1000)), array("i", [738_000] * 1000)))
    view.look(500, 30)
    assert asked == [list(range(500, 530))]
    found = [view.line(index) for index in range(500, 530)]
    assert [line.id for line in found if line] == [str(row) for row in asked[0]]
    assert len(asked) == 1
    view.look(529, 30)
    assert len(asked) == 1, "it has begun to go on from line to line"
    assert view.line(530)
    assert view.line(560)
    assert len(asked) == 2, "a page at a time"


def test_a_line_that_comes_late_is_read_with_its_page() -> None:
    view = View(lambda rows: [a_line("2024", row) for row in rows])
    view.extend(OrderPart(array("q", range(3)), array("i", [738_000] * 3)))
    assert view.line(2)
    assert view.line(3) is None
    view.extend(OrderPart(array("q", [3]), array("i", [738_000])))
    assert view.line(3)
    assert not view.is_stale
