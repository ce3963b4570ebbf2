"""A view: the lines that fit a question, in order, and where in them a date stands."""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, TypeAlias

from textual.cache import LRUCache

from timeline.errors import TimelineError
from timeline.query.order import UNDATED, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.query.order import OrderPart
    from timeline.query.values import EventLine

    Lines: TypeAlias = Callable[[Sequence[int]], list[EventLine | None]]
    """Gives the lines of some rows; None for one that is gone."""

Unit: TypeAlias = Literal["month", "year"]
PAGE = 48
"""Lines read at once, to one who goes from line to line."""
_PAGES = 64
"""So many times that are kept: some hundred screenfuls."""


class View:
    """A snapshot: an append elsewhere does not shift the lines under the cursor.

    It holds 12 bytes for each of its lines, and a few pages of those that were seen.
    At first it may hold the lines of a first page only, until the order comes in.
    """

    def __init__(
        self, lines: Lines, words: str = "", first: Sequence[EventLine] = ()
    ) -> None:
        """Make one of what gives lines, the words to mark, and a first page."""
        self.words = words
        self.is_whole = False
        """All its lines are known."""
        self.is_stale = False
        """A row is gone: the read tables were built anew."""
        self.failure: TimelineError | None = None
        """Why lines are left out: the store could not be read when they were needed."""
        self._lines, self._first = lines, first
        self._rows, self.days = array("q"), array("i")
        self._read: LRUCache[int, EventLine | None] = LRUCache(PAGE * _PAGES)

    def __len__(self) -> int:
        return max(len(self._rows), len(self._first))

    @property
    def dated(self) -> int:
        """How many of its lines have a day; the others come after them."""
        return bisect_left(self.days, UNDATED)

    def extend(self, part: OrderPart) -> None:
        """Add the lines that come next in the order."""
        self._rows.extend(part.rows)
        self.days.extend(part.days)

    def line(self, index: int) -> EventLine | None:
        """Return the line at an index, or None where there is none."""
        if not 0 <= index < len(self._rows):
            return self._first[index] if 0 <= index < len(self._first) else None
        if index not in self._read:
            self._fetch(index // PAGE * PAGE, PAGE)
        line = self._read.get(index)
        self.is_stale |= line is None and self.failure is None
        return line

    def look(self, first: int, count: int) -> None:
        """Read the lines from one on at once, if none of them was seen yet.

        Who goes from one on to the next needs them a page at a time; who goes far, just
        those in sight.
        """
        seen = self._read
        if first not in seen and first + count - 1 not in seen:
            self._fetch(first, count)

    def _fetch(self, first: int, count: int) -> None:
        """Read lines; who draws them cannot be told of a failure, but must go on."""
        first = max(0, first)
        rows = self._rows[first : first + count]
        try:
            lines: Sequence[EventLine | None] = self._lines(rows) if rows else ()
        except TimelineError as error:
            self.failure = error
            lines = [None] * len(rows)
        for index, line in enumerate(lines, first):
            self._read[index] = line

    def index_of(self, place: Place | None) -> int | None:
        """Find the line at a place; None where it is not in the view."""
        if place is None:
            return None
        start, end = self._between(place.day, place.day + 1)
        try:
            return self._rows.index(place.row, start, end)
        except ValueError:
            return None

    def place(self, index: int) -> Place:
        """Tell the place of a line."""
        return Place(self._rows[index], self.days[index])

    def near(self, day: int) -> int:
        """Find the first line at or after a day, the end if there is none."""
        return bisect_left(self.days, day)

    def nearby(self, index: int, day: int) -> int:
        """Find the line that stands where one of a day stood that is not there now."""
        start, end = self._between(day, day + 1)
        return max(0, min(max(start, min(index, end)), len(self) - 1))

    def first_from(self, day: dt.date) -> int:
        """Find the first line at or after a day; the last dated one if none is."""
        found = bisect_left(self.days, day.toordinal())
        return max(0, min(found, self.dated - 1))

    def step(self, index: int, unit: Unit, direction: int) -> int:
        """Find the first line of the next month or year, or of this or the one before.

        Going back from within a month leads to its first line, from there to the month
        before; what is undated counts as one month at the end.
        """
        if not 0 <= index < len(self.days):
            return index
        first, after = _period(self.days[index], unit)
        start, end = self._between(first, after)
        if direction > 0:
            return end if end < len(self.days) else len(self.days) - 1
        if start == index and start > 0:
            start, _ = self._between(*_period(self.days[start - 1], unit))
        return start

    def _between(self, first: int, after: int) -> tuple[int, int]:
        """Find the lines from a day up to, not including, another."""
        start = bisect_left(self.days, first)
        return start, bisect_left(self.days, after, lo=start)


def _period(day: int, unit: Unit) -> tuple[int, int]:
    """Tell the first day of the month or year of a day, and that of the next."""
    if day >= UNDATED:
        return UNDATED, UNDATED + 1
    first = dt.date.fromordinal(day).replace(day=1)
    if unit == "year":
        first = first.replace(month=1)
    is_last = (first.year, first.month) >= (dt.MAXYEAR, 1 if unit == "year" else 12)
    if is_last:
        return first.toordinal(), dt.date.max.toordinal() + 1
    after = first.replace(year=first.year + 1) if unit == "year" else _next(first)
    return first.toordinal(), after.toordinal()


def _next(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=31)).replace(day=1)
