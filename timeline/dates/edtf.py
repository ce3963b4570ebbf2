"""EDTF text (ISO 8601-2:2019) to first and last day: the forms this program writes."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import TypeAlias

from timeline.dates.granularity import Granularity
from timeline.errors import DateError

Days: TypeAlias = tuple[dt.date | None, dt.date | None, Granularity | None]
"""First day, last day (None: open) and the unit that the text implies."""

_UNQUALIFIED = re.compile(r"[?~%]")
_POINT = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?")
_DECADE = re.compile(r"(\d{3})X")
_CENTURY = re.compile(r"(\d\d)XX")
_SEASONS, _QUARTERS, _HALVES = range(21, 25), range(33, 37), range(40, 42)


@lru_cache(maxsize=4096)
def parse(text: str) -> Days:
    """Read EDTF text.

    >>> parse("2024-06")[:2]
    (datetime.date(2024, 6, 1), datetime.date(2024, 6, 30))
    >>> parse("[..2024-10-25]")[:2]
    (None, datetime.date(2024, 10, 25))

    Raises:
        DateError: not EDTF, or of a form that this program does not use.
    """
    bare = _UNQUALIFIED.sub("", text.strip())
    try:
        if bare.startswith("[") and bare.endswith("]"):
            return _between(*_ends(bare[1:-1], ".."))
        if "/" in bare:
            first, last = _ends(bare, "/")
            return _between(first.replace("..", ""), last.replace("..", ""))
        return _point(bare)
    except ValueError as error:
        raise DateError(
            f"no date: {text!r}; expected EDTF such as 2024, 2024-06, 2024-06-30, "
            "2024-06/2024-08 or [..2024-06-30]; write it in one of these forms"
        ) from error


def day_text(day: dt.date) -> str:
    """Write a day as EDTF.

    >>> day_text(dt.date(987, 1, 2))
    '0987-01-02'
    """
    return day.isoformat()


def _ends(text: str, separator: str) -> tuple[str, str]:
    first, found, last = text.partition(separator)
    if not found:
        raise ValueError(text)
    return first, last


def _between(first: str, last: str) -> Days:
    earliest = _point(first)[0] if first else None
    latest = _point(last)[1] if last else None
    if (not earliest and not latest) or (earliest and latest and earliest > latest):
        raise ValueError(f"{first!r} to {last!r}")
    return earliest, latest, None


def _point(text: str) -> Days:
    if found := _DECADE.fullmatch(text):
        year = 10 * int(found[1])
        return dt.date(year, 1, 1), dt.date(year + 9, 12, 31), Granularity.DECADE
    if found := _CENTURY.fullmatch(text):
        year = 100 * int(found[1])
        return dt.date(year, 1, 1), dt.date(year + 99, 12, 31), Granularity.CENTURY
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = int(found[1]), found[2], found[3]
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError(text)
        return dt.date(year, 1, 1), dt.date(year, 12, 31), Granularity.YEAR
    if day not in (None, "XX"):
        exact = dt.date(year, int(month), int(day))
        return exact, exact, Granularity.DAY
    return _part_of_year(year, int(month))


def _part_of_year(year: int, code: int) -> Days:
    """Read what stands in the month's place: a month, season, quarter or half."""
    if code in _SEASONS:
        return *_months(year, 3 * (code - 20), 3), Granularity.SEASON
    if code in _QUARTERS:
        return *_months(year, 3 * (code - 33) + 1, 3), Granularity.QUARTER
    if code in _HALVES:
        return *_months(year, 6 * (code - 40) + 1, 6), Granularity.HALF
    return *_months(year, code, 1), Granularity.MONTH


def _months(year: int, first: int, count: int) -> tuple[dt.date, dt.date]:
    """First and last day of `count` months; past December into the next year."""
    last_year, last_month = year, first + count - 1
    if last_month > 12:
        last_year, last_month = year + 1, last_month - 12
    days = calendar.monthrange(last_year, last_month)[1]
    return dt.date(year, first, 1), dt.date(last_year, last_month, days)
