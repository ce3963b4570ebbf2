"""The ends of a unit that is a phrase, and “a year ago today”: so long before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.meaning import Context, Reading, Step, exactly, open_reading
from timeline.resolve.slot import OPEN_VALUES, Slot, day_slot

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning
    from timeline.resolve.named import Weekday

_MONTHS = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.YEAR: 12}
_DAYS = {Granularity.DAY: 1, Granularity.WEEK: 7}


@dataclass(frozen=True, slots=True)
class Edge:
    """“the last day of …”: no date until a month or year stands behind it."""

    is_last: bool
    is_day: bool
    """False for its first or last days or weeks, which are no one day."""

    def read(self, context: Context) -> Reading:
        return open_reading(OPEN_VALUES[Granularity.DAY])


@dataclass(frozen=True, slots=True)
class EdgeOf:
    """The first or last day of a unit, or the unit itself for its first days."""

    whole: Meaning
    edge: Edge

    def read(self, context: Context) -> Reading:
        whole = self.whole.read(context)
        if not self.edge.is_day:
            return whole
        if whole.slot is None:
            return open_reading(OPEN_VALUES[Granularity.DAY])
        day = whole.slot.last if self.edge.is_last else whole.slot.first
        slot = Slot(Granularity.DAY, day)
        return replace(whole, value=slot.value, slot=slot, date=None, other=None)


@dataclass(frozen=True, slots=True)
class Before:
    """A day, week or month so many units before it: “a year ago this month”."""

    start: Meaning
    granularity: Granularity
    count: int
    """Units on from it; before it where negative."""

    def read(self, context: Context) -> Reading:
        start = self.start.read(context)
        slot = self.moved(start.slot) if start.slot else None
        if start.slot is None or slot is None:
            return start
        return replace(start, value=slot.value, slot=slot, date=None, other=None)

    def moved(self, slot: Slot) -> Slot | None:
        """Go from it to as long before; None where no calendar has that day."""
        if days := _DAYS.get(self.granularity):
            day = Slot(Granularity.DAY, slot.first).shift(days * self.count)
            return Slot.holding(slot.granularity, day.first)
        month = Slot.holding(Granularity.MONTH, slot.first)
        first = month.shift(_MONTHS[self.granularity] * self.count).first
        same = day_slot(first.year, first.month, slot.first.day)
        return Slot.holding(slot.granularity, same.first) if same else None


@dataclass(frozen=True, slots=True)
class BeforeWeekday:
    """“a year ago Tuesday”: the day a year before that Tuesday, or the Tuesday then.

    Both are meant in news, so it is the month that holds both; where none does, nothing
    tells which.
    """

    weekday: Weekday
    granularity: Granularity
    count: int
    """Months or years, negative."""

    def read(self, context: Context) -> Reading:
        then = self._then(context, Step(Granularity.DAY, 0))
        same = self._then(replace(context, cue="past"), self.weekday)
        if then is None or same is None:
            return Step(self.granularity, self.count, from_now=True).read(context)
        ahead = (self.weekday.number - then.first.weekday()) % 7
        named = then.shift(ahead if ahead <= _HALF_WEEK else ahead - 7)
        month = Slot.holding(Granularity.MONTH, same.first)
        if month.first <= named.first <= month.last:
            return exactly(month, confidence=0.8)
        return replace(
            exactly(same), direction="either", other=named, confidence=_DOUBTED
        )

    def _then(self, context: Context, day: Meaning) -> Slot | None:
        if context.story:
            return None
        slot = day.read(context).slot
        if slot and (slot.first.month, slot.first.day) == (2, 29):
            slot = slot.shift(-1)
        before = Before(day, self.granularity, self.count)
        return before.moved(slot) if slot else None


_HALF_WEEK = 3
_DOUBTED = 0.5
