"""Quarters as a business report speaks of them: its own, and the one a year before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.meaning import Context, Reading, Step, exactly, open_reading
from timeline.resolve.slot import OPEN_VALUES, Slot, day_slot

if TYPE_CHECKING:
    from timeline.resolve.named import MonthDay


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
    shift: int = 0
    """Quarters on from it: “the prior quarter” is -1."""

    def read(self, context: Context) -> Reading:
        slot = context.quarter or Step(Granularity.QUARTER, -1).read(context).slot
        if slot is None:
            return open_reading(OPEN_VALUES[Granularity.QUARTER])
        if self.year is not None:
            slot = slot.shift(4 * (self.year - slot.first.year))
        slot = slot.shift(self.shift)
        return replace(exactly(slot), confidence=0.85 if context.quarter else 0.6)


@dataclass(frozen=True, slots=True)
class SameOfYear:
    """“the same month last year”: the one last stated, in another year."""

    granularity: Granularity
    year: int | None = None
    """None for the year before the stated one's."""

    def read(self, context: Context) -> Reading:
        stated = context.stated(self.granularity)
        if stated is None:
            return open_reading(OPEN_VALUES[self.granularity])
        year = stated.year - 1 if self.year is None else self.year
        slot = day_slot(year, stated.month, stated.day)
        if slot is None:
            return open_reading(OPEN_VALUES[self.granularity])
        same = Slot.holding(self.granularity, slot.first)
        return replace(exactly(same), confidence=0.75, origin=stated)


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
