"""The ends of a unit that is a phrase, and “a year ago today”: so long before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.meaning import Context, Reading, open_reading
from timeline.resolve.slot import OPEN_VALUES, Slot, day_slot

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

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
        slot = self._moved(start.slot) if start.slot else None
        if start.slot is None or slot is None:
            return start
        return replace(start, value=slot.value, slot=slot, date=None, other=None)

    def _moved(self, slot: Slot) -> Slot | None:
        if days := _DAYS.get(self.granularity):
            day = Slot(Granularity.DAY, slot.first).shift(days * self.count)
            return Slot.holding(slot.granularity, day.first)
        month = Slot.holding(Granularity.MONTH, slot.first)
        first = month.shift(_MONTHS[self.granularity] * self.count).first
        same = day_slot(first.year, first.month, slot.first.day)
        return Slot.holding(slot.granularity, same.first) if same else None
