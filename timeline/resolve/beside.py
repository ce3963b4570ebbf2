"""Days, months and seasons that are read beside another date of the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.meaning import (
    Anaphor,
    Context,
    Meaning,
    Reading,
    exactly,
    open_reading,
)
from timeline.resolve.slot import Slot
from timeline.resolve.story import Story

if TYPE_CHECKING:
    import datetime as dt

    from timeline.resolve.named import MonthDay, Named


@dataclass(frozen=True, slots=True)
class NamedAfter:
    """A month or season counted from the last stated date: “the following spring”."""

    part: Named
    step: int
    """-1 for the one before it, 0 for that of its year, 1 for the one after it."""

    def read(self, context: Context) -> Reading:
        now = context.last_stated(Granularity.YEAR)
        slot = self._slot(now) if now else None
        if now is None or slot is None:
            return open_reading(self.part.open_value)
        return replace(exactly(slot), confidence=0.75, origin=now.first)

    def _slot(self, now: Slot) -> Slot | None:
        if self.step == 0:
            return Story((now,)).place(self.part.in_year, self.part.granularity)
        years = range(max(now.first.year - 1, 1), min(now.last.year + 1, 9998) + 1)
        slots = [self.part.in_year(year) for year in years]
        if self.step < 0:
            return max(
                (s for s in slots if s.last < now.first), key=_first, default=None
            )
        return min((s for s in slots if s.first > now.last), key=_first, default=None)


@dataclass(frozen=True, slots=True)
class LeadingTo:
    """A day or month before one that has a year: the “May” of “May to July 1940”."""

    part: Named | MonthDay
    end: Meaning

    def read(self, context: Context) -> Reading:
        end = self.end.read(context)
        if end.slot is None:
            return self.part.read(context)
        year = end.slot.first.year
        slot = self.part.in_year(year)
        if slot and slot.first > end.slot.first and year > 1:
            slot = self.part.in_year(year - 1)
        if slot is None:
            return open_reading(self.part.open_value)
        return exactly(slot, anchored=end.anchored)


@dataclass(frozen=True, slots=True)
class Apposed:
    """“a year later” before the date that says which: “a year later, in 2004”."""

    step: Anaphor
    date: Meaning

    def read(self, context: Context) -> Reading:
        date = self.date.read(context)
        unit = self.step.granularity
        if date.slot is None or date.slot.granularity.rank > unit.rank:
            return self.step.read(context)
        slot = Slot.holding(unit, date.slot.first)
        return replace(date, value=slot.value, slot=slot, date=None, other=None)


def _first(slot: Slot) -> dt.date:
    return slot.first
