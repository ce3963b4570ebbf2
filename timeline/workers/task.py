"""The one thing that a worker does: a member to an article and its mentions.  Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.extract import Rules, label
from timeline.extractors import checked_mentions
from timeline.parse import read_member
from timeline.version import SOFTWARE

if TYPE_CHECKING:
    import datetime as dt

    from timeline.articles import Article, Mention
    from timeline.extract import Extractor
    from timeline.formats import Member

_RULES = Rules()

READER = f"{SOFTWARE}; {label(_RULES)}"
"""What reads here; one store is not filled by two."""


@dataclass(frozen=True, slots=True)
class Options:
    """How articles are to be read."""

    date: dt.date | None = None
    """The publication date by hand."""
    publisher: str | None = None
    language: str | None = None
    """None tells each one's from its text."""
    locale: str | None = None
    """How days in figures are written."""
    extractor: Extractor = _RULES

    @property
    def says_so(self) -> bool:
        """Tell whether anything is given by hand that an article is stored with."""
        return self.date is not None or self.publisher is not None


class Read(NamedTuple):
    """An article, and what it says happened."""

    article: Article
    mentions: list[Mention] | None
    """None where it was not looked for."""
    reader: str = READER
    """What read it: the version of this program and of its rules."""


def read_only(member: Member, options: Options) -> Read:
    """Read an article, and look for no mentions.

    Raises:
        ReadError: the member is no article.
    """
    article = read_member(
        member,
        date=options.date,
        publisher=options.publisher,
        language=options.language,
        locale=options.locale,
    )
    return Read(article, None)


def read_and_extract(member: Member, options: Options) -> Read:
    """Read an article and find its mentions, wherever this runs.

    Raises:
        ReadError: the member is no article.
        ExtractError: the extractor fails, or finds what is not in the text.
    """
    article = read_only(member, options).article
    return Read(article, checked_mentions(options.extractor, article))


def reader() -> str:
    """Tell what reads, wherever this runs."""
    return READER
