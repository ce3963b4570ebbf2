"""Every date on a page that could be taken for its publication date, and its kind."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.errors import DateError
from timeline.parse.days import (
    StatedDate,
    Writing,
    may_state_day,
    stated_dates,
    told_days,
)
from timeline.parse.furniture import Kind
from timeline.parse.labels import labels_in
from timeline.parse.signs import has_digit
from timeline.parse.weekdays import LEAD
from timeline.resolve import read_typed
from timeline.resolve.lexicon import MONTH_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.articles import Span
    from timeline.parse.blocks import Block
    from timeline.parse.header import Header
    from timeline.parse.headline import Headline
    from timeline.parse.labels import Labels

_BY_KIND = {
    Kind.ASIDE: "related link",
    Kind.REPEAT: "related link",
    Kind.CAPTION: "caption",
    Kind.NOTICE: "notice",
    Kind.ACCOUNT: "notice",
    Kind.HEADING: "heading",
}
_COPYRIGHT_YEAR = re.compile(
    r"(?:©|\([Cc]\)|[Cc]opyright)[^\d\n]{0,40}((?:1[4-9]|20)\d\d)"
)
_MONTHS = tuple(dict.fromkeys(name[:3] for name in MONTH_NUMBERS))
_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:1[4-9]|20)\d\d)"
    rf"(?:/(?P<named>{'|'.join(_MONTHS)})/(?P<nth>\d\d?)"
    r"|(?P<sign>[-/_])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)"
    r"|(?P<glued>\d{4}))(?!\d)",
    re.IGNORECASE,
)
_AGENCY_LINE = re.compile(
    r"(?P<name>[A-Z][\w. ]{1,30}?)\s?[-–/|]\s?(?P=name)"
    r"|(?:(?:Thomson\s)?(?:Reuters|AP|Associated\sPress|AFP|Agence\sFrance-Presse|UPI|DPA"
    r"|TASS|Xinhua|ANI|PTI|Kyodo|Yonhap|Bloomberg|EFE|ANSA|Interfax|KCNA|IANS|Anadolu)"
    r"(?:\sNews(?:\sAgency)?)?[\s/|,–—-]*)+"
)
_BEGINNING = 3
"""A date line still belongs to the head when it stands above the third paragraph:
a summary often comes before the byline."""
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Clue:
    """A date, what kind of place it stands in, and the words to quote."""

    kind: str
    text: str
    start: int | None
    """None where it stands beside the text; `where` says who states it."""
    end: int | None
    date: StatedDate
    where: str = ""
    may_be: frozenset[dt.date] = frozenset()
    """Other days that it may be where the article came out: it is a time in UTC."""


@dataclass(frozen=True, slots=True)
class Page:
    """What clues are looked for in."""

    text: str
    header: Header
    blocks: Sequence[Block]
    kinds: Sequence[Kind]
    headline: Headline
    dateline: Span | None
    writing: Writing


def find_clues(page: Page) -> list[Clue]:
    """List the dates of a page in the order of the text."""
    clues = list(_in_header(page.header, page.writing))
    places = _Places(page)
    for index, block in enumerate(page.blocks):
        if not has_digit(block.text):
            continue
        if page.kinds[index] is Kind.BODY or _opens(page.dateline, block):
            clues.extend(_in_prose(page, block))
        else:
            clues.extend(_in_line(page, block, places.kind_at(index)))
    return sorted(clues, key=lambda clue: clue.start or 0)


def _opens(dateline: Span | None, block: Block) -> bool:
    return dateline is not None and dateline.start == block.start


def _in_header(header: Header, writing: Writing) -> Iterator[Clue]:
    kinds = {"date": "header", "updated": "updated", "seen": "crawl date"}
    for field in header.fields:
        value, words = field.value, field.words
        if field.key in kinds and value.text:
            yield _clue(
                kinds[field.key], words, read_value(value.text, writing, value.start)
            )
        day = _day_in_url(value) if field.key == "url" else None
        if day:
            yield _clue("url", words, day)


def _day_in_url(value: Span) -> StatedDate | None:
    found = day_in_address(value.text)
    return found and found._replace(start=value.start, end=value.end)


def day_in_address(address: str) -> StatedDate | None:
    """Read the day that many sites put in an address.

    >>> day_in_address("https://a.example/2024/oct/25/ferry").day
    datetime.date(2024, 10, 25)
    """
    found = _URL_DAY.search(address)
    if found is None:
        return None
    year = int(found["year"])
    if found["named"]:
        month, day = _MONTHS.index(found["named"].casefold()) + 1, int(found["nth"])
    else:
        glued = found["glued"] or ""
        month = int(found["month"] or glued[:2])
        day = int(found["day"] or glued[2:])
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    stated = dt.date(year, month, day)
    return StatedDate(found[0], *found.span(), stated, "", (month, day))


def _clue(kind: str, words: Span, date: StatedDate) -> Clue:
    return Clue(kind, words.text, words.start, words.end, date)


def read_value(text: str, writing: Writing, start: int = 0) -> StatedDate:
    """Read a date that stands by itself, in any language and form that one may type."""
    end = start + len(text)
    for found in stated_dates(text, 0, len(text), writing):
        if found.day or found.lacks:
            return found._replace(start=start, end=end)
    try:
        date = read_typed(text, language=writing.language, locale=writing.locale)
    except DateError:
        lacks = "it is no date that can be read"
        return StatedDate(text, start, end, None, lacks)
    day = date.earliest if date.days == 1 else None
    lacks = "" if day else "it has no day"
    return StatedDate(text, start, end, day, lacks)


def _in_prose(page: Page, block: Block) -> Iterator[Clue]:
    start = block.start
    if page.dateline and _opens(page.dateline, block):
        yield from _in_dateline(page, page.dateline)
        start = page.dateline.end
    has_weekday = page.dateline is not None and start - page.dateline.end < LEAD
    if not has_weekday and not may_state_day(block.text, page.writing):
        return
    for date in told_days(page.text, start, block.end, page.writing):
        yield Clue("in the prose", date.text, date.start, date.end, date)


def _in_dateline(page: Page, dateline: Span) -> Iterator[Clue]:
    for date in stated_dates(page.text, dateline.start, dateline.end, page.writing):
        if date.day or date.month_day:
            yield _clue("dateline", dateline, date)


def _in_line(page: Page, block: Block, place: str) -> Iterator[Clue]:
    """Read a line that is not prose: each date with the label before it."""
    text, position = page.text, block.start
    year = _COPYRIGHT_YEAR.search(block.text)
    for date in stated_dates(text, block.start, block.end, page.writing):
        if not (date.day or date.month_day or date.lacks):
            continue
        labels = labels_in(page.writing.language)
        label = _label(text, position, date.start, labels)
        kind, start = label or (place, date.start)
        yield Clue(kind, text[start : date.end], start, date.end, date)
        position = date.end
        year = None
    if year:
        first, last = (block.start + offset for offset in year.span(1))
        stated = StatedDate(year[1], first, last, None, "it is a year alone")
        yield Clue("copyright", year[0], block.start + year.start(), last, stated)


def _label(text: str, start: int, end: int, labels: Labels) -> tuple[str, int] | None:
    """Name what a date's label says of it, and where; the one nearest the date counts.

    >>> _label("Posted 3 May; updated 4 May", 13, 22, labels_in("en"))
    ('updated', 14)
    """
    found = [
        (match.start(), kind)
        for kind, label in labels
        for match in label.finditer(text, start, end)
    ]
    if not found:
        return None
    position, kind = max(found)
    return kind, position


class _Places:
    """Where on the page a date line stands: over the body, under it, or inside."""

    def __init__(self, page: Page) -> None:
        body = [at for at, kind in enumerate(page.kinds) if kind is Kind.BODY]
        self._kinds = page.kinds
        self._headline = page.headline
        self._head_ends = body[:_BEGINNING][-1] if body else len(page.kinds)
        self._body_ends = body[-1] if body else len(page.kinds)
        self._blocks = page.blocks

    def kind_at(self, index: int) -> str:
        """Name the place, as evidence calls it, of the line at this index."""
        kind = self._kinds[index]
        if kind in _BY_KIND:
            return _BY_KIND[kind]
        if self._is_on_chrome(index):
            return "page banner"
        if index > self._body_ends:
            return "foot line"
        if index > self._head_ends:
            return "inside the text"
        nearby = range(max(0, index - _BESIDE), index + _BESIDE + 1)
        return "byline" if any(map(self._is_byline, nearby)) else "date line"

    def _is_byline(self, index: int) -> bool:
        """Tell whether the line at this index, if there is one, says who wrote it."""
        if index >= len(self._kinds):
            return False
        is_agency = _AGENCY_LINE.fullmatch(self._blocks[index].text)
        return self._kinds[index] is Kind.BYLINE or is_agency is not None

    def _is_on_chrome(self, index: int) -> bool:
        """Tell whether it is above the headline, or below the body, of a web page."""
        if not self._headline.is_page:
            return False
        title = self._headline.block
        return index > self._body_ends or (title is not None and index < title)
