"""Events as the JSON lines that Timesketch imports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from timeline.dates.labels import label
from timeline.export.plain import one_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from timeline.dates import Date
    from timeline.export.formats import About
    from timeline.query.values import Event


class Timesketch:
    """Writes an event a line, at the first moment that its date can mean.

    A point is all that Timesketch knows: `timestamp_desc` says what the point is of,
    and `edtf` and `date` keep the date as the text has it.
    """

    def __init__(self, about: About) -> None:
        """Take no title: each line stands for itself."""

    def event(self, event: Event) -> Iterator[str]:
        """Write the next event, which has a date."""
        if event.date is None:
            return
        point, what = _point(event.date)
        day = label(event.date)
        articles = {each.article.id: each.article for each in event.mentions}
        line = {
            "message": f"{one_line(event.title)} ({day})",
            "datetime": f"{point.isoformat()}T00:00:00+00:00",
            "timestamp_desc": what,
            "date": day,
            "edtf": event.date.edtf,
            "granularity": event.date.granularity,
            "earliest": _iso(event.date.earliest),
            "latest": _iso(event.date.latest),
            "confidence": event.confidence,
            "event_id": event.id,
            "role": event.role,
            "who": list(event.who),
            "where": list(event.where),
            "quotes": [one_line(each.quote) for each in event.mentions],
            "sources": [
                one_line(article.url or article.path) for article in articles.values()
            ],
            "publishers": sorted(
                {one_line(each.publisher) for each in articles.values()} - {""}
            ),
            "origins": event.origins,
            "sources_differ": event.disagrees,
            "tag": ["sources differ"] * event.disagrees + [event.role],
        }
        yield json.dumps(line, ensure_ascii=False) + "\n"

    def document(self, body: Iterable[str]) -> Iterable[str]:
        """Write nothing around the lines."""
        return body


def _point(date: Date) -> tuple[dt.date, str]:
    """Choose the day that stands for a date, and say what day that is.

    >>> import datetime as dt
    >>> from timeline.dates import Date
    >>> _point(Date.until(dt.date(2024, 10, 25)))[1], _point(Date.month(2024, 6))[1]
    ('Happened on this day or before', 'Happened, first possible day')
    """
    if date.earliest is None:
        if date.latest is None:
            raise ValueError(f"{date.edtf}: no day is known")
        return date.latest, "Happened on this day or before"
    if date.latest is None:
        return date.earliest, "Happened on this day or after"
    is_day = date.earliest == date.latest
    return date.earliest, "Happened" if is_day else "Happened, first possible day"


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
