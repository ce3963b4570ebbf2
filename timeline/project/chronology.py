"""The chronology: folds each commit of the log into articles, mentions and events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project import corrections as corrected
from timeline.project.components import by_machine, found_events, regroup
from timeline.project.lines import write_first_lines, write_lines
from timeline.project.search import index_words
from timeline.project.tables import (
    CHRONOLOGY_TABLES,
    articles,
    links,
    mentions,
    proposals,
)
from timeline.project.undoing import undo
from timeline.project.versions import as_array, close_rows, holds, one_of, open_rows
from timeline.store.entries import to_microseconds
from timeline.store.payloads import (
    ArticleRead,
    ArticleRedacted,
    CorrectionUndone,
    EventAnnotated,
    EventRedated,
    EventRetracted,
    EventsMerged,
    EventSplit,
    MentionFound,
    MergeProposed,
    MergeWithdrawn,
    dump,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.store import StoredEntry


_WANTED: sa.BindParameter[str] = sa.bindparam("wanted", type_=sa.String())
_HEARD_OF = (
    sa.select(mentions.c.mention).where(one_of(mentions.c.mention, _WANTED)).distinct()
)
_READ = sa.select(articles.c.article).where(
    one_of(articles.c.article, _WANTED), holds(articles)
)


class ChronologyProjection:
    """Keeps articles, mentions and events, commit by commit, with their history."""

    name = "chronology"
    fingerprint = "chronology 5"
    tables: tuple[sa.Table, ...] = CHRONOLOGY_TABLES

    def fold(self, connection: sa.Connection, entries: Sequence[StoredEntry]) -> None:
        """Fold the entries of one commit, in the transaction of the append."""
        _Fold(connection, list(entries)).run()


class _Fold:
    """Folds the entries of one commit; what they change holds from its last on."""

    def __init__(self, connection: sa.Connection, entries: list[StoredEntry]) -> None:
        self.connection = connection
        self.entries = entries
        self.at = entries[-1].position
        self.touched: set[str] = set()
        self.read: dict[str, tuple[StoredEntry, ArticleRead]] = {}
        self.found: dict[str, tuple[StoredEntry, MentionFound]] = {}

    def run(self) -> None:
        others = [entry for entry in self.entries if not self._is_news(entry)]
        self._articles()
        for entry in others:
            self._fold(entry)
        fresh = self._fresh()
        rows = [self._row(entry, payload) for entry, payload in self.found.values()]
        open_rows(self.connection, mentions, self.at, rows)
        found_events(self.connection, fresh, self.at)
        read = {article: payload for article, (_, payload) in self.read.items()}
        write_first_lines(self.connection, fresh, read, self.at)
        touched = self.touched - fresh.keys()
        if touched:
            events = regroup(self.connection, touched, self.at)
            write_lines(self.connection, events, self.at)
        index_words(self.connection, self.at)

    def _fresh(self) -> dict[str, tuple[int, MentionFound]]:
        """Mentions never heard of before, which nothing links: each is an event."""
        fresh = {
            mention: (entry.position, payload)
            for mention, (entry, payload) in self.found.items()
            if mention not in self.touched
        }
        if fresh:
            wanted = {"wanted": as_array(list(fresh))}
            for mention in self.connection.execute(_HEARD_OF, wanted).scalars():
                del fresh[mention]
        self.touched |= self.found.keys()
        return fresh

    @staticmethod
    def _row(entry: StoredEntry, payload: MentionFound) -> dict[str, object]:
        return {
            "mention": payload.mention.id,
            "article": payload.article,
            "position": entry.position,
            "cause": entry.position,
        }

    def _is_news(self, entry: StoredEntry) -> bool:
        """Keep what was read for later, to be written together; tell if it is such."""
        match entry.payload:
            case ArticleRead() as payload:
                self.read[payload.article] = entry, payload
            case MentionFound() as payload:
                self.found[payload.mention.id] = entry, payload
            case _:
                return False
        return True

    def _fold(self, entry: StoredEntry) -> None:
        payload = entry.payload
        match payload:
            case EventsMerged():
                self._merged(entry, payload)
            case MergeProposed():
                self._proposed(entry, payload)
            case MergeWithdrawn():
                self._withdrawn(entry, payload)
            case EventSplit():
                self.touched |= corrected.split(
                    self.connection, entry, payload, self.at
                )
            case EventRedated() | EventRetracted() | EventAnnotated():
                self.touched |= corrected.note(self.connection, entry, payload, self.at)
            case CorrectionUndone():
                self.touched |= undo(self.connection, entry, payload, self.at)
            case ArticleRedacted():
                return  # what it blanked reads as its stand-ins, from the start

    def _articles(self) -> None:
        """Write the articles read; of one known before, the revision ends."""
        if self.read:
            wanted = {"wanted": as_array(list(self.read))}
            for article in self.connection.execute(_READ, wanted).scalars().all():
                self._supersede(article, self.read[article][0].position)
        rows = [self._read(entry, payload) for entry, payload in self.read.values()]
        open_rows(self.connection, articles, self.at, rows)

    def _supersede(self, article: str, by: int) -> None:
        gone = sa.select(mentions.c.mention).where(
            mentions.c.article == article, holds(mentions)
        )
        self.touched |= set(self.connection.execute(gone).scalars())
        for table in (articles, mentions):
            earlier = table.c.article == article
            close_rows(self.connection, table, self.at, earlier, closed_by=by)

    @staticmethod
    def _read(entry: StoredEntry, payload: ArticleRead) -> dict[str, object]:
        published = payload.publication.date
        return {
            "article": payload.article,
            "revision": payload.revision,
            "path": payload.path,
            "location": payload.location,
            "sha256": payload.sha256,
            "published": published.isoformat() if published else None,
            "doc": dump(payload.model_copy(update={"terms": None})),
            "recorded_at": to_microseconds(entry.recorded_at),
            "position": entry.position,
            "cause": entry.position,
        }

    def _merged(self, entry: StoredEntry, payload: EventsMerged) -> None:
        row = {
            "a": payload.a,
            "b": payload.b,
            "score": payload.score,
            "why": payload.why,
            "by": payload.by,
            "cause": entry.position,
        }
        open_rows(self.connection, links, self.at, [row])
        if payload.score is None:
            corrected.merge(self.connection, entry, payload, self.at)
        self.touched |= {payload.a, payload.b}

    def _proposed(self, entry: StoredEntry, payload: MergeProposed) -> None:
        row = {
            "a": payload.a,
            "b": payload.b,
            "score": payload.score,
            "why": payload.why,
            "cause": entry.position,
        }
        open_rows(self.connection, proposals, self.at, [row])

    def _withdrawn(self, entry: StoredEntry, payload: MergeWithdrawn) -> None:
        """Close what a matcher made of a pair; what a person made of it stands."""
        merged = payload.was == "merge"
        table = links if merged else proposals
        pair = (payload.a, payload.b)
        this = sa.and_(table.c.a.in_(pair), table.c.b.in_(pair))
        if merged:
            self.touched |= {*pair}
            this = sa.and_(this, by_machine())
        close_rows(self.connection, table, self.at, this, closed_by=entry.position)
