"""Dates: EDTF text, the days it covers, and the windows it falls in."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Date, Granularity
from timeline.dates.labels import label
from timeline.errors import DateError

_DAYS = st.dates(dt.date(1, 1, 8), dt.date(9998, 12, 1))
_MAKERS = st.sampled_from(
    [
        Date.day,
        Date.week,
        Date.weekend,
        Date.until,
        Date.since,
        lambda day: Date.month(day.year, day.month),
        lambda day: Date.season(day.year, day.month % 4 + 1),
        lambda day: Date.quarter(day.year, day.month % 4 + 1),
        lambda day: Date.half(day.year, day.month % 2 + 1),
        lambda day: Date.year(day.year),
        lambda day: Date.lasting(Date.year(day.year), Date.year(day.year + 1)),
    ]
)


@given(_MAKERS, _DAYS)
def test_a_date_is_read_back_from_its_edtf(maker: object, day: dt.date) -> None:
    assert callable(maker)
    date = maker(day)
    assert Date.from_edtf(date.edtf, date.granularity) == date


@given(_MAKERS, _DAYS)
def test_a_range_is_never_reversed(maker: object, day: dt.date) -> None:
    assert callable(maker)
    date = maker(day)
    assert not date.earliest or not date.latest or date.earliest <= date.latest


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "granularity"),
    [
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29), Granularity.MONTH),
        ("2023-24", dt.date(2023, 12, 1), dt.date(2024, 2, 29), Granularity.SEASON),
        ("197X", dt.date(1970, 1, 1), dt.date(1979, 12, 31), Granularity.DECADE),
        ("2024-10-25~", dt.date(2024, 10, 25), dt.date(2024, 10, 25), Granularity.DAY),
        ("[..2024-10]", None, dt.date(2024, 10, 31), None),
        ("2024-10/..", dt.date(2024, 10, 1), None, None),
    ],
)
def test_edtf_gives_the_days_it_covers(
    text: str,
    earliest: dt.date | None,
    latest: dt.date | None,
    granularity: Granularity | None,
) -> None:
    date = Date.from_edtf(text)
    assert (date.earliest, date.latest) == (earliest, latest)
    assert date.granularity is granularity


@pytest.mark.parametrize(
    "text", ["", "soon", "2024-13", "2024-02-30", "[2024..2023]", "../..", "24-10-25"]
)
def test_what_is_no_edtf_is_an_error(text: str) -> None:
    with pytest.raises(DateError, match=r"^no date: .+; expected .+; write .+$"):
        Date.from_edtf(text)


def test_a_month_is_possibly_in_a_window_that_holds_half_of_it() -> None:
    june = Date.month(2024, 6)
    assert june.overlaps(dt.date(2024, 6, 10), dt.date(2024, 7, 10))
    assert not june.overlaps(dt.date(2024, 7, 1), None)


def test_a_bound_reaches_past_every_window_on_its_open_side() -> None:
    bound = Date.until(dt.date(2024, 10, 25))
    assert bound.overlaps(None, dt.date(1900, 1, 1))
    assert not bound.overlaps(dt.date(2024, 10, 26), None)
    assert bound.days is None


@pytest.mark.parametrize(
    ("date", "words"),
    [
        pytest.param(Date.from_edtf("2016/2018"), "2016 – 2018", id="years"),
        pytest.param(
            Date.from_edtf("[2016..2018]"), "between 2016 and 2018", id="one of years"
        ),
        pytest.param(
            Date.from_edtf("2016-05/2016-08"), "May 2016 – August 2016", id="months"
        ),
        pytest.param(
            Date.from_edtf("[2016-05..2017]"), "between May 2016 and 2017", id="mixed"
        ),
        pytest.param(
            Date.from_edtf("2024-06-03/2024-06-05"),
            "3 June 2024 – 5 June 2024",
            id="days",
        ),
        pytest.param(
            Date.week(dt.date(2024, 6, 5)),
            "between 3 June 2024 and 9 June 2024",
            id="week",
        ),
        pytest.param(Date.quarter(2024, 2), "quarter 2 of 2024", id="quarter"),
    ],
)
def test_a_range_is_worded_no_finer_than_its_ends(date: Date, words: str) -> None:
    assert label(date) == words
