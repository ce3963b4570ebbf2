"""The chronology: folds each commit of the log into articles, mentions and events."""

from __future__ import annotations

from itertools import groupby
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
from timeline.project.versions import (
    among,
    ask,
    close,
    close_rows,
    closing,
    holds,
    open_rows,
)
from timeline.store.bulk import insert_rows
from timeline.store.entries import to_microseconds
from timeline.store.payloads import (
    ArticleRead,
    ArticleRedacted,
    CommitImported,
    CorrectionImported,
    CorrectionUndone,
    EventAnnotated,
    EventRedated,
    EventRetracted,
    EventsKeptApart,
    EventsMerged,
    EventSplit,
    MentionFound,
    MentionsKeptApart,
    MentionSuperseded,
    MergeProposed,
    MergeWithdrawn,
    dump,
)
from timeline.store.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.project.versions import Closing
    from timeline.store import StoredEntry


_HEARD_OF = Prepared(
    sa.select(mentions.c.mention).where(among(mentions.c.mention)).distinct()
)
_READ = Prepared(
    sa.select(articles.c.article).where(among(articles.c.article), holds(articles))
)


class ChronologyProjection:
    """Keeps articles, mentions and events, commit by commit, with their history."""

    name = "chronology"
    fingerprint = "chronology 7"
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
        head = entries[0].payload
        self.first = head if isinstance(head, CommitImported) else None
        """Of an import: where and by whom it was decided."""

    def run(self) -> None:
        others = [entry for entry in self.entries if not self._is_news(entry)]
        self._articles()
        for kind, run in groupby(others, key=lambda entry: type(entry.payload)):
            if kind is MergeProposed:
                open_rows(self.connection, proposals, self.at, _proposed(run))
            else:
                for entry in run:
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
        for (mention,) in ask(self.connection, _HEARD_OF, fresh):
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
            case MergeWithdrawn():
                self._withdrawn(entry, payload)
            case EventSplit():
                self.touched |= corrected.split(
                    self.connection, entry, payload, self.at
                )
            case EventsKeptApart():
                self.touched |= corrected.keep_apart(
                    self.connection, entry, payload, self.at
                )
            case EventRedated() | EventRetracted() | EventAnnotated():
                self.touched |= corrected.note(self.connection, entry, payload, self.at)
            case CorrectionUndone():
                self.touched |= undo(self.connection, entry, payload, self.at)
            case CorrectionImported() if self.first is not None:
                self.touched |= corrected.imported(
                    self.connection, entry, self.first, payload, self.at
                )
            case MentionsKeptApart():
                self.touched |= corrected.keep_mentions_apart(
                    self.connection, entry, payload, self.at
                )
            case MentionSuperseded():
                self._superseded(entry, payload)
            case ArticleRedacted():
                return  # what it blanked reads as its stand-ins, from the start
            case _:
                return  # what tells of an import changes nothing by itself

    def _articles(self) -> None:
        """Write the articles read; of one known before, the revision ends."""
        for (article,) in ask(self.connection, _READ, self.read):
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
        publication = payload.publication
        stated = publication.date if publication.source != "guess" else None
        return {
            "article": payload.article,
            "revision": payload.revision,
            "path": payload.path,
            "location": payload.location,
            "sha256": payload.sha256,
            "published": stated.isoformat() if stated else None,
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
        if payload.score is None and self.first is None:
            corrected.merge(self.connection, entry, payload, self.at)
        self.touched |= {payload.a, payload.b}

    def _superseded(self, entry: StoredEntry, payload: MentionSuperseded) -> None:
        """Write a mention that never holds: only how old it is counts."""
        row = (payload.mention, "", entry.position, entry.position, entry.position)
        columns = ("mention", "article", "position", "cause", "closed_by")
        ends = (*columns, "sys_from", "sys_to")
        insert_rows(self.connection, mentions, ends, [(*row, self.at, self.at)])

    def _withdrawn(self, entry: StoredEntry, payload: MergeWithdrawn) -> None:
        """Close what a matcher made of a pair; what a person made of it stands."""
        if payload.was == "merge":
            self.touched |= {payload.a, payload.b}
            closing = _LINK_ENDS
        else:
            closing = _PROPOSAL_ENDS
        pair = {"one": payload.a, "other": payload.b}
        close(self.connection, closing, self.at, closed_by=entry.position, **pair)


def _proposed(run: Iterable[StoredEntry]) -> list[dict[str, object]]:
    """Make the rows of proposals that follow each other, to be written together."""
    return [
        {
            "a": payload.a,
            "b": payload.b,
            "score": payload.score,
            "why": payload.why,
            "cause": entry.position,
        }
        for entry in run
        if isinstance(payload := entry.payload, MergeProposed)
    ]


def _ends(table: sa.Table, *more: sa.ColumnElement[bool]) -> Closing:
    """Close the rows of a pair, whichever of the two comes first."""
    one, other = (sa.bindparam(name, type_=sa.String()) for name in ("one", "other"))
    pair = sa.or_(
        sa.and_(table.c.a == one, table.c.b == other),
        sa.and_(table.c.a == other, table.c.b == one),
    )
    return closing(table, sa.and_(pair, *more), is_caused=True)


_LINK_ENDS = _ends(links, by_machine())
_PROPOSAL_ENDS = _ends(proposals)
