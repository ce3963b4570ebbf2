"""What a phrase says before anything is known of its article, and how it is read.

A rule gives a *meaning*: underspecified, free of the anchor.  Reading it against a
context gives a value, a date and, where there was a choice, the other direction's date.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from timeline.dates import Granularity
from timeline.resolve.slot import OPEN_VALUES, Slot

if TYPE_CHECKING:
    from timeline.dates import Date

Direction: TypeAlias = Literal["past", "future", "same", "open", ""]
"""Which way the calendar was searched; “same” is the anchor's own unit."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the article lends to a phrase."""

    anchor: dt.date | None
    cue: Literal["past", "future"] | None = None
    """What the governing verb or preposition says."""
    mention: Slot | None = None
    """The last date stated before the phrase."""
    quarter: Slot | None = None
    """The quarter that a business report is about, where it has named one."""
    narrative: bool = False

    def origin(self, granularity: Granularity) -> dt.date | None:
        """Give the day that a relative phrase of that unit counts from."""
        if self.narrative and self.stated(granularity):
            return self.stated(granularity)
        return self.anchor

    def stated(self, granularity: Granularity) -> dt.date | None:
        """Give the last stated date, if it is fine enough to count that unit from."""
        if self.mention and self.mention.granularity.rank <= granularity.rank:
            return self.mention.first
        return None


@dataclass(frozen=True, slots=True)
class Reading:
    """A meaning read in its context."""

    value: str
    slot: Slot | None = None
    direction: Direction = ""
    anchored: bool = False
    """True where the anchor decided."""
    confidence: float = 0.95
    date: Date | None = None
    other: Slot | None = None


class Meaning(Protocol):
    """Anything that a context turns into a reading."""

    def read(self, context: Context) -> Reading:
        """Read it; a value with X where the context does not suffice."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """Means the same in every article: a duration, a set, a year, `PAST_REF`."""

    value: str
    date: Date | None = None
    confidence: float = 0.95

    def read(self, context: Context) -> Reading:
        return Reading(self.value, date=self.date, confidence=self.confidence)


@dataclass(frozen=True, slots=True)
class At:
    """One unit of the calendar, stated in full."""

    slot: Slot

    def read(self, context: Context) -> Reading:
        return exactly(self.slot, anchored=False, confidence=0.98)


@dataclass(frozen=True, slots=True)
class Step:
    """So many units from the anchor: yesterday, last week, two months ago."""

    granularity: Granularity
    count: int

    def read(self, context: Context) -> Reading:
        origin = context.origin(self.granularity)
        if origin is None:
            return open_reading(OPEN_VALUES[self.granularity])
        return exactly(Slot.holding(self.granularity, origin).shift(self.count))


@dataclass(frozen=True, slots=True)
class YearBefore:
    """“a year earlier”: of the quarter in focus in a business report, else the year."""

    of_quarter: bool = False
    """The phrase itself says that a quarter is meant: “the year-ago quarter”."""

    def read(self, context: Context) -> Reading:
        quarter = context.quarter
        if self.of_quarter and not quarter:
            quarter = QuarterInFocus().read(context).slot
        if quarter:
            return replace(exactly(quarter.shift(-4)), confidence=0.75)
        if self.of_quarter:
            return open_reading(OPEN_VALUES[Granularity.QUARTER])
        return Step(Granularity.YEAR, -1).read(context)


@dataclass(frozen=True, slots=True)
class QuarterInFocus:
    """“the quarter”: the one last named, else the last that has ended."""

    year: int | None = None
    """That quarter of another year: “the 1988 quarter”."""

    def read(self, context: Context) -> Reading:
        slot = context.quarter or Step(Granularity.QUARTER, -1).read(context).slot
        if slot is None:
            return open_reading(OPEN_VALUES[Granularity.QUARTER])
        if self.year is not None:
            slot = slot.shift(4 * (self.year - slot.first.year))
        return replace(exactly(slot), confidence=0.85 if context.quarter else 0.6)


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Counted from the last stated date: the same day, two days later."""

    granularity: Granularity
    count: int
    falls_back: bool = False
    """Count from the anchor where no date was stated before."""

    def read(self, context: Context) -> Reading:
        origin = context.stated(self.granularity)
        if origin is None and self.falls_back:
            origin = context.anchor
        if origin is None:
            return open_reading(OPEN_VALUES[self.granularity])
        slot = Slot.holding(self.granularity, origin).shift(self.count)
        return replace(exactly(slot), confidence=0.75)


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
        return chosen(past, future, context.cue)

    def _stepped(self, here: Slot, back: int) -> Slot:
        if self.step == 0:
            return here.shift(here.first.weekday() * -1 + self.number)
        return here.shift(-(back or 7) if self.step == -1 else 7 - back)


