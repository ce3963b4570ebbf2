"""Articles made of sentences, and what is read in them."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Protocol

import pytest

from timeline.articles import Article, Publication, Sentence
from timeline.extract import extract

if TYPE_CHECKING:
    from timeline.articles import Mention

_FRIDAY = dt.date(2024, 10, 25)


class ArticleOf(Protocol):
    """Make an article of its sentences, published on a Friday or undated."""

    def __call__(self, *sentences: str, is_dated: bool = True) -> Article: ...


class Read(Protocol):
    """Read the mentions of an article made of these sentences."""

    def __call__(self, *sentences: str, is_dated: bool = True) -> list[Mention]: ...


@pytest.fixture(scope="session")
def article_of() -> ArticleOf:
    def make(*sentences: str, is_dated: bool = True) -> Article:
        text, found = " ".join(sentences), []
        start = 0
        for sentence in sentences:
            found.append(Sentence(sentence, start, start + len(sentence)))
            start += len(sentence) + 1
        published = Publication(
            date=_FRIDAY if is_dated else None,
            source="header" if is_dated else "none",
            evidence="header “date 2024-10-25”" if is_dated else "no date found",
        )
        return Article(
            path="lakeside-herald.txt",
            sha256=hashlib.sha256(text.encode(errors="replace")).hexdigest(),
            text=text,
            title="",
            publisher="Lakeside Herald",
            url=None,
            publication=published,
            sentences=tuple(found),
        )

    return make


@pytest.fixture(scope="session")
def read(article_of: ArticleOf) -> Read:
    def read_sentences(*sentences: str, is_dated: bool = True) -> list[Mention]:
        return extract(article_of(*sentences, is_dated=is_dated))

    return read_sentences
