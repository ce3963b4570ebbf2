"""The formats that a chronology is written in: one table, and a module for each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.query.values import Event

Name: TypeAlias = Literal[
    "markdown",
    "jsonl",
    "csv",
    "html",
    "timelinejs",
    "timesketch",
    "markwhen",
    "ics",
]

_EPOCH = dt.datetime.fromtimestamp(0, dt.UTC)


def _unrecorded(_: int) -> dt.datetime:
    return _EPOCH


@dataclass(frozen=True, slots=True)
class About:
    """What an exporter is told beside the events."""

    title: str = "Chronology"
    recorded: Callable[[int], dt.datetime] = _unrecorded
    """When a position of the log was recorded; 1970 where there is no log."""


class Exporter(Protocol):
    """Writes events one at a time, and holds none."""

    def event(self, event: Event) -> Iterable[str]:
        """Write the next event."""
        ...

    def document(self, body: Iterable[str]) -> Iterable[str]:
        """Write the whole document around what the events gave."""
        ...


class Format(NamedTuple):
    """A format: what it is called, and what it can carry."""

    name: Name
    label: str
    """For people."""
    suffix: str
    made_by: str
    """Module and class of its exporter: loaded when something is written in it."""
    what: str
    has_title: bool = True
    takes_undated: bool = True
    takes_bounds: bool = True
    """It has a place for “some day up to” and “from … on”."""
    counts_first: bool = False
    """Its document tells of all events before the first: what they give is kept."""

    def exporter(self, about: About) -> Exporter:
        """Make what writes one document."""
        module, _, name = self.made_by.partition(":")
        made: Exporter = getattr(import_module(f"timeline.export.{module}"), name)(
            about
        )
        return made

    def omits(self, event: Event) -> str | None:
        """Say which kind of event it is, where the format has no place for it."""
        if event.date is None:
            return None if self.takes_undated else "undated"
        if event.date.is_bound:
            return None if self.takes_bounds else "bounded"
        return None


FORMATS: dict[Name, Format] = {
    each.name: each
    for each in (
        Format(
            "markdown",
            "Markdown",
            ".md",
            "markdown:MarkdownDocument",
            "for people, ready to paste into a brief",
            counts_first=True,
        ),
        Format(
            "jsonl",
            "JSON lines",
            ".jsonl",
            "jsonl:JsonLines",
            "all there is, an event a line",
            has_title=False,
        ),
        Format(
            "csv",
            "CSV",
            ".csv",
            "rows:Rows",
            "a row an event, for spreadsheets",
            has_title=False,
        ),
        Format(
            "html",
            "HTML page",
            ".html",
            "page:Page",
            "one page by itself, to read, search and print",
            counts_first=True,
        ),
        Format(
            "timelinejs",
            "TimelineJS",
            ".json",
            "timelinejs:TimelineJS",
            "JSON for TimelineJS",
            takes_undated=False,
        ),
        Format(
            "timesketch",
            "Timesketch",
            ".timesketch.jsonl",
            "timesketch:Timesketch",
            "JSON lines for Timesketch",
            has_title=False,
            takes_undated=False,
        ),
        Format(
            "markwhen",
            "Markwhen",
            ".mw",
            "markwhen:Markwhen",
            "text for Markwhen",
            takes_undated=False,
            takes_bounds=False,
        ),
        Format(
            "ics",
            "iCalendar",
            ".ics",
            "ics:Calendar",
            "for calendars, all-day",
            takes_undated=False,
            takes_bounds=False,
        ),
    )
}
"""Every format by its name."""
