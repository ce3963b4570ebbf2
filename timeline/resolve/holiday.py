"""When holidays fall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from timeline.dates import Granularity
from timeline.resolve.meaning import Context, Reading, exactly, nearest, open_reading
from timeline.resolve.named import in_story
from timeline.resolve.slot import OPEN_VALUES, Slot

DayOf: TypeAlias = Callable[[int], dt.date]


def _fixed(month: int, day: int) -> DayOf:
    return lambda year: dt.date(year, month, day)


def _nth(number: int, weekday: int, month: int) -> DayOf:
    """Take the nth weekday of a month; the last one where the number is -1."""

    def day_of(year: int) -> dt.date:
        if number < 0:
            end = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
            return end - dt.timedelta(days=(end.weekday() - weekday) % 7)
        first = dt.date(year, month, 1)
        days = (weekday - first.weekday()) % 7 + 7 * (number - 1)
        return first + dt.timedelta(days=days)

    return day_of


def _from_easter(days: int) -> DayOf:
    return lambda year: easter(year) + dt.timedelta(days=days)


def easter(year: int) -> dt.date:
    """Find western Easter Sunday by the Gregorian computus of 1876.

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, remainder = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    quotient, left = divmod(rest, 4)
    sunday = (32 + 2 * remainder + 2 * quotient - epact - left) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


HOLIDAYS: dict[str, DayOf] = {
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new year": _fixed(1, 1),
    "martin luther king day": _nth(3, 0, 1),
    "martin luther king jr. day": _nth(3, 0, 1),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "presidents day": _nth(3, 0, 2),
    "presidents' day": _nth(3, 0, 2),
    "st. patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "shrove tuesday": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter eve": _from_easter(-1),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
    "ascension day": _from_easter(39),
    "whit sunday": _from_easter(49),
    "pentecost": _from_easter(49),
    "whit monday": _from_easter(50),
    "corpus christi day": _from_easter(60),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "mother's day": _nth(2, 6, 5),
    "memorial day": _nth(-1, 0, 5),
    "father's day": _nth(3, 6, 6),
    "juneteenth": _fixed(6, 19),
    "midsummer day": _fixed(6, 24),
    "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(1, 0, 9),
    "labour day": _nth(1, 0, 9),
    "columbus day": _nth(2, 0, 10),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "guy fawkes night": _fixed(11, 5),
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "veterans' day": _fixed(11, 11),
    "thanksgiving day": _nth(4, 3, 11),
    "thanksgiving": _nth(4, 3, 11),
    "election day": lambda year: _nth(1, 0, 11)(year) + dt.timedelta(days=1),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}
"""The day in a year; the American ones where countries differ."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday of a year, or the one that the anchor gives."""

    name: str
    step: int | None
    year: int | None

    def read(self, context: Context) -> Reading:
        day_of = HOLIDAYS[self.name]
        if self.year is not None:
            return exactly(_slot(day_of(self.year)), anchored=False)
        told = in_story(context, lambda year: _slot(day_of(year)), Granularity.DAY)
        if told and self.step is None:
            return told
        origin = context.origin(Granularity.DAY)
        if origin is None or not 1 < origin.year < 9998:
            return open_reading("XXXX-XX-XX")
        days = [day_of(origin.year + step) for step in (-1, 0, 1)]
        past = _slot(max(day for day in days if day <= origin))
        future = _slot(min(day for day in days if day >= origin))
        if self.step is None:
            return nearest(past, future, origin, context.cue, is_sure=context.is_sure)
        return exactly(future if self.step >= 0 else past)


@dataclass(frozen=True, slots=True)
class HolidayUnit:
    """The weekend or week of a holiday: “Easter weekend”.

    The weekend is the one that touches it: before a Monday or Tuesday, after a Thursday
    or Friday.
    """

    day: Holiday
    granularity: Granularity

    def read(self, context: Context) -> Reading:
        day = self.day.read(context)
        if day.slot is None:
            return open_reading(OPEN_VALUES[self.granularity])
        unit = Slot.holding(self.granularity, day.slot.first)
        if (
            self.granularity is Granularity.WEEKEND
            and day.slot.first.weekday() < _MIDWEEK
        ):
            unit = unit.shift(-1)
        return replace(day, value=unit.value, slot=unit, other=None)


_MIDWEEK = 2


def _slot(day: dt.date) -> Slot:
    return Slot(Granularity.DAY, day)
