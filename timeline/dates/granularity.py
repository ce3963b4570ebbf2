"""How much of a date is known, and the words that qualify it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

Modifier: TypeAlias = Literal["start", "mid", "end", "approx", "before", "after"]
"""“early”, “mid-”, “late”, “about”, “before”, “after”, as the text has it."""


class Granularity(StrEnum):
    """The finest unit that a text states, fine to coarse."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    @property
    def rank(self) -> int:
        """Place from fine (0) to coarse, for sorting."""
        return _RANK[self]


_RANK = {granularity: place for place, granularity in enumerate(Granularity)}
