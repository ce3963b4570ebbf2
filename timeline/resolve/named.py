"""Days, months, seasons … by their names: which one of them is meant."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.meaning import (
    Context,
    Meaning,
    Reading,
    chosen,
    directed,
    exactly,
    nearest,
    open_reading,
)
from timeline.resolve.slot import OPEN_VALUES, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.resolve.tense import Cue


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0; bare or with last (-1), this (0), next (1)."""

    number: int
    step: int | None = None

    def read(self, context: Context) -> Reading:
        origin = context.origin(Granularity.DAY)
        if origin is None:
            return open_reading(f"XXXX-WXX-{self.number + 1}")
        back = (origin.weekday() - self.number) % 7
        here = Slot(Granularity.DAY, origin)
        if self.step is not None:
            return exactly(self._stepped(here, back))
        past, future = here.shift(-back), here.shift(-back % 7)
        if context.story and context.story.last(Granularity.DAY):
            back = context.story.looks_back
            return chosen(past, future, "past" if back else "future")
        if context.cue in ("was", "foretold"):
            return directed(past, future, origin, context.cue, soon=0)
        return chosen(past, future, context.cue)

    def _stepped(self, here: Slot, back: int) -> Slot:
        if self.step == 0:
            return here.shift(here.first.weekday() * -1 + self.number)
        return here.shift(-(back or 7) if self.step == -1 else 7 - back)


@dataclass(frozen=True, slots=True)
class Weekend:
    """“the weekend”: the one under way, else the last, else as the verb says."""

    is_ahead: bool = False
    """True for “the coming weekend”, whatever the verb."""

    def read(self, context: Context) -> Reading:
        origin = context.origin(Granularity.WEEKEND)
        if origin is None:
            return open_reading(OPEN_VALUES[Granularity.WEEKEND])
        future = Slot.holding(Granularity.WEEKEND, origin)
        past = future if future.first <= origin else future.shift(-1)
        return chosen(past, future, "future" if self.is_ahead else context.cue)


@dataclass(frozen=True, slots=True)
class TheWeek:
    """“the week”: the anchor's; on a Monday, of what has happened, the one before."""

    def read(self, context: Context) -> Reading:
        origin = context.origin(Granularity.WEEK)
        if origin is None:
            return open_reading(OPEN_VALUES[Granularity.WEEK])
        here = Slot.holding(Granularity.WEEK, origin)
        begins = origin.weekday() == 0 and context.story is None
        return chosen(here.shift(-1) if begins else here, here, context.cue)


@dataclass(frozen=True, slots=True)
class WeekdayAfter:
    """A day of the week counted from the last stated day.

    Where none is stated “the previous Friday” is the anchor's, and “the following
    Friday” stays open: what follows on the article's day is not told in it.
    """

    number: int
    backward: bool

    def read(self, context: Context) -> Reading:
        stated = context.stated(Granularity.DAY)
        origin = stated or (context.anchor if self.backward else None)
        step = -1 if self.backward else 1
        reading = Weekday(self.number, step).read(Context(origin))
        confidence = min(reading.confidence, 0.75)
        return replace(reading, confidence=confidence, origin=stated)


@dataclass(frozen=True, slots=True)
class Named:
    """A month, season, quarter or half by its name or number in the year."""

    granularity: Granularity
    number: int
    step: int | None = None
    """None for bare; last (-1), this (0), next (1)."""

    def in_year(self, year: int) -> Slot:
        """Take it in one year; winter is the one that begins in it."""
        length = {"month": 1, "season": 3, "quarter": 3, "half": 6}[self.granularity]
        offset = 2 if self.granularity is Granularity.SEASON else 0
        month = offset + length * (self.number - 1) + 1
        return Slot.holding(self.granularity, dt.date(year, month, 1))

    def read(self, context: Context) -> Reading:
        if self.step is None and (
            told := in_story(context, self.in_year, self.granularity)
        ):
            return told
        origin = context.origin(self.granularity)
        if origin is None:
            return open_reading(self.open_value)
        past = self.in_year(origin.year)
        if past.first > origin:
            past = past.shift(-_PER_YEAR[self.granularity])
        holds = past.last >= origin
        future = past if holds else past.shift(_PER_YEAR[self.granularity])
        cue = self._cue(context, past)
        if self.step is None and cue == "foretold":
            return foretold(context, self.in_year, past, future)
        if self.step is None:
            return directed(past, future, origin, cue)
        return exactly(self._stepped(past, future, origin.year, holds=holds))

    def _cue(self, context: Context, past: Slot) -> Cue:
        """Take the verb's word, but reports of a quarter come in the one after it."""
        if self.granularity is not Granularity.QUARTER or context.anchor is None:
            return context.cue
        just_ended = (context.anchor - past.last).days < _REPORTING_DAYS
        return "past" if just_ended else context.cue

    def _stepped(self, past: Slot, future: Slot, year: int, *, holds: bool) -> Slot:
        per_year = _PER_YEAR[self.granularity]
        if self.step == -1:
            return past.shift(-per_year) if holds else past
        if self.step == 1:
            return future.shift(per_year) if holds else future
        return past if holds else self.in_year(year)

    @property
    def open_value(self) -> str:
        """TIMEX3 value without a year."""
        return f"XXXX{self.in_year(2000).value[4:]}"


_REPORTING_DAYS = 60
_PER_YEAR = {
    Granularity.MONTH: 12,
    Granularity.SEASON: 4,
    Granularity.QUARTER: 4,
    Granularity.HALF: 2,
}


