"""What was foretold on a day of the past lay ahead of that day, not of today."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.resolve import tag

_MARCH = dt.date(2024, 3, 10)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        pytest.param(
            "Police had warned in January that the dam would burst in February.",
            "2024-02",
            id="over by now",
        ),
        pytest.param(
            "In January, the mayor said that the pier would open in February.",
            "2024-02",
            id="time before the verb",
        ),
        pytest.param(
            "The mayor said in January that the pier would open in December.",
            "2024-12",
            id="not the one before it was said",
        ),
        pytest.param(
            "The mayor said on Jan. 5 that the pier would open on Jan. 20.",
            "2024-01-20",
            id="days of one month",
        ),
        pytest.param(
            "The mayor said in January 2022 that the pier would open in June.",
            "2022-06",
            id="years back",
        ),
        pytest.param(
            "On Tuesday Lind said police had warned in January it would burst in May.",
            "2024-05",
            id="the nearer saying",
        ),
    ],
)
def test_it_is_the_first_after_the_day_that_it_was_foretold(
    sentence: str, value: str
) -> None:
    assert tag(sentence, _MARCH)[-1].value == value


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said last year that the pier would open in February.",
        "The mayor said in January that the pier would open on Friday.",
    ],
)
def test_what_was_foretold_at_no_sure_time_is_left_open(sentence: str) -> None:
    found = tag(sentence, _MARCH)[-1]
    assert (found.rule.rpartition(".")[2], found.confidence) == ("either", 0.5)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The mayor said it would open in February.", id="no day"),
        pytest.param("Lind said on Monday it would open in February.", id="this week"),
        pytest.param("Ines May said it would open in February.", id="a name"),
        pytest.param(
            "The mill shut in January and Lind said it would open in February.",
            id="the day of another deed",
        ),
    ],
)
def test_what_is_foretold_now_is_still_to_come(sentence: str) -> None:
    assert tag(sentence, _MARCH)[-1].value == "2025-02"
