"""A page's date as htmldate guesses it, where the page itself states none."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from timeline.formats.html.quiet import keep_quiet
from timeline.formats.member import StatedDate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_STATED = frozenset(
    {"json-ld", "meta", "published time", "time", "feed", "front matter"}
)
_LATEST = dt.datetime(2100, 1, 1)  # noqa: DTZ001 - what htmldate compares has no zone
"""Reading knows no clock: a date to come is weighed like any other."""


def guess_date(root: HtmlElement, dates: Iterable[StatedDate]) -> list[StatedDate]:
    """Guess the day a page was first published; nothing where the page states one.

    Args:
        root: the tree, without what is hidden and what is surely no article.
        dates: what the page states.
    """
    if any(date.kind in _STATED for date in dates):
        return []
    from htmldate import find_date

    keep_quiet("htmldate")
    try:
        found = find_date(root, original_date=True, max_date=_LATEST)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return []  # a guess that fails is none; the page itself may still be read
    return [StatedDate(found, "guess", "htmldate")] if found else []
