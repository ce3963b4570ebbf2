"""Articles in: read, extracted, appended, matched; the same again adds nothing.

Reading may run elsewhere, ahead; what is read is appended here, in order.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa
from pydantic import ValidationError

from timeline.api.ingested import Ingested, failed, printable
from timeline.api.matching import append_matches
from timeline.api.places import Place, find_place
from timeline.api.revisions import NOTHING, Carried, carry_on, lost_corrections
from timeline.errors import (
    ExtractError,
    ReadError,
    StoppedError,
    TooLargeError,
)
from timeline.extract import label, unread
from timeline.extract.agencies import agencies
from timeline.extract.stems import fingerprints
from timeline.extract.terms import terms
from timeline.extractors import checked_mentions
from timeline.formats import Member, Problem
from timeline.match import MATCHER
from timeline.parse import read_members
from timeline.project.lines import load_article
from timeline.project.tables import articles
from timeline.project.versions import holds
from timeline.query.articles import article_ref, is_redacted
from timeline.store import NewEntry
from timeline.store.articles import (
    stored_mention,
    stored_publication,
    stored_terms,
)
from timeline.store.payloads import ArticleRead, MentionFound
from timeline.store.texts import has_text, put_texts
from timeline.workers.ahead import read_ahead
from timeline.workers.task import Options, read_only

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from timeline.articles import Article, Mention
    from timeline.query.values import Takedown
    from timeline.store import Log, Writer
    from timeline.store.parts import StoredMention
    from timeline.workers.ahead import Pending, Workers
    from timeline.workers.task import Read

_AS_IT_COMES = Options()
_REPORTED = (ReadError, ExtractError, TooLargeError)
"""What befalls one article, and is told of it; anything else ends the ingest."""
_MOST = 16
"""Articles in a transaction: others wait for it, and share what it costs."""
_SOON = 0.2
"""Seconds after which what was read is stored and told, few or many."""


class Origin(NamedTuple):
    """Where an article was read from."""

    location: str | None
    """Where it lies, in full; None where it may not be found again."""
    source: str | None = None
    """Digest of what was read there."""
    is_teaser: bool = False


class _Extracted(NamedTuple):
    """An article that is ready to be stored."""

    article: Article
    origin: Origin
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
        command: str = "ingest",
    ) -> None:
        self.log, self.author = log, author
        self.extractor, self._anew = options.extractor, anew
        self._label = label(options.extractor)
        self.command = command
        self.software = f"{software}; {self._label}; {MATCHER}"
        self._options, self._workers = options, workers
        self.beyond = 0
        """So many more articles than files were found in those opened so far."""

    def files(
        self, paths: Iterable[str], stop: threading.Event | None = None
    ) -> Iterator[Ingested]:
        """Take in files in order; bad input is reported, and nothing of it stored.

        Raises:
            StoppedError: `stop` was set while files were left.
        """
        most = self._workers.most if self._workers else 0
        group: list[Ingested | _Extracted] = []
        began = time.monotonic()
        for member, pending in read_ahead(self._members(paths), self._start, most):
            if stop is not None and stop.is_set():
                yield from self._recorded(group)
                raise StoppedError(
                    "the ingest was stopped; expected that; ingest the same again to "
                    "go on"
                )
            try:
                read = pending()
                origin = _origin(member)
                group.append(self._extracted(read.article, read.mentions, origin))
            except _REPORTED as error:
                group.append(failed(member.path, error))
            if len(group) == _MOST or time.monotonic() - began > _SOON:
                yield from self._recorded(group)
                group, began = [], time.monotonic()
        yield from self._recorded(group)

    def _members(self, paths: Iterable[str]) -> Iterator[Member | Problem]:
        """Open files one after the other, and split them."""
        for path in paths:
            self.beyond -= 1
            try:
                _check_name(path)
            except ReadError as error:
                found: Iterable[Member | Problem] = [Problem(path, error)]
            else:
                found = read_members(path)
            for member in found:
                self.beyond += 1
                yield member

    def _start(self, member: Member | Problem) -> Pending:
        """Begin to read a member: elsewhere, unless its text is known, or here."""
        if isinstance(member, Problem):
            return partial(_fail, member.error)
        if self._workers is None and member.kind == "text":
            return partial(read_only, member, self._options)
        known = self._known_text(member)
        if known is None and self._workers is not None:
            return self._workers.start(member)
        return partial(read_only, known or member, self._options)

    def _known_text(self, member: Member) -> Member | None:
        """Give the text of a member that was read before, from bytes like these.

        So whoever goes on after an interruption has nothing extracted again.
        """
        with self.log.reading() as connection:
            if member.kind == "text":
                same = articles.c.sha256 == hashlib.sha256(member.data).hexdigest()
                found = connection.scalars(sa.select(articles.c.doc).where(same))
                return member if any(map(self._reads_so, found)) else None
            if member.location is None or self._options.says_so:
                return None
            here = sa.and_(articles.c.location == member.location, holds(articles))
            for doc in connection.scalars(sa.select(articles.c.doc).where(here)):
                read = load_article(doc)
                text = self.log.text(read.sha256)
                if text and read.source == member.digest() and self._reads_so(doc):
                    return replace(member, data=text.encode(), kind="text")
        return None

    def _reads_so(self, doc: str) -> bool:
        """Tell whether an article needs no reading anew by another extractor."""
        return not self._anew or load_article(doc).extractor == self._label

    def article(self, article: Article, found: list[Mention] | None = None) -> Ingested:
        """Take in an article that was read; without mentions, look for them here."""
        origin = Origin(_location(article.path))
        (done,) = self._recorded([self._extracted(article, found, origin)])
        return done

    def again(
        self,
        article: Article,
        origin: Origin,
        check: Callable[[sa.Connection], None],
    ) -> Ingested:
        """Take in a text of the store that was read anew, if it passes a check."""
        found = checked_mentions(self.extractor, article)
        stored = self._stored(article, found)
        with self.log.writing() as writer:
            check(writer.connection)
            return self._record(writer, _Extracted(article, origin, found, stored))

    def _extracted(
        self, article: Article, found: list[Mention] | None, origin: Origin
    ) -> Ingested | _Extracted:
        """Make an article ready to be stored, before the store is locked for it."""
        with self.log.reading() as connection:
            place = self._place(connection, article, origin.location)
            is_whole = place.known and has_text(connection, article.sha256)
        if place.known:
            if not is_whole and not is_redacted(place.known):
                with self.log.writing() as writer:  # it was imported without
                    put_texts(writer.connection, {article.sha256: article.text})
            return _known(article, place.known, place.takedown)
        if found is None:
            found = checked_mentions(self.extractor, article)
        return _Extracted(article, origin, found, self._stored(article, found))

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
                return [failed(waiting[0].article.path, error)]
        return [done for each in group for done in self._recorded([each])]

    def _record(self, writer: Writer, extracted: _Extracted) -> Ingested:
        article, origin, found, stored = extracted
        place = self._place(writer.connection, article, origin.location)
        if place.known:
            return _known(article, place.known, place.takedown)
        read = _article_read(article, place, origin, len(found), self._label)
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
            is_teaser=origin.is_teaser,
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
            command=self.command,
            software=self.software,
            idempotency_key=_key(read),
            texts={article.sha256: article.text},
        ).commit


def _fail(error: Exception) -> Read:
    raise error


def _origin(member: Member | Problem) -> Origin:
    if isinstance(member, Problem):
        raise member.error
    return Origin(member.location, member.digest(), member.is_teaser)


def _location(path: str) -> str | None:
    return None if path == "-" else str(Path(path).resolve())


def _check_name(path: str) -> None:
    """Make sure that a name can be stored and printed: not every name is text.

    Raises:
        ReadError: the file's name, or that of a folder above it, is not UTF-8.
    """
    location = _location(path) or ""
    if printable(location) != location or printable(path) != path:
        raise ReadError(
            f"cannot read {printable(path)}: its name, or that of a folder above it, "
            "is not UTF-8; expected a name that can be stored; rename it"
        )


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
    origin: Origin,
    n_mentions: int,
    extractor: str,
) -> ArticleRead:
    return ArticleRead(
        article=place.article,
        revision=place.revision,
        path=article.path,
        location=origin.location,
        source=origin.source,
        sha256=article.sha256,
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        canonical=article.canonical,
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
