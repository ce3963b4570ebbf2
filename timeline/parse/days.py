"""The dates that a piece of text states without need of an anchor, as evidence."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.resolve import tag
from timeline.resolve.lexicon import MONTH, MONTH_NUMBERS
from timeline.resolve.tagger import tag_up_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.resolve import Resolution

_TIMESTAMP = re.compile(r"(?<=\d{4}-\d\d-\d\d)T(?=\d\d:?\d\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d\d)(?!\d)")
_VALUE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
_MONTH = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_FIGURES = r"\d[-/.]\d|\d{8}"
_CALENDAR = re.compile(
    rf"\d.*{_MONTH}|{_MONTH}[a-z]*\b.*\d|{_FIGURES}", re.IGNORECASE | re.DOTALL
)
"""What a phrase must hold to state a day itself: “that day” and “3 p.m.” borrow it."""
_FIGURES_IN = re.compile(r"\d(?:[-/.]\d|\d{7})")
_MONTH_BEGINS = re.compile(_MONTH)
_MONTH_IN = re.compile(rf"\b{MONTH}")
"""A month in full or by its abbreviation: “market” and “decided” are none."""
_MONTHS = tuple(dict.fromkeys(name[:3] for name in MONTH_NUMBERS))
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})[a-z]*\b")


class Writing(NamedTuple):
    """How a text writes its dates."""

    language: str = "en"
    locale: str | None = None

    @property
    def is_english(self) -> bool:
        """True where the rules for English read it."""
        return self.language == "en"


ENGLISH = Writing()


class StatedDate(NamedTuple):
    """A date phrase, and as much of a calendar day as it gives by itself."""

    text: str
    start: int
    end: int
    day: dt.date | None
    lacks: str = ""
    """What keeps it from being a day, for people: “it has no year”."""
    month_day: tuple[int, int] | None = None
    """Month and day, where the phrase gives both."""
    weekday: int | None = None
    """0 is Monday; None where the phrase names no weekday."""


def may_state_day(text: str, writing: Writing) -> bool:
    """Tell whether a day of the calendar can stand in a text that has figures.

    Most paragraphs of news have none, and need no tagging to find it.

    >>> may_state_day("3,000 men came on Friday", ENGLISH)
    False
    """
    if not writing.is_english:
        return True
    if _FIGURES_IN.search(text):
        return True
    folded = text.casefold()
    if not any(month in folded for month in _MONTHS):  # the fastest to rule out
        return False
    if _MONTH_IN.search(folded):
        return True
    return bool(_WEEKDAY.search(text) and _MONTH_BEGINS.search(folded))


def stated_dates(
    text: str, start: int, end: int, writing: Writing = ENGLISH
) -> list[StatedDate]:
    """Find the date phrases at `text[start:end]`, in order.

    >>> [found.day for found in stated_dates("Kazan, 24 October 2024", 0, 22)]
    [datetime.date(2024, 10, 24)]
    """
    piece = _TIMESTAMP.sub(" ", text[start:end])
    if writing.is_english:
        tagged = tag_up_to(bool, piece, locale=writing.locale)
    else:
        tagged = tag(piece, language=writing.language, locale=writing.locale)
    return _stated_in(tagged, text, start, writing)


def told_days(
    text: str, start: int, end: int, writing: Writing = ENGLISH
) -> list[StatedDate]:
    """Find the days and weekdays that the prose at `text[start:end]` states, in order.

    >>> [found.text for found in told_days("They met in May, on 3 June 2024.", 0, 32)]
    ['3 June 2024']
    """
    if writing.is_english:
        piece = _TIMESTAMP.sub(" ", text[start:end])
        tagged = tag_up_to(_may_be_told, piece, locale=writing.locale)
        found = _stated_in(tagged, text, start, writing)
    else:
        found = stated_dates(text, start, end, writing)
    return [date for date in found if date.day or date.weekday is not None]


def _may_be_told(phrase: str) -> bool:
    return bool(_WEEKDAY.search(phrase) or _CALENDAR.search(phrase))


def _stated_in(
    tagged: Iterable[Resolution], text: str, start: int, writing: Writing
) -> list[StatedDate]:
    found = []
    for resolution in tagged:
        timex = resolution.timex
        if timex.type in ("DATE", "TIME"):
            first, last = start + timex.start, start + timex.end
            stated = _stated(text[first:last], first, resolution, writing)
            if stated:
                found.append(stated)
    return found


def _stated(
    phrase: str, start: int, found: Resolution, writing: Writing
) -> StatedDate | None:
    named = _WEEKDAY.search(phrase)
    weekday = _WEEKDAYS.index(named[1]) if named else None
    end = start + len(phrase)
    if found.rule.endswith(".impossible"):
        lacks = "the calendar has no such day"
        return StatedDate(phrase, start, end, None, lacks)
    parts = _VALUE.match(found.value)
    if parts is None or parts[2] is None:
        return StatedDate(phrase, start, end, None, "", None, weekday)
    year, month, day = parts.groups()
    if day is None:
        lacks = "it has no day" if year != "XXXX" else "it has neither day nor year"
        return StatedDate(phrase, start, end, None, lacks)
    if not _states_day(phrase, found, writing):
        return None
    month_day = int(month), int(day)
    if year == "XXXX":
        return StatedDate(
            phrase, start, end, None, "it has no year", month_day, weekday
        )
    is_settled = not writing.is_english or found.rule.endswith((".mdy", ".dmy"))
    if _is_ambiguous(phrase) and weekday is None and not is_settled:
        lacks = "day and month could be swapped"
        return StatedDate(phrase, start, end, None, lacks)
    stated = dt.date(int(year), *month_day)
    return StatedDate(phrase, start, end, stated, "", month_day, weekday)


def _states_day(phrase: str, found: Resolution, writing: Writing) -> bool:
    if writing.is_english:
        return bool(_CALENDAR.search(phrase))
    return any(family in found.rule for family in (".absolute.", ".monthday"))


def _is_ambiguous(phrase: str) -> bool:
    """Tell whether a numeric date reads both ways: 03/04/2024, but not 25/10/2024."""
    found = _NUMERIC.search(phrase)
    if found is None:
        return False
    first, second = int(found[1]), int(found[2])
    return first != second and first <= 12 and second <= 12
