"""What holds for every text that is tagged."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from timeline.resolve import Resolution, tag

if TYPE_CHECKING:
    from timeline.resolve.mode import Mode

_ANCHORS = st.dates(dt.date(1600, 1, 1), dt.date(2400, 12, 31))
_PHRASES = st.sampled_from(
    [
        "on Friday",
        "in early August",
        "two weeks ago",
        "last quarter",
        "the winter of 1994",
        "next year",
        "the past two years",
        "Nov. 9 at 5 p.m.",
        "the 1980s",
        "on Feb. 29",
        "the weekend",
        "on Christmas Eve",
        "a decade ago",
        "9999 years ago",
        "the same day",
        "by the end of the month",
        "the third quarter of last year",
    ]
)
_VOCABULARY = (
    "the last two of in may march 1998 20 Oct. friday - , years ago century '80s 5 p.m."
    " quarter \u0301 week's early mid a 12 / : half"
)
_WORDS = st.sampled_from(_VOCABULARY.split())


@given(st.text(max_size=300), st.one_of(st.none(), st.dates()))
def test_no_text_raises(text: str, anchor: dt.date | None) -> None:
    for mode in ("news", "narrative", "auto"):
        _check_all(text, tag(text, anchor, mode=mode))


@given(st.lists(_WORDS, max_size=40), st.one_of(st.none(), st.dates()))
def test_words_of_time_in_any_order_keep_the_laws(
    words: list[str], anchor: dt.date | None
) -> None:
    text = " ".join(words)
    _check_all(text, tag(text, anchor))


def _check_all(text: str, found: list[Resolution]) -> None:
    """Spans quote the text, in order, without overlap; a range is never reversed."""
    end = 0
    for each in found:
        assert each.timex.start >= end
        end = each.timex.end
        assert text[each.timex.start : end] == each.timex.text
        assert each.date is None or _in_order(each.date.earliest, each.date.latest)
        assert 0 < each.confidence <= 1


def _in_order(earliest: dt.date | None, latest: dt.date | None) -> bool:
    return earliest is None or latest is None or earliest <= latest


@pytest.mark.parametrize("anchor", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("mode", ["news", "narrative"])
def test_the_ends_of_the_calendar_raise_nothing(anchor: dt.date, mode: Mode) -> None:
    text = (
        "On Friday, this week, the weekend, last winter, next quarter, in June, 3 days "
        "ago, on Easter Monday, this decade, the week of Oct. 9, May 3-5, in winter, a "
        "year ago, tomorrow night, Dec. 31 and Jan. 1, the quarter ended Jan. 31."
    )
    assert len(tag(text, anchor, mode=mode)) > 15


@given(_PHRASES, _ANCHORS)
def test_the_same_text_always_gives_the_same(phrase: str, anchor: dt.date) -> None:
    assert tag(f"It was {phrase}.", anchor) == tag(f"It was {phrase}.", anchor)


@given(
    st.sampled_from(
        ["Monday", "Friday", "last Tuesday", "next Sunday", "Friday night"]
    ),
    _ANCHORS,
    st.integers(-200, 200),
)
def test_moving_the_anchor_by_weeks_moves_a_weekday_with_it(
    phrase: str, anchor: dt.date, weeks: int
) -> None:
    shift = dt.timedelta(weeks=weeks)
    (was,), (now,) = (tag(f"It was {phrase}.", day) for day in (anchor, anchor + shift))
    first, moved = was.date, now.date
    assert first is not None
    assert moved is not None
    assert first.earliest is not None
    assert moved.earliest == first.earliest + shift


@given(_PHRASES, _ANCHORS)
def test_the_edtf_is_what_the_edtf_library_reads(phrase: str, anchor: dt.date) -> None:
    for found in tag(f"It was {phrase}.", anchor):
        if found.date and not found.date.edtf.startswith("["):
            assert str(parse_edtf(found.date.edtf)) == found.date.edtf


@pytest.mark.parametrize(
    "unit",
    ["1", "the last ", "\u0301", "two and ", "1,", "19", "a ", "Oct ", "'", "half of "],
    ids=repr,
)
def test_a_long_run_of_one_word_is_read_in_one_pass(unit: str) -> None:
    # work that grew with the square would not end while anybody waits
    tag(unit * (100_000 // len(unit)), dt.date(2024, 10, 25))
