"""Days reached by counting: the first Monday in May, a week from Friday, the 25th."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from timeline.dates import Granularity
from timeline.resolve.meaning import (
    Context,
    Meaning,
    Reading,
    Step,
    directed,
    exactly,
    open_reading,
)
from timeline.resolve.named import Weekday
from timeline.resolve.slot import OPEN_VALUES, Slot, day_slot

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The nth day of one name in a month that is itself a phrase; -1 is the last."""

    nth: int
    number: int
    """Monday is 0."""
    month: Meaning

    def read(self, context: Context) -> Reading:
        month = self.month.read(context)
        slot = self._in_month(month.slot) if month.slot else None
        if slot is None:
            return open_reading(month.value)
        return replace(month, value=slot.value, slot=slot, date=None, other=None)

    def _in_month(self, month: Slot) -> Slot | None:
        if self.nth < 0:
            end = Slot(Granularity.DAY, month.last)
            return end.shift(-((end.first.weekday() - self.number) % 7))
        first = Slot(Granularity.DAY, month.first)
        days = (self.number - first.first.weekday()) % 7 + 7 * (self.nth - 1)
        slot = first.shift(days)
        return slot if slot.first.month == month.first.month else None


@dataclass(frozen=True, slots=True)
class WeeksFromWeekday:
    """“a week from Monday”: so many weeks after the coming one, or before the last."""

    number: int
    weeks: int

    def read(self, context: Context) -> Reading:
        cue: Literal["past", "future"] = "future" if self.weeks > 0 else "past"
        day = Weekday(self.number).read(replace(context, cue=cue))
        if day.slot is None:
            return day
        slot = day.slot.shift(7 * self.weeks)
        return replace(exactly(slot), direction=cue)


@dataclass(frozen=True, slots=True)
class Beside:
    """“the day before …”: no date until a day stands behind it."""

    count: int
    weekday: int | None = None
    """“the Saturday before …”: the nearest of that name, Monday 0."""

    def read(self, context: Context) -> Reading:
        return open_reading(OPEN_VALUES[Granularity.DAY])


@dataclass(frozen=True, slots=True)
class DayBeside:
    """So many days from a day that is itself a phrase: “the day after Christmas”."""

    day: Meaning
    count: int
    weekday: int | None = None

    def read(self, context: Context) -> Reading:
        day = self.day.read(context)
        if day.slot is None:
            return open_reading(OPEN_VALUES[Granularity.DAY])
        slot = self._beside(day.slot)
        other = self._beside(day.other) if day.other else None
        return replace(day, value=slot.value, slot=slot, date=None, other=other)

    def _beside(self, day: Slot) -> Slot:
        """Go so many days on, or to the nearest day of the name on that side."""
        if self.weekday is None:
            return day.shift(self.count)
        way = 1 if self.count > 0 else -1
        days = way * (self.weekday - day.first.weekday()) % 7 or 7
        return day.shift(way * days)


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """“the 25th”: of the month that the verb points to, or of a month told with it."""

    day: int
    step: int | None = None
    """Months from the anchor's: “the 25th of last month” is -1."""

    def read(self, context: Context) -> Reading:
        now = context.last_stated(Granularity.MONTH) if context.story else None
        if now and self.step is None:
            return self._told(now)
        origin = context.origin(Granularity.MONTH)
        if origin is None:
            return open_reading(f"XXXX-XX-{self.day:02}")
        if self.step is not None:
            month = Step(Granularity.MONTH, self.step).read(context).slot
            slot = self._in_month(month) if month else None
            return exactly(slot) if slot else open_reading(f"XXXX-XX-{self.day:02}")
        past = self._nearest(origin, -1)
        future = self._nearest(origin, 1)
        reading = directed(past, future, origin, context.cue)
        return replace(reading, confidence=min(reading.confidence, 0.7))

    def _told(self, now: Slot) -> Reading:
        """Take the day of the month that a story is in, or of the next."""
        month = Slot.holding(Granularity.MONTH, now.first)
        slot = self._in_month(month)
        if slot and (now.first - slot.first).days > _TURN:
            slot = self._in_month(month.shift(1))
        if slot is None:
            return open_reading(f"XXXX-XX-{self.day:02}")
        return replace(exactly(slot, confidence=0.8), origin=now.first)

    def _nearest(self, origin: dt.date, way: int) -> Slot:
        """Search the months from the anchor's on; one in two has every day."""
        month = Slot.holding(Granularity.MONTH, origin)
        while True:
            slot = self._in_month(month)
            if slot and way * (slot.first - origin).days >= 0:
                return slot
            month = month.shift(way)

    def _in_month(self, month: Slot) -> Slot | None:
        return day_slot(month.first.year, month.first.month, self.day)


_TURN = 14
"""Days; a day so long before the last one told is the next month's."""
