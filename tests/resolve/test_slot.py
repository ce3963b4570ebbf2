"""The algebra of calendar units."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Granularity
from timeline.resolve.slot import OPEN_VALUES, OutOfCalendarError, Slot

_UNITS = st.sampled_from(list(OPEN_VALUES))
_DAYS = st.dates(dt.date(1200, 1, 1), dt.date(2800, 1, 1))


@given(_UNITS, _DAYS)
def test_a_unit_holds_the_day_it_was_taken_from(
    granularity: Granularity, day: dt.date
) -> None:
    slot = Slot.holding(granularity, day)
    first = slot.first if granularity is not Granularity.WEEKEND else day
    assert first <= day <= max(slot.last, first)


@given(_UNITS, _DAYS, st.integers(-5, 5))
def test_a_shift_is_undone_by_its_opposite(
    granularity: Granularity, day: dt.date, count: int
) -> None:
    slot = Slot.holding(granularity, day)
    assert slot.shift(count).shift(-count) == slot


@given(_UNITS, _DAYS)
def test_the_date_of_a_unit_has_its_days(
    granularity: Granularity, day: dt.date
) -> None:
    slot = Slot.holding(granularity, day)
    assert (slot.date.earliest, slot.date.latest) == (slot.first, slot.last)
    assert slot.date.granularity is granularity


@pytest.mark.parametrize(
    ("granularity", "value"),
    [
        (Granularity.WEEKEND, "2024-W52-WE"),
        (Granularity.WEEK, "2024-W52"),
        (Granularity.SEASON, "2024-WI"),
        (Granularity.HALF, "2024-H2"),
        (Granularity.CENTURY, "20"),
    ],
)
def test_a_value_is_written_as_timex3_has_it(
    granularity: Granularity, value: str
) -> None:
    assert Slot.holding(granularity, dt.date(2024, 12, 27)).value == value


def test_leaving_the_calendar_is_an_error_of_its_own() -> None:
    for slot, count in (
        (Slot.holding(Granularity.YEAR, dt.date(2024, 1, 1)), -3000),
        (Slot.holding(Granularity.DAY, dt.date(9999, 12, 31)), 1),
    ):
        with pytest.raises(OutOfCalendarError):
            slot.shift(count)
