"""One source text, its sentences, and the day it was published with the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

DateSource: TypeAlias = Literal[
    "by hand",
    "header",
    "metadata",
    "address",
    "dateline",
    "byline",
    "weekday check",
    "guess",
    "none",
]
"""Where the publication date was found; “none” where nothing gives one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date in the text that might be the publication date, and the verdict on it."""

    text: str
    """As it stands in the article: “Today: April 12, 2025”."""
    start: int | None
    """None where it stands beside the text: see `where`."""
    end: int | None
    date: dt.date | None
    kind: str
    """What it looks like: header, dateline, byline, crawl date, copyright, updated …"""
    accepted: bool
    why: str
    """The reason, for people: “a crawl date: the page's banner says ‘Today’”."""
    where: str = ""
    """What states it beside the text: “meta article:published_time”."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The day an article was published, or none, and what speaks for it."""

    date: dt.date | None
    source: DateSource
    evidence: str
    """One line for people, with the words found: `header “date 2024-10-25”`."""
    candidates: tuple[Candidate, ...] = ()
    """Every date weighed, accepted and rejected, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body; `start` and `end` index the article's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Terms:
    """The telling words of title and body, by which articles of one story are known."""

    stems: Mapping[str, int]
    """How often each stands in it, in the order in which they come."""
    head: int
    """So many stems, from the first, stand in the title or the first sentence."""
    lead: int
    """So many in the title and the opening sentences."""
    names: tuple[str, ...]
    """Stems of the words with a capital."""
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One source text as read.  Its text is kept whole, furniture and all."""

    path: str
    """As the user named it; `-` for standard input."""
    sha256: str
    """Of the text as stored (UTF-8), in hexadecimal."""
    text: str
    title: str
    """Empty where the text has none."""
    publisher: str
    """Empty where the text names none."""
    url: str | None
    """Where it was found."""
    publication: Publication
    sentences: tuple[Sentence, ...]
    """The body only: menus, captions, related links and headings yield none."""
    encoding: str = "utf-8"
    """What the bytes were read as."""
    language: str = "en"
    """ISO 639-1 code of the language it is written in; English where in doubt."""
    by_hand: tuple[str, ...] = ()
    """Fields that a person gave over the text's own: `date`, `publisher`."""
    canonical: str | None = None
    """What the page itself calls its address."""
