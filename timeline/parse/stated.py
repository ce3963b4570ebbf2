"""Dates that stand beside the text, as clues: what a page, a feed or a mail states.

A time is taken on the day it has where the page was made: that of its own offset.  A
time in UTC has no such place; its day is kept, and the days that it may have been
elsewhere are told.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from timeline.parse.clues import Clue, day_in_address, read_value
from timeline.parse.days import StatedDate, Writing, stated_dates
from timeline.parse.labels import label_before, labels_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.formats import StatedDate as Stated

ASIDE = frozenset(
    {"related link", "comment", "caption", "page banner", "inside the text"}
)
"""Kinds of place whose dates are not the article's own, whatever stands before them."""
_OTHERS_OF_PAGE = frozenset({"crawl date", "updated", "copyright"})
_SAME = {"crawl": "crawl date"}
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")
_FIRST_SECOND, _LAST_SECOND = 631_152_000, 4_102_444_800
"""1990 to 2100: other numbers of ten digits are no times."""
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?=T?\d{4,6}|T|$)")
_UTC = re.compile(
    r"[T ,](?P<hour>\d\d):?(?P<minute>\d\d)(?::?\d\d(?:[.,]\d{1,9})?)?\s?"
    r"(?:Z|GMT|UTC|[+-]00:?00)\s*$"
)
_EASTMOST, _WESTMOST = 14, 12
"""Hours by which clocks of the world are ahead of UTC, or behind it, at the most."""


def stated_clues(dates: Iterable[Stated], writing: Writing) -> list[Clue]:
    """Read each date that is stated, in its order; what holds none yields none."""
    return [clue for date in dates for clue in _clues(date, writing)]


def _clues(stated: Stated, writing: Writing) -> Iterator[Clue]:
    kind = _SAME.get(stated.kind, stated.kind)
    if kind == "address":
        day = day_in_address(stated.text)
        if day:
            yield _clue(kind, stated, day)
        return
    if kind in ASIDE:
        yield from _in_line(kind, stated, writing)
        return
    labelled = label_before(stated.before, labels_in(writing.language))
    if labelled and kind in ("time", "published time"):
        kind = "published time" if labelled == "published line" else labelled
    value = _utc_of(stated.text)
    yield _clue(kind, stated, read_value(value, writing), _may_be(value))


def _in_line(kind: str, stated: Stated, writing: Writing) -> Iterator[Clue]:
    """Read all the dates of a line; a label can say that one is not even published."""
    labels = labels_in(writing.language)
    last = 0
    for date in stated_dates(stated.text, 0, len(stated.text), writing):
        if date.day or date.lacks:
            before = f"{stated.before} {stated.text[last : date.start]}"
            named = label_before(before, labels)
            last = date.end
            yield _clue(named if named in _OTHERS_OF_PAGE else kind, stated, date)


def _clue(
    kind: str,
    stated: Stated,
    date: StatedDate,
    may_be: frozenset[dt.date] = frozenset(),
) -> Clue:
    words = f"{stated.before} {stated.text}".strip()
    return Clue(kind, words, None, None, date, stated.where, may_be)


def _utc_of(text: str) -> str:
    """Write out a time that programs count in seconds, or without any mark between."""
    seconds = _EPOCH.fullmatch(text)
    if seconds and _FIRST_SECOND <= int(seconds[1]) <= _LAST_SECOND:
        return (
            f"{dt.datetime.fromtimestamp(int(seconds[1]), dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
        )
    return _COMPACT.sub(r"\1-\2-\3", text, count=1)


def _may_be(text: str) -> frozenset[dt.date]:
    """The other days that it may have been where a time in UTC was written down.

    >>> _may_be("2024-10-25T23:30:00Z"), _may_be("2024-10-25T23:30:00+02:00")
    (frozenset({datetime.date(2024, 10, 26)}), frozenset())
    """
    utc = _UTC.search(text)
    if utc is None:
        return frozenset()
    day = read_value(text, Writing()).day
    if day is None:
        return frozenset()
    one = dt.timedelta(days=1)
    hour = int(utc["hour"])
    later = {day + one} if hour >= 24 - _EASTMOST else set()
    earlier = {day - one} if hour < _WESTMOST else set()
    return frozenset(later | earlier)
