"""What a page's head and markup state: titles, addresses, publisher, and dates.

Nothing is judged here.  Each date is given with the kind of place that states it, by
which `timeline.parse.published` ranks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.formats.html.addresses import unarchived, web_address
from timeline.formats.html.places import place_of
from timeline.formats.html.signs import one_line
from timeline.formats.member import StatedDate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_KINDS = {
    name: kind
    for kind, names in {
        "meta": "article:published_time article:published article:publish_date"
        " og:article:published_time og:published_time og:article:published"
        " article:original_published_time article.published article_date_original"
        " originalpublicationdate parsely-pub-date sailthru.date datepublished"
        " dcterms.issued dc.date.issued dc.issued dcterms.created dc.date.created"
        " dc.created dc.date.x-issued citation_publication_date citation_online_date"
        " publication_date publication-date publishdate publish-date publish_date"
        " published-date published_date published_time published pubdate pub_date"
        " pub-date publishedat publish_time publish-time rbpubdate bt:pubdate"
        " cxenseparse:recs:publishtime cxenseparse:publishtime cxenseparse:pbd"
        " cse_publish_date iso-8601-publish-date vr:published_time displaydate"
        " display_date dateposted issuedate date-publication ptime gentime eomportal-"
        "uuid-date shareaholic:article_published_time article:post_date first-published"
        " firstpublished datecreated article:create_at og:release_date"
        " twitter:published_time release_date",
        "page date": "date dc.date dcterms.date dcterms.available dc.date.available"
        " citation_date analyticsattributes.articledate og:pubdate og:time date.created"
        " article:date created timestamp post_date og:date",
        "updated": "article:modified_time article:modified article:updated"
        " og:article:modified_time og:updated_time og:modified_time updated_time"
        " article.updated lastmod last-modified last_modified lastmodified revised"
        " dcterms.modified dc.date.modified dc.modified datemodified modified moddate"
        " date.updated date-revision utime last_updated_date updated revision_date"
        " article:modified_date parsely-updated sailthru.updated last-updated",
        "crawl date": "archived archivedate crawl-date retrieved savepage-date",
    }.items()
    for name in names.split()
}
_NAMED_BY = ("property", "name", "itemprop", "http-equiv")
_TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "headline",
    "title",
)
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_ARTICLE_SCOPES = ("article", "posting", "report")
_MOST_DATES = 60
_MOST_VALUE = 300

_SAVED_FROM = re.compile(r"saved from url=\(\d+\)\s*(\S+)", re.IGNORECASE)
_SAVED_URL = re.compile(r"\burl:\s*(https?://\S+)", re.IGNORECASE)
_SAVED_DAY = re.compile(
    r"(?:saved date:|ARCHIVED ON|RETRIEVED FROM THE INTERNET ARCHIVE ON|by HTTrack"
    r"[^,]*,|Archive processed|crawled|snapshot)[^\n]{0,20}?"
    r"(?P<day>[^\n]{0,12}?\d[^\n]{6,60})",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(r"(?P<title>.{8,}?)\s+[|–—·»:-]+\s+(?P<site>[^|–—·»]{2,60})$")


@dataclass(slots=True)
class Head:
    """What a page states of itself, apart from its text and its JSON-LD."""

    title: str = ""
    """`<title>`, with the site's name where it has it."""
    names: tuple[str, ...] = ()
    """Titles given for other sites to show, without the site's name."""
    publisher: str = ""
    canonical: str | None = None
    url: str | None = None
    """Where it was saved from, or the address it gives itself."""
    og_type: str = ""
    dates: tuple[StatedDate, ...] = ()


