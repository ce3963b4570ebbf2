"""JSON-LD: which of a page's nodes is its article, and what that node states.

A page may describe its site, its author, the articles it leads to, their pictures, and
the comments below, each with a date.  Only the node of the page's own article counts.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from timeline.formats.html.addresses import is_same_page
from timeline.formats.html.signs import clean, one_line, squeeze, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Node: TypeAlias = dict[str, object]

_ARTICLES = words("""
    article newsarticle reportagenewsarticle analysisnewsarticle
    backgroundnewsarticle opinionnewsarticle reviewnewsarticle
    askpublicnewsarticle advertisercontentarticle blogposting liveblogposting
    socialmediaposting report scholarlyarticle techarticle satiricalarticle
    pressrelease podcastepisode radioepisode claimreview
""")
_PAGES = frozenset({"webpage", "itempage"})
_LISTS = frozenset({"collectionpage", "searchresultspage", "itemlist", "profilepage"})
_PARTS = words("""
    comment haspart ispartof mentions relatedlink citation itemlistelement
    review liveblogupdate associatedmedia image video author publisher about
    isbasedon sharedcontent breadcrumb partofseries
""")
"""What a node is of another; it is then no article of the page's own."""
_OPENINGS = ("<!--", "//<![CDATA[", "/*<![CDATA[*/", "// <![CDATA[", "<![CDATA[")
_CLOSINGS = (";", "-->", "//]]>", "/*]]>*/", "// ]]>", "]]>")
_MOST_NODES = 2000
_DEEPEST = 60
_BREAK = re.compile(r"<(?:br|/p|/div|/h\d|/li)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,500}>")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the JSON-LD of a page says of its article."""

    article: Node | None = None
    """The node of the page's own article."""
    page: Node | None = None
    """The node of the page itself, which may be dated where no article is."""
    others: tuple[Node, ...] = ()
    """Articles that the page leads to, comments, and parts of its own."""
    is_list: bool = False
    """True where a node says that the page lists others."""


class _Placed(NamedTuple):
    node: Node
    types: frozenset[str]
    is_part: bool


def parse_scripts(scripts: Iterable[str]) -> list[object]:
    """Parse the scripts of a page that hold JSON-LD; what is broken is passed over."""
    parsed = []
    for script in scripts:
        try:
            parsed.append(json.loads(_unwrapped(script), strict=False))
        except (ValueError, RecursionError):
            continue
    return parsed


def _unwrapped(script: str) -> str:
    """Take off the marks that once kept scripts from old browsers."""
    text = script.strip()
    for opening in _OPENINGS:
        text = text.removeprefix(opening)
    for closing in (*_CLOSINGS, *_CLOSINGS):
        text = text.rstrip().removesuffix(closing)
    return text


def find_article(
    values: Iterable[object], titles: Iterable[str], addresses: Iterable[str]
) -> LinkedData:
    """Find the node of a page's own article, by its address and its headline.

    Args:
        values: JSON values as parsed.
        titles: what the page calls itself elsewhere.
        addresses: the page's own, as far as they are known.
    """
    placed = list(_nodes(values))
    squeezed = {squeeze(title).casefold() for title in titles if title}
    known = [address for address in addresses if address]
    articles = [each for each in placed if each.types & _ARTICLES]
    ranked = sorted(
        articles, key=lambda each: _likeness(each, squeezed, known), reverse=True
    )
    best = ranked[0] if ranked and _is_own(ranked[0], ranked, squeezed, known) else None
    page = next(
        (each.node for each in placed if each.types & _PAGES and not each.is_part), None
    )
    return LinkedData(
        article=best.node if best else None,
        page=page,
        others=tuple(each.node for each in ranked if each is not best),
        is_list=any(each.types & _LISTS and not each.is_part for each in placed),
    )


def held_articles(value: object, most: int) -> list[Node] | None:
    """Find the articles that a JSON-LD value is about, in order.

    Those that are part of something else, a list say, count where no other is there.
    None where it holds more than so many objects of any type.
    """
    typed = list(_nodes([value], most + 1))
    if len(typed) > most:
        return None
    placed = [each for each in typed if each.types & _ARTICLES]
    own = [each.node for each in placed if not each.is_part]
    with_text = [each.node for each in placed if body_of(each.node)]
    if any(map(body_of, own)) or not with_text:
        return own
    return with_text


def _is_own(
    best: _Placed, ranked: list[_Placed], titles: set[str], known: list[str]
) -> bool:
    """Tell whether the likeliest node is of this page, not of one it leads to."""
    if any(_likeness(best, titles, known)[:2]):
        return True
    own = [each for each in ranked if not each.is_part]
    return not best.is_part and len(own) == 1


def _likeness(
    placed: _Placed, titles: set[str], known: list[str]
) -> tuple[bool, bool, bool, bool]:
    node = placed.node
    headline = squeeze(text_of(node, "headline") or text_of(node, "name")).casefold()
    has_title = bool(headline) and any(
        headline.startswith(title) or title.startswith(headline) for title in titles
    )
    addresses = list(_addresses(node))
    has_address = any(is_same_page(one, own) for one in addresses for own in known)
    return has_title, has_address, not placed.is_part, "articlebody" in _keys(node)


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _keys(node: Node) -> set[str]:
    return {key.casefold() for key in node}


def text_of(node: Node, key: str) -> str:
    """Return what a node says under a key, as text on one line; empty if nothing."""
    value = node.get(key)
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str | dict | int)), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("@id")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return one_line(html.unescape(str(value)[:2000]))


def body_of(node: Node) -> str:
    """Return the text of an article that its node holds, a paragraph a line."""
    value = node.get("articleBody") or node.get("text")
    if not isinstance(value, str):
        return ""
    text = html.unescape(value)
    text = _TAG.sub("", _BREAK.sub("\n", text))
    lines = (one_line(line) for line in clean(text).splitlines())
    return "\n\n".join(line for line in lines if line)


def _nodes(values: Iterable[object], most: int = _MOST_NODES) -> Iterator[_Placed]:
    """Yield the typed nodes in order, to a depth and a number that no page needs."""
    waiting: list[tuple[object, bool, int]] = [(value, False, 0) for value in values]
    waiting.reverse()
    count = 0
    while waiting and count < most:
        value, is_part, depth = waiting.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(value, list):
            inner = [(each, is_part, depth + 1) for each in value[:most]]
            waiting.extend(reversed(inner))
        elif isinstance(value, dict):
            types = _types(value)
            if types:
                count += 1
                yield _Placed(value, types, is_part)
            waiting.extend(
                (each, is_part or key.casefold() in _PARTS, depth + 1)
                for key, each in reversed(value.items())
                if isinstance(each, dict | list)
            )


def _types(node: Node) -> frozenset[str]:
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return frozenset(
        re.split(r"[/#:]", name)[-1].casefold()
        for name in names
        if isinstance(name, str)
    )
