"""A page of sentences that look like dates and hold none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from timeline.resolve import tag

_FRIDAY = dt.date(2024, 10, 25)
_PAGE = Path(__file__).with_name("traps.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("sentence", _PAGE)
def test_a_trap_holds_no_date(sentence: str) -> None:
    points = [each for each in tag(sentence, _FRIDAY) if each.date]
    assert [(each.timex.text, each.value, each.rule) for each in points] == []


def test_the_page_is_long_and_says_nothing_twice() -> None:
    assert len(set(_PAGE)) == len(_PAGE) >= 200


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("The talks in New York Friday failed.", "Friday"),
        ("A lawyer said in June that he was free.", "June"),
        ("They met on Good Friday.", "Good Friday"),
        ("The 1998 film won in 1999.", "1998"),
        ("It opened in 1945 on Oak Street.", "1945"),
        ("Genesis begins at 19:24.", "19:24"),
        ("In May Bob Hill resigned.", "May"),
        ("On Sunday Adeyemi was arrested.", "Sunday"),
        ("Sunday the mayor was arrested.", "Sunday"),
        ("It was cold. Friday, Osei spoke.", "Friday"),
        ("The ferry Friday sank off Orlo.", "Friday"),
        ("At Easter Lind won the cup.", "Easter"),
        ("The judge resigned in June.", "June"),
        ("They led the market in the fourth quarter.", "the fourth quarter"),
        ("It is of the 20th century.", "the 20th century"),
        ("Rain fell all through the week.", "the week"),
        ("Sales rose in 2000 and books sold well.", "2000"),
    ],
)
def test_what_is_like_a_trap_and_none_is_read(sentence: str, phrase: str) -> None:
    assert phrase in [each.timex.text for each in tag(sentence, _FRIDAY) if each.date]


def test_a_vessel_named_after_a_day_is_none_where_another_dates_the_deed() -> None:
    found = tag("The ferry Friday sank off Orlo on Sunday.", _FRIDAY)
    assert [each.timex.text for each in found] == ["Sunday"]
