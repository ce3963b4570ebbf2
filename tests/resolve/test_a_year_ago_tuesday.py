"""“A year ago Tuesday”: never this year's Tuesday, and no finer than both readings."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.resolve import tag

_THURSDAY = dt.date(2024, 6, 20)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("A year ago Tuesday, the mill burned down.", "2023-06"),
        ("A year ago this Tuesday, the mill burned down.", "2023-06"),
        ("The mill burned down a year ago on Tuesday.", "2023-06"),
        ("The mill burned ten years ago Saturday in a fire.", "2014-06"),
        ("The mill burned six months ago Friday.", "2023-12"),
        ("The mill burned two weeks ago Sunday.", "2024-06-02"),
        ("The mill burned a week ago Friday.", "2024-06-07"),
    ],
)
def test_a_weekday_so_long_ago_is_one_phrase(sentence: str, value: str) -> None:
    assert [found.value for found in tag(sentence, _THURSDAY)] == [value]


def test_at_the_turn_of_a_month_both_days_are_kept() -> None:
    (found,) = tag("A year ago Tuesday, it fell.", dt.date(2024, 6, 3))
    assert (found.value, found.confidence) == ("2023-05-28", 0.5)
    assert found.rule.endswith(".either")
    assert found.other


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill it bought a year ago on Tuesday shut its doors.",
        "The mill opened a year ago. Tuesday it shut.",
    ],
)
def test_the_day_of_another_deed_is_its_own(sentence: str) -> None:
    values = [found.value for found in tag(sentence, _THURSDAY)]
    assert values == ["2023", "2024-06-18"]
