"""Time zones as news names them: “EST”, “GMT”, “UTC+3”, “Moscow time”, “local time”.

The zone is kept as it is written.  Its distance from UTC is told only where the words
leave one: IST is Indian, Israeli or Irish, and “local time” is nobody's in particular.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from timeline.resolve.lexicon import MONTH, WEEKDAY, words
from timeline.resolve.zone_names import (
    AMERICAN,
    LETTERS,
    MINUTES,
    PLACES,
    SHORT_PLACES,
)

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_NOT_A_PLACE = (
    rf"(?! (?!(?:on|in|at|and|to|for|until|{WEEKDAY}|{MONTH})\b)[a-z]|-[a-z])"
)
"""“8 p.m. Eastern on Friday”, but not “8 p.m. eastern Ukraine …”."""

_OFFSET = r"[+-] ?(?:1[0-4]|0?\d)(?:(?:: ?)?[0-5]\d)?\b(?! ?[ap]\b|[:.]\d)"
_NAMES = (
    rf"(?:utc|gmt) ?{_OFFSET}|\+\d\d:\d\d|{words(LETTERS)}\b|(?<=\d)z\b|"
    rf"et\b(?! al\b)|(?:ct|pt|mt{_NOT_A_PLACE})\b(?!\. \w)|"
    rf"{words(name for name in MINUTES if ' ' in name)}|"
    rf"(?:local|{words(PLACES)}) (?:(?:standard|daylight|summer) )?time\b|"
    rf"{words(AMERICAN)}\b{_NOT_A_PLACE}"
)
ZONE = rf"(?:,? ?(?P<zone>{_NAMES})| \((?P<zone_aside>{_NAMES})\))"
"""A piece of pattern: the zone behind a clock time, in brackets or not."""

_NUMERIC = re.compile(
    r"(?:utc|gmt)? ?(?P<sign>[+-]) ?(?P<hours>\d\d?)(?:: ?)?(?P<minutes>\d\d)?"
)
_WIDEST = 14 * 60
"""Minutes: no clock is further from UTC."""
_MEAN_TIME = 1920
"""Before this year zones were too unsettled to be told from a name."""


def utc_offset(zone: str, day: dt.date | None, time: str) -> str | None:
    """Tell how far a zone is from UTC, at a clock time of a day where that matters.

    None where the name has several meanings, or needs a day that is not known.

    >>> utc_offset("EST", None, "17:00"), utc_offset("UTC+5:30", None, "17:00")
    ('-05:00', '+05:30')
    >>> utc_offset("Eastern time", dt.date(2024, 7, 4), "17:00")
    '-04:00'
    >>> utc_offset("IST", dt.date(2024, 7, 4), "17:00") is None
    True
    """
    name = zone.lower()
    if name in MINUTES:
        return as_offset(MINUTES[name])
    if numeric := _NUMERIC.fullmatch(name):
        minutes = 60 * int(numeric["hours"]) + int(numeric["minutes"] or 0)
        return as_offset(-minutes if numeric["sign"] == "-" else minutes)
    place = name.removesuffix(" time")
    key = SHORT_PLACES.get(place) or PLACES.get(place)
    if key is None or day is None or day.year < _MEAN_TIME:
        return None
    return _offset_there(key, day, time)


def as_offset(minutes: int) -> str | None:
    """Write minutes east of UTC; None for more than any clock has.

    >>> as_offset(-210), as_offset(0), as_offset(6000)
    ('-03:30', '+00:00', None)
    """
    if abs(minutes) > _WIDEST:
        return None
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _offset_there(key: str, day: dt.date, time: str) -> str | None:
    zone = _zone(key)
    if zone is None:
        return None
    hour, minute = int(time[:2]) % 24, int(time[3:5])
    offset = dt.datetime.combine(day, dt.time(hour, minute), zone).utcoffset()
    return as_offset(int(offset.total_seconds()) // 60) if offset is not None else None


def _zone(key: str) -> ZoneInfo | None:
    """Load a zone's rules; None where the system has no table of zones."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(key)
    except ZoneInfoNotFoundError:
        return None
