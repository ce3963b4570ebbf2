"""Years before Christ, and the first years after, which Python's calendar is short of.

The Gregorian calendar comes round every 400 years.  A day of 490 BC is therefore kept
8,000 years on, where all can be counted as ever, and its value is written back at the
end.  Such a day has no date: our days begin with the year 1.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.resolve.meaning import At
from timeline.resolve.slot import year_slot

if TYPE_CHECKING:
    from timeline.resolve.expression import Expression
    from timeline.resolve.meaning import Reading
    from timeline.resolve.slot import Slot

_SHIFT = 8001
"""What a year before Christ and the year that it is kept as add up to."""
_OLDEST, _LAST = 4000, 8500
"""The first year that is told of, and the last that one can be kept as."""

_MODERN = 1000
_SPAN = 250
"""Years between a doubtful early year and one that the document states surely."""


def before_christ(year: int) -> At | None:
    """Take a year BC; None where it is no year that is told of.

    >>> before_christ(490).slot.value
    '7511'
    """
    if not 1 <= year <= _OLDEST:
        return None
    return At(year_slot(_SHIFT - year))


def is_before_christ(slot: Slot) -> bool:
    """Tell whether a slot is kept for one before Christ."""
    return _SHIFT - _OLDEST <= slot.first.year <= _LAST


def written_back(reading: Reading) -> Reading:
    """Write what was counted before Christ as TIMEX3 does: `BC0490-08`."""
    if reading.slot is None or not is_before_christ(reading.slot):
        return reading
    year = _SHIFT - int(reading.value[:4])
    era = f"BC{year:04}" if year > 0 else f"{1 - year:04}"
    value = f"{era}{reading.value[4:]}"
    return replace(
        reading, value=value, slot=None, date=None, origin=None, anchored=False
    )


def tells_of_antiquity(folded: str) -> bool:
    """Tell whether a text writes any year as one before Christ.

    >>> tells_of_antiquity("it fell in 480 bc")
    True
    """
    return bool(_BEFORE_CHRIST.search(folded))


_BEFORE_CHRIST = re.compile(r"\d ?b(?:ce?|\.c\.)")


def with_early(found: list[Expression], doubtful: list[Expression]) -> list[Expression]:
    """Add “in 71” where the document states a year near it beyond doubt."""
    if not doubtful:
        return found
    years = [
        _counted(each.meaning.slot) for each in found if isinstance(each.meaning, At)
    ]
    early = [year for year in years if year < _MODERN]
    if not early:
        return found
    sure = [year for each in doubtful if (year := _settled(each, early))]
    merged: list[Expression] = []
    for each in sorted([*found, *sure], key=lambda each: (each.start, -each.end)):
        if not merged or each.start >= merged[-1].end:
            merged.append(each)
    return merged


def _counted(slot: Slot) -> int:
    """Give a slot's year, those before Christ with a minus."""
    year = slot.first.year
    return year - _SHIFT if is_before_christ(slot) else year


def _settled(found: Expression, early: list[int]) -> Expression | None:
    """Read a doubtful year in the era of the nearest sure one, if one is near."""
    if not isinstance(found.meaning, At):
        return None
    year = found.meaning.slot.first.year
    after = min((abs(year - each) for each in early), default=_SPAN)
    before = min((abs(-year - each) for each in early), default=_SPAN)
    if min(after, before) >= _SPAN:
        return None
    meaning = found.meaning if after <= before else before_christ(year)
    return replace(found, meaning=meaning) if meaning else None


DOUBTFUL = "year.early"
"""The rule that reads two or three figures as a year."""
