from __future__ import annotations

import datetime as dt
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.query.order import UNDATED
from tui.asking.buckets import GAP_CELLS, chart
from tui.telling.bucket_labels import labels, name

WIDTH = 100
ordinals = st.one_of(st.integers(1, dt.date.max.toordinal()), st.just(UNDATED))
recent = st.integers(dt.date(2023, 1, 1).toordinal(), dt.date(2024, 12, 31).toordinal())


def days(*texts: str) -> array[int]:
    return array("i", sorted(dt.date.fromisoformat(text).toordinal() for text in texts))


def every(step: int, first: str, last: str) -> array[int]:
    start, end = (dt.date.fromisoformat(text).toordinal() for text in (first, last))
    return array("i", range(start, end + 1, step))


def test_no_day_is_made_up_where_only_months_may_be_known() -> None:
    assert chart(days("2022-02-01"), WIDTH).unit == "month"
    assert chart(days("2022-02-01", "2022-02-03"), WIDTH).unit == "day"


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2024-10-20", "2024-10-24", "day"),
        ("2024-01-01", "2024-12-31", "week"),
        ("2020-01-01", "2024-12-31", "month"),
        ("2004-01-01", "2024-12-31", "quarter"),
        ("1930-01-01", "2024-12-31", "year"),
        ("1100-01-01", "2024-12-31", "decade"),
        ("0001-01-01", "2024-12-31", "century"),
    ],
)
def test_the_finest_unit_that_has_room_is_taken(
    first: str, last: str, unit: str
) -> None:
    assert chart(every(1, first, last), WIDTH).unit == unit


def test_empty_periods_keep_their_room() -> None:
    found = chart(days("2024-01-03", "2024-01-03", "2024-01-06"), WIDTH)
    assert [bucket.events for bucket in found.buckets] == [2, 0, 0, 1]
    assert [bucket.start for bucket in found.buckets] == [0, 2, 2, 2]


def test_one_event_far_away_leaves_the_others_their_shape() -> None:
    year = every(2, "2023-01-02", "2024-01-01")
    found = chart(days("1859-05-03") + year, WIDTH)
    assert found.unit == "week"
    assert [bucket.is_fold for bucket in found.buckets[:3]] == [False, True, False]
    assert name(found.buckets[1], found.unit) == "1859–2023"
    assert labels(found, WIDTH).startswith("1859 2023")


def test_a_few_events_far_from_each_other_stay_in_proportion() -> None:
    found = chart(days("1900-01-01", "1950-02-02", "1980-02-02", "2024-02-02"), WIDTH)
    assert found.unit == "decade"
    assert not any(bucket.is_fold for bucket in found.buckets)


def test_what_has_no_date_is_counted_apart() -> None:
    found = chart(days("2024-01-03") + array("i", [UNDATED] * 12), WIDTH)
    assert (found.dated, found.undated) == (1, 12)
    assert sum(bucket.events for bucket in found.buckets) == 1
    assert chart(array("i", [UNDATED] * 3), WIDTH).buckets == ()
    assert chart(array("i"), WIDTH).buckets == ()


@pytest.mark.parametrize(
    ("listed", "written"),
    [
        (days("2024-10-20", "2024-10-22"), "2024 Oct 20 21          22"),
        (days("2024-10-31", "2024-11-01"), "2024 Oct 31 Nov"),
        (every(9, "2023-01-01", "2024-12-31"), "2023    Mar Apr May Jun"),
        (every(9, "2019-01-01", "2024-12-31"), "2019        2020        2021"),
        (every(9, "2004-01-01", "2024-12-31"), "2004    2006    2008    2010"),
        (every(9, "1930-01-01", "2024-12-31"), "1930 1935 1940 1945"),
        (every(9, "1105-01-01", "2024-12-31"), "1100 1150 1200 1250"),
        (every(99, "0001-01-01", "2024-12-31"), "1       200     400     600"),
    ],
    ids=[
        "days",
        "a month begins",
        "months",
        "years",
        "quarters",
        "fifth years",
        "decades",
        "centuries",
    ],
)
def test_years_are_written_first_and_finer_ones_where_there_is_room(
    listed: array[int], written: str
) -> None:
    assert labels(chart(listed, WIDTH), WIDTH).startswith(written)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2024-10-20", "2024-10-24", "20 October 2024"),
        ("2024-01-01", "2024-12-31", "1–7 January 2024"),
        ("2020-01-01", "2024-12-31", "January 2020"),
        ("2004-01-01", "2024-12-31", "Q1 2004"),
        ("1930-01-01", "2024-12-31", "1930"),
        ("1105-01-01", "2024-12-31", "1100s"),
        ("1105-01-01", "9999-12-31", "1100–1199"),
    ],
)
def test_a_bucket_is_named_by_its_period(first: str, last: str, told: str) -> None:
    found = chart(every(1, first, last), WIDTH)
    assert name(found.buckets[0], found.unit) == told


def test_steps_go_over_buckets_that_are_empty() -> None:
    found = chart(
        days("2024-01-03", "2024-01-03", "2024-01-06") + array("i", [UNDATED] * 2),
        WIDTH,
    )
    assert [found.step(row, 1) for row in range(5)] == [2, 2, 3, 3, 4]
    assert [found.step(row, -1) for row in range(5)] == [0, 0, 0, 2, 3]
    assert [found.holding(row) for row in range(5)] == [0, 0, 3, None, None]


@given(st.one_of(st.lists(ordinals), st.lists(st.one_of(recent, ordinals))))
def test_every_event_is_counted_once_within_its_bucket(some: list[int]) -> None:
    listed = array("i", sorted(some))
    found = chart(listed, WIDTH)
    assert sum(bucket.events for bucket in found.buckets) == found.dated
    row = 0
    for before, bucket in zip([None, *found.buckets], found.buckets, strict=False):
        assert before is None or bucket.first == before.last + 1
        assert bucket.start == row
        for day in listed[row : row + bucket.events]:
            assert bucket.first <= day <= bucket.last
        row += bucket.events
    assert len(labels(found, WIDTH)) == WIDTH


@given(st.lists(recent, min_size=1), st.integers(8 + 2 * GAP_CELLS, 200))
def test_the_chart_is_no_wider_than_its_room(some: list[int], width: int) -> None:
    places = list(chart(array("i", sorted(some)), width).places())
    assert places[-1][0] + places[-1][1] <= width


def test_a_million_events_are_counted_by_a_few_searches() -> None:
    looked = 0

    class Counted(array):  # type: ignore[type-arg]  # array is no generic at run time
        def __getitem__(self, at: int) -> int:  # type: ignore[override]  # only rows
            nonlocal looked
            looked += 1
            return int(super().__getitem__(at))

    span = dt.date(2020, 1, 1).toordinal()
    listed = Counted("i", (span + at // 800 for at in range(1_000_000)))
    chart(listed, WIDTH)
    assert looked < 20_000
