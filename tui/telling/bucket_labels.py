"""What stands below the bars of the density, and what each of them is called."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from timeline.dates.labels import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.asking.buckets import Bucket, Chart, Unit


def labels(chart: Chart, width: int) -> str:
    """Write years below the buckets, then months and days where there is room."""
    line = [" "] * width

    def put(at: int, text: str, *, joins: bool = False) -> None:
        around = line[at if joins else max(0, at - 1) : at + len(text) + 1]
        if at + len(text) <= width and set(around) <= {" "}:
            line[at : at + len(text)] = text

    places = [place for place in chart.places() if not place[2].is_fold]
    starts = _starts(chart)
    for at, _, bucket in places:
        if bucket.first in starts:
            put(at, str(_named(bucket, chart.unit).year))
    for at, year in _years(chart):
        put(at, str(year))
    for at, _, bucket in places:
        if bucket.first in starts and chart.unit in {"day", "month"}:
            day = _named(bucket, chart.unit)
            month, number = f" {_month(day)}", f" {day.day}"
            if chart.unit == "day" or chart.cells >= len("2024 Oct"):
                put(at + 4, month, joins=True)
            if chart.unit == "day" and chart.cells >= len("2024 Oct 20"):
                put(at + 8, number, joins=True)
    for at, text in _finer(chart):
        put(at, text)
    return "".join(line)


def name(bucket: Bucket, unit: Unit) -> str:
    """Name the period of a bucket: “14–20 October 2024”, “Q4 2024”, “1990s”."""
    first, last = map(dt.date.fromordinal, (bucket.first, bucket.last))
    if bucket.is_fold:
        return f"{first.year}–{last.year}"
    month = f"{MONTHS[first.month - 1]} {first.year}"
    match unit:
        case "day":
            return f"{first.day} {month}"
        case "week" if first.month == last.month:
            return f"{first.day}–{last.day} {month}"
        case "week":
            return (
                f"{first.day} {_month(first)} – {last.day} {_month(last)} {last.year}"
            )
        case "month":
            return month
        case "quarter":
            return f"Q{(first.month + 2) // 3} {first.year}"
        case "year":
            return str(first.year)
        case "decade":
            return f"{first.year // 10 * 10}s"
        case "century":
            return f"{first.year}–{last.year}"


def _named(bucket: Bucket, unit: Unit) -> dt.date:
    """Give the day that a bucket is labelled by: a week is in the year it ends in."""
    return dt.date.fromordinal(bucket.last if unit == "week" else bucket.first)


def _starts(chart: Chart) -> set[int]:
    """The first days of the first bucket, and of those after a fold."""
    before = [None, *chart.buckets]
    return {
        bucket.first
        for last, bucket in zip(before, chart.buckets, strict=False)
        if last is None or last.is_fold
    }


def _years(chart: Chart) -> Iterator[tuple[int, int]]:
    """Find where years begin: each, every second, fifth … as there is room for four
    digits and a blank.
    """
    a_year = {"day": 366, "week": 52, "month": 12, "quarter": 4, "year": 1}
    cells = a_year.get(chart.unit, 0.1 if chart.unit == "decade" else 0.01)
    every = next(
        step
        for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
        if step * cells * chart.cells >= len("2024 ") or step == 1000
    )
    for at, _, bucket in chart.places():
        year = _named(bucket, chart.unit).year
        begins = dt.date(year, 1, 1).toordinal() >= bucket.first
        if (begins or cells < 1) and not bucket.is_fold and year % every == 0:
            yield at, year


def _finer(chart: Chart) -> Iterator[tuple[int, str]]:
    """Find where months begin, then the days: what years leave room for."""
    has_room = chart.unit == "month" and chart.cells > 1
    if not has_room and chart.unit not in {"day", "week"}:
        return
    buckets = [place for place in chart.places() if not place[2].is_fold]
    for at, _, bucket in buckets:
        last = dt.date.fromordinal(bucket.last)
        if last.replace(day=1).toordinal() >= bucket.first:
            yield at, _month(last)
    if chart.unit == "day":
        for at, _, bucket in buckets:
            yield at, str(dt.date.fromordinal(bucket.first).day)


def _month(day: dt.date) -> str:
    return MONTHS[day.month - 1][:3]
