"""What an element of a page is for, by its tag, its role and the words of its class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.formats.html.signs import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INLINE = words("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label
    mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr
    nobr
""")
SKIPPED = words("""
    script style template noscript svg math object embed iframe canvas head
    title select option button textarea input audio video progress meter dialog
""")
_BY_TAG = {
    "nav": "menu",
    "footer": "foot",
    "aside": "aside",
    "figcaption": "caption",
    "caption": "caption",
    "form": "form",
}
_BY_ROLE = {
    "navigation": "menu",
    "menu": "menu",
    "menubar": "menu",
    "contentinfo": "foot",
    "complementary": "aside",
    "search": "form",
    "dialog": "notice",
    "alertdialog": "notice",
}
_WORDS = {
    "menu": "nav navbar navigation menu breadcrumb breadcrumbs topbar masthead",
    "foot": "footer colophon",
    "aside": "sidebar related recommended recommendation recommendations recirc"
    " trending popular mostread promo promos teaser teasers rail outbrain taboola"
    " readmore readnext upnext latest sponsored sponsor promoted tags taglist",
    "comment": "comments comment disqus respond replies",
    "caption": "caption figcaption credit photocredit imagecredit",
    "form": "newsletter signup subscribe",
    "share": "share sharing sharedaddy addtoany addthis sharebar",
    "notice": "cookie cookies consent gdpr onetrust cookiebanner modal popup overlay"
    " advert advertisement ads",
    "archive": "wm-ipp-base wm-ipp donato",
}
_BY_WORD = {word: place for place, each in _WORDS.items() for word in each.split()}
_NEED_LINKS = frozenset({"aside", "menu"})
"""A class says too little of these: “teaser” may be the article's own first lines."""
_WORD = re.compile(r"[A-Z]?[a-z\d]+|[A-Z]+(?![a-z])")
_MOST_NAMES = 20

_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|font-size\s*:\s*0(?:px|em|rem|pt)?\s*(?:;|!|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
_HIDDEN_WORDS = words("""
    hidden visually-hidden visuallyhidden sr-only screen-reader-text
    screenreader-only screen-reader-only u-hidden is-hidden d-none display-none
    offscreen element-invisible a11y-hidden
""")
_MOST_OF_PROSE = 0.5


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether an element is not shown, as far as its own markup says."""
    hidden = element.get("hidden")
    if hidden is not None and hidden != "until-found":
        return True
    style = element.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    names = (element.get("class") or "").casefold().split()[:_MOST_NAMES]
    if _HIDDEN_WORDS.isdisjoint(names):
        return False
    return not any(":" in name for name in names)  # “hidden md:block” is shown


def place_of(element: HtmlElement) -> str:
    """Name what an element is for: menu, foot, aside, caption, form, …; empty if none.

    >>> from lxml.html import fromstring
    >>> place_of(fromstring('<div class="RelatedStories"><a href="/x">X</a></div>'))
    'aside'
    """
    tag = element.tag
    if tag in ("html", "body"):
        return ""
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if tag == "header" and _holder(element, "article", "main", "section") is None:
        return "banner"
    if tag == "figure" and _first(element, "table", "blockquote", "pre") is None:
        return "caption"
    role = element.get("role")
    if role in _BY_ROLE:
        return _BY_ROLE[role]
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    for name in names[:_MOST_NAMES]:
        parts = _WORD.findall(name[:80])
        for word in (name, "".join(parts), *parts):
            place = _BY_WORD.get(word.casefold(), "")
            if place and (place not in _NEED_LINKS or _leads_away(element)):
                return place
    return ""


def _leads_away(element: HtmlElement) -> bool:
    return element.tag == "a" or _first(element, "a") is not None


def _holder(element: HtmlElement, *tags: str) -> HtmlElement | None:
    return next(element.iterancestors(*tags), None)


def _first(element: HtmlElement, *tags: str) -> HtmlElement | None:
    return next(element.iterdescendants(*tags), None)


def holders_of_prose(root: HtmlElement) -> set[HtmlElement]:
    """Find what holds the first heading or most of the prose: no furniture, whatever
    its class says."""
    prose: dict[HtmlElement, int] = {}
    order: list[HtmlElement] = []
    inside: set[HtmlElement] = set()
    for element in root.iter():
        parent = element.getparent()
        if element.tag == "p" or parent in inside:
            inside.add(element)
            prose[element] = len(element.text or "")
        if parent in inside:
            prose[parent] += len(element.tail or "")
        order.append(element)
    for element in reversed(order):
        parent = element.getparent()
        if parent is not None and element in prose:
            prose[parent] = prose.get(parent, 0) + prose[element]
    whole = prose.get(root, 0)
    kept = {each for each, part in prose.items() if part > _MOST_OF_PROSE * whole}
    heading = next(root.iter("h1"), None)
    if heading is not None:
        kept.add(heading)
        kept.update(heading.iterancestors())
    return kept
