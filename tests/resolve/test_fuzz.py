"""Any text at all: nothing raises, spans hold, and work grows with the length only."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.cli.resolve import read_line
from timeline.errors import DateError, ReadError
from timeline.resolve import explain, read_typed, tag
from timeline.resolve.holiday import HOLIDAYS
from timeline.resolve.languages import NAMES
from timeline.resolve.lexicon import (
    FREQUENCIES,
    LEADS,
    MONTH_NUMBERS,
    PARTS_OF_DAY,
    SEASON_NUMBERS,
    UNITS,
    WEEKDAY_NUMBERS,
)

if TYPE_CHECKING:
    from timeline.resolve.mode import Mode

_NAMES = [
    name.capitalize()
    for table in (MONTH_NUMBERS, WEEKDAY_NUMBERS, HOLIDAYS)
    for name in table
]
_WORDS = [
    *(word for word in LEADS.split("|") if word.isalpha()),
    *(word for table in (UNITS, PARTS_OF_DAY, SEASON_NUMBERS) for word in table),
    *FREQUENCIES,
    *("ago", "later", "earlier", "now", "soon", "recently", "before", "until", "since"),
]
_FIGURES = "5 12 31st 1998 2024 '98 7/8/07 2024-02-30 5:30 5p.m. 1430 GMT 1/2 3,000"
_MARKS = [
    *"-–,.;:'“”\"()/\n\t",
    "\u0301",  # an accent with nothing below it
    "\u200f",  # from here on right to left
    "\u202e",
    "\u2028",
    "\xad",
    "\ud800",  # half of a character
    "٢",
    "²",
    "\x00",
]
_TEXTS = st.text(st.characters(), max_size=200)
_ROWS = st.lists(
    st.one_of(
        st.sampled_from(_NAMES),
        st.sampled_from(_WORDS),
        st.sampled_from(_FIGURES.split()),
        st.sampled_from(_MARKS),
    ),
    max_size=25,
)
_ANYTHING = st.one_of(
    _TEXTS,
    st.builds(" ".join, _ROWS),
    st.builds("".join, _ROWS),
    st.builds("-".join, _ROWS),
)
_ANCHORS = st.one_of(st.none(), st.dates(), st.sampled_from([dt.date.min, dt.date.max]))
_FRIDAY = dt.date(2024, 10, 25)
_MODES: tuple[Mode, ...] = ("news", "narrative", "auto")


@settings(max_examples=300)
@given(_ANYTHING, _ANCHORS, st.sampled_from(_MODES))
def test_no_text_stops_the_tagger(
    text: str, anchor: dt.date | None, mode: Mode
) -> None:
    end = 0
    for each in tag(text, anchor, mode=mode):
        assert end <= each.timex.start < each.timex.end <= len(text)
        end = each.timex.end
        assert text[each.timex.start : end] == each.timex.text


@settings(max_examples=200)
@given(_ANYTHING, _ANCHORS, st.sampled_from(sorted(NAMES)))
def test_no_text_stops_the_tables_of_a_language(
    text: str, anchor: dt.date | None, language: str
) -> None:
    for each in tag(text, anchor, language=language):
        assert text[each.timex.start : each.timex.end] == each.timex.text


@settings(max_examples=100)
@given(_ANYTHING, _ANCHORS)
def test_all_that_is_found_can_be_explained(text: str, anchor: dt.date | None) -> None:
    lines = explain(text, anchor, language="en")
    found = [line for line in lines if line.startswith("phrase ")]
    assert len(found) == len(tag(text, anchor))


@settings(max_examples=40)
@given(_ANYTHING.map(lambda text: text[:40]), _ANCHORS)
def test_what_is_typed_is_a_date_or_is_refused(
    text: str, anchor: dt.date | None
) -> None:
    with suppress(DateError):
        date = read_typed(text, anchor)
        assert date.earliest or date.latest


@pytest.mark.parametrize("typed", ["or,", "5:30-pm", "Friday, hours,"])
def test_what_leads_out_of_the_calendar_is_refused(typed: str) -> None:
    with pytest.raises(DateError):
        read_typed(typed, dt.date.min)


_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=5,
)
_FIELDS = st.fixed_dictionaries(
    {}, optional={"id": _VALUES, "text": _VALUES, "anchor": _VALUES}
)


@given(st.one_of(st.binary(), st.one_of(_VALUES, _FIELDS).map(json.dumps)))
def test_a_line_is_read_or_named_as_malformed(line: bytes | str) -> None:
    with suppress(ReadError):
        document = read_line(line if isinstance(line, bytes) else line.encode())
        assert isinstance(document.text, str)


_RUNS = [
    "9",
    "the last ",
    "half of ",
    "a ",
    "May ",
    "1/1/",
    "--",
    "of the ",
    "and 5 ",
    "from ",
    "Monday ",
    '"',
    "“May ",
    "12:12:",
    "5 p.m. ",
    "9:30-",
    "10 to ",
    "5 p.m. (",
    "1430 ",
    "at 5 p.m" + " " * 99,
    "of the year ",
    "\u0301",
    "current-",
    "Oct. ",
    "1998, ",
    "the past ",
    "two thousand ",
    "\n\n",
    "I. ",
    "a-b",
]
"""Each repeated would cost the square of its length, were one pattern careless."""


def _text(run: str, size: int) -> str:
    return ("May 3 " + run * size)[:size]


def _calls(text: str) -> int:
    """Count the functions called, which no other load on the machine can change."""
    counted = _Counted()
    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        tag(text, _FRIDAY)
    finally:
        sys.setprofile(before)
    return counted.calls


class _Counted:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, frame: object, event: str, argument: object) -> None:
        self.calls += event in ("call", "c_call")


def _is_linear(small: float, large: float, factor: int, slack: float) -> bool:
    """Tell linear growth; the square would be `factor` times as much again."""
    return large <= factor * small * slack


@pytest.mark.parametrize("run", _RUNS, ids=repr)
def test_steps_grow_with_the_length_of_the_text(run: str) -> None:
    few, many = _calls(_text(run, 2_000)), _calls(_text(run, 8_000))
    assert _is_linear(few + 500, many, 4, slack=1.2)


@settings(max_examples=30)
@given(_ROWS.map(lambda row: row[:5]).filter(bool))
def test_steps_grow_with_the_length_whatever_is_repeated(row: list[str]) -> None:
    run = " ".join(row) + " "
    few, many = _calls(run * 24), _calls(run * 96)  # more than one look-back holds
    assert _is_linear(few + 500, many, 4, slack=1.3)


@pytest.mark.slow
@pytest.mark.parametrize("run", _RUNS, ids=repr)
def test_each_kilobyte_takes_as_much_time_in_a_long_text(run: str) -> None:
    # patterns backtrack inside one call: only time tells, so the slack is wide
    small, large = _seconds(_text(run, 40_000)), _seconds(_text(run, 160_000))
    assert _is_linear(small + 0.05, large, 4, slack=2.5)


@pytest.mark.parametrize("run", ["9", "the last ", "\u0301", "a-"], ids=repr)
def test_a_line_of_a_megabyte_is_read(run: str) -> None:
    line = json.dumps({"id": 1, "text": _text(run, 1_000_000)}).encode()
    assert len(tag(read_line(line).text)) == 1


def _seconds(text: str) -> float:
    start = time.process_time()
    tag(text, _FRIDAY)
    return time.process_time() - start
