"""The date gutter of the chronology: a date is printed only where it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.dates import Granularity
from timeline.dates.labels import MONTHS

if TYPE_CHECKING:
    import datetime as dt

    from timeline.dates import Date

YEAR_CELLS, REST_CELLS = 5, 9
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_LEADS = {
    "start": "early ",
    "mid": "mid ",
    "end": "late ",
    "approx": "~",
    "before": "<",
    "after": ">",
}


class Cells(NamedTuple):
    """A date as the gutter prints it: “2024 ”, “Oct 23”."""

    year: str
    rest: str
    month: str = ""
    """Set for a plain month or day, whose month need not be printed again."""
    day: str = ""


UNDATED = Cells("────", "undated ─")
"""A heading: what has no date stands together, after all that has one."""


def cells(date: Date | None) -> Cells:
    """Write a date in full, no finer than it is, in at most 5 + 9 cells.

    >>> from timeline.dates import Date
    >>> cells(Date.from_edtf("[..2024-10-25]"))[:2], cells(Date.month(2024, 6))[:2]
    (('2024', 'by 25 Oct'), ('2024', 'Jun'))
    """
    if date is None:
        return UNDATED
    found = _bound(date) if date.is_bound else _closed(date)
    return _modified(found, date) if date.modifier else found


def gutter(date: Date | None, before: Date | None, *, first: bool) -> tuple[str, str]:
    """Give what to print for a date under the one before it: year, and the rest.

    Args:
        first: nothing stands above, so that the date is printed in full.
    """
    new, old = cells(date), Cells("", "") if first else cells(before)
    if new == old:
        year, rest = "", ""
    elif new.year != old.year:
        year, rest = new.year, new.rest
    elif new.month and new.month == old.month and new.day:
        year, rest = "", f"{'':{len(new.month)}} {new.day:>2}"
    else:
        year, rest = "", new.rest
    return f"{year:{YEAR_CELLS}}", f"{rest:{REST_CELLS}}"


def _closed(date: Date) -> Cells:
    first, last = date.earliest, date.latest
    if first is None or last is None:
        raise ValueError(f"{date.edtf} has an open end")
    year = str(first.year)
    match date.granularity:
        case Granularity.CENTURY:
            return Cells(f"{year}–", str(last.year))
        case Granularity.DECADE:
            return Cells(f"{year}s", "")
        case Granularity.YEAR:
            return Cells(year, "")
        case Granularity.HALF:
            return Cells(year, "H1" if first.month == 1 else "H2")
        case Granularity.QUARTER:
            return Cells(year, f"Q{(first.month + 2) // 3}")
        case Granularity.SEASON:
            return Cells(year, _SEASONS[first.month])
        case Granularity.MONTH:
            return Cells(year, _month(first), _month(first))
    if first == last:
        month, day = _month(first), str(first.day)
        return Cells(year, f"{month} {day:>2}", month, day)
    return Cells(*_range(first, last, date.edtf))


def _range(first: dt.date, last: dt.date, edtf: str) -> tuple[str, str]:
    """Write several days: “21–27 Oct”, “Jun–Aug”, “28 Sep–”, “2009–” “2011”."""
    if first.year != last.year:
        return f"{first.year}–", str(last.year)
    if first.month == last.month:
        return str(first.year), f"{first.day}–{last.day} {_month(last)}"
    if edtf.strip("[]").count("-") == 2:  # 2024-06/2024-08: months, no days
        return str(first.year), f"{_month(first)}–{_month(last)}"
    return str(first.year), f"{first.day} {_month(first)}–"


def _bound(date: Date) -> Cells:
    """Write an open range: “by 25 Oct”, “to 25 Oct”, “25 Oct on”, “Jun on”."""
    is_one_day = date.edtf.startswith("[")
    end = date.earliest or date.latest
    if end is None:
        raise ValueError(f"{date.edtf} has no end")
    stated = date.edtf.strip("[]./").count("-")
    point = (_month(end), f"{end.day} {_month(end)}")[stated - 1] if stated else ""
    if date.earliest is not None:
        return Cells(str(end.year), f"{point} on".strip())
    if not point:
        return Cells(str(end.year), "or before")
    return Cells(str(end.year), f"{'by' if is_one_day else 'to'} {point}")


def _modified(found: Cells, date: Date) -> Cells:
    """Put “early”, “~” … before a date, where the gutter has room for it."""
    lead = _LEADS[date.modifier or "approx"]
    is_day = bool(found.day)
    if is_day and lead.endswith(" "):
        return found
    rest = f"{lead}{found.rest}".strip()
    return Cells(found.year, rest) if len(rest) <= REST_CELLS else found


def _month(day: dt.date) -> str:
    return MONTHS[day.month - 1][:3]
