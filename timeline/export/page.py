"""A chronology as one HTML page that holds all it shows and loads nothing."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import jinja2
from markupsafe import Markup

from timeline.dates.labels import MONTHS, label
from timeline.export.plain import one_line
from timeline.export.told import (
    ROLES,
    claimed,
    condition,
    dating,
    guess,
    origins,
    sides,
    speakers,
    surety,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from timeline.export.formats import About
    from timeline.query.values import ArticleRef, Event, EventMention

_Unit: TypeAlias = Literal["month", "year", "decade", "century"]

_FOLDER = Path(__file__).with_name("templates")
_BARS = 72
"""At most so many, or a finger would hit two."""
_HEIGHT = 56
_PART = 50
"""Events in a list: a browser lays out the lists that are seen, and no other."""


class Bar(NamedTuple):
    """The events of a stretch of time, as one bar."""

    label: str
    events: int
    height: float
    anchor: str
    """Of the first event in it."""


class Page:
    """Writes an event at a time; what stands before them is written when all are."""

    def __init__(self, about: About) -> None:
        self._title = one_line(about.title) or "Chronology"
        self._events, self._undated = 0, 0
        self._year = ""
        self._in_year = 0
        """Which event of its year, from 0."""
        self._months: Counter[int] = Counter()
        """Events by month, counted from the year 0; those with a day alone."""
        self._first: dict[int, str] = {}
        """The first event of each month."""
        self._articles: dict[str, ArticleRef] = {}
        self._numbers: dict[str, int] = {}
        self._templates = templates()
        self._event = self._templates.get_template("event.html.j2")

    def event(self, event: Event) -> Iterator[str]:
        """Write the next event."""
        for mention in event.mentions:
            article = mention.article
            self._numbers.setdefault(article.id, len(self._numbers) + 1)
            self._articles[article.id] = article
        day = _sorted_under(event)
        year = str(day.year) if day else "Undated"
        self._in_year = self._in_year + 1 if year == self._year else 0
        text = label(event.date)
        yield self._event.render(
            event=event,
            first=not self._events,
            year=year if year != self._year else "",
            part=self._in_year % _PART == 0,
            anchor=f"y-{event.id}",
            day=text[:1].upper() + text[1:],
            is_vague=event.date is not None
            and event.date.earliest != event.date.latest,
            numbers=self._numbers,
        )
        self._events += 1
        self._year = year
        if day is None:
            self._undated += 1
        else:
            month = day.year * 12 + day.month - 1
            self._months[month] += 1
            self._first.setdefault(month, f"e-{event.id}")

    def document(self, body: Iterable[str]) -> Iterator[str]:
        """Write the whole page around the events."""
        style, script = (_read(name) for name in ("page.css", "page.js"))
        unit, bars = self._bars()
        yield self._templates.get_template("head.html.j2").render(
            title=self._title,
            style=Markup(style),  # noqa: S704 - our own file
            style_hash=_digest(style),
            script_hash=_digest(script),
            events=self._events,
            articles=len(self._articles),
            span=self._span(),
            undated=self._undated,
            unit=unit,
            bars=bars,
        )
        yield from body
        yield self._templates.get_template("tail.html.j2").render(
            events=self._events,
            sources=[self._articles[article] for article in self._numbers],
            script=Markup(script),  # noqa: S704 - our own file
        )

    def _span(self) -> str:
        if not self._months:
            return ""
        ends = [_month(month) for month in (min(self._months), max(self._months))]
        return " – ".join(dict.fromkeys(ends))

    def _bars(self) -> tuple[_Unit, list[Bar]]:
        """Count the events by the finest unit that leaves few enough bars."""
        if not self._months:
            return "month", []
        first, last = min(self._months), max(self._months)
        units: tuple[tuple[_Unit, int], ...] = (
            ("month", 1),
            ("year", 12),
            ("decade", 120),
            ("century", 1200),
        )
        unit, size = next(
            (each for each in units if last // each[1] - first // each[1] < _BARS),
            units[-1],
        )
        counts: Counter[int] = Counter()
        anchors: dict[int, str] = {}
        for month in sorted(self._months):
            counts[month // size] += self._months[month]
            anchors.setdefault(month // size, self._first[month])
        most = max(counts.values())
        return unit, [
            Bar(
                _worded(place * size, unit),
                counts[place],
                round(max(3, _HEIGHT * counts[place] / most), 1),
                anchors.get(place, ""),
            )
            for place in range(first // size, last // size + 1)
        ]


def templates() -> jinja2.Environment:
    """Make an environment that escapes whatever an article says."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    made.filters |= {"line": one_line, "is_link": _is_link}
    made.globals |= {
        "roles": ROLES,
        "claimed": claimed,
        "condition": condition,
        "dating": _dating,
        "guess": guess,
        "origins": origins,
        "sides": sides,
        "speakers": speakers,
        "surety": surety,
    }
    return made


def _dating(mention: EventMention) -> str:
    return dating(mention, one_line)


def _sorted_under(event: Event) -> dt.date | None:
    """The day that it is listed under: a bound under its known end."""
    date = event.date
    return (date.earliest or date.latest) if date else None


def _month(month: int) -> str:
    return f"{MONTHS[month % 12]} {month // 12}"


def _worded(month: int, unit: _Unit) -> str:
    """Name the unit that a month begins."""
    year = month // 12
    if unit == "month":
        return _month(month)
    return {"year": f"{year}", "decade": f"{year}s"}.get(unit, f"{year}–{year + 99}")


def _is_link(url: str | None) -> bool:
    return bool(url) and str(url).lower().startswith(("http://", "https://"))


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """Name a text as a content security policy does."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
