"""RSS and Atom → an article an entry, as `feedparser` reads them."""

from __future__ import annotations

import html
import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.formats.member import Stated, StatedDate
from timeline.formats.place import Keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.formats.member import Member, Problem
    from timeline.formats.place import Place

_TAG = re.compile(r"<[^<>]{0,2000}>")
_MOST = 5_000
"""Entries of a feed that are read: the largest feeds have a few hundred."""


class _Content(NamedTuple):
    text: str
    is_html: bool
    is_whole: bool
    """The feed gives it as the content, not as a summary."""


def entries(data: bytes, place: Place) -> Iterator[Member | Problem]:
    """Read each entry of a feed: its content, or else its summary.

    The date is the entry's `published`; `updated` is kept as what it is.
    """
    import feedparser

    try:
        feed = feedparser.parse(
            io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False
        )
    except Exception as error:
        yield place.failed(f"is no feed that can be read ({error})", "RSS or Atom")
        return
    if not feed.entries and feed.get("bozo"):
        told = feed.get("bozo_exception")
        yield place.failed(
            f"is no feed that can be read ({told})", "RSS or Atom; save it again"
        )
        return
    publisher = plain(feed.feed.get("title", ""))
    keys = Keys()
    for number, entry in enumerate(feed.entries, 1):
        if number > _MOST:
            yield place.failed(
                f"has {len(feed.entries):,} entries", f"at most {_MOST:,}; split it"
            )
            return
        link = _text(entry, "link")
        key = keys.once(_text(entry, "id") or link)
        yield _entry(entry, place.inside(f"#{number}", key), publisher, link)


def _entry(entry: Any, place: Place, publisher: str, link: str) -> Member | Problem:
    content = _content(entry)
    title = plain(_text(entry, "title"))
    if content is None:
        return place.skipped(f"an entry without a text: “{title}”")
    source = entry.get("source") or {}
    stated = Stated(
        title=title,
        publisher=plain(source.get("title", "")) or publisher,
        url=link or None,
        dates=tuple(_dates(entry)),
    )
    if content.is_html:
        page = as_page(title, content.text)
        return place.member(
            page, "fragment", stated, charset="utf-8", is_teaser=not content.is_whole
        )
    text = content.text.encode("utf-8", "replace")
    return place.member(text, "text", stated, is_teaser=not content.is_whole)


def _content(entry: Any) -> _Content | None:
    """Choose the fullest content; a summary only where there is none."""
    found = [
        _Content(each["value"], each.get("type") != "text/plain", True)
        for each in entry.get("content") or ()
        if each.get("value", "").strip()
    ]
    if found:
        return max(found, key=lambda each: len(each.text))
    summary = _text(entry, "summary")
    if not summary.strip():
        return None
    kind = (entry.get("summary_detail") or {}).get("type")
    return _Content(summary, kind != "text/plain" or bool(_TAG.search(summary)), False)


def _dates(entry: Any) -> Iterator[StatedDate]:
    published = dict.get(entry, "published")  # its own `get` gives one for the other
    updated = dict.get(entry, "updated")
    if published:
        yield StatedDate(str(published), "feed", "the entry's published")
    if updated and updated != published:
        yield StatedDate(str(updated), "updated", "the entry's updated")


def _text(entry: Any, name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def plain(markup: str) -> str:
    """Take the marks out of a title, on one line."""
    return " ".join(html.unescape(_TAG.sub(" ", str(markup))).split())


def as_page(title: str, content: str) -> bytes:
    """Make a page of an entry, to be read as any page is."""
    named = html.escape(title)
    return (
        f"<!DOCTYPE html><html><head><title>{named}</title></head>"
        f"<body><article><h1>{named}</h1>\n{content}\n</article></body></html>"
    ).encode("utf-8", "replace")
