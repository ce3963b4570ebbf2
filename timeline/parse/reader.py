"""Member → Article: text, title, publisher, publication date and body sentences."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from timeline.articles import Article
from timeline.formats import Member, read_document
from timeline.parse.blocks import Block, split_blocks
from timeline.parse.clues import Page, find_clues
from timeline.parse.dateline import find_dateline
from timeline.parse.days import Writing
from timeline.parse.furniture import BULLET, Kind, sort_blocks
from timeline.parse.header import Header, read_header
from timeline.parse.headline import read_headline
from timeline.parse.published import weigh
from timeline.parse.sentences import split_sentences
from timeline.parse.signs import CREDITS_TAIL
from timeline.parse.stated import stated_clues
from timeline.resolve.languages import detect

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from timeline.articles import Sentence, Span

_DATELINE_WITHIN = 3
"""A dateline opens one of the first paragraphs: a summary may stand before it."""


def read_article(
    data: bytes,
    path: str,
    *,
    date: dt.date | None = None,
    publisher: str | None = None,
    language: str | None = None,
    locale: str | None = None,
) -> Article:
    """Read the bytes of a plain text as an article, as `read_member` does."""
    return read_member(
        Member(path, data),
        date=date,
        publisher=publisher,
        language=language,
        locale=locale,
    )


def read_member(
    member: Member,
    *,
    date: dt.date | None = None,
    publisher: str | None = None,
    language: str | None = None,
    locale: str | None = None,
) -> Article:
    """Read a member as an article; what is given by hand wins over what is stated.

    Args:
        member: its bytes, and what is stated of them.
        date: the publication date by hand.
        publisher: likewise.
        language: a code; None tells it from the text.
        locale: how days in figures are written where the article comes from.

    Raises:
        NoArticleError: it is plainly no article.
        ReadError: empty, binary, too large, or in no readable encoding.
    """
    document = read_document(member)
    text, stated = document.text, document.stated
    header = read_header(text) if document.has_header else Header((), 0)
    blocks = split_blocks(text, header.end)
    writing = Writing(language or detect(text[header.end :]), locale or document.locale)
    kinds = sort_blocks(blocks, writing)
    headline = read_headline(blocks, kinds)
    body = [
        block for block, kind in zip(blocks, kinds, strict=True) if kind is Kind.BODY
    ]
    dateline = _first_dateline(text, blocks, kinds)
    place = dateline[0] if dateline else None
    page = Page(text, header, blocks, kinds, headline, place, writing)
    clues = [*find_clues(page), *stated_clues(stated.dates, writing)]
    by_hand = {"date": date is not None, "publisher": publisher is not None}
    return Article(
        path=member.path,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title=stated.title or header.first("title") or headline.title,
        publisher=publisher
        or stated.publisher
        or header.first("publisher")
        or headline.outlet,
        url=stated.url or header.first("url"),
        canonical=stated.canonical,
        publication=weigh(clues, date),
        sentences=_sentences(text, body, dateline),
        encoding=document.encoding,
        language=writing.language,
        by_hand=tuple(field for field, is_given in by_hand.items() if is_given),
    )


def _first_dateline(
    text: str, blocks: Sequence[Block], kinds: Sequence[Kind]
) -> tuple[Span, int] | None:
    """Find the dateline, before the first words or on a line of its own above them."""
    paragraphs = 0
    for block, kind in zip(blocks, kinds, strict=True):
        paragraphs += kind is Kind.BODY
        if paragraphs > _DATELINE_WITHIN:
            break
        if kind in (Kind.BODY, Kind.DATE, Kind.HEADING):
            found = find_dateline(text, block.start, block.end)
            if found:
                return found
    return None


def _sentences(
    text: str, body: Sequence[Block], dateline: tuple[Span, int] | None
) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for block in body:
        bullet = BULLET.match(block.text)
        start = block.start + (bullet.end() if bullet else 0)
        if dateline and dateline[0].start == block.start:
            start = dateline[1]
        credits_tail = CREDITS_TAIL.search(block.text)
        end = block.start + credits_tail.start() if credits_tail else block.end
        sentences.extend(split_sentences(text, start, end))
    return tuple(sentences)
