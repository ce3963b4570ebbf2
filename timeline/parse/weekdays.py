"""What the weekdays in a text say of a publication date: they confirm, never invent."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.parse.clues import Clue

_NEAR = dt.timedelta(days=45)
LEAD = 600
"""Characters after a dateline in which “on Friday” is the dateline's own day."""
_NAMES = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def agreement(clues: Iterable[Clue], published: dt.date) -> str:
    """Say whether a weekday told with its day of the month fits a publication date.

    Empty where the prose names no such day near it: “on Friday, October 25” does.
    """
    for clue in clues:
        date = clue.date
        if clue.kind != "in the prose" or date.month_day is None or date.day:
            continue
        day = _nearest(date.month_day, published)
        if date.weekday is None or day is None or abs(day - published) > _NEAR:
            continue
        if day.weekday() == date.weekday:
            return f"“{date.text}” in the text agrees"
        told, real = _NAMES[date.weekday], _NAMES[day.weekday()]
        return f"“{date.text}” in the text does not: {day} was a {real}, no {told}"
    return ""


def complete_dateline(clues: Sequence[Clue]) -> list[Clue]:
    """Give a dateline without a year the one that the page states, if a weekday fits.

    The year may stand in an update, a crawl date or a copyright line: none of them
    dates the article, but the weekday of the dateline's day must hold in that year.
    """
    completed = []
    for clue in clues:
        if clue.kind == "dateline" and clue.date.month_day and not clue.date.day:
            weekday = _weekday_of(clue, clues)
            days = [
                day
                for day in _days(clue.date.month_day, clues)
                if day.weekday() == weekday
            ]
            if len(days) == 1:
                date = clue.date._replace(day=days[0], lacks="", weekday=weekday)
                completed.append(replace(clue, kind="weekday check", date=date))
    return completed


def _weekday_of(dateline: Clue, clues: Sequence[Clue]) -> int | None:
    """Find the weekday told of the dateline's day: in it, or first in the prose."""
    if dateline.date.weekday is not None:
        return dateline.date.weekday
    for clue in clues:
        if clue.kind != "in the prose" or clue.date.weekday is None:
            continue
        is_same = clue.date.month_day == dateline.date.month_day
        if clue.start is None or dateline.end is None:
            continue
        is_lead = clue.date.month_day is None and clue.start - dateline.end < LEAD
        if is_same or is_lead:
            return clue.date.weekday
    return None


def _days(month_day: tuple[int, int], clues: Iterable[Clue]) -> set[dt.date]:
    """The days of that month and day in the years that the page states."""
    days = set()
    for clue in clues:
        if clue.kind == "copyright" and clue.date.text.isdecimal():
            days.add(_day(int(clue.date.text), month_day))
        elif clue.kind in ("crawl date", "updated") and clue.date.day:
            seen = clue.date.day
            year = seen.year - (month_day > (seen.month, seen.day))
            days.add(_day(year, month_day))
    return {day for day in days if day}


def _nearest(month_day: tuple[int, int], anchor: dt.date) -> dt.date | None:
    days = (_day(anchor.year + step, month_day) for step in (-1, 0, 1))
    return min(filter(None, days), key=lambda day: abs(day - anchor), default=None)


def _day(year: int, month_day: tuple[int, int]) -> dt.date | None:
    try:
        return dt.date(year, *month_day)
    except ValueError:  # 29 February
        return None
