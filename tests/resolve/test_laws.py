"""Laws that hold for every phrase, anchor and text."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Date, Granularity
from timeline.resolve import Resolution, tag

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from timeline.resolve.mode import Mode

_FINEST = {
    "Friday": Granularity.DAY,
    "last Tuesday": Granularity.DAY,
    "next Sunday": Granularity.DAY,
    "yesterday": Granularity.DAY,
    "10 days ago": Granularity.DAY,
    "June 5": Granularity.DAY,
    "11 December": Granularity.DAY,
    "Christmas Eve": Granularity.DAY,
    "Oct. 25, 2024": Granularity.DAY,
    "2019-02-28": Granularity.DAY,
    "Friday morning": Granularity.PART_OF_DAY,
    "last night": Granularity.PART_OF_DAY,
    "5 p.m. Friday": Granularity.MINUTE,
    "the weekend": Granularity.WEEKEND,
    "last week": Granularity.WEEK,
    "three weeks ago": Granularity.WEEK,
    "the week of Nov. 9": Granularity.WEEK,
    "June": Granularity.MONTH,
    "last June": Granularity.MONTH,
    "early August": Granularity.MONTH,
    "February 2022": Granularity.MONTH,
    "next month": Granularity.MONTH,
    "six months ago": Granularity.MONTH,
    "last summer": Granularity.SEASON,
    "the spring of 1998": Granularity.SEASON,
    "the third quarter": Granularity.QUARTER,
    "next quarter": Granularity.QUARTER,
    "the first half of 2020": Granularity.HALF,
    "1998": Granularity.YEAR,
    "fiscal 1998": Granularity.YEAR,
    "last year": Granularity.YEAR,
    "two years ago": Granularity.YEAR,
    "the late 1970s": Granularity.DECADE,
    "the past decade": Granularity.DECADE,
    "the 19th century": Granularity.CENTURY,
}
"""The finest unit that a phrase can give."""
_SHORTEST = {
    Granularity.WEEKEND: 2,
    Granularity.WEEK: 7,
    Granularity.MONTH: 28,
    Granularity.SEASON: 90,
    Granularity.QUARTER: 90,
    Granularity.HALF: 181,
    Granularity.YEAR: 365,
    Granularity.DECADE: 3652,
    Granularity.CENTURY: 36524,
}
"""Days in the shortest unit of its kind; one where none is given."""
_SENTENCES = [
    "It began {}.",
    "They will meet {}.",
    "By {} all was over.",
    "He said so {}, and she denied it.",
]
_PHRASES = st.sampled_from(list(_FINEST))
_TEXTS = st.builds(str.format, st.sampled_from(_SENTENCES), _PHRASES)
_ANCHORS = st.dates(dt.date(1900, 1, 1), dt.date(2080, 1, 1))
_MODES = st.sampled_from(["news", "narrative"])


def _dated(found: Iterable[Resolution]) -> list[Date]:
    return [each.date for each in found if each.date]


@given(st.sampled_from(_SENTENCES), _PHRASES, _ANCHORS, _MODES)
def test_a_result_is_never_finer_than_the_phrase(
    sentence: str, phrase: str, anchor: dt.date, mode: Mode
) -> None:
    dates = _dated(tag(sentence.format(phrase), anchor, mode=mode))
    finest = _FINEST[phrase]
    for date in dates:
        assert date.granularity is not None
        assert date.granularity.rank >= finest.rank
        assert (date.days or 0) >= _SHORTEST.get(finest, 1)


@pytest.mark.parametrize("phrase", _FINEST)
def test_every_phrase_of_the_laws_is_read(phrase: str) -> None:
    assert _dated(tag(f"It began {phrase}.", dt.date(2024, 10, 25)))


@given(st.lists(_TEXTS, max_size=4).map(" ".join), _ANCHORS, _MODES)
def test_the_first_day_is_never_after_the_last(
    text: str, anchor: dt.date, mode: Mode
) -> None:
    for date in _dated(tag(text, anchor, mode=mode)):
        assert date.earliest is not None
        assert date.latest is not None
        assert date.earliest <= date.latest


@given(_TEXTS, _ANCHORS)
def test_the_edtf_library_reads_the_same_days(text: str, anchor: dt.date) -> None:
    for date in _dated(tag(text, anchor)):
        read = parse_edtf(date.edtf)
        assert str(read) == date.edtf
        if date.edtf.endswith("-24"):
            continue  # the library ends winter with December
        assert date.earliest is not None
        assert date.latest is not None
        assert tuple(read.lower_strict()[:3]) == date.earliest.timetuple()[:3]
        assert tuple(read.upper_strict()[:3]) == date.latest.timetuple()[:3]


@given(_TEXTS, _ANCHORS)
def test_a_date_is_read_back_from_its_edtf(text: str, anchor: dt.date) -> None:
    for date in _dated(tag(text, anchor)):
        read = Date.from_edtf(date.edtf, date.granularity)
        assert read.modified(date.modifier) == date


_BY_WEEKS = [
    "Friday",
    "last Tuesday",
    "next Sunday",
    "this Wednesday",
    "Monday night",
    "yesterday",
    "tomorrow",
    "10 days ago",
    "two weeks from now",
    "last week",
    "next week",
    "the weekend",
    "Friday of last week",
]


@given(
    st.sampled_from(_SENTENCES),
    st.sampled_from(_BY_WEEKS),
    _ANCHORS,
    st.integers(-2000, 2000),
)
def test_moving_the_anchor_by_weeks_moves_what_is_counted_in_days(
    sentence: str, phrase: str, anchor: dt.date, weeks: int
) -> None:
    text, shift = sentence.format(phrase), dt.timedelta(weeks=weeks)
    (here,) = _dated(tag(text, anchor))
    (there,) = _dated(tag(text, anchor + shift))
    assert _moved(here, shift) == (there.earliest, there.latest)
    assert here.granularity is there.granularity


_CYCLE = 400
"""Years after which the calendar repeats, weekdays and all: 20,871 weeks."""
_STORIES = [
    "It began on March 3, {year}. The next day it ended, and on Friday they met.",
    "In June {year} they left; in August they came back, two months later.",
    "By the end of {year} it was done. It had been agreed the previous month.",
    "On 29 February {leap} it snowed. A week later it thawed. It was Tuesday.",
    "In the third quarter of {year} sales fell; they rose in the fourth quarter.",
    "Since the {decade}s it has grown. On Dec. 31 it closed, and last week it burned.",
    "It lasted from {year} to {leap}, and ended last spring, on {year}-07-09.",
]


@given(
    st.sampled_from(_STORIES),
    st.dates(dt.date(1600, 1, 1), dt.date(1680, 1, 1)),
    _MODES,
)
def test_the_calendar_repeats_after_four_hundred_years(
    story: str, anchor: dt.date, mode: Mode
) -> None:
    shift = dt.timedelta(weeks=20_871)
    here = tag(_told_in(story, anchor.year), anchor, mode=mode)
    then = tag(_told_in(story, anchor.year + _CYCLE), anchor + shift, mode=mode)
    assert [each.rule for each in here] == [each.rule for each in then]
    assert [_moved(date, shift) for date in _dated(here)] == [
        (date.earliest, date.latest) for date in _dated(then)
    ]


def _told_in(story: str, year: int) -> str:
    leap = next(each for each in range(year, year + 9) if calendar.isleap(each))
    return story.format(year=year, leap=leap, decade=year // 10 * 10)


def _moved(date: Date, by: dt.timedelta) -> tuple[dt.date, dt.date]:
    assert date.earliest is not None
    assert date.latest is not None
    return date.earliest + by, date.latest + by


@given(st.lists(st.tuples(_TEXTS, _ANCHORS, _MODES), max_size=6), st.randoms())
def test_a_text_is_read_alike_whatever_was_read_before(
    asked: list[tuple[str, dt.date, Mode]], chance: random.Random
) -> None:
    first = {each: tag(each[0], each[1], mode=each[2]) for each in asked}
    chance.shuffle(asked)
    assert {each: tag(each[0], each[1], mode=each[2]) for each in asked} == first


_ABSOLUTE = st.sampled_from(
    [
        "It began on 3 May 1998.",
        "He was born in 1942 and died on 2019-02-28.",
        "In February 2022 it snowed.",
        "It lasted 90 days.",
        "The 1970s were loud.",
        "The talks of May 3-5, 2004 failed.",
        "Sales fell in the third quarter of 1998.",
        "It was signed on 25/12/2020.",
        "Nobody came.",
    ]
)


@given(_ABSOLUTE, _ABSOLUTE, st.none() | _ANCHORS, _MODES)
def test_two_texts_in_a_row_are_read_as_each_is_alone(
    one: str, other: str, anchor: dt.date | None, mode: Mode
) -> None:
    found = tag(f"{one} {other}", anchor, mode=mode)
    alone = tag(one, anchor, mode=mode), tag(other, anchor, mode=mode)
    assert found == [*alone[0], *(_later(each, len(one) + 1) for each in alone[1])]


@given(
    st.text(" \n\t\u00a0", max_size=5),
    st.lists(_TEXTS, max_size=3).map(" ".join),
    st.text(" \n\t\u00a0", max_size=5),
    _ANCHORS,
)
def test_blanks_around_a_text_move_what_is_found_and_nothing_else(
    before: str, text: str, after: str, anchor: dt.date
) -> None:
    found = tag(before + text + after, anchor)
    assert found == [_later(each, len(before)) for each in tag(text, anchor)]


def _later(found: Resolution, by: int) -> Resolution:
    timex = replace(found.timex, start=found.timex.start + by, end=found.timex.end + by)
    return replace(found, timex=timex)
