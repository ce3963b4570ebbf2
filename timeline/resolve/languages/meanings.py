"""What a phrase of any language means, by the tables that its words stand in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.meaning import (
    Anaphor,
    At,
    Context,
    Impossible,
    Meaning,
    Reading,
    exactly,
)
from timeline.resolve.named import InWeek, InYear, MonthDay, Named, Weekday
from timeline.resolve.nth import DayOfMonth
from timeline.resolve.slot import Slot, day_slot

if TYPE_CHECKING:
    from timeline.resolve.languages.tables import Parts
    from timeline.resolve.meaning import Direction


@dataclass(frozen=True, slots=True)
class Toward:
    """A day that the phrase itself puts before or after: “25 octobre dernier”."""

    day: Meaning
    is_ahead: bool

    def read(self, context: Context) -> Reading:
        reading = self.day.read(context)
        told: Direction = "future" if self.is_ahead else "past"
        if reading.direction in (told, "open") or reading.slot is None:
            return reading
        other = reading.other or reading.slot
        return replace(
            exactly(other), direction=told if reading.other else "same", other=None
        )


def meaning_of(parts: Parts) -> Meaning | None:
    """Say what a phrase means; None where its words make no sense together."""
    if parts.figures:
        return parts.figures if parts.figures.both or parts.figures.only else None
    if parts.day is not None:
        return _day(parts, parts.day)
    if parts.month is not None:
        return _month(parts, parts.month)
    if parts.weekday is not None:
        return _weekday(parts, parts.weekday)
    if parts.year is not None:
        return At(Slot(Granularity.YEAR, dt.date(parts.year, 1, 1)))
    if parts.mention:
        unit, by = parts.mention
        return Anaphor(unit, by, falls_back=by < 0)
    return parts.within


def _day(parts: Parts, day: int) -> Meaning | None:
    within = parts.within
    if parts.month is None:
        if within is not None and within.granularity is not Granularity.MONTH:
            return within if within.granularity is Granularity.DAY else None
        step = within.count if within else None
        return _toward(DayOfMonth(day, step), parts)
    if parts.year is not None:
        slot = day_slot(parts.year, parts.month, day)
        return At(slot) if slot else Impossible()
    if not day_slot(2000, parts.month, day):
        return Impossible()
    month_day = MonthDay(parts.month, day)
    if within is not None:
        is_year = within.granularity is Granularity.YEAR
        return InYear(month_day, within) if is_year else None
    return _toward(month_day, parts)


def _toward(day: Meaning, parts: Parts) -> Meaning:
    return Toward(day, is_ahead=parts.step > 0) if parts.step else day


def _month(parts: Parts, month: int) -> Meaning | None:
    if parts.year is not None:
        return At(Slot(Granularity.MONTH, dt.date(parts.year, month, 1)))
    within = parts.within
    if within is None:
        return Named(Granularity.MONTH, month, parts.step)
    if within.granularity is not Granularity.YEAR:
        return None
    return InYear(Named(Granularity.MONTH, month), within)


def _weekday(parts: Parts, weekday: int) -> Meaning | None:
    within = parts.within
    if within is None:
        return Weekday(weekday, parts.step)
    if within.granularity is Granularity.DAY:
        return within
    return InWeek(weekday, within) if within.granularity is Granularity.WEEK else None
