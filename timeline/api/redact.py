"""Taking an article down: its words go from the store for good, its places stay."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from timeline.api.asked import request_digest
from timeline.api.corrections import given_reason
from timeline.api.projections import PROJECTIONS
from timeline.errors import CorrectionError, NotFoundError
from timeline.project.components import REVISION
from timeline.project.lines import load_article
from timeline.project.tables import articles, membership
from timeline.project.versions import if_any
from timeline.query.articles import find_takedown, is_redacted
from timeline.store import NewEntry
from timeline.store.payloads import (
    ArticleRead,
    ArticleRedacted,
    CorrectionImported,
    CorrectionUndone,
    EventAnnotated,
    EventRedated,
    EventRetracted,
    EventsKeptApart,
    EventsMerged,
    EventSplit,
    MentionFound,
    MergeProposed,
)
from timeline.store.reading import (
    commit_page,
    entries_of_types,
    read_head,
    stream_entries,
)
from timeline.store.redaction import blank, take_out
from timeline.store.sweep import sweep
from timeline.version import SOFTWARE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.query.values import Takedown
    from timeline.store import Committed, Log, StoredEntry, Writer
    from timeline.store.payloads import Payload


_BY_MACHINE = (EventsMerged, MergeProposed)
_BY_PEOPLE = (
    EventRedated,
    EventSplit,
    EventsKeptApart,
    EventRetracted,
    EventAnnotated,
    CorrectionImported,
    CorrectionUndone,
)


@dataclass(frozen=True, slots=True)
class Redacted:
    """An article that was taken down."""

    commit: int
    article: str
    path: str
    entries: int
    """How many entries of the log lost their words."""
    texts: int
    """How many texts were deleted: one a revision, but for what others have too."""
    left: tuple[int, ...]
    """Commits in which people wrote about its events: what they wrote is left."""
    remains: tuple[str, ...]
    """For people: where its words may still be, out of the store's reach."""
    is_new: bool = True
    """False where the same request had been recorded under its key before."""


def redact(
    log: Log, wanted: str, *, reason: str, author: str, key: str | None = None
) -> Redacted:
    """Take an article down by its id, the id's first digits, or its path.

    Raises:
        NotFoundError: no such article, or more than one.
        CorrectionError: no reason is given, or it is taken down already.
        KeyUsedError: another request was recorded under the key.
    """
    why, digest = (
        given_reason(reason),
        request_digest(author, ("redact", wanted, reason)),
    )
    with log.writing() as writer:
        connection = writer.connection
        before = writer.recorded(key, digest) if key else None
        earlier = None
        if before is not None:
            done, taken = before, _taken(connection, before)
            read = _find(connection, taken.article)
            words = _find_words(connection, read, done.first_position)
        else:
            read = _find(connection, wanted)
            earlier = find_takedown(connection, read.article)
            if earlier is None:
                words = _find_words(connection, read, read_head(connection).position)
                taken = _decide(connection, read, why, words)
                done = _take_down(log, writer, taken, author, key, digest)
    swept = sweep(log.engine)  # also what an earlier takedown may have left undone
    if earlier is not None:
        raise _taken_down_already(read, earlier)
    return Redacted(
        commit=done.commit,
        article=read.article,
        path=read.path,
        entries=len(taken.blanks),
        texts=len(taken.texts),
        left=words.left,
        remains=(*_copies(read), *swept),
        is_new=done.is_new,
    )


class _Words(NamedTuple):
    """Entries that hold words of an article, and commits in which people wrote."""

    entries: list[StoredEntry]
    left: tuple[int, ...]


def _find_words(connection: sa.Connection, read: ArticleRead, upto: int) -> _Words:
    own = [
        entry
        for entry in stream_entries(connection, f"article:{read.article}")
        if isinstance(entry.payload, ArticleRead | MentionFound)
    ]
    about = _About(connection, own)
    worded, left = list(own), set[int]()
    types = [each.TYPE for each in (*_BY_MACHINE, *_BY_PEOPLE)]
    for entry in entries_of_types(connection, types, own[0].position, upto):
        payload = entry.payload
        if about.is_machines_reason(payload):
            worded.append(entry)
        elif about.is_by_people(entry.stream, payload, left):
            left.add(entry.commit)
    return _Words(worded, tuple(sorted(left)))


def _decide(
    connection: sa.Connection, read: ArticleRead, reason: str, words: _Words
) -> ArticleRedacted:
    """Lay out what is taken out."""
    blanks = [blank(entry) for entry in words.entries if entry.stand_in is None]
    return ArticleRedacted(
        article=read.article,
        reason=reason,
        texts=tuple(_texts(connection, read.article, words.entries)),
        blanks=tuple(sorted(blanks, key=lambda each: each.position)),
    )


