"""The metadata above an article: a `date …` line, `Key: value` lines, front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.articles import Span
from timeline.formats.fields import MEANING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIR = re.compile(r"(?P<name>[A-Za-z][\w -]{0,24}?)[ \t]*:[ \t]*(?P<value>[^\n]*)")
_GLUED = re.compile(
    r"(?:pub(?:lished|lication)?[ _]?)?date[ \t:]+(?P<value>"
    r"\d{4}-\d\d?-\d\d?(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\d{4}/\d\d?/\d\d?|\d{8}"
    r"|\d{1,2}(?:st|nd|rd|th)?[ ](?:of[ ])?[A-Z][a-z]{2,8}\.?,?[ ]\d{4}"
    r"|[A-Z][a-z]{2,8}\.?[ ]\d{1,2}(?:st|nd|rd|th)?,?[ ]\d{4}"
    r"|\d{1,2}\.\d{1,2}\.\d{4})(?=[\s,;|.–—-]|$)[ \t,;|.–—-]*",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(r"\s*(?P<value>\d{4}-\d\d-\d\d)(?=\s+[A-Z\"“‘])[ \t]*")
"""A day glued to the first sentence without the word “date” before it."""
_ADDRESS = re.compile(r"https?://\S+")
_FENCE = re.compile(r"\s{0,20}---[ \t]{0,20}\n")
_FENCE_ENDS = ("---", "...")
_MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Field:
    """A piece of metadata: what it is about, its value, and where it stands."""

    key: str
    """`date`, `title`, `publisher`, `url`, `updated`, `seen` or `other`."""
    value: Span
    words: Span
    """Name and value together, as evidence quotes them."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the article, and where the article itself begins."""

    fields: tuple[Field, ...]
    end: int

    def first(self, key: str) -> str | None:
        """Return the first value given for a key that is not empty."""
        found = (field.value.text for field in self.fields if field.key == key)
        return next((value for value in found if value), None)


def read_header(text: str) -> Header:
    """Read the metadata at the top of the text; an article without any has none.

    >>> header = read_header(" date 2024-10-25 The council met on Friday.")
    >>> header.first("date"), header.end
    ('2024-10-25', 17)
    """
    fence = _FENCE.match(text)
    if fence:
        front_matter = _front_matter(text, fence.end())
        if front_matter:
            return front_matter
    return _plain_header(text)


def _lines(text: str, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield where the words of each line begin and end, and where the next begins."""
    for _ in range(_MOST_LINES):
        if start >= len(text):
            return
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line = text[start:stop]
        begin = start + len(line) - len(line.lstrip())
        yield begin, max(begin, start + len(line.rstrip())), stop + 1
        start = stop + 1


def _front_matter(text: str, start: int) -> Header | None:
    """Read `key: value` lines up to the closing fence; None where there is none."""
    fields: list[Field] = []
    for begin, stop, following in _lines(text, start):
        if text[begin:stop] in _FENCE_ENDS:
            return Header(tuple(fields), min(following, len(text)))
        field = _field(text, begin, stop)
        if field:
            fields.append(field)
    return None


def _plain_header(text: str) -> Header:
    bare_day = _BARE_DAY.match(text)
    if bare_day:
        day = _span(text, *bare_day.span("value"))
        return Header((Field("date", day, day),), bare_day.end())
    fields: list[Field] = []
    end = 0
    for begin, stop, following in _lines(text, 0):
        if begin == stop:
            continue
        glued = _GLUED.match(text, begin, stop)
        field = _glued(text, glued) if glued else _field(text, begin, stop)
        if field is None:
            break
        fields.append(field)
        end = glued.end() if glued else min(following, len(text))
        if end < stop:
            break
    is_header = any(field.key != "other" for field in fields)
    return Header(tuple(fields), end) if is_header else Header((), 0)


def _glued(text: str, found: re.Match[str]) -> Field:
    """Read `date 2024-10-25`, which may stand on the line of the first sentence."""
    words = _span(text, found.start(), found.end("value"))
    return Field("date", _span(text, *found.span("value")), words)


def _field(text: str, start: int, end: int) -> Field | None:
    """Read a `Name: value` line whose name is one that articles are filed under.

    An address on a line of its own needs no name.
    """
    if _ADDRESS.fullmatch(text, start, end):
        address = _span(text, start, end)
        return Field("url", address, address)
    found = _PAIR.fullmatch(text, start, end)
    key = MEANING.get(found["name"].casefold()) if found else None
    if found is None or key is None:
        return None
    first, last = found.span("value")
    for quote in ('"', "'"):
        if last - first >= 2 and text[first] == quote == text[last - 1]:
            first, last = first + 1, last - 1
    return Field(key, _span(text, first, last), _span(text, start, end))


def _span(text: str, start: int, end: int) -> Span:
    return Span(text[start:end], start, end)
