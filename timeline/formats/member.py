"""What a file holds: articles as bytes, with what is stated of them beside their text.

A plain file is one member.  An archive, a feed or a list of articles holds many.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from timeline.errors import ReadError

STDIN = "-"

Kind: TypeAlias = Literal["text", "html", "fragment", "markdown", "pdf"]
"""What a member's bytes are; a fragment is HTML of an article that is no page."""


class StatedDate(NamedTuple):
    """A date that stands beside an article's text, and who states it."""

    text: str
    """As it is written: “2024-10-25T06:30:00Z”."""
    kind: str
    """What states it: feed, front matter, mail, crawl, meta, json-ld, updated …"""
    where: str
    """For people: “the feed's published”, “meta article:published_time”."""
    before: str = ""
    """The words before it, where it stands among others: “Updated”."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated of an article beside its text: by a page, a feed, an archive."""

    title: str = ""
    publisher: str = ""
    url: str | None = None
    """Where it was found."""
    canonical: str | None = None
    """What the page itself calls its address."""
    dates: tuple[StatedDate, ...] = ()

    def over(self, other: Stated) -> Stated:
        """Put what is stated here before what is stated further out."""
        return Stated(
            self.title or other.title,
            self.publisher or other.publisher,
            self.url or other.url,
            self.canonical or other.canonical,
            (*self.dates, *other.dates),
        )


NOTHING = Stated()


@dataclass(frozen=True, slots=True)
class Member:
    """An article's bytes, where they stand, and what is stated of them."""

    file: str
    """As the user named it; `-` for standard input."""
    data: bytes
    kind: Kind = "text"
    stated: Stated = NOTHING
    part: str = ""
    """Where in the file, for people: `!/folder/page.html`, `#3`, `:4`."""
    key: str | None = ""
    """What names it wherever the file is read again, however much came before it.

    None where nothing does: it is then known by its text alone.
    """
    charset: str | None = None
    """What was said to encode the bytes when they were fetched."""
    is_teaser: bool = False
    """A feed's summary of an article, which is elsewhere."""

    @property
    def path(self) -> str:
        """File and part, as people are told them."""
        return self.file + self.part

    @property
    def location(self) -> str | None:
        """Where it lies, in full, by its key; None where it may not be found again."""
        if self.file == STDIN or self.key is None:
            return None
        return str(Path(self.file).resolve()) + self.key

    def digest(self) -> str:
        """Digest the bytes and all that is stated of them, in hexadecimal."""
        told = repr((self.kind, self.charset, astuple(self.stated)))
        return hashlib.sha256(told.encode() + b"\0" + self.data).hexdigest()

    def stating(self, stated: Stated) -> Member:
        """Add what is stated further out."""
        return replace(self, stated=self.stated.over(stated))


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that cannot be read, and the error that says why."""

    path: str
    error: ReadError
