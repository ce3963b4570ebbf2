"""Dates in words, for people: “23 October 2024”, “by 25 October 2024”, “June 2024”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates.granularity import Granularity

if TYPE_CHECKING:
    import datetime as dt

    from timeline.dates.date import Date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_MODIFIERS = {
    "start": "early",
    "mid": "mid",
    "end": "late",
    "approx": "about",
    "before": "before",
    "after": "after",
}


def label(date: Date | None) -> str:
    """Write a date as a reader says it, no finer than it is.

    >>> from timeline.dates import Date
    >>> import datetime as dt
    >>> label(Date.month(2024, 8).modified("start")), label(None)
    ('early August 2024', 'undated')
    >>> label(Date.until(dt.date(2024, 10, 25)))
    'by 25 October 2024'
    """
    if date is None:
        return "undated"
    text = _unmodified(date)
    return f"{_MODIFIERS[date.modifier]} {text}" if date.modifier else text


def day_label(day: dt.date) -> str:
    """Write a day: “23 October 2024”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _unmodified(date: Date) -> str:
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return _bound(date)
    match date.granularity:
        case Granularity.MONTH:
            return f"{MONTHS[first.month - 1]} {first.year}"
        case Granularity.SEASON:
            return f"{_SEASONS[first.month]} {first.year}"
        case Granularity.QUARTER:
            return f"quarter {(first.month + 2) // 3} of {first.year}"
        case Granularity.HALF:
            return f"{'first' if first.month == 1 else 'second'} half of {first.year}"
        case Granularity.YEAR:
            return str(first.year)
        case Granularity.DECADE:
            return f"{first.year}s"
        case Granularity.CENTURY:
            return f"{first.year}–{last.year}"
    if first == last:
        return day_label(first)
    return _range(date)


def _range(date: Date) -> str:
    """Word a range by its two ends, each no finer than it is.

    >>> from timeline.dates import Date
    >>> label(Date.from_edtf("2016/2018")), label(Date.from_edtf("[2016-05..2016-08]"))
    ('2016 – 2018', 'between May 2016 and August 2016')
    """
    is_one_day = date.edtf.startswith("[")
    ends = date.edtf.strip("[]").split(".." if is_one_day else "/")
    first, last = (_unmodified(type(date).from_edtf(end)) for end in ends)
    return f"between {first} and {last}" if is_one_day else f"{first} – {last}"


def _bound(date: Date) -> str:
    """Word an open date by its known end, which may be a month or a year.

    >>> from timeline.dates import Date
    >>> label(Date.from_edtf("2024-06/..")), label(Date.from_edtf("[2024-06-03..]"))
    ('since June 2024', 'from 3 June 2024 on')
    """
    lasts = not date.edtf.startswith("[")
    known = type(date).from_edtf(date.edtf.strip("[]").strip(".").strip("/"))
    if date.earliest is None:
        return f"{'until' if lasts else 'by'} {_unmodified(known)}"
    return f"since {_unmodified(known)}" if lasts else f"from {_unmodified(known)} on"
