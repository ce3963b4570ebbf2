"""Where a story stands: the dates that it has told, to count the next phrase from.

News is read against the day it was written on.  A story moves on with each date it
tells: after “In November 1941 …” comes “On 7 December …”, and then “In January …”,
which is the next year's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from timeline.dates import Granularity
from timeline.resolve.slot import Slot

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Story:
    """What has been told before a phrase.

    >>> import datetime as dt
    >>> day = Slot(Granularity.DAY, dt.date(1941, 12, 7))
    >>> story = Story().moved(day).moved(Slot(Granularity.YEAR, dt.date(1943, 1, 1)))
    >>> story.last(Granularity.YEAR).value, story.last(Granularity.DAY).value
    ('1943', '1941-12-07')
    """

    told: tuple[Slot, ...] = ()
    """The last dates, latest first, each finer than all that were told after it."""
    looks_back: bool = False
    """The phrase tells of what came before: “in May they had landed”."""
    is_night: bool = False
    """The last date was an evening or night; the next morning is another day's."""

    def moved(self, slot: Slot, *, is_night: bool = False) -> Self:
        """Go on to another date."""
        rank = slot.granularity.rank
        finer = [each for each in self.told if each.granularity.rank < rank]
        return type(self)((slot, *finer), is_night=is_night)

    def last(self, granularity: Granularity) -> Slot | None:
        """Give the last date told that is fine enough to count that unit from."""
        for slot in self.told:
            if slot.granularity.rank <= granularity.rank:
                return slot
        return None

    def place(
        self, in_year: Callable[[int], Slot | None], unit: Granularity
    ) -> Slot | None:
        """Choose the year of a month, season or day: the one that the story is in.

        A story goes on, and takes small steps back: June after October is the same
        year's, January after October the next one's.
        """
        now = self.last(Granularity.YEAR)
        if now is None:
            return None
        under_way = Slot.holding(unit, now.first)
        if now.granularity.rank <= unit.rank and under_way == in_year(
            under_way.first.year
        ):
            return under_way
        here = in_year(now.last.year)
        if here is None or now.granularity is Granularity.YEAR:
            return here
        if self.looks_back and (here.first - now.last).days > _AHEAD:
            return _in(in_year, now.last.year - 1)
        if (now.last - here.last).days > _STEP_BACK:
            return _in(in_year, now.last.year + 1)
        return here


def _in(in_year: Callable[[int], Slot | None], year: int) -> Slot | None:
    return in_year(year) if 1 <= year <= _LAST_YEAR else None


_AHEAD = 45
"""Days; what had been so little ahead is of the same year all the same."""
_STEP_BACK = 190
"""Days; from further back the story has gone on into the next year."""
_LAST_YEAR = 9998
