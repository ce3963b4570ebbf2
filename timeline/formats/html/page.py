"""A web page → the document of its article: text, title, addresses, stated dates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.errors import NoArticleError
from timeline.formats.document import Document
from timeline.formats.html.addresses import path_of, web_address
from timeline.formats.html.body import extract, match
from timeline.formats.html.encoding import decode_page
from timeline.formats.html.guess import guess_date
from timeline.formats.html.kinds import Look, what_else
from timeline.formats.html.layout import find_title, lay_out, written
from timeline.formats.html.lines import visible_lines
from timeline.formats.html.linked_data import (
    body_of,
    find_article,
    parse_scripts,
    text_of,
)
from timeline.formats.html.metadata import read_head, without_site
from timeline.formats.html.stated import linked_dates, shown_dates
from timeline.formats.html.tree import parse_page, take_scripts
from timeline.formats.member import Stated, StatedDate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from timeline.formats.html.layout import Layout
    from timeline.formats.html.lines import Line
    from timeline.formats.html.linked_data import LinkedData
    from timeline.formats.html.metadata import Head

_CHOSEN = frozenset({"en-gb", "en-au", "en-nz", "en-ie", "en-za", "en-in"})
_LONGER = 1.5
"""So much longer is the text that JSON-LD has where scripts were to show it."""


def read_html(
    data: bytes, path: str, stated: Stated | None = None, charset: str | None = None
) -> Document:
    """Read a web page: the text of its article, and what the page states of it.

    The text is the title, the lines beside it and the body, a block a paragraph.
    Menus, captions, related links and notices are left out, and what is hidden.

    Args:
        data: the page.
        path: its name, for people.
        stated: what is known of it from elsewhere, as from an archive.
        charset: the encoding that was said to be its own when it was fetched.

    Raises:
        NoArticleError: it is a home page, a list, an error page or a wall.
        ReadError: no markup, or too much of it.
    """
    outer = stated or Stated()
    text, encoding = decode_page(data, charset)
    root = parse_page(text, path)
    locale = _locale(root)
    page = _read(root, path, outer)
    reason = what_else(page.look)
    if reason:
        raise NoArticleError(path, reason)
    dates = [*page.stated.dates, *guess_date(root, (*page.stated.dates, *outer.dates))]
    known = replace(page.stated, dates=tuple(dict.fromkeys(dates))).over(outer)
    known = replace(known, url=outer.url or known.url)
    return Document(page.text, known, encoding, locale, has_header=False)


def _locale(root: HtmlElement) -> str | None:
    """Return the page's own locale, where it is one that its makers chose.

    Many a page says `en-US` because its software does; nobody says `en-GB` by chance.
    """
    locale = (root.get("lang") or "").strip()
    return locale if locale.casefold() in _CHOSEN else None


class _Page(NamedTuple):
    text: str
    stated: Stated
    look: Look


def _read(root: HtmlElement, path: str, outer: Stated) -> _Page:
    """Find the article of a page; the tree is left without its furniture."""
    head = read_head(root)
    values = parse_scripts(take_scripts(root))
    lines, furniture = visible_lines(root)
    names = [
        *head.names,
        head.title,
        *(line.text for line in lines if line.tag == "h1"),
    ]
    data = find_article(
        values, names, filter(None, (head.canonical, head.url, outer.url))
    )
    for element in furniture:
        element.drop_tree()
    paragraphs = extract(root, path)
    body = match(lines, paragraphs)
    publisher = _publisher(data, head)
    headline = text_of(data.article, "headline") if data.article else ""
    names = [headline, *names, without_site(head.title, publisher)]
    layout = lay_out(lines, find_title(lines, names, body), body)
    title = _title(lines, layout, headline, head, publisher)
    blocks = _body(lines, layout, paragraphs, data)
    address = head.canonical or head.url or outer.url
    return _Page(
        "\n\n".join([title, *blocks] if title else blocks) + "\n",
        _stated(title, publisher, head, data, lines, layout),
        Look(title, head.title, address, head.og_type, data, lines, blocks),
    )


def _body(
    lines: Sequence[Line], layout: Layout, paragraphs: Sequence[str], data: LinkedData
) -> list[str]:
    """Lay out the article's text: as the page shows it, else as its data have it."""
    shown = written(lines, layout)
    held = body_of(data.article) if data.article else ""
    length = sum(map(len, shown or paragraphs))
    if len(held) > _LONGER * length:
        return [*written(lines, layout._replace(body=())), *held.split("\n\n")]
    return shown if layout.body else list(paragraphs)


def _title(
    lines: Sequence[Line], layout: Layout, headline: str, head: Head, publisher: str
) -> str:
    if layout.title is not None:
        return lines[layout.title].text
    shown = next(iter(head.names), "") or head.title
    return headline or without_site(shown, publisher)


def _publisher(data: LinkedData, head: Head) -> str:
    named = text_of(data.article, "publisher") if data.article else ""
    return named if named and "://" not in named else head.publisher


def _stated(
    title: str,
    publisher: str,
    head: Head,
    data: LinkedData,
    lines: Sequence[Line],
    layout: Layout,
) -> Stated:
    own = web_address(text_of(data.article, "url")) if data.article else None
    url = head.url or head.canonical or own
    addresses = [
        StatedDate(address, "address", "of the page")
        for address in dict.fromkeys((url, head.canonical))
        if address and path_of(address)
    ]
    dates = (*linked_dates(data), *head.dates, *shown_dates(lines, layout), *addresses)
    return Stated(title, publisher, url, head.canonical or own, dates)
