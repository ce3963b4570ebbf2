"""How many events a day, week, … century has: what the density draws.

A view's days are sorted, so a bucket is counted by two searches: the time it takes goes
with the width of the screen, not with the number of events.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from timeline.query.order import UNDATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Unit: TypeAlias = Literal[
    "day", "week", "month", "quarter", "year", "decade", "century"
]
"""What a bucket spans, the finest first."""
_AFTER_ALL = dt.date.max.toordinal() + 1
"""The day after the last of the calendar."""
GAP_CELLS = 4
"""What a folded stretch takes: so many that the label before it has room."""
_WIDEST = 12
"""Cells that a bucket takes at most, where there are few."""
_MOST_FOLDS = 3


class Bucket(NamedTuple):
    """The events of a period, or of a long empty stretch that is folded."""

    first: int
    """Its first day, as a proleptic Gregorian ordinal (`date.toordinal`)."""
    last: int
    start: int
    """The row of its first event; where it has none, of the first one after it."""
    events: int
    is_fold: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """The buckets of a view, in order, and how wide each is drawn."""

    unit: Unit = "day"
    buckets: tuple[Bucket, ...] = ()
    cells: int = 1
    """The width of every bucket but a fold, which takes `GAP_CELLS`."""
    dated: int = 0
    """How many rows have a date; the others stand after them."""
    undated: int = 0

    @property
    def filled(self) -> int:
        """How many buckets have events."""
        return sum(bucket.events > 0 for bucket in self.buckets)

    @property
    def most(self) -> int:
        """The events of the fullest bucket; one where there is none."""
        return max((bucket.events for bucket in self.buckets), default=1)

    def places(self) -> Iterator[tuple[int, int, Bucket]]:
        """Give each bucket with the cell that it starts at, and its width."""
        left = 0
        for bucket in self.buckets:
            width = GAP_CELLS if bucket.is_fold else self.cells
            yield left, width, bucket
            left += width

    def holding(self, row: int) -> int | None:
        """Find the bucket that a row counts in; None where the row has no date."""
        if not self.buckets or not 0 <= row < self.dated:
            return None
        return bisect_right(self.buckets, row, key=lambda bucket: bucket.start) - 1

    def step(self, row: int, direction: int) -> int:
        """Find the first row of the next bucket with events, or of this or the last.

        Going back from within a bucket leads to its first row, from there to the bucket
        before; what is undated counts as one bucket at the end.
        """
        starts = [bucket.start for bucket in self.buckets if bucket.events]
        if self.undated:
            starts.append(self.dated)
        if direction > 0:
            at = bisect_right(starts, row)
            return starts[at] if at < len(starts) else row
        return starts[max(0, bisect_left(starts, row) - 1)] if starts else row


def chart(days: Sequence[int], width: int) -> Chart:
    """Count events by the finest unit in which the whole range has room.

    Empty periods keep their room.  Few events far from the others would leave no shape
    to the rest: a long empty stretch is folded where that shows twice as many filled
    buckets or more.

    Args:
        days: sorted ordinals; `UNDATED` at the end for what has no date.
        width: cells.
    """
    dated = bisect_left(days, UNDATED)
    undated = len(days) - dated
    if not dated or width < 1:
        return Chart(dated=dated, undated=undated)
    ends = [0, dated]
    best = tried = _counted(days, ends, width, undated)
    for _ in range(_MOST_FOLDS):
        after = _widest_gap(days, tried)
        if after is None:
            break
        ends = sorted([*ends, after])
        tried = _counted(days, ends, width, undated)
        if tried.filled >= 2 * best.filled:
            best = tried
    return best


def _counted(days: Sequence[int], ends: list[int], width: int, undated: int) -> Chart:
    """Count the events of each bucket.

    Args:
        ends: the rows at which a stretch begins, and where the last one ends.
    """
    stretches = list(pairwise(ends))
    room = width - GAP_CELLS * (len(stretches) - 1)
    for unit in _units(islice(days, ends[-1])):
        spans = [
            (_number(days[start], unit), _number(days[end - 1], unit))
            for start, end in stretches
        ]
        total = sum(last - first + 1 for first, last in spans)
        if total <= room:
            break
    found: list[Bucket] = []
    for (start, end), (first, last) in zip(stretches, spans, strict=True):
        if found:
            empty = found[-1].last + 1, _first_day(first, unit) - 1
            found.append(Bucket(*empty, start, 0, is_fold=True))
        row = start
        for number in range(first, last + 1):
            after = _first_day(number + 1, unit)
            until = row
            if row < end and days[row] < after:
                until = bisect_left(days, after, row, end)
            found.append(Bucket(_first_day(number, unit), after - 1, row, until - row))
            row = until
    cells = max(1, min(_WIDEST, room // total))
    return Chart(unit, tuple(found), cells, ends[-1], undated)


def _units(days: Iterable[int]) -> tuple[Unit, ...]:
    """Tell in which units days can be counted without making up any.

    Where all are the first of a month, no more than months may be known of them.
    """
    units: tuple[Unit, ...] = get_args(Unit)
    is_coarse = all(dt.date.fromordinal(day).day == 1 for day in days)
    return units[units.index("month") :] if is_coarse else units


def _widest_gap(days: Sequence[int], chart: Chart) -> int | None:
    """Find the row after the longest stretch that has empty buckets and no fold."""
    filled = [bucket for bucket in chart.buckets if bucket.events or bucket.is_fold]
    gaps = [
        (days[after.start] - days[before.start + before.events - 1], after.start)
        for before, after in pairwise(filled)
        if not (before.is_fold or after.is_fold) and after.first > before.last + 1
    ]
    return max(gaps)[1] if gaps else None


def _number(ordinal: int, unit: Unit) -> int:
    """Number the bucket that holds a day, so that neighbours differ by one."""
    if unit == "day":
        return ordinal
    if unit == "week":
        return (ordinal - 1) // 7  # day 1 of the calendar is a Monday
    day = dt.date.fromordinal(ordinal)
    match unit:
        case "month":
            return day.year * 12 + day.month - 1
        case "quarter":
            return day.year * 4 + (day.month - 1) // 3
        case "decade":
            return day.year // 10
        case "century":
            return day.year // 100
    return day.year


def _first_day(number: int, unit: Unit) -> int:
    """Give the first day of a bucket; one past the calendar starts after all."""
    if unit == "day":
        return number
    if unit == "week":
        return min(number * 7 + 1, _AFTER_ALL)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    year, month = divmod(number * months[unit], 12)
    if year > dt.MAXYEAR:
        return _AFTER_ALL
    return dt.date(max(1, year), month + 1, 1).toordinal()
