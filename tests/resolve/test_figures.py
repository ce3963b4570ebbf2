"""Days in figures: both readings where there are two, and never a day there is not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import DateError
from timeline.resolve import explain, read_typed, tag

_FRIDAY = dt.date(2024, 10, 25)


@pytest.mark.parametrize(
    ("phrase", "month_first", "day_first", "rule"),
    [
        ("05/06/2020", "2020-05-06", "2020-06-05", "absolute.slashes.ambiguous"),
        ("10/6/22", "2022-10-06", "2022-06-10", "absolute.slashes.ambiguous"),
        ("5-6-2020", "2020-05-06", "2020-06-05", "absolute.dashes.ambiguous"),
    ],
)
def test_a_day_that_reads_both_ways_keeps_both_and_is_doubted(
    phrase: str, month_first: str, day_first: str, rule: str
) -> None:
    (found,) = tag(f"It was signed on {phrase}.", _FRIDAY)
    assert found.date is not None
    assert found.other is not None
    assert (found.date.edtf, found.other.edtf) == (month_first, day_first)
    assert found.rule == rule
    assert found.confidence <= 0.5


@pytest.mark.parametrize(
    ("plain", "value", "order"),
    [("25/12/2020", "2020-06-05", "dmy"), ("12/25/2020", "2020-05-06", "mdy")],
    ids=["day first", "month first"],
)
@pytest.mark.parametrize("text", ["{doubted}, {plain}", "{plain}, {doubted} at 5 p.m."])
def test_a_plain_day_of_the_document_settles_the_order(
    text: str, plain: str, value: str, order: str
) -> None:
    found = tag(text.format(doubted="05/06/2020", plain=plain))
    (settled,) = [each for each in found if each.timex.text.startswith("05/06/2020")]
    assert settled.value.startswith(value)
    assert settled.rule == f"absolute.slashes.{order}"
    assert settled.confidence >= 0.9


@pytest.mark.parametrize(
    "others",
    ["25/12/2020 and 12/25/2020", "25-12-2020", "4/4/2020"],
    ids=["both orders", "other separator", "says nothing"],
)
def test_what_settles_nothing_leaves_the_doubt(others: str) -> None:
    found = tag(f"Seen on 05/06/2020, {others}.")[0]
    assert found.rule == "absolute.slashes.ambiguous"


def test_the_explanation_tells_both_readings() -> None:
    lines = "\n".join(explain("05/06/2020"))
    assert "2020-05-06" in lines
    assert "2020-06-05, if the day comes first" in lines


@pytest.mark.parametrize("text", ["05/06/2020", "on 5/6/20", "05-06-20", "5.6.20"])
def test_a_typed_day_with_two_readings_is_refused_with_both(text: str) -> None:
    parts = r"^a date with two readings: .+ 2020-05-06 .+ 2020-06-05 .+; expected .+; "
    with pytest.raises(DateError, match=rf"{parts}write it as YYYY-MM-DD$"):
        read_typed(text, _FRIDAY)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("25/12/2020", "2020-12-25"), ("12-25-2020", "2020-12-25"),
     ("4/4/20", "2020-04-04"), ("05.06.2020", "2020-06-05")],
)  # fmt: skip
def test_a_typed_day_with_one_reading_is_taken(text: str, edtf: str) -> None:
    assert read_typed(text, _FRIDAY).edtf == edtf


@pytest.mark.parametrize(
    "phrase",
    [
        "29 February 2023",
        "February 30, 2021",
        "31 June",
        "June 31",
        "31/02/2020",
        "31-02-2020",
        "30.02.2020",
        "2020-02-30",
        "the 31st of June last year",
        "Sunday, 31 June 2020",
        "5 p.m. on June 31",
        "Feb. 28-30",
        "Feb. 29 last year",
    ],
)
def test_a_day_that_no_calendar_has_gives_no_date(phrase: str) -> None:
    assert [each.date for each in tag(f"It fell on {phrase}.", _FRIDAY)] in ([], [None])
    with pytest.raises(DateError):
        read_typed(phrase, _FRIDAY)


def test_people_counted_after_a_month_make_no_day() -> None:
    (found,) = tag("In June 31 people fled.", _FRIDAY)
    assert (found.timex.text, found.value) == ("June", "2024-06")


@given(st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)))
def test_a_day_in_figures_is_one_of_its_readings(day: dt.date) -> None:
    (found,) = tag(f"{day.day}/{day.month}/{day.year}")
    readings = [each.earliest for each in (found.date, found.other) if each]
    assert day in readings
    assert found.rule.endswith(".ambiguous") == (len(readings) == 2)