def _take_down(
    log: Log,
    writer: Writer,
    taken: ArticleRedacted,
    author: str,
    key: str | None,
    digest: bytes,
) -> Committed:
    """Append the takedown, blank what it names, and fold the read tables again."""
    done = writer.append(
        [NewEntry(f"article:{taken.article}", taken)],
        command="redact",
        software=SOFTWARE,
        author=author,
        idempotency_key=key,
        request_digest=digest,
    )
    take_out(writer.connection, done.first_position, taken)
    PROJECTIONS.refold(log)
    return done


def _taken(connection: sa.Connection, done: Committed) -> ArticleRedacted:
    """Read what an earlier request took down."""
    (commit,) = commit_page(connection, done.commit - 1, 1)
    payload = commit.entries[0].payload
    if not isinstance(payload, ArticleRedacted):
        raise TypeError(payload.TYPE)
    return payload


class _About:
    """What else in the log is about the events of an article."""

    def __init__(self, connection: sa.Connection, own: list[StoredEntry]) -> None:
        payloads = [entry.payload for entry in own]
        self.mentions = {
            payload.mention.id
            for payload in payloads
            if isinstance(payload, MentionFound)
        }
        self.events, self.companions = set[str](), set[str]()
        for condition in if_any(membership.c.mention, self.mentions):
            query = sa.select(membership.c.event).where(condition)
            self.events |= set(connection.execute(query).scalars())
        for condition in if_any(membership.c.event, self.events):
            query = sa.select(membership.c.mention).where(condition)
            self.companions |= set(connection.execute(query).scalars())

    def is_machines_reason(self, payload: Payload) -> bool:
        """Tell whether the matcher's reason may quote the article.

        What it merges, it explains by the two mentions; what it proposes, also by
        another of the same event that speaks against a merge.
        """
        match payload:
            case EventsMerged():
                matched = payload.score is not None and payload.by != REVISION
                return matched and bool({payload.a, payload.b} & self.mentions)
            case MergeProposed():
                return bool({payload.a, payload.b} & self.companions)
        return False

    def is_by_people(self, stream: str, payload: Payload, left: set[int]) -> bool:
        """Tell whether a person wrote about one of the events, or took that back."""
        match payload:
            case EventRedated() | EventRetracted() | EventAnnotated() | EventSplit():
                return stream.removeprefix("event:") in self.events
            case EventsMerged():
                return payload.score is None and bool(
                    {payload.a, payload.b} & self.companions
                )
            case EventsKeptApart():
                return bool({payload.a, payload.b} & self.companions)
            case CorrectionImported():
                return payload.mention in self.companions
            case CorrectionUndone():
                return payload.commit in left
        return False


def _texts(
    connection: sa.Connection, article: str, own: list[StoredEntry]
) -> Iterator[str]:
    """List the texts of all revisions, but those that other articles have too."""
    payloads = [entry.payload for entry in own]
    texts = {read.sha256 for read in payloads if isinstance(read, ArticleRead)}
    for sha256 in sorted(texts):
        others = sa.select(articles.c.doc).where(
            articles.c.sha256 == sha256, articles.c.article != article
        )
        docs = connection.execute(others).scalars()
        if all(is_redacted(load_article(doc)) for doc in docs):
            yield sha256


def _find(connection: sa.Connection, wanted: str) -> ArticleRead:
    """Find the last revision of an article, also where its ingest was undone.

    Where two have one path, the one that is not taken down is meant.
    """
    rows = connection.execute(sa.select(articles.c.doc).order_by(articles.c.position))
    reads = [load_article(doc) for doc in rows.scalars()]
    known = {read.article: read for read in reads}
    place = str(Path(wanted).resolve())
    found = [
        read
        for read in known.values()
        if (wanted and (read.article.startswith(wanted) or wanted == read.path))
        or read.location == place
    ]
    standing = [read for read in found if not is_redacted(read)]
    found = standing or found
    if len(found) == 1:
        return found[0]
    problem = "more than one article fits" if found else "no such article"
    raise NotFoundError(
        f"{problem}: {wanted!r}; expected the id or the path of one of {len(known)}; "
        'list them with "timeline articles"'
    )


def _taken_down_already(read: ArticleRead, earlier: Takedown) -> CorrectionError:
    return CorrectionError(
        f"article {read.article} ({read.path}) is taken down already, by "
        f"{earlier.author} at position {earlier.position}: {earlier.reason}; expected "
        "one that has its words; nothing was recorded, the database's files were "
        'cleared once more, list the others with "timeline articles"'
    )


def _copies(read: ArticleRead) -> Iterator[str]:
    if read.location is not None:
        yield f"the file it was read from: {read.location}"
    yield "exports of the chronology, and version control that holds any of these"
