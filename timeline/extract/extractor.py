"""What reads an article's mentions: the seam at which ours and others' plug in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from timeline.extract.mentions import EXTRACTOR, extract

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.articles import Article, Mention


@runtime_checkable
class Extractor(Protocol):
    """Reads what an article says happened.

    It is picklable, so that it may run in another process, and keeps nothing between
    articles: the same article gives the same mentions in any order.
    """

    @property
    def name(self) -> str:
        """One word, under which it is chosen: `rules`."""
        ...

    @property
    def version(self) -> str:
        """Another for every change of what it finds; a model's own is part of it."""
        ...

    def extract(self, article: Article) -> list[Mention]:
        """Find what the article says happened, in the order of its text."""
        ...


@dataclass(frozen=True, slots=True)
class Rules:
    """The default: tables of words and rules of clauses, no model."""

    name: str = EXTRACTOR.partition(" ")[0]
    version: str = EXTRACTOR.partition(" ")[2]

    def extract(self, article: Article) -> list[Mention]:
        """Find what the article says happened, in the order of its text."""
        return extract(article)


def label(extractor: Extractor) -> str:
    """Tell an extractor's name and version, as every mention keeps them.

    >>> label(Rules(version="2"))
    'rules 2'
    """
    return f"{extractor.name} {extractor.version}"


def labelled(extractor: Extractor, found: Iterable[Mention]) -> list[Mention]:
    """Give mentions the name and version of what found them."""
    told = label(extractor)
    return [
        each if each.extractor == told else replace(each, extractor=told)
        for each in found
    ]
