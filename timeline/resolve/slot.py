"""A unit of the calendar at one place: the algebra that the rules calculate with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Self

from timeline.dates import Date, Granularity

_MONTHS = {
    Granularity.MONTH: 1,
    Granularity.SEASON: 3,
    Granularity.QUARTER: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
}
_DAYS = {Granularity.DAY: 1, Granularity.WEEK: 7, Granularity.WEEKEND: 7}
_SEASON_CODES = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}

OPEN_VALUES = {
    Granularity.DAY: "XXXX-XX-XX",
    Granularity.WEEK: "XXXX-WXX",
    Granularity.WEEKEND: "XXXX-WXX-WE",
    Granularity.MONTH: "XXXX-XX",
    Granularity.SEASON: "XXXX-XX",
    Granularity.QUARTER: "XXXX-QX",
    Granularity.HALF: "XXXX-HX",
    Granularity.YEAR: "XXXX",
    Granularity.DECADE: "XXX",
    Granularity.CENTURY: "XX",
}
"""TIMEX3 values of a unit whose place is not known."""


class OutOfCalendarError(ArithmeticError):
    """A calculation left the years 1 to 9999."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One day, week, month … of the calendar.

    >>> Slot.holding(Granularity.QUARTER, dt.date(2024, 8, 3)).value
    '2024-Q3'
    >>> Slot.holding(Granularity.MONTH, dt.date(2024, 3, 31)).shift(-1).value
    '2024-02'
    """

    granularity: Granularity
    first: dt.date
    """Its first day; a weekend begins on Saturday, winter in December."""

    @classmethod
    def holding(cls, granularity: Granularity, day: dt.date) -> Self:
        """Take the unit that `day` lies in; for a weekend, that of its week."""
        if granularity is Granularity.DAY:
            return cls(granularity, day)
        if granularity is Granularity.WEEK:
            return cls(granularity, _shifted(day, -day.weekday()))
        if granularity is Granularity.WEEKEND:
            return cls(granularity, _shifted(day, 5 - day.weekday()))
        ordinal = 12 * day.year + day.month - 1
        offset = 2 if granularity is Granularity.SEASON else 0
        length = _MONTHS[granularity]
        return cls(granularity, _month(ordinal - (ordinal - offset) % length))

    def shift(self, count: int) -> Self:
        """Take the unit `count` places on, or back where it is negative."""
        if step := _DAYS.get(self.granularity):
            return type(self)(self.granularity, _shifted(self.first, count * step))
        ordinal = 12 * self.first.year + self.first.month - 1
        months = count * _MONTHS[self.granularity]
        return type(self)(self.granularity, _month(ordinal + months))

    @property
    def last(self) -> dt.date:
        """Its last day."""
        if self.granularity is Granularity.DAY:
            return self.first
        if self.granularity is Granularity.WEEKEND:
            return _shifted(self.first, 1)
        return _shifted(self.shift(1).first, -1)

    @property
    def value(self) -> str:
        """TIMEX3 value."""
        first, year = self.first, f"{self.first.year:04}"
        match self.granularity:
            case Granularity.DAY:
                return first.isoformat()
            case Granularity.WEEK | Granularity.WEEKEND:
                iso = first.isocalendar()
                end = "-WE" if self.granularity is Granularity.WEEKEND else ""
                return f"{iso.year:04}-W{iso.week:02}{end}"
            case Granularity.MONTH:
                return f"{year}-{first.month:02}"
            case Granularity.SEASON:
                return f"{year}-{_SEASON_CODES[first.month // 3]}"
            case Granularity.QUARTER:
                return f"{year}-Q{first.month // 3 + 1}"
            case Granularity.HALF:
                return f"{year}-H{first.month // 6 + 1}"
            case Granularity.DECADE:
                return year[:3]
            case Granularity.CENTURY:
                return year[:2]
            case _:
                return year

    @property
    def date(self) -> Date:
        """The days it can mean.

        Raises:
            OutOfCalendarError: it ends after the year 9999.
        """
        first, _ = self.first, self.last
        match self.granularity:
            case Granularity.DAY:
                return Date.day(first)
            case Granularity.WEEK:
                return Date.week(first)
            case Granularity.WEEKEND:
                return Date.weekend(first)
            case Granularity.MONTH:
                return Date.month(first.year, first.month)
            case Granularity.SEASON:
                return Date.season(first.year, first.month // 3)
            case Granularity.QUARTER:
                return Date.quarter(first.year, first.month // 3 + 1)
            case Granularity.HALF:
                return Date.half(first.year, first.month // 6 + 1)
            case Granularity.DECADE:
                return Date.decade(first.year)
            case Granularity.CENTURY:
                return Date.century(first.year)
            case _:
                return Date.year(first.year)


def day_slot(year: int, month: int, day: int) -> Slot | None:
    """Take one day; None where the calendar has no such day."""
    try:
        return Slot(Granularity.DAY, dt.date(year, month, day))
    except ValueError:
        return None


def year_slot(year: int) -> Slot:
    """Take one year."""
    return Slot(Granularity.YEAR, dt.date(year, 1, 1))


def _shifted(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError as error:
        raise OutOfCalendarError(f"{day} and {days} days") from error


def _month(ordinal: int) -> dt.date:
    """First day of a month, counted from January of year 0."""
    year, month = divmod(ordinal, 12)
    if not 1 <= year <= 9999:
        raise OutOfCalendarError(f"year {year}")
    return dt.date(year, month + 1, 1)
