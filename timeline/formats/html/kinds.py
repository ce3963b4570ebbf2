"""Which pages are no articles: home pages, lists, results, errors, walls."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.formats.html.addresses import path_of
from timeline.formats.html.body import FURNITURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.formats.html.lines import Line
    from timeline.formats.html.linked_data import LinkedData

_ERROR = re.compile(
    r"\b(?:40[0134]|410|429|50[0234])\b.{0,40}\b(?:error|not found|forbidden|gone|"
    r"unavailable|too many)|\b(?:error|http)\s(?:40[0134]|410|429|50[0234])\b|^40[34]\b"
    r"|\b(?:page|article|file|url|content)\b.{0,20}\b(?:not found|does(?:n['’]t| not)"
    r" exist|cannot be found|can['’]t be found|no longer (?:available|exists))"
    r"|\b(?:not found|access denied|forbidden|service unavailable|bad gateway"
    r"|internal server error|oops)\b|nicht gefunden|introuvable|no encontrad[oa]"
    r"|non trovat[oa]|не найден[ао]?",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"^just a moment|attention required|are you (?:a robot|human)"
    r"|verify(?:ing)? (?:that )?you are|security check"
    r"|checking your browser|captcha|unusual traffic"
    r"|enable (?:javascript|cookies)|bot detection|pardon our interruption",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"^before you continue|we value your privacy"
    r"|cookie (?:consent|settings|preferences)|your privacy choices"
    r"|consent (?:page|required)|manage (?:your )?consent"
    r"|privacy (?:gate|wall)|datenschutz-einstellungen",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\b(?:subscribe|subscribers?|sign in|log in|register|create (?:a|your) (?:free )?"
    r"account|members? only|already a (?:member|subscriber)|free articles?)\b",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"^(?:search results?\b|results? for\b|search:|you searched for\b)", re.IGNORECASE
)
_SEARCH_PATH = re.compile(
    r"/(?:search|suche|recherche|buscar|busqueda)(?:/|\.\w+$|$)", re.IGNORECASE
)
_LIST_PATH = re.compile(
    r"/(?:tags?|topics?|categor(?:y|ies)|kategorie|rubrik|themen?|etiquetas?|authors?"
    r"|contributors?|profiles?|archives?|label|keywords?|latest|sitemap|feed)"
    r"(?:/[^/]+){0,2}(?:/page/\d+)?$|/page/\d+$",
    re.IGNORECASE,
)
_HOME_PATH = re.compile(
    r"^(?:/(?:index|default|home)(?:\.\w{2,5})?|/[a-z]{2}(?:-[a-z]{2})?)?$",
    re.IGNORECASE,
)
_FEW_WORDS = 80
_NO_WORDS = 8
_PROSE_WORDS = 20
_LONG_PROSE = 4
_CARDS = 6


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a page when it is asked whether it is an article."""

    title: str
    page_title: str
    address: str | None
    og_type: str
    linked_data: LinkedData
    lines: Sequence[Line]
    body: Sequence[str]


def what_else(page: Look) -> str:
    """Name what a page is, for people, if it is no article; empty if it is one."""
    words = sum(len(text.split()) for text in page.body)
    titles = f"{page.title}\n{page.page_title}"
    if words < _FEW_WORDS:
        for pattern, name in (
            (_CHALLENGE, "a page that asks whether one is a robot"),
            (_CONSENT, "a page that asks for consent"),
            (_ERROR, "an error page"),
        ):
            if any(pattern.search(title) for title in titles.splitlines()):
                return name
    if page.linked_data.article is None:
        listing = _listing(page)
        if listing:
            return listing
    if words < _NO_WORDS:
        seen = " ".join(line.text for line in page.lines)[:20_000]
        if _WALL.search(seen):
            return "a page that asks to subscribe or to sign in, without the article"
        if _CONSENT.search(seen):
            return "a page that asks for consent"
        return "a page without an article's text"
    return ""


def _listing(page: Look) -> str:
    """Name a page that leads to articles, by its address, its data and its shape."""
    long = [text for text in page.body if len(text.split()) >= _PROSE_WORDS]
    is_prose = len(long) >= _LONG_PROSE and not _is_cards(page)
    path = path_of(page.address)
    if _SEARCH.search(page.title) or (_SEARCH_PATH.search(path) and not is_prose):
        return "a page of search results"
    if is_prose and page.og_type == "article":
        return ""
    if (
        page.address is not None
        and _HOME_PATH.match(path)
        and (not is_prose or page.og_type == "website")
    ):
        return "a home page"
    if _LIST_PATH.search(path) and (not is_prose or page.linked_data.is_list):
        return "a list of articles"
    if (page.linked_data.is_list or _is_cards(page)) and not is_prose:
        return "a list of articles"
    return ""


def _is_cards(page: Look) -> bool:
    """Tell whether headings that lead elsewhere, or links, make up most of a page."""
    seen = [line for line in page.lines if not line.places & FURNITURE]
    headings = [line for line in seen if line.tag in ("h1", "h2", "h3", "h4")]
    linked = [line for line in headings if line.is_link]
    if len(linked) >= _CARDS and 2 * len(linked) > len(headings):
        return True
    links = sum(len(line.text) for line in seen if line.is_link)
    whole = sum(len(line.text) for line in seen)
    return sum(line.is_link for line in seen) >= 2 * _CARDS and 2 * links > whole
