"""A chronology as the JSON that TimelineJS reads."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from timeline.dates import Granularity
from timeline.dates.labels import label
from timeline.export.plain import one_line
from timeline.export.told import ROLES, dating, speakers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from timeline.dates import Date
    from timeline.export.formats import About
    from timeline.query.values import Event, EventMention

_Day: TypeAlias = dict[str, int]
_COARSER = {Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY}
_MONTHS = {
    Granularity.MONTH,
    Granularity.SEASON,
    Granularity.QUARTER,
    Granularity.HALF,
}


class TimelineJS:
    """Writes an event a slide; a bound is shown by its words at its known end."""

    def __init__(self, about: About) -> None:
        self._title = one_line(about.title) or "Chronology"
        self._is_first = True

    def event(self, event: Event) -> Iterator[str]:
        """Write the next event, which has a date."""
        if event.date is None:
            return
        slide = {
            **_dates(event.date),
            "display_date": label(event.date),
            "text": {
                "headline": _shown(event.title),
                "text": "".join(map(_told, event.mentions)),
            },
            "group": ROLES[event.role],
            "unique_id": event.id,
            "autolink": False,
        }
        yield "" if self._is_first else ",\n"
        self._is_first = False
        yield json.dumps(slide, ensure_ascii=False)

    def document(self, body: Iterable[str]) -> Iterator[str]:
        """Write one JSON object around the slides."""
        title = {"text": {"headline": _shown(self._title)}}
        yield f'{{"title": {json.dumps(title, ensure_ascii=False)},\n"events": [\n'
        yield from body
        yield "\n]}\n"


def _dates(date: Date) -> dict[str, _Day]:
    """Write the days it can mean, no finer than it is: what is not known is left out.

    >>> from timeline.dates import Date
    >>> _dates(Date.month(2024, 6))
    {'start_date': {'year': 2024, 'month': 6}}
    >>> _dates(Date.from_edtf("[..2024-10-25]"))
    {'start_date': {'year': 2024, 'month': 10, 'day': 25}}
    >>> _dates(Date.quarter(2024, 1))["end_date"]
    {'year': 2024, 'month': 3}
    """
    first, last = date.earliest or date.latest, date.latest or date.earliest
    if first is None or last is None:
        raise ValueError(f"{date.edtf}: no day is known")
    start, end = _day(first, date.granularity), _day(last, date.granularity)
    return (
        {"start_date": start}
        if start == end
        else {"start_date": start, "end_date": end}
    )


def _day(day: dt.date, unit: Granularity | None) -> _Day:
    if unit in _COARSER:
        return {"year": day.year}
    if unit in _MONTHS:
        return {"year": day.year, "month": day.month}
    return {"year": day.year, "month": day.month, "day": day.day}


def _told(mention: EventMention) -> str:
    """Write a sentence with its source, as TimelineJS's HTML."""
    article = mention.article
    by = "".join(f"{_shown(name)} said so; " for name in speakers(mention))
    source = ", ".join(
        _shown(part)
        for part in (article.publisher, article.title, str(article.published or ""))
        if part
    )
    why = escape(dating(mention, one_line))
    return f"<p>“{_shown(mention.quote)}”<br><small>{by}{source} — {why}</small></p>"


def _shown(text: str) -> str:
    return escape(one_line(text))
