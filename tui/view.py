"""A view: the lines that fit a filter, in order, and where in them a date stands."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from timeline.query.values import EventLine

Unit: TypeAlias = Literal["month", "year"]
_NO_DAY = dt.date.max.toordinal() + 1
_NO_MONTH = (dt.MAXYEAR + 1) * 12
"""The numbers of what has no date: after every day and month there is."""


@dataclass(frozen=True)
class View:
    """A snapshot: an append elsewhere does not shift the lines under the cursor."""

    lines: tuple[EventLine, ...] = ()
    text: str = ""
    """The words they were filtered by."""

    def __len__(self) -> int:
        return len(self.lines)

    def line(self, index: int) -> EventLine | None:
        """Return the line at an index, or None where there is none."""
        return self.lines[index] if 0 <= index < len(self.lines) else None

    def index_of(self, event_id: str) -> int | None:
        """Find an event's line."""
        return self._places.get(event_id)

    def title_of(self, event_id: str) -> str | None:
        """Find an event's title."""
        index = self.index_of(event_id)
        return None if index is None else self.lines[index].title

    def first_from(self, day: dt.date) -> int:
        """Find the first line at or after a day; the last dated one if none is."""
        found = bisect_left(self._days, day.toordinal())
        dated = bisect_left(self._days, _NO_DAY)
        return max(0, min(found, dated - 1))

    def step(self, index: int, unit: Unit, direction: int) -> int:
        """Find the first line of the next month or year, or of this or the one before.

        Going back from within a month leads to its first line, from there to the month
        before; what is undated counts as one month at the end.
        """
        if not self.lines:
            return 0
        size = 12 if unit == "year" else 1
        here = self._months[index] // size
        if direction > 0:
            found = bisect_right(self._months, here, key=lambda month: month // size)
            return found if found < len(self.lines) else len(self.lines) - 1
        start = bisect_left(self._months, here, key=lambda month: month // size)
        if start == index and start > 0:
            here = self._months[start - 1] // size
            start = bisect_left(self._months, here, key=lambda month: month // size)
        return start

    @cached_property
    def _places(self) -> dict[str, int]:
        return {line.id: index for index, line in enumerate(self.lines)}

    @cached_property
    def _days(self) -> list[int]:
        last = dt.date.max.toordinal() + 1
        return [
            day.toordinal() if (day := place(line)) else last for line in self.lines
        ]

    @cached_property
    def _months(self) -> list[int]:
        return [
            day.year * 12 + day.month - 1 if (day := place(line)) else _NO_MONTH
            for line in self.lines
        ]


def place(line: EventLine) -> dt.date | None:
    """Tell under which day an event is listed: a bound under the day it reaches to."""
    if line.date is None:
        return None
    return line.date.earliest or line.date.latest
