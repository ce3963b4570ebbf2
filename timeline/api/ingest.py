"""Articles in: read, extracted, appended, matched; the same again adds nothing.

Reading may run elsewhere, ahead; what is read is appended here, in order.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import sqlalchemy as sa
from pydantic import ValidationError

from timeline.api.matching import append_matches
from timeline.api.places import Place, find_place
from timeline.api.revisions import NOTHING, Carried, carry_on, lost_corrections
from timeline.errors import ExtractError, ReadError, TooLargeError
from timeline.extract import label, unread
from timeline.extract.agencies import agencies
from timeline.extract.stems import fingerprints
from timeline.extract.terms import terms
from timeline.extractors import checked_mentions
from timeline.match import MATCHER
from timeline.parse import read_bytes
from timeline.project.lines import load_article
from timeline.project.tables import articles
from timeline.query.articles import article_ref
from timeline.store import NewEntry
from timeline.store.articles import (
    stored_mention,
    stored_publication,
    stored_terms,
)
from timeline.store.payloads import ArticleRead, MentionFound
from timeline.workers.ahead import read_ahead
from timeline.workers.task import Options, read_only

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.articles import Article, Mention
    from timeline.query.values import ArticleRef, Takedown
    from timeline.store import Log, Writer
    from timeline.store.parts import StoredMention
    from timeline.workers.ahead import Pending, Workers
    from timeline.workers.task import Read

_AS_IT_COMES = Options()
_REPORTED = (ReadError, ExtractError, TooLargeError)
"""What befalls one article, and is told of it; anything else ends the ingest."""
_MOST = 16
"""Articles in a transaction: others wait for it, and share what it costs."""
_SOON = 0.05
"""Seconds after which what was read is stored and told, few or many."""

Outcome: TypeAlias = Literal["new", "revised", "known", "redacted", "failed"]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one file."""

    path: str
    outcome: Outcome
    article: ArticleRef | None = None
    mentions: int = 0
    merged: int = 0
    """How many of its mentions joined an event that was known."""
    lost: int = 0
    """How many standing corrections no sentence holds any more, now that it changed."""
    commit: int | None = None
    """Take it back with `undo(commit)`; None where nothing was recorded."""
    error: str | None = None
    takedown: Takedown | None = None
    """Why it is refused: the same text was taken down."""
    beside: Takedown | None = None
    """What was taken down at its path: this other text of it is now stored."""
    language: str = "en"
    """What it is written in; happenings are read in English only."""
    unread: int = 0
    """How many of its sentences were too long for any happening to be read in them."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of every file, in order."""

    articles: tuple[Ingested, ...]

    def count(self, outcome: Outcome) -> int:
        """Count the files with an outcome."""
        return sum(each.outcome == outcome for each in self.articles)


class _Extracted(NamedTuple):
    """An article that is ready to be stored."""

    article: Article
    location: str | None
    found: list[Mention]
    stored: list[StoredMention]


