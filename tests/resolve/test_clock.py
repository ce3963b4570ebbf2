"""Clock times: how they are written, their day, their zone, and what is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Granularity
from timeline.resolve import Resolution, explain, tag
from timeline.resolve.zone_names import PLACES
from timeline.resolve.zones import as_offset, utc_offset

_FRIDAY = dt.date(2024, 10, 25)


def _one(text: str) -> Resolution:
    (found,) = tag(text, _FRIDAY)
    return found


@pytest.mark.parametrize(
    ("phrase", "time", "zone", "offset"),
    [
        pytest.param("at 5 p.m.", "17:00", None, None, id="no zone"),
        pytest.param("at 5 p.m. EST", "17:00", "EST", "-05:00", id="letters"),
        pytest.param("at 5 p.m. (PDT)", "17:00", "PDT", "-07:00", id="in brackets"),
        pytest.param("at 4 p.m. ET", "16:00", "ET", "-04:00", id="two letters"),
        pytest.param("at 14:30 IST", "14:30", "IST", None, id="ambiguous letters"),
        pytest.param("at 14:30 local time", "14:30", "local time", None, id="local"),
        pytest.param("at 1430 GMT", "14:30", "GMT", "+00:00", id="military"),
        pytest.param("at 07:35GMT", "07:35", "GMT", "+00:00", id="no space"),
        pytest.param("at 14:30 UTC+3", "14:30", "UTC+3", "+03:00", id="UTC+3"),
        pytest.param("at 14:30 GMT-5", "14:30", "GMT-5", "-05:00", id="GMT-5"),
        pytest.param(
            "at 14:30 UTC+05:45", "14:30", "UTC+05:45", "+05:45", id="quarters"
        ),
        pytest.param(
            "at 9 a.m. Eastern time on July 4", "09:00", "Eastern time", "-04:00",
            id="summer time",
        ),
        pytest.param(
            "at 9 a.m. Eastern time on January 4", "09:00", "Eastern time", "-05:00",
            id="winter time",
        ),
        pytest.param(
            "at 9 a.m. Moscow time", "09:00", "Moscow time", "+03:00", id="a city's"
        ),
        pytest.param(
            "2024-10-25T14:30:15Z", "14:30:15", "Z", "+00:00", id="ISO 8601, UTC"
        ),
        pytest.param(
            "2024-10-25T14:30-03:30", "14:30", "-03:30", "-03:30", id="ISO 8601"
        ),
        pytest.param("at noon GMT", "12:00", "GMT", "+00:00", id="noon"),
        pytest.param("on Monday night", None, None, None, id="part of a day"),
    ],
)  # fmt: skip
def test_the_time_and_the_zone_are_kept_as_stated(
    phrase: str, time: str | None, zone: str | None, offset: str | None
) -> None:
    found = _one(f"It began {phrase} there.")
    assert (found.time, found.zone, found.offset) == (time, zone, offset)


def test_no_zone_shifts_a_day() -> None:
    late, next_day = tag("It began at 11 p.m. EST Friday (0400 GMT Saturday).", _FRIDAY)
    assert (late.value, late.offset) == ("2024-10-25T23:00", "-05:00")
    assert (next_day.value, next_day.offset) == ("2024-10-26T04:00", "+00:00")


@pytest.mark.parametrize(
    ("sentence", "offset"),
    [
        ("It hit at 3:15 p.m. local time (1215 GMT).", "+03:00"),
        ("It hit at 5 p.m. IST (1130 GMT).", "+05:30"),
        ("It hit at 8 p.m. (0100 GMT).", "-05:00"),
        ("It hit at 4 p.m. (0400 GMT).", None),
        ("It hit at 4 p.m. (1207 GMT).", None),
        ("It hit at 4 p.m. and at 1215 GMT.", None),
    ],
)
def test_the_same_moment_in_gmt_tells_the_zone(
    sentence: str, offset: str | None
) -> None:
    assert tag(sentence, _FRIDAY)[0].offset == offset


@pytest.mark.parametrize(
    ("sentence", "phrase", "value"),
    [
        ("It was 8. 40am there.", "8. 40am", "2024-10-25T08:40"),
        ("It was 3: 33 a. m. there.", "3: 33 a. m.", "2024-10-25T03:33"),
        ("He left at 6am.", "6am", "2024-10-25T06:00"),
        ("He left at 6 a.m. He slept.", "6 a.m", "2024-10-25T06:00"),
        ("He left at 14h30.", "14h30", "2024-10-25T14:30"),
        ("He left at half past nine.", "half past nine", "2024-10-25T09:30"),
        ("He left 1:30am Sunday.", "1:30am Sunday", "2024-10-20T01:30"),
        ("It was Saturday about 8.40am.", "Saturday about 8.40am", "2024-10-19T08:40"),
        ("Sent Thursday, May 2, 2013, 1:32 PM.", "Thursday, May 2, 2013, 1:32 PM",
         "2013-05-02T13:32"),
        ("He left at 8:30 on Monday night.", "8:30 on Monday night",
         "2024-10-21T20:30"),
        ("He left at 8:30 Monday morning.", "8:30 Monday morning", "2024-10-21T08:30"),
        ("He left last night at 10pm.", "last night at 10pm", "2024-10-24T22:00"),
        ("He left at 24:00 on Monday.", "24:00 on Monday", "2024-10-21T24:00"),
    ],
)  # fmt: skip
def test_a_clock_time_is_read_as_news_writes_it(
    sentence: str, phrase: str, value: str
) -> None:
    found = _one(sentence)
    assert (found.timex.text, found.timex.type, found.value) == (phrase, "TIME", value)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        pytest.param(
            "Open from 9 a.m. to 5 p.m. on Monday.",
            ["2024-10-21T09:00", "2024-10-21T17:00"],
            id="the day",
        ),
        pytest.param(
            "Seen between 3 and 4 p.m.",
            ["2024-10-25T15:00", "2024-10-25T16:00"],
            id="the half",
        ),
        pytest.param(
            "Open 11-1 p.m. Monday.",
            ["2024-10-21T11:00", "2024-10-21T13:00"],
            id="the other half",
        ),
        pytest.param(
            "It hit at 3 p.m. (1215 GMT) Monday.",
            ["2024-10-21T15:00", "2024-10-21T12:15", "2024-10-21"],
            id="over an aside",
        ),
    ],
)
def test_a_clock_time_borrows_what_the_next_one_states(
    sentence: str, values: list[str]
) -> None:
    assert [found.value for found in tag(sentence, _FRIDAY)] == values


@pytest.mark.parametrize(
    "sentence",
    [
        "They led 3:0 and lost 21:15.",
        "He quoted John 3:16 and Genesis 1:26.",
        "They sold six, five of them at 8.30 euros.",
        "It was mixed in a ratio of 3:10.",
        "Article 5.30 costs $8.40 or 19.30 euros.",
        "She ran it in 2:03:45, a record.",
        "Channel 1430 and Flight 0735 stand.",
    ],
)
def test_what_is_no_clock_time_is_left_alone(sentence: str) -> None:
    assert tag(sentence, _FRIDAY) == []


@pytest.mark.parametrize(
    ("sentence", "granularity"),
    [
        ("It began at 5 p.m. there.", Granularity.HOUR),
        ("It began at 5:10 p.m. there.", Granularity.MINUTE),
        ("It began at noon.", Granularity.HOUR),
        ("It began at dawn.", Granularity.PART_OF_DAY),
    ],
)
def test_a_clock_time_is_no_finer_than_stated(
    sentence: str, granularity: Granularity
) -> None:
    date = _one(sentence).date
    assert date is not None
    assert date.granularity is granularity


def test_overnight_is_of_either_of_two_days() -> None:
    found = _one("Shells hit the port overnight.")
    assert found.date is not None
    assert (found.value, found.date.edtf) == (
        "2024-10-24TNI",
        "[2024-10-24..2024-10-25]",
    )


def test_the_explanation_tells_the_clock() -> None:
    lines = explain("9 a.m. CST on Monday", _FRIDAY)
    assert "clock       09:00 CST, distance from UTC not told" in lines
    lines = explain("9 a.m. CET on Monday", _FRIDAY)
    assert "clock       09:00 CET, UTC+01:00" in lines


@pytest.mark.parametrize("place", PLACES)
def test_every_place_of_the_table_has_its_zone(place: str) -> None:
    assert utc_offset(f"{place} time", _FRIDAY, "12:00") is not None


@given(st.integers(-14 * 60, 14 * 60))
def test_an_offset_is_read_back_as_it_was_written(minutes: int) -> None:
    offset = as_offset(minutes)
    assert offset is not None
    assert utc_offset(f"UTC{offset}", None, "12:00") == offset


@given(st.text(max_size=12), st.one_of(st.none(), st.dates()))
def test_no_zone_name_raises(zone: str, day: dt.date | None) -> None:
    offset = utc_offset(zone, day, "24:00")
    assert offset is None or len(offset) == 6


@given(st.sampled_from(["et", "Moscow time", "London time"]), st.dates())
def test_a_named_zone_is_whole_quarters_of_an_hour_from_utc(
    zone: str, day: dt.date
) -> None:
    offset = utc_offset(zone, day, "12:30")
    assert offset is None or int(offset[-2:]) % 15 == 0
