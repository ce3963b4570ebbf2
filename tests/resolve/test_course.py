"""What “two weeks earlier” counts from where a date of years ago was told last."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.resolve import tag

_MARCH = dt.date(2024, 3, 14)
_THEN = " Two weeks earlier the firm had sold it."


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Brandt was born on May 2, 1961.", id="a birth"),
        pytest.param("The mayor (born May 2, 1961) lost.", id="in parentheses"),
        pytest.param("It was shut under a law of June 12, 1974.", id="a law of"),
        pytest.param("It was shut under an act signed on June 12, 1974.", id="signed"),
        pytest.param("It was shut under the June 12, 1974 act.", id="a name"),
        pytest.param("It had been open since June 12, 1974.", id="since"),
        pytest.param("The pier, opened on June 12, 1974, shut.", id="a participle"),
        pytest.param("Lind, who died on June 3, 1990, built it.", id="a relative"),
    ],
)
def test_a_date_told_in_passing_is_not_counted_from(told: str) -> None:
    found = tag(told + _THEN, _MARCH)[-1]
    assert (found.value, found.anchor) == ("2024-W09", _MARCH)


def test_the_day_of_the_news_is_counted_from_past_a_birth() -> None:
    text = "On Monday Brandt (born May 2, 1961) resigned. Two days earlier he sold it."
    assert tag(text, _MARCH)[-1].value == "2024-03-09"


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            "Brandt resigned on Monday. The pier opened on June 12, 1974.",
            id="beside the news",
        ),
        pytest.param("The law was passed on June 12, 1974.", id="a law"),
    ],
)
def test_an_old_date_told_for_its_own_sake_leaves_both_readings(told: str) -> None:
    found = tag(told + _THEN, _MARCH)[-1]
    assert (found.value, found.rule) == ("1974-W22", "ago.mention.either")
    assert found.other
    assert found.other.earliest
    assert found.other.earliest.year == 2024


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param(
            "The plane fell on May 2, 1998. Two days earlier it had been checked.",
            "1998-04-30",
            id="an article about it",
        ),
        pytest.param(
            "It shut on Monday. Lind died on June 3, 1990, two days earlier than he.",
            "1990-06-01",
            id="the same sentence",
        ),
        pytest.param(
            "Brandt, born on May 2, 1961, died two days later.",
            "1961-05-04",
            id="later",
        ),
    ],
)
def test_what_goes_on_from_an_old_date_counts_from_it(text: str, value: str) -> None:
    assert tag(text, _MARCH)[-1].value == value
