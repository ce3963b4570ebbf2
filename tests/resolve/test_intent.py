"""What was meant in the past: which year's month it is, and where nothing tells."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.resolve import tag

_MARCH = dt.date(2024, 3, 14)

_FRIDAY = dt.date(2024, 10, 4)

_EITHER = [
    "The union threatened to strike in February.",
    "The union planned to strike in February.",
    "The mayor promised to open the pier in February.",
    "The court ordered the mill to close in February.",
    "The mill was expected to close in February.",
    "The mill was due to close in February.",
    "Talks were to begin in February.",
    "They were planning to leave in December.",
    "The union planned a march for February.",
    "The council called for elections in February.",
    "The road was closed until February.",
    "The firm dropped a plan to close the mill in February.",
    "They threatened to strike on October 3.",
]


@pytest.mark.parametrize("sentence", _EITHER)
def test_what_was_meant_for_a_month_just_gone_is_of_either_year(sentence: str) -> None:
    (found,) = tag(sentence, _MARCH)
    assert found.rule.endswith(".either")
    assert found.confidence == 0.5
    assert found.date
    assert found.other
    assert found.date.edtf[:4] < found.other.edtf[:4]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        pytest.param("They planned to meet in May.", "2024-05", id="nearer ahead"),
        pytest.param("They planned to meet Friday.", "2024-03-15", id="day of a week"),
        pytest.param("They agreed to meet on the 2nd.", "2024-04-02", id="of a month"),
        pytest.param("The mill is due to close in May.", "2024-05", id="is due"),
        pytest.param("The union plans to strike in December.", "2024-12", id="plans"),
        pytest.param(
            "Brandt, who won the vote, plans to resign in December.",
            "2024-12",
            id="plans, behind a past verb",
        ),
        pytest.param("He has promised to go in December.", "2024-12", id="perfect"),
        pytest.param("They said they hoped to go in December.", "2024-12", id="said"),
        pytest.param("The firm said it would go in December.", "2024-12", id="would"),
        pytest.param(
            "The vote has been moved to February.", "2025-02", id="has been moved"
        ),
        pytest.param("The road is closed until February.", "2025-02", id="is closed"),
        pytest.param(
            "The firm has a plan to close the mill in December.", "2024-12", id="a plan"
        ),
    ],
)
def test_what_is_meant_now_is_to_come(sentence: str, value: str) -> None:
    (found,) = tag(sentence, _MARCH)
    assert found.value == value


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        pytest.param("They had planned to strike in February.", "2024-02", id="had"),
        pytest.param("It had been due to end Tuesday.", "2024-03-12", id="had due"),
        pytest.param("They were forced to close in December.", "2023-12", id="forced"),
        pytest.param("The mill had to close in December.", "2023-12", id="had to"),
        pytest.param("They had to be out by Friday.", "2024-03-15", id="a limit"),
    ],
)
def test_a_dropped_plan_and_a_forced_deed_are_of_the_nearer_month(
    sentence: str, value: str
) -> None:
    (found,) = tag(sentence, _MARCH)
    assert found.value == value


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        pytest.param(
            "On Monday the union threatened to strike in February.",
            "2025-02",
            id="said this week",
        ),
        pytest.param(
            "The union threatened last week to strike in February.",
            "2025-02",
            id="said last week",
        ),
        pytest.param(
            "The union promised in January to strike in February.",
            "2024-02",
            id="said in January",
        ),
    ],
)
def test_the_day_of_the_threat_tells_which_month_it_was_for(
    sentence: str, value: str
) -> None:
    assert tag(sentence, _MARCH)[-1].value == value


def test_an_end_that_is_sure_tells_the_year_of_the_other() -> None:
    sentence = "They planned to close the road from January to {}."
    sure = tag(sentence.format("April"), _MARCH)
    assert sure[0].interval
    assert sure[0].interval.edtf == "2024-01/2024-04"
    assert tag(sentence.format("February"), _MARCH)[0].interval is None


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The museum was to open Wednesday.", id="was to"),
        pytest.param("The museum was due to open on Wednesday.", id="was due to"),
        pytest.param("The talks were scheduled to begin Wednesday.", id="scheduled to"),
        pytest.param("The report was due Wednesday.", id="was due"),
        pytest.param(
            "The museum was to open Wednesday but the flood prevented it.",
            id="came to nothing",
        ),
        pytest.param(
            "The pier was to open Wednesday but was flooded, Lind said.",
            id="came to nothing, they said",
        ),
        pytest.param("Talks were due to start on Tuesday morning.", id="part of a day"),
    ],
)
def test_what_was_to_be_on_a_day_just_gone_is_of_either_week(sentence: str) -> None:
    (found,) = tag(sentence, _FRIDAY)
    assert (found.rule, found.confidence) == ("weekday.either", 0.5)
    assert found.date
    assert found.other
    assert found.date.earliest
    assert found.date.earliest < _FRIDAY


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        pytest.param("The museum is to open Wednesday.", "2024-10-09", id="is to"),
        pytest.param("It was to open Sunday.", "2024-10-06", id="nearer ahead"),
        pytest.param(
            "It was to open on Wednesday, the museum said.", "2024-10-09", id="said"
        ),
        pytest.param(
            "The museum said it was to open Wednesday.", "2024-10-09", id="said before"
        ),
        pytest.param(
            "They were ordered to appear Wednesday.", "2024-10-09", id="a fresh order"
        ),
        pytest.param(
            "A hearing was scheduled for Wednesday.", "2024-10-09", id="appointed"
        ),
    ],
)
def test_a_day_of_the_week_is_to_come_where_it_is_near_or_somebody_says_so(
    sentence: str, value: str
) -> None:
    (found,) = tag(sentence, _FRIDAY)
    assert (found.value, found.rule) == (value, "weekday.future")
