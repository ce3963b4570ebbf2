"""The title of an article, and the outlet that a crawled page names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.parse import signs
from timeline.parse.furniture import Kind
from timeline.parse.words import OUTLET_WORDS, SECTIONS, SMALL_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.parse.blocks import Block

_TITLE_TAIL = re.compile(r"(?P<title>.{12,}?)\s[|–—-]\s(?P<outlet>[^|–—]{2,40})")
_COPYRIGHT = re.compile(
    r"(?:©|\([Cc]\)|[Cc]opyright)[\s©]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]*"
    r"(?:by\s)?(?P<outlet>[A-Z][^.|©\n,]{2,50})"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_SITE_WORDS = 6
_TITLE_WORDS = 4
_SHARED = 0.3
"""How many of a headline's words its body has, at the least."""
_NEAR = 3


class Headline(NamedTuple):
    """What stands over an article, and the index of its block."""

    title: str
    outlet: str
    block: int | None
    is_page: bool
    """True where a menu shows that the text was taken from a web page."""


def read_headline(blocks: Sequence[Block], kinds: Sequence[Kind]) -> Headline:
    """Find the headline and the outlet; both are empty where prose starts right away.

    The headline stands above the body and its words come back in it: so a menu, or the
    headline of another article, is passed over.
    """
    head = _head(kinds)
    menus = [index for index in head if is_menu(blocks[index].text)]
    names = [
        index for index in head if kinds[index] is Kind.HEADING and index not in menus
    ]
    site = _site(blocks, kinds, names, menus)
    index = _title(blocks, kinds, [name for name in names if name != site])
    title = signs.bare(blocks[index].text) if index is not None else ""
    title, outlet = _without_outlet(" ".join(title.split()))
    if site is not None:
        outlet = signs.bare(blocks[site].text)
    return Headline(title, outlet or _copyright_holder(blocks), index, bool(menus))


def is_menu(text: str) -> bool:
    """Tell whether it is a row of a site's sections: “World Business Sport”."""
    words = [word.strip("|·•,.:›>").casefold() for word in text.split()]
    words = [word for word in words if word]
    return bool(words) and 5 * sum(word in SECTIONS for word in words) >= 4 * len(words)


def _head(kinds: Sequence[Kind]) -> range:
    """The blocks above the body; none where the body never comes."""
    return range(kinds.index(Kind.BODY) if Kind.BODY in kinds else 0)


def _title(
    blocks: Sequence[Block], kinds: Sequence[Kind], names: Sequence[int]
) -> int | None:
    long = [index for index in names if blocks[index].words >= _TITLE_WORDS]
    if len(long) == 1:
        return long[0]
    body: set[str] = set()
    for block, kind in zip(blocks, kinds, strict=True):
        if kind is Kind.BODY and names:
            body |= _content_words(block.text)
    shared = {}
    for index in names:
        words = _content_words(blocks[index].text)
        shared[index] = len(words & body) / len(words) if words else 0.0
    told = [index for index in long if shared[index] >= _SHARED]
    short = [index for index in names if shared[index] >= _SHARED]
    return next(iter(told or long or short), None)


def _content_words(text: str) -> set[str]:
    return set(map(str.casefold, _WORD.findall(text)))


def _site(
    blocks: Sequence[Block],
    kinds: Sequence[Kind],
    names: Sequence[int],
    menus: Sequence[int],
) -> int | None:
    """Find the line that names the site: beside its menu, or named like a newspaper."""
    has_title = {
        index: any(blocks[name].words >= _TITLE_WORDS for name in names if name > index)
        for index in names[:_NEAR]
    }
    for index in names[:_NEAR]:
        text = signs.bare(blocks[index].text)
        if len(text.split()) > _SITE_WORDS or not _is_name(text):
            continue
        has_menu = any(index < menu <= index + _NEAR for menu in menus)
        is_outlet = _is_outlet(text)
        stands_over_date = kinds[index + 1] in (Kind.DATE, Kind.ACCOUNT, Kind.SHARE)
        stands_over_date = stands_over_date and not text.isupper()
        if is_outlet or (has_title[index] and (has_menu or stands_over_date)):
            return index
    return None


def _is_outlet(text: str) -> bool:
    """Tell whether it is named like a newspaper, an agency or a site."""
    last = (text.casefold().split() or [""])[-1]
    return last in OUTLET_WORDS or last.endswith((".com", ".org", ".net", ".news"))


def _is_name(text: str) -> bool:
    """Tell whether every word but the small ones is capitalised."""
    words = text.split()
    return all(
        word[0].isupper() or word[0].isdigit() or word.casefold() in SMALL_WORDS
        for word in words
    )


def _without_outlet(title: str) -> tuple[str, str]:
    """Cut the outlet from a page's title: “Storm nears coast | Harbour Gazette”."""
    found = _TITLE_TAIL.fullmatch(title)
    if found and _is_name(found["outlet"]) and _is_outlet(found["outlet"]):
        return found["title"].strip(), found["outlet"].strip()
    return title, ""


def _copyright_holder(blocks: Sequence[Block]) -> str:
    for block in reversed(blocks):
        found = _COPYRIGHT.match(block.text)
        if found:
            holder = re.split(r"\s[Aa]ll [Rr]ights\b", found["outlet"])[0].strip(" -–—")
            if _is_name(holder):
                return holder
    return ""
