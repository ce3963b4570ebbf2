"""How an article of an export stands in a store: new, known, or read otherwise here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.lines import load_article
from timeline.project.tables import FOREVER, articles, mentions
from timeline.project.undoing import fallen
from timeline.project.versions import holds
from timeline.query.articles import is_redacted
from timeline.store import NewEntry
from timeline.store.parts import StoredPublication
from timeline.store.payloads import ArticleRead, MentionFound, load
from timeline.store.tables import entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from timeline.imports.chronology import Chronology, Cited
    from timeline.store.parts import StoredMention


@dataclass(frozen=True, slots=True)
class Standing:
    """An article of an export, and what of it the store has not."""

    cited: Cited
    article: str
    """Its id here."""
    revision: int
    """Number of the revision that is to be appended."""
    missing: tuple[str, ...] = ()
    """Mentions that are to be appended, in order."""
    known: ArticleRead | None = None
    """As it stands here."""
    conflict: str = ""
    """For people: why it is not taken."""

    @property
    def is_known(self) -> bool:
        """Tell whether the store has all that the file tells of it."""
        return self.known is not None and not self.missing

    def entries(
        self, connection: sa.Connection, chronology: Chronology
    ) -> list[NewEntry]:
        """Append these: an article with its mentions, also those that are here."""
        found = [] if self.known is None else list(_mentions(connection, self.article))
        found += [chronology.mention(each).stored() for each in self.missing]
        read = self._read(connection).model_copy(
            update={"revision": self.revision, "n_mentions": len(found)}
        )
        stream = f"article:{self.article}"
        return [
            NewEntry(stream, read),
            *(
                NewEntry(
                    stream,
                    MentionFound(
                        article=self.article, revision=self.revision, mention=mention
                    ),
                )
                for mention in found
            ),
        ]

    def _read(self, connection: sa.Connection) -> ArticleRead:
        if self.known is not None:
            return _as_read(connection, self.known)
        ref, reading = self.cited.ref, self.cited.reading
        return ArticleRead(
            article=self.article,
            revision=self.revision,
            path=ref.path,
            location=None,
            source=None,
            sha256=ref.sha256,
            title=ref.title,
            publisher=ref.publisher,
            url=ref.url,
            canonical=reading.canonical,
            encoding=reading.encoding,
            by_hand=reading.by_hand,
            publication=StoredPublication(
                date=ref.published,
                source=reading.source,
                evidence=ref.published_evidence,
                candidates=reading.candidates,
            ),
            extractor=reading.extractor,
            fingerprints=reading.fingerprints,
            n_mentions=0,
            terms=None,
        )


def standing(connection: sa.Connection, cited: Cited, here: Set[str]) -> Standing:
    """Tell how an article of an export stands in the store.

    Args:
        here: the mentions of the export that the store holds.
    """
    ref = cited.ref
    query = sa.select(articles).where(
        sa.or_(articles.c.article == ref.id, articles.c.sha256 == ref.sha256)
    )
    rows = connection.execute(query.order_by(articles.c.position)).all()
    reads = [load_article(row.doc) for row in rows]
    last = max((read.revision for read in reads), default=0)
    told = f"article {ref.id} ({ref.path})"
    if any(map(is_redacted, reads)):
        words = "" if ref.redacted else f"{told}: it was taken down here; left out"
        return Standing(cited, ref.id, last, conflict=words)
    for row, read in zip(rows, reads, strict=True):
        if row.sys_to == FOREVER and row.sha256 == ref.sha256:
            missing = tuple(each for each in cited.mentions if each not in here)
            return Standing(cited, row.article, read.revision + 1, missing, read)
    undone = fallen(connection, {row.cause for row in rows})
    if any(row.cause not in undone for row in rows):
        what = f"{told}: another revision of it stands here; left as it is here"
        return Standing(cited, ref.id, last, conflict=what)
    revision = last + 1 if rows else ref.revision
    return Standing(cited, ref.id, revision, tuple(cited.mentions))


def _mentions(connection: sa.Connection, article: str) -> Iterator[StoredMention]:
    """The mentions that stand of an article, as the log has them."""
    query = (
        sa.select(entries.c.schema_version, entries.c.payload)
        .join(mentions, mentions.c.position == entries.c.position)
        .where(mentions.c.article == article, holds(mentions))
        .order_by(entries.c.position)
    )
    for version, text in connection.execute(query):
        payload = load(MentionFound.TYPE, version, text)
        if isinstance(payload, MentionFound):
            yield payload.mention


def _as_read(connection: sa.Connection, known: ArticleRead) -> ArticleRead:
    """Read an article from the log, with the terms that read tables leave out."""
    query = (
        sa.select(entries.c.schema_version, entries.c.payload)
        .join(articles, articles.c.position == entries.c.position)
        .where(articles.c.article == known.article, holds(articles))
    )
    read = load(ArticleRead.TYPE, *connection.execute(query).one())
    if not isinstance(read, ArticleRead):
        raise TypeError(read.TYPE)
    return read