class Ingest:
    """Reads files into a log, each as a commit of its own, few in a transaction.

    `anew` makes a new revision of a text that is known, where another extractor, or
    another version of it, has read it; without it, what is known stays as it was read.
    """

    def __init__(
        self,
        log: Log,
        *,
        author: str,
        software: str,
        options: Options = _AS_IT_COMES,
        anew: bool = False,
        workers: Workers | None = None,
    ) -> None:
        self.log, self.author = log, author
        self.extractor, self._anew = options.extractor, anew
        self._label = label(options.extractor)
        self.software = f"{software}; {self._label}; {MATCHER}"
        self._options, self._workers = options, workers

    def files(self, paths: Iterable[str]) -> Iterator[Ingested]:
        """Take in files in order; bad input is reported, and nothing of it stored."""
        most = self._workers.most if self._workers else 0
        group: list[Ingested | _Extracted] = []
        began = time.monotonic()
        for path, pending in read_ahead(paths, self._start, most):
            try:
                group.append(self._extracted(*pending()[:2]))
            except _REPORTED as error:
                group.append(_failed(path, error))
            if len(group) == _MOST or time.monotonic() - began > _SOON:
                yield from self._recorded(group)
                group, began = [], time.monotonic()
        yield from self._recorded(group)

    def _start(self, path: str) -> Pending:
        """Begin to read a file: elsewhere, unless its text is known, or here."""
        try:
            _check_name(path)
            data = read_bytes(path)
        except _REPORTED as error:
            return partial(_fail, error)
        if self._workers is None or self._is_known(data):
            return partial(read_only, data, path, self._options)
        return self._workers.start(data, path)

    def _is_known(self, data: bytes) -> bool:
        """Tell whether these bytes are, as they are, a text that was read before.

        So whoever goes on after an interruption has nothing extracted again.
        """
        same = articles.c.sha256 == hashlib.sha256(data).hexdigest()
        with self.log.reading() as connection:
            found = connection.scalars(sa.select(articles.c.doc).where(same))
            return any(
                not self._anew or load_article(doc).extractor == self._label
                for doc in found
            )

    def article(self, article: Article, found: list[Mention] | None = None) -> Ingested:
        """Take in an article that was read; without mentions, look for them here."""
        (done,) = self._recorded([self._extracted(article, found)])
        return done

    def _extracted(
        self, article: Article, found: list[Mention] | None
    ) -> Ingested | _Extracted:
        """Make an article ready to be stored, before the store is locked for it."""
        location = _location(article.path)
        with self.log.reading() as connection:
            place = self._place(connection, article, location)
        if place.known:
            return _known(article, place.known, place.takedown)
        if found is None:
            found = checked_mentions(self.extractor, article)
        return _Extracted(article, location, found, self._stored(article, found))

    def _recorded(self, group: Sequence[Ingested | _Extracted]) -> list[Ingested]:
        """Store a few articles at once; if one cannot be, each by itself."""
        waiting = [each for each in group if isinstance(each, _Extracted)]
        if not waiting:
            return [each for each in group if isinstance(each, Ingested)]
        try:
            with self.log.writing() as writer:
                return [
                    self._record(writer, each) if isinstance(each, _Extracted) else each
                    for each in group
                ]
        except _REPORTED as error:
            if len(group) == 1:
                return [_failed(waiting[0].article.path, error)]
        return [done for each in group for done in self._recorded([each])]

    def _record(self, writer: Writer, extracted: _Extracted) -> Ingested:
        article, location, found, stored = extracted
        place = self._place(writer.connection, article, location)
        if place.known:
            return _known(article, place.known, place.takedown)
        read = _article_read(article, place, location, len(found), self._label)
        carried = NOTHING
        if place.revises:
            carried = carry_on(writer.connection, read, found)
        commit = self._append(writer, article, read, stored, carried)
        new = [mention for mention in found if mention.id not in carried.kept]
        merged = append_matches(writer, new, software=self.software)
        return Ingested(
            article.path,
            "revised" if place.revises else "new",
            article_ref(read),
            len(found),
            merged,
            lost_corrections(writer.connection, carried.gone) if carried.gone else 0,
            commit,
            beside=place.beside,
            language=article.language,
            unread=unread(article, found),
        )

    def _place(
        self, connection: sa.Connection, article: Article, location: str | None
    ) -> Place:
        anew = self._label if self._anew else None
        return find_place(connection, article, location, anew)

    def _stored(self, article: Article, found: list[Mention]) -> list[StoredMention]:
        """Turn mentions into what is stored, which an extractor's may not fit."""
        try:
            return [stored_mention(mention) for mention in found]
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(map(str, first["loc"]))
            raise ExtractError(
                f"cannot store what the extractor “{self._label}” found in "
                f"{article.path}: {where} is {first['input']!r:.80}; expected that "
                f"“{first['msg']}”; choose another with --extractor"
            ) from error

    def _append(
        self,
        writer: Writer,
        article: Article,
        read: ArticleRead,
        found: list[StoredMention],
        carried: Carried,
    ) -> int:
        """Append the article, its mentions and what these carry on, as one commit."""
        stream = f"article:{read.article}"
        entries = [NewEntry(stream, read)]
        entries += [
            NewEntry(
                stream,
                MentionFound(
                    article=read.article,
                    revision=read.revision,
                    mention=mention,
                ),
            )
            for mention in found
        ]
        entries += [NewEntry(stream, merge) for merge in carried.merges]
        return writer.append(
            entries,
            author=self.author,
            command="ingest",
            software=self.software,
            idempotency_key=_key(read),
            texts={article.sha256: article.text},
        ).commit


def _fail(error: Exception) -> Read:
    raise error


def _failed(path: str, error: Exception) -> Ingested:
    return Ingested(_printable(path), "failed", error=str(error))


def _location(path: str) -> str | None:
    return None if path == "-" else str(Path(path).resolve())


def _check_name(path: str) -> None:
    """Make sure that a name can be stored and printed: not every name is text.

    Raises:
        ReadError: the file's name, or that of a folder above it, is not UTF-8.
    """
    location = _location(path) or ""
    if _printable(location) != location or _printable(path) != path:
        raise ReadError(
            f"cannot read {_printable(path)}: its name, or that of a folder above it, "
            "is not UTF-8; expected a name that can be stored; rename it"
        )


def _printable(path: str) -> str:
    return path.encode("utf-8", "replace").decode()


def _known(article: Article, read: ArticleRead, takedown: Takedown | None) -> Ingested:
    return Ingested(
        article.path,
        "redacted" if takedown else "known",
        article_ref(read),
        read.n_mentions,
        takedown=takedown,
        language=article.language,
    )


def _article_read(
    article: Article,
    place: Place,
    location: str | None,
    n_mentions: int,
    extractor: str,
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
        extractor=extractor,
        fingerprints=_marks(article),
        n_mentions=n_mentions,
        terms=stored_terms(terms(article)),
    )


def _marks(article: Article) -> tuple[str, ...]:
    """What tells articles of one origin: shared wording, and a credited agency."""
    wording = fingerprints([each.text for each in article.sentences])
    return (*agencies(article.text), *wording)


def _key(read: ArticleRead) -> str:
    return f"ingest:{read.article}:{read.revision}:{read.sha256}"
