"""The dates that stand on a page beside its article's text, and what states each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.formats.html.linked_data import text_of
from timeline.formats.member import StatedDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.formats.html.layout import Layout
    from timeline.formats.html.lines import Line, Time
    from timeline.formats.html.linked_data import LinkedData, Node

_BY_PLACE = (
    ("archive", "crawl date", "the archive's banner"),
    ("aside", "related link", "a related link"),
    ("comment", "comment", "a comment"),
    ("caption", "caption", "a picture's caption"),
    ("menu", "page banner", "the page's menu"),
    ("banner", "page banner", "the page's banner"),
    ("notice", "page banner", "a notice on the page"),
    ("form", "page banner", "a form on the page"),
    ("share", "page banner", "the page's buttons"),
    ("foot", "page banner", "the foot of the page"),
)
_UPDATED = re.compile(r"updated?|modified|datemodified|lastmod", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"datepublished|published|pubdate|dt-published|datecreated", re.IGNORECASE
)
_YEAR = re.compile(r"\d{4}|\d[./-]\d")
_LONGEST_LINE = 160
_MOST_LINES = 40
_MOST_OTHERS = 12


def linked_dates(data: LinkedData) -> Iterator[StatedDate]:
    """Yield the dates of a page's JSON-LD, those of other articles as what they are."""
    if data.article is not None:
        yield from dates_of_article(data.article)
    if data.page is not None:
        yield from _of_node(data.page, "page date", "the page")
    for node in data.others[:_MOST_OTHERS]:
        for date in _of_node(node, "related link", "another article"):
            yield date._replace(kind="related link")


def dates_of_article(node: Node) -> Iterator[StatedDate]:
    """Yield what the node of an article states of its days."""
    yield from _of_node(node, "json-ld", "the article")


def _of_node(node: Node, kind: str, name: str) -> Iterator[StatedDate]:
    for key, stated in (
        ("datePublished", kind),
        ("dateCreated", "page date" if kind == "json-ld" else kind),
        ("dateModified", "updated"),
    ):
        value = text_of(node, key)
        if value:
            yield StatedDate(value, stated, f"JSON-LD {key} of {name}")


def shown_dates(lines: Sequence[Line], layout: Layout) -> Iterator[StatedDate]:
    """Yield the dates that a page shows or marks up, but for those in the text."""
    kept = {*layout.notes, *layout.body}
    count = 0
    for at, line in enumerate(lines):
        kind, where = _place(line, at, layout)
        for time in line.times:
            yield StatedDate(time.value, *_of_time(time, kind, where), time.before)
        is_short = len(line.text) <= _LONGEST_LINE
        if (
            at not in kept
            and is_short
            and _YEAR.search(line.text)
            and count < _MOST_LINES
        ):
            count += 1
            is_own = kind in ("time", "inside the text")
            yield StatedDate(line.text, "page banner" if is_own else kind, where)


def _place(line: Line, at: int, layout: Layout) -> tuple[str, str]:
    """Name the place of a line, as evidence calls it, and for people."""
    for place, kind, where in _BY_PLACE:
        if place in line.places:
            return kind, where
    if line.is_link and at not in layout.notes:
        return "related link", "a link on the page"
    if at in layout.notes and at <= layout.head_ends:
        return "time", "beside the headline"
    if layout.body and layout.head_begins <= at <= layout.head_ends:
        return "time", "beside the headline"
    if layout.body and at < layout.body[0]:
        return "page banner", "the top of the page"
    if layout.body and at <= layout.body[-1]:
        return "inside the text", "between paragraphs"
    return "page banner", "the end of the page"


def _of_time(time: Time, kind: str, where: str) -> tuple[str, str]:
    """Name what a marked-up date states, by its own marks where it is the article's."""
    where = f"<time> {where}"
    if kind != "time" and kind != "page banner":
        return kind, where
    if _UPDATED.search(time.marks) and not _PUBLISHED.search(time.marks):
        return "updated", where
    is_own = kind == "time" or "datepublished" in time.marks or "pubdate" in time.marks
    if is_own and _PUBLISHED.search(time.marks):
        return "published time", where
    return kind, where