def read_head(root: HtmlElement) -> Head:
    """Read the head of a page, and what comments say of how it was saved."""
    metas = [
        (name, value, meta) for meta in root.iter("meta") for name, value in _meta(meta)
    ]
    first = _first_of(metas)
    address, crawled = _saved(root)
    base = next((web_address(each.get("href")) for each in root.iter("base")), None)
    canonical = _own_address(_canonical(root), base or address)
    shown = _own_address(first.get("og:url"), base or address)
    dates = [*_dates(metas), *crawled]
    for each in (canonical, shown):
        if each and each.saved:
            dates.append(StatedDate(each.saved, "crawl date", "the archive's address"))
    title = next(root.iter("title"), None)
    return Head(
        title=one_line("".join(title.itertext())[:1000]) if title is not None else "",
        names=tuple(first[name] for name in _TITLES if name in first),
        publisher=next((first[name] for name in _PUBLISHERS if name in first), ""),
        canonical=canonical.address if canonical else None,
        url=address or (shown.address if shown else None),
        og_type=first.get("og:type", "").casefold(),
        dates=tuple(dict.fromkeys(dates)),
    )


def without_site(title: str, publisher: str) -> str:
    """Cut the site's name from a page's title: “Storm nears coast | Harbour Gazette”.

    >>> without_site("Bridge closes - Harbour Echo", "")
    'Bridge closes'
    """
    found = _TITLE_TAIL.fullmatch(title)
    if found is None:
        return title
    is_site = (
        found["site"].casefold() in publisher.casefold()
        or publisher.casefold() in found["site"].casefold()
    )
    return (
        found["title"].strip() if is_site and len(found["site"].split()) <= 6 else title
    )


def _meta(meta: HtmlElement) -> Iterable[tuple[str, str]]:
    value = one_line((meta.get("content") or "")[:_MOST_VALUE])
    if value:
        for attribute in _NAMED_BY:
            for name in (meta.get(attribute) or "")[:200].casefold().split():
                yield name, value


def _first_of(metas: Iterable[tuple[str, str, HtmlElement]]) -> dict[str, str]:
    first: dict[str, str] = {}
    for name, value, _ in metas:
        first.setdefault(name, value)
    return first


def _dates(metas: Iterable[tuple[str, str, HtmlElement]]) -> list[StatedDate]:
    dates: list[StatedDate] = []
    for name, value, meta in metas:
        kind = _KINDS.get(name.removeprefix("schema:"))
        if kind is None or len(dates) >= _MOST_DATES:
            continue
        if kind == "meta" and meta.get("itemprop") and not _is_of_article(meta):
            kind = "related link"
        dates.append(StatedDate(value, kind, f"meta {name}"))
    return dates


def _is_of_article(element: HtmlElement) -> bool:
    """Tell whether microdata is of an article, not of a comment or a linked one."""
    for holder in element.iterancestors():
        if holder.get("itemscope") is not None:
            kind = (holder.get("itemtype") or "").casefold()
            return any(name in kind for name in _ARTICLE_SCOPES) or not kind
        if place_of(holder) in ("aside", "comment", "foot", "menu"):
            return False
    return True


def _canonical(root: HtmlElement) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").casefold().split():
            return str(link.get("href") or "") or None
    return None


@dataclass(frozen=True, slots=True)
class _Address:
    address: str
    saved: str


def _own_address(value: str | None, base: str | None) -> _Address | None:
    address = web_address(value, base)
    if address is None:
        return None
    archived = unarchived(address)
    if archived is None:
        return _Address(address, "")
    own = web_address(archived.address)
    return _Address(own, archived.saved) if own else None


def _saved(root: HtmlElement) -> tuple[str | None, list[StatedDate]]:
    """Read the comments that browsers and archives leave in what they save."""
    from lxml import etree

    address: str | None = None
    dates: list[StatedDate] = []
    before = list(root.itersiblings(etree.Comment, preceding=True))
    after = list(root.itersiblings(etree.Comment))
    for comment in (*before, *root.iter(etree.Comment), *after):
        text = (comment.text or "")[:2000]
        found = _SAVED_FROM.search(text) or _SAVED_URL.search(text)
        own = _own_address(found[1], None) if found else None
        address = address or (own.address if own else None)
        day = _SAVED_DAY.search(text)
        if day and len(dates) < _MOST_DATES:
            words = one_line(day["day"])
            dates.append(
                StatedDate(words, "crawl date", "a note of what saved the page")
            )
    return address, dates