@dataclass(frozen=True, slots=True)
class Weekend:
    """“the weekend”: the one under way, else the last, else as the verb says."""

    def read(self, context: Context) -> Reading:
        origin = context.origin(Granularity.WEEKEND)
        if origin is None:
            return open_reading(OPEN_VALUES[Granularity.WEEKEND])
        future = Slot.holding(Granularity.WEEKEND, origin)
        past = future if future.first <= origin else future.shift(-1)
        return chosen(past, future, context.cue)


@dataclass(frozen=True, slots=True)
class WeekdayAfter:
    """A day of the week counted from the last stated date, else from the anchor."""

    number: int
    backward: bool

    def read(self, context: Context) -> Reading:
        origin = context.stated(Granularity.DAY) or context.anchor
        step = -1 if self.backward else 1
        reading = Weekday(self.number, step).read(Context(origin))
        return replace(reading, confidence=0.75)


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
        origin = context.origin(self.granularity)
        if origin is None:
            return open_reading(self.open_value)
        past = self.in_year(origin.year)
        if past.first > origin:
            past = past.shift(-_PER_YEAR[self.granularity])
        holds = past.last >= origin
        future = past if holds else past.shift(_PER_YEAR[self.granularity])
        if self.step is None:
            return chosen(past, future, self._cue(context, past))
        return exactly(self._stepped(past, future, origin.year, holds=holds))

    def _cue(self, context: Context, past: Slot) -> Literal["past", "future"] | None:
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
        origin = context.origin(Granularity.MONTH)
        if origin is None:
            return open_reading(self.open_value)
        years = range(max(origin.year - 4, 1), min(origin.year + 4, 9999) + 1)
        slots = [slot for year in years if (slot := self.in_year(year))]
        past = max((s for s in slots if s.first <= origin), key=_first, default=None)
        future = min((s for s in slots if s.first >= origin), key=_first, default=None)
        if past is None or future is None:
            return open_reading(self.open_value)
        since, ahead = origin - past.first, future.first - origin
        near: Literal["past", "future"] = "past" if since <= ahead else "future"
        if min(since, ahead).days <= _SURE_DAYS:
            return chosen(past, future, near)
        return chosen(past, future, context.cue or near)


_SURE_DAYS = 120
"""Nearer than this, distance outdoes tense: 93.6 to 95.2 % of 188 dates in news."""


@dataclass(frozen=True, slots=True)
class QuarterEnding:
    """“the quarter ended July 31”: the one that holds most of its three months."""

    last: MonthDay

    def read(self, context: Context) -> Reading:
        last = self.last.read(replace(context, cue="past"))
        if last.slot is None:
            return open_reading(OPEN_VALUES[Granularity.QUARTER])
        middle = last.slot.shift(-45).first
        return exactly(Slot.holding(Granularity.QUARTER, middle))


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of some day (`TMO`) or a clock time on it (`T17:00`)."""

    day: Meaning
    tail: str

    def read(self, context: Context) -> Reading:
        day = self.day.read(context)
        parts = {3: Granularity.PART_OF_DAY, 6: Granularity.MINUTE}
        refined = parts.get(len(self.tail), Granularity.HOUR)
        date = day.slot.date.refined(refined) if day.slot else None
        return replace(day, value=day.value + self.tail, date=date)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A clock time or part of day that names no day: the last stated, or today."""

    tail: str

    def read(self, context: Context) -> Reading:
        day = Anaphor(Granularity.DAY, 0, falls_back=True)
        return PartOfDay(day, self.tail).read(context)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A meaning whose TIMEX3 value is written in another way: fiscal years, ranges."""

    meaning: Meaning
    value: str

    def read(self, context: Context) -> Reading:
        return replace(self.meaning.read(context), value=self.value)


def _first(slot: Slot) -> dt.date:
    return slot.first


def open_reading(value: str) -> Reading:
    return Reading(value, direction="open", confidence=0.5)


def exactly(slot: Slot, *, anchored: bool = True, confidence: float = 0.9) -> Reading:
    return Reading(slot.value, slot, anchored=anchored, confidence=confidence)


def chosen(past: Slot, future: Slot, cue: Literal["past", "future"] | None) -> Reading:
    """Choose a direction: news tells what has happened unless something says not."""
    if past == future:
        return replace(exactly(past), direction="same", confidence=0.93)
    if cue == "future":
        return Reading(future.value, future, "future", True, 0.8, other=past)
    confidence = 0.93 if cue == "past" else 0.88
    return Reading(past.value, past, "past", True, confidence, other=future)
