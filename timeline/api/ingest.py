"""Articles in: read, extracted, appended, matched; the same again adds nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import sqlalchemy as sa

from timeline.errors import ReadError
from timeline.extract import EXTRACTOR, extract
from timeline.extract.stems import fingerprints
from timeline.match import MATCHER, match
from timeline.parse import read_article, read_bytes
from timeline.project.components import REVISION
from timeline.project.lines import load_article, load_mention
from timeline.project.tables import articles, mentions
from timeline.project.versions import holds
from timeline.query.articles import article_ref
from timeline.store import NewEntry
from timeline.store.articles import stored_mention, stored_publication
from timeline.store.payloads import ArticleRead, EventsMerged, MentionFound

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from timeline.articles import Article, Mention
    from timeline.query.values import ArticleRef
    from timeline.store import Log, Writer

Outcome: TypeAlias = Literal["new", "revised", "known", "failed"]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one file."""

    path: str
    outcome: Outcome
    article: ArticleRef | None = None
    mentions: int = 0
    merged: int = 0
    """How many of its mentions joined an event that was known."""
    error: str | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of every file, in order."""

    articles: tuple[Ingested, ...]

    def count(self, outcome: Outcome) -> int:
        """Count the files with an outcome."""
        return sum(each.outcome == outcome for each in self.articles)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an article goes: a new stream, the next revision of one, or nowhere."""

    article: str
    revision: int
    known: ArticleRead | None = None


class Ingest:
    """Reads files into a log, each in a transaction of its own."""

    def __init__(
        self,
        log: Log,
        *,
        author: str,
        software: str,
        date: dt.date | None = None,
        publisher: str | None = None,
    ) -> None:
        self.log, self.author = log, author
        self.software = f"{software}; {EXTRACTOR}; {MATCHER}"
        self.date, self.publisher = date, publisher

    def file(self, path: str) -> Ingested:
        """Take in one file; bad input is reported, and nothing of it is stored."""
        try:
            data = read_bytes(path)
            article = read_article(data, path, date=self.date, publisher=self.publisher)
        except ReadError as error:
            return Ingested(path, "failed", error=str(error))
        return self.article(article)

    def article(self, article: Article) -> Ingested:
        """Take in an article that has been read."""
        location = _location(article.path)
        with self.log.reading() as connection:
            place = _place(connection, article, location)
        if place.known:
            return _known(article.path, place.known)
        found = extract(article)
        with self.log.writing() as writer:
            place = _place(writer.connection, article, location)
            if place.known:
                return _known(article.path, place.known)
            read = _article_read(article, place, location, len(found))
            kept = self._append(writer, article, read, found)
            merged = self._match(writer, [m for m in found if m.id not in kept])
        outcome: Outcome = "new" if place.revision == 1 else "revised"
        ref = article_ref(read)
        return Ingested(article.path, outcome, ref, len(found), merged)

    def _append(
        self, writer: Writer, article: Article, read: ArticleRead, found: list[Mention]
    ) -> set[str]:
        """Append the article and its mentions; tell which carry on an earlier one."""
        stream = f"article:{read.article}"
        entries = [NewEntry(stream, read)]
        entries += [
            NewEntry(
                stream,
                MentionFound(
                    article=read.article,
                    revision=read.revision,
                    mention=stored_mention(mention),
                ),
            )
            for mention in found
        ]
        carried, kept = _carried_on(writer.connection, read, found)
        entries += [NewEntry(stream, merge) for merge in carried]
        writer.append(
            entries,
            author=self.author,
            command="ingest",
            software=self.software,
            idempotency_key=_key(read),
            texts={article.sha256: article.text},
        )
        return kept

    def _match(self, writer: Writer, new: Sequence[Mention]) -> int:
        """Append what the matcher decides of new mentions; count the merges."""
        decisions = match(writer.connection, new)
        if decisions:
            writer.append(
                [NewEntry(f"event:{each.event}", each.payload) for each in decisions],
                author=MATCHER,
                command="match",
                software=self.software,
            )
        return sum(isinstance(each.payload, EventsMerged) for each in decisions)


def _location(path: str) -> str | None:
    return None if path == "-" else str(Path(path).resolve())


def _known(path: str, read: ArticleRead) -> Ingested:
    return Ingested(path, "known", article_ref(read), read.n_mentions)


def _place(connection: sa.Connection, article: Article, location: str | None) -> _Place:
    """Tell a new article from a new revision and from one that is known.

    The same text is known wherever it lies, unless a person now says otherwise about
    its date or publisher.  Another text at a known location is a revision.
    """
    same_text = _latest(connection, articles.c.sha256 == article.sha256)
    here = _latest(connection, articles.c.location == location) if location else None
    if same_text and same_text.sha256 == article.sha256:
        if not _says_otherwise(article, same_text):
            return _Place(same_text.article, same_text.revision, same_text)
        return _Place(same_text.article, same_text.revision + 1)
    earlier = here or same_text
    if earlier is not None:
        return _Place(earlier.article, earlier.revision + 1)
    made = hashlib.sha256(f"article:{article.sha256}".encode()).hexdigest()[:16]
    return _Place(made, 1)


def _latest(
    connection: sa.Connection, where: sa.ColumnElement[bool]
) -> ArticleRead | None:
    """Find the current revision of the article that once had this text or place."""
    found = connection.execute(
        sa.select(articles.c.article)
        .where(where)
        .order_by(articles.c.position.desc())
        .limit(1)
    ).scalar()
    if found is None:
        return None
    current = sa.select(articles.c.doc).where(
        articles.c.article == found, holds(articles)
    )
    return load_article(connection.execute(current).scalar_one())


def _says_otherwise(article: Article, stored: ArticleRead) -> bool:
    """Tell whether what was given by hand differs from what the store has."""
    dates = "date" in article.by_hand and (
        article.publication.date != stored.publication.date
    )
    names = "publisher" in article.by_hand and article.publisher != stored.publisher
    return dates or names


def _article_read(
    article: Article, place: _Place, location: str | None, n_mentions: int
) -> ArticleRead:
    return ArticleRead(
        article=place.article,
        revision=place.revision,
        path=article.path,
        location=location,
        sha256=article.sha256,
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        encoding=article.encoding,
        by_hand=article.by_hand,
        publication=stored_publication(article.publication),
        extractor=EXTRACTOR,
        fingerprints=fingerprints([each.text for each in article.sentences]),
        n_mentions=n_mentions,
    )


def _key(read: ArticleRead) -> str:
    return f"ingest:{read.article}:{read.revision}:{read.sha256}"


def _carried_on(
    connection: sa.Connection, read: ArticleRead, found: Sequence[Mention]
) -> tuple[list[EventsMerged], set[str]]:
    """Link the mentions of a new revision to the same sentences of the one before.

    So an event keeps its id, and what people corrected in it, when its article changes.
    """
    query = sa.select(mentions.c.doc).where(
        mentions.c.article == read.article, holds(mentions)
    )
    earlier = [load_mention(doc) for doc in connection.execute(query).scalars()]
    by_words: dict[tuple[str, str], list[str]] = {}
    for each in earlier:
        by_words.setdefault((each.quote, each.trigger.text), []).append(each.id)
    merges, kept = [], {each.id for each in earlier}
    for mention in found:
        same = by_words.get((mention.quote, mention.trigger.text))
        if same and mention.id not in kept:
            why = f"the same sentence in revision {read.revision} of the article"
            elder = same.pop(0)
            merges.append(
                EventsMerged(a=elder, b=mention.id, score=1.0, why=why, by=REVISION)
            )
            kept.add(mention.id)
    return merges, kept
