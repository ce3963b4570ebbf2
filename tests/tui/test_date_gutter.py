from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Date
from tui.telling.gutter import REST_CELLS, YEAR_CELLS, cells, gutter

days = st.dates(dt.date(1000, 1, 1), dt.date(9998, 12, 31))
dates = st.one_of(
    st.none(),
    days.map(Date.day),
    days.map(Date.week),
    days.map(Date.weekend),
    days.map(Date.until),
    days.map(Date.since),
    days.map(lambda day: Date.month(day.year, day.month)),
    days.map(lambda day: Date.season(day.year, 4)),
    days.map(lambda day: Date.quarter(day.year, 4)),
    days.map(lambda day: Date.half(day.year, 2)),
    days.map(lambda day: Date.year(day.year)),
    days.map(lambda day: Date.decade(day.year)),
    days.map(lambda day: Date.century(day.year)),
    st.tuples(days, days).map(lambda two: Date.some_day(min(two), max(two))),
)
modifiers = st.sampled_from([None, "start", "mid", "end", "approx", "before", "after"])


@pytest.mark.parametrize(
    ("edtf", "year", "rest"),
    [
        ("2024-10-23", "2024", "Oct 23"),
        ("2024-10-03", "2024", "Oct  3"),
        ("2024-10", "2024", "Oct"),
        ("2024", "2024", ""),
        ("197X", "1970s", ""),
        ("2024-22", "2024", "summer"),
        ("[..2024-10-25]", "2024", "by 25 Oct"),
        ("../2024-10-25", "2024", "to 25 Oct"),
        ("[..2024-10]", "2024", "by Oct"),
        ("[..2024]", "2024", "or before"),
        ("[2024-10-25..]", "2024", "25 Oct on"),
        ("2024-06/..", "2024", "Jun on"),
        ("2019/..", "2019", "on"),
        ("[2024-10-21..2024-10-27]", "2024", "21–27 Oct"),
        ("2024-06/2024-08", "2024", "Jun–Aug"),
        ("2024-09-28/2024-10-03", "2024", "28 Sep–"),
        ("2009/2011", "2009–", "2011"),
    ],
)
def test_a_date_is_written_as_coarse_as_it_is(edtf: str, year: str, rest: str) -> None:
    assert cells(Date.from_edtf(edtf))[:2] == (year, rest)


@pytest.mark.parametrize(
    ("date", "rest"),
    [
        (Date.month(2024, 8).modified("start"), "early Aug"),
        (Date.year(2023).modified("end"), "late"),
        (Date.day(dt.date(2024, 10, 5)).modified("approx"), "~Oct  5"),
        (Date.day(dt.date(2024, 10, 5)).modified("end"), "Oct  5"),
    ],
    ids=["early month", "late year", "about a day", "late in a day has no room"],
)
def test_a_modifier_is_written_where_there_is_room(date: Date, rest: str) -> None:
    assert cells(date).rest == rest


def test_what_has_not_changed_is_not_printed_again() -> None:
    listed = ["2023-12-30", "2024-01-02", "2024-01-02", "2024-01-09", "2024-02"]
    before, printed = None, []
    for edtf in listed:
        date = Date.from_edtf(edtf)
        printed.append(gutter(date, before, first=before is None))
        before = date
    assert [(year.strip(), rest.rstrip()) for year, rest in printed] == [
        ("2023", "Dec 30"),
        ("2024", "Jan  2"),
        ("", ""),
        ("", "     9"),
        ("", "Feb"),
    ]


def test_the_first_line_has_its_date_in_full() -> None:
    day = Date.day(dt.date(2024, 10, 24))
    assert gutter(day, day, first=True) == ("2024 ", "Oct 24   ")


def test_the_undated_say_so_once() -> None:
    assert gutter(None, Date.year(2024), first=False) == ("──── ", "undated ─")
    assert "".join(gutter(None, None, first=False)).strip() == ""


@given(dates, dates, modifiers, st.booleans())
def test_the_gutter_is_always_as_wide(
    date: Date | None, before: Date | None, modifier: str | None, first: bool
) -> None:
    modified = date.modified(modifier) if date else None  # type: ignore[arg-type]  # drawn from the literal's values
    year, rest = gutter(modified, before, first=first)
    assert (len(year), len(rest)) == (YEAR_CELLS, REST_CELLS)
