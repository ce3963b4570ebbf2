"""A chronology as an iCalendar file (RFC 5545): all-day events."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import icalendar

from timeline.dates.labels import label
from timeline.export.plain import one_line
from timeline.export.told import ROLES, dating, speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.export.formats import About
    from timeline.query.values import Event, EventMention

_END = "END:VCALENDAR\r\n"


class Calendar:
    """Writes an event over all days that its date can mean: a month is a month.

    Nothing in it is of the moment of writing, so the same chronology gives the same
    bytes: `DTSTAMP` is when the log last changed the event.
    """

    def __init__(self, about: About) -> None:
        self._about = about

    def event(self, event: Event) -> Iterator[str]:
        """Write the next event, whose date has both ends."""
        date = event.date
        if date is None or date.earliest is None or date.latest is None:
            return
        made = icalendar.Event()
        made.add("uid", event.id)
        made.add("dtstamp", self._about.recorded(event.version).replace(microsecond=0))
        made.add("dtstart", date.earliest)
        if date.latest < dt.date.max:  # the end is the day after
            made.add("dtend", date.latest + dt.timedelta(days=1))
        made.add("summary", one_line(event.title))
        told = [f"{label(date)} ({date.edtf}); {ROLES[event.role]}"]
        told += map(_told, event.mentions)
        made.add("description", "\n\n".join(told))
        if event.where:
            made.add("location", ", ".join(map(one_line, event.where)))
        made.add("categories", [event.role])
        made.add("status", "TENTATIVE" if event.role == "planned" else "CONFIRMED")
        made.add("transp", "TRANSPARENT")
        yield made.to_ical().decode()

    def document(self, body: Iterable[str]) -> Iterator[str]:
        """Write the calendar around the events."""
        made = icalendar.Calendar()
        made.add("prodid", "-//timeline//timeline//EN")
        made.add("version", "2.0")
        made.add("calscale", "GREGORIAN")
        made.add("x-wr-calname", one_line(self._about.title) or "Chronology")
        yield made.to_ical().decode().removesuffix(_END)
        yield from body
        yield _END


def _told(mention: EventMention) -> str:
    article = mention.article
    by = "".join(f"{one_line(name)} said so; " for name in speakers(mention))
    day = str(article.published or "no date")
    source = ", ".join(
        one_line(part)
        for part in (article.publisher, article.title, day, article.url or "")
        if part
    )
    return f"“{one_line(mention.quote)}”\n{by}{source} — {dating(mention, one_line)}"
