"""The dateline before an article's first words: “MOSCOW, Oct 25 (Reuters) - …”."""

from __future__ import annotations

import re

from timeline.articles import Span

_CAPITALS = r"(?:[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*){0,3})"
_TITLE_CASE = r"(?:[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]*){0,3})"
_REGION = r"(?:,\s[A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*){0,2})?"
_DAY = r"(?:(?:[A-Z][a-z]+\.?,?\s)?[\w.]{1,10}\s\w{1,10}\.?(?:,?\s\d{4})?)"
_BRACKETS = r"(?:\([A-Z][\w.,'’&/ -]{1,40}\)|/[A-Z][\w.,'’& -]{1,40}/)"
_MONTH_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)"
_DASH = r"\s?(?:[-–—_]{1,2}|:)\s+(?=[\"'“‘«A-Z0-9])|\s?[-–—_]{1,2}$"
_DATED = rf"(?:[A-Z][a-z]+\.?,?\s)?{_MONTH_DAY},?\s\d{{4}}"

_FORMS = (
    re.compile(  # “LIMA, Peru — May 3, 2024”, by itself or before the text
        rf"(?:{_CAPITALS}|{_TITLE_CASE}){_REGION}\s?[-–—]{{1,2}}\s{_DATED}(?:{_DASH}|$)"
    ),
    re.compile(rf"{_CAPITALS}{_REGION}(?:,\s{_DAY})?(?:\s{_BRACKETS})?(?:{_DASH})"),
    re.compile(rf"{_TITLE_CASE}{_REGION}(?:,\s{_DAY})?\s{_BRACKETS}(?:{_DASH})"),
    re.compile(rf"{_BRACKETS}(?:{_DASH})"),
    re.compile(
        rf"{_MONTH_DAY}(?:,?\s\d{{4}}(?:\s{_BRACKETS})?|\s{_BRACKETS})(?:{_DASH})"
    ),
)
_LONGEST = 160


def find_dateline(text: str, start: int, end: int) -> tuple[Span, int] | None:
    """Find the dateline that opens the paragraph at `text[start:end]`.

    With it comes where the first sentence begins, after the dash.

    >>> find_dateline("LIMA, May 3 (Reuters) - It rained.", 0, 34)
    (Span(text='LIMA, May 3 (Reuters)', start=0, end=21), 24)
    >>> find_dateline("NATO - the alliance - met.", 0, 26)
    """
    opening = text[start:end][:_LONGEST]
    for form in _FORMS:
        found = form.match(opening)
        if found:
            words = found[0].rstrip().rstrip("-–—_:").rstrip()
            span = Span(words, start, start + len(words))
            return span, start + found.end()
    return None
