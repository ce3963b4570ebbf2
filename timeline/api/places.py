"""Where an article that was read goes: a new stream, a new revision, or nowhere."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.lines import load_article
from timeline.project.tables import articles
from timeline.project.undoing import fallen
from timeline.project.versions import holds
from timeline.query.articles import find_takedown, is_redacted
from timeline.store.prepared import Prepared

if TYPE_CHECKING:
    from timeline.articles import Article
    from timeline.query.values import Takedown
    from timeline.store.payloads import ArticleRead

_HEARD_OF = Prepared(
    sa.select(articles.c.row_id)
    .where(
        sa.or_(
            articles.c.sha256 == sa.bindparam("sha256"),
            articles.c.location == sa.bindparam("location"),
        )
    )
    .limit(1)
)
"""Of most articles neither text nor place is: one look tells."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article goes."""

    article: str
    revision: int
    known: ArticleRead | None = None
    takedown: Takedown | None = None
    """Of the article that has this text."""
    revises: bool = True
    beside: Takedown | None = None
    """Of an article with another text, at the same path."""


def find_place(
    connection: sa.Connection,
    article: Article,
    location: str | None,
    extractor: str | None,
) -> Place:
    """Tell a new article from a new revision and from one that is known.

    The same text is known wherever it lies, unless a person now says otherwise about
    its date or publisher, or asks for another extractor.  Another text at a known
    location is a revision.  A text that was taken down stays known; another text in its
    place is a new article.
    """
    if not _HEARD_OF.rows(connection, sha256=article.sha256, location=location):
        return Place(_new_id(article.sha256), 1, revises=False)
    redacted = _redacted(connection, article.sha256)
    if redacted is not None:
        takedown = find_takedown(connection, redacted.article)
        return Place(redacted.article, redacted.revision, redacted, takedown)
    same_text = _latest(connection, articles.c.sha256 == article.sha256)
    here = _latest(connection, articles.c.location == location) if location else None
    beside = None
    if here is not None and is_redacted(here):
        beside, here = find_takedown(connection, here.article), None
    if same_text and same_text.sha256 == article.sha256:
        reads_anew = extractor is not None and extractor != same_text.extractor
        if not reads_anew and not _says_otherwise(article, same_text):
            return Place(same_text.article, same_text.revision, same_text)
        return _next_revision(connection, same_text.article)
    earlier = here or same_text
    if earlier is not None:
        return _next_revision(connection, earlier.article)
    made = _new_id(article.sha256)
    return replace(_next_revision(connection, made, revises=False), beside=beside)


def _new_id(sha256: str) -> str:
    """Make the id of the article that begins with a text."""
    return hashlib.sha256(f"article:{sha256}".encode()).hexdigest()[:16]


def _next_revision(
    connection: sa.Connection, article: str, *, revises: bool = True
) -> Place:
    """Number a revision after all that were read, those undone among them."""
    last = sa.select(sa.func.max(articles.c.revision)).where(
        articles.c.article == article
    )
    revision = (connection.execute(last).scalar() or 0) + 1
    return Place(article, revision, revises=revises)


def _latest(
    connection: sa.Connection, where: sa.ColumnElement[bool]
) -> ArticleRead | None:
    """Find the current revision of the article that once had this text or place.

    What was undone is as though it had never been read.
    """
    rows = connection.execute(
        sa.select(articles.c.article, articles.c.cause)
        .where(where)
        .order_by(articles.c.position.desc())
    ).all()
    undone = fallen(connection, {row.cause for row in rows})
    found = next((row.article for row in rows if row.cause not in undone), None)
    if found is None:
        return None
    current = sa.select(articles.c.doc).where(
        articles.c.article == found, holds(articles)
    )
    return load_article(connection.execute(current).scalar_one())


def _redacted(connection: sa.Connection, sha256: str) -> ArticleRead | None:
    """Find a revision with this text that was taken down."""
    query = sa.select(articles.c.doc).where(articles.c.sha256 == sha256)
    reads = map(load_article, connection.execute(query).scalars())
    return next(filter(is_redacted, reads), None)


def _says_otherwise(article: Article, stored: ArticleRead) -> bool:
    """Tell whether what was given by hand differs from what the store has.

    A day that was a guess differs, even if it was a good one.
    """
    dates = "date" in article.by_hand and (
        article.publication.date != stored.publication.date
        or stored.publication.source == "guess"
    )
    names = "publisher" in article.by_hand and article.publisher != stored.publisher
    return dates or names
