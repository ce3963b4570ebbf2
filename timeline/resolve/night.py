"""The night before the day of writing, which is of two days."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline.dates import Date, Granularity
from timeline.resolve.meaning import Context, Reading, exactly, open_reading
from timeline.resolve.slot import OPEN_VALUES, Slot


@dataclass(frozen=True, slots=True)
class Overnight:
    """“overnight”: some hour of the last night, so of either of two days."""

    def read(self, context: Context) -> Reading:
        origin = context.origin(Granularity.DAY)
        if origin is None:
            return open_reading(f"{OPEN_VALUES[Granularity.DAY]}TNI")
        eve = Slot(Granularity.DAY, origin).shift(-1)
        date = Date.some_day(eve.first, origin, Granularity.PART_OF_DAY)
        return replace(exactly(eve), value=f"{eve.value}TNI", date=date)
