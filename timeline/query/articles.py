"""The articles of a store: what was read, when it was published, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.articles import REDACTED
from timeline.errors import NotFoundError
from timeline.project.lines import load_article
from timeline.project.tables import articles
from timeline.project.versions import holds
from timeline.query.ids import starts_with
from timeline.query.values import (
    ArticleReading,
    ArticleRecord,
    ArticleRef,
    Takedown,
)
from timeline.store.articles import to_publication
from timeline.store.entries import to_datetime
from timeline.store.payloads import ArticleRedacted
from timeline.store.reading import stream_entries
from timeline.store.tables import article_texts

if TYPE_CHECKING:
    from timeline.store.payloads import ArticleRead


_HAS_TEXT = (
    sa.exists().where(article_texts.c.sha256 == articles.c.sha256).label("has_text")
)


def article_ref(read: ArticleRead) -> ArticleRef:
    """Make the citation of an article."""
    return ArticleRef(
        id=read.article,
        path=read.path,
        title=read.title,
        publisher=read.publisher,
        url=read.url,
        sha256=read.sha256,
        published=read.publication.date,
        published_evidence=read.publication.evidence,
        revision=read.revision,
        redacted=is_redacted(read),
        reading=ArticleReading(
            encoding=read.encoding,
            canonical=read.canonical,
            by_hand=read.by_hand,
            source=read.publication.source,
            candidates=to_publication(read.publication).candidates,
            extractor=read.extractor,
            fingerprints=read.fingerprints,
        ),
    )


def is_redacted(read: ArticleRead) -> bool:
    """Tell whether an article was taken down: evidence is never worded like this."""
    return read.publication.evidence == REDACTED


def find_takedown(connection: sa.Connection, article: str) -> Takedown | None:
    """Find who took an article down, by the article's id."""
    for entry in stream_entries(connection, f"article:{article}"):
        if entry.type == ArticleRedacted.TYPE:
            taken = entry.payload
            if isinstance(taken, ArticleRedacted):
                return Takedown(
                    entry.author, taken.reason, entry.recorded_at, entry.position
                )
    return None


def article_records(
    connection: sa.Connection, as_of: int | None
) -> list[ArticleRecord]:
    """List the articles, in the order in which they were first read."""
    first = (
        sa.select(articles.c.article, sa.func.min(articles.c.position).label("first"))
        .group_by(articles.c.article)
        .subquery()
    )
    query = (
        sa.select(articles, _HAS_TEXT)
        .join(first, first.c.article == articles.c.article)
        .where(holds(articles, as_of))
        .order_by(first.c.first)
    )
    rows = connection.execute(query).mappings().all()
    return [_record(connection, row) for row in rows]


def find_article(
    connection: sa.Connection, wanted: str, as_of: int | None
) -> ArticleRecord:
    """Find an article by its id, the start of it, or its path.

    Raises:
        NotFoundError: none, or more than one.
    """
    fits = sa.or_(articles.c.path == wanted, starts_with(articles.c.article, wanted))
    query = sa.select(articles, _HAS_TEXT)
    query = query.where(fits, holds(articles, as_of)).limit(2)
    found = connection.execute(query).mappings().all()
    if len(found) == 1:
        return _record(connection, found[0])
    counted = sa.select(sa.func.count()).where(holds(articles, as_of))
    known = connection.execute(counted.select_from(articles)).scalar_one()
    problem = "more than one article fits" if found else "no such article"
    raise NotFoundError(
        f"{problem}: {wanted!r}; expected the id or the path of one of {known}; "
        'list them with "timeline articles"'
    )


def _record(connection: sa.Connection, row: sa.RowMapping) -> ArticleRecord:
    read = load_article(row["doc"])
    return ArticleRecord(
        ref=article_ref(read),
        candidates=to_publication(read.publication).candidates,
        encoding=read.encoding,
        by_hand=read.by_hand,
        mentions=read.n_mentions,
        recorded_at=to_datetime(row["recorded_at"]),
        position=row["position"],
        takedown=find_takedown(connection, read.article) if is_redacted(read) else None,
        location=read.location,
        extractor=read.extractor,
        canonical=read.canonical,
        source=read.source,
        has_text=bool(row["has_text"]),
    )