@dataclass(frozen=True, slots=True)
class InYear:
    """A month or day, season, quarter … of a year that is itself a phrase."""

    part: Named | MonthDay
    year: Meaning

    def read(self, context: Context) -> Reading:
        year = self.year.read(context)
        if year.slot is None:
            return open_reading(self.part.open_value)
        slot = self.part.in_year(year.slot.first.year)
        if slot is None:
            return open_reading(self.part.open_value)
        return exactly(slot, anchored=year.anchored)


@dataclass(frozen=True, slots=True)
class InWeek:
    """A day of a week that is itself a phrase: “Friday of last week”."""

    number: int
    week: Meaning

    def read(self, context: Context) -> Reading:
        week = self.week.read(context)
        if week.slot is None:
            return open_reading(f"XXXX-WXX-{self.number + 1}")
        return exactly(Slot(Granularity.DAY, week.slot.first).shift(self.number))


@dataclass(frozen=True, slots=True)
class WeekHolding:
    """The week of a day that is itself a phrase: “the week of Nov. 9”."""

    day: Meaning

    def read(self, context: Context) -> Reading:
        day = self.day.read(context)
        if day.slot is None:
            return open_reading(OPEN_VALUES[Granularity.WEEK])
        week = Slot.holding(Granularity.WEEK, day.slot.first)
        return replace(exactly(week), anchored=day.anchored, direction=day.direction)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month without its year: the closest to the anchor, tense apart."""

    month: int
    day: int
    step: int | None = None
    """None for bare; last (-1), this (0), next (1)."""
    weekday: int | None = None
    """The day of the week that stands beside it, Monday 0."""

    def in_year(self, year: int) -> Slot | None:
        """Take it in one year; None for 29 February in most."""
        try:
            return Slot(Granularity.DAY, dt.date(year, self.month, self.day))
        except ValueError:
            return None

    @property
    def open_value(self) -> str:
        """TIMEX3 value without a year."""
        return f"XXXX-{self.month:02}-{self.day:02}"

    def read(self, context: Context) -> Reading:
        if told := in_story(context, self.in_year, Granularity.DAY):
            return told
        origin = context.origin(Granularity.MONTH)
        if origin is None:
            return open_reading(self.open_value)
        is_plain = self.weekday is None and (self.month, self.day) != (2, 29)
        reach = 1 if is_plain else 4
        years = range(max(origin.year - reach, 1), min(origin.year + reach, 9999) + 1)
        slots = [slot for year in years if (slot := self.in_year(year))]
        past = max((s for s in slots if s.first <= origin), key=_first, default=None)
        future = min((s for s in slots if s.first >= origin), key=_first, default=None)
        if past is None or future is None:
            return open_reading(self.open_value)
        if self.step:
            return exactly(past if self.step < 0 else future)
        if told := self._of_told_year(context, origin):
            return told
        if of_name := self._of_its_name(past, future, slots):
            return exactly(of_name, confidence=0.95)
        if context.cue == "foretold":
            return foretold(context, self.in_year, past, future)
        return nearest(past, future, origin, context.cue, is_sure=context.is_sure)

    def _of_told_year(self, context: Context, origin: dt.date) -> Reading | None:
        """Read it soon after a day of an earlier year that was just told.

        “He fled on May 9, 2016. Police caught him on May 12.”
        """
        told = context.stated(Granularity.DAY)
        if told is None or context.cue != "past" or (origin - told).days < _LONG_AGO:
            return None
        slot = self.in_year(told.year)
        if slot is None or not 0 <= (slot.first - told).days <= _SOON_AFTER:
            return None
        return replace(exactly(slot, confidence=0.75), origin=told, direction="past")

    def _of_its_name(self, past: Slot, future: Slot, slots: list[Slot]) -> Slot | None:
        """Choose the year in which it falls on the weekday told beside it, if one does.

        The nearest two years come before those around them.
        """
        if self.weekday is None:
            return None
        for few in ((past, future), slots):
            fitting = [s for s in few if s.first.weekday() == self.weekday]
            if fitting:
                middle = (past.first.toordinal() + future.first.toordinal()) / 2
                return min(fitting, key=lambda s: abs(s.first.toordinal() - middle))
        return None


_LONG_AGO, _SOON_AFTER = 300, 92
"""Days."""


def in_story(
    context: Context, in_year: Callable[[int], Slot | None], unit: Granularity
) -> Reading | None:
    """Read a part of the year in a story; None where it has told no year yet."""
    story = context.story
    slot = story.place(in_year, unit) if story else None
    now = story.last(Granularity.YEAR) if story else None
    if slot is None or now is None:
        return None
    return replace(exactly(slot, confidence=0.8), origin=now.first)


def foretold(
    context: Context, in_year: Callable[[int], Slot | None], past: Slot, future: Slot
) -> Reading:
    """Read a part of the year as the first after the day on which it was foretold.

    “Warned in January that it would burst in February” is of that year's February.
    After a year (“warned last year”) either of the nearest may be meant.
    """
    told, now = context.mention, context.anchor
    if told is None or now is None or told.first > now:
        return chosen(past, future, "future")
    if told.granularity.rank > Granularity.MONTH.rank:
        return directed(past, future, now, "foretold")
    slots = [in_year(year) for year in (told.first.year, told.first.year + 1)]
    slot = next((s for s in slots if s and s.last >= told.first), None)
    if slot is None or slot.first >= future.first:
        return chosen(past, future, "future")
    return replace(exactly(slot), direction="past", other=future)


def _first(slot: Slot) -> dt.date:
    return slot.first
