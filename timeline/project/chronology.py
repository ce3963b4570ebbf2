"""The projector: folds each commit of the log into the read tables."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.extract.stems import name_key, stems
from timeline.project import corrections as corrected
from timeline.project.components import regroup
from timeline.project.lines import write_lines
from timeline.project.tables import (
    articles,
    checkpoints,
    keys,
    links,
    mentions,
    proposals,
)
from timeline.project.versions import close_rows, holds, in_chunks, open_rows
from timeline.store.articles import to_mention
from timeline.store.entries import to_microseconds
from timeline.store.payloads import (
    ArticleRead,
    CorrectionUndone,
    EventAnnotated,
    EventRedated,
    EventRetracted,
    EventsMerged,
    EventSplit,
    MentionFound,
    MergeProposed,
    dump,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.articles import Mention
    from timeline.store import StoredEntry

NAME = "chronology"
FINGERPRINT = "chronology 1"
"""Changes with the code of the fold: a store folded by another version is rebuilt."""


class ChronologyProjector:
    """Keeps articles, mentions and events, commit by commit, with their history."""

    def apply(self, connection: sa.Connection, entries: Sequence[StoredEntry]) -> None:
        """Fold new entries, in the transaction of the append."""
        for _, commit in groupby(entries, key=lambda entry: entry.commit):
            _Fold(connection, list(commit)).run()


class _Fold:
    """Folds the entries of one commit; what they change holds from its last on."""

    def __init__(self, connection: sa.Connection, entries: list[StoredEntry]) -> None:
        self.connection = connection
        self.entries = entries
        self.at = entries[-1].position
        self.touched: set[str] = set()
        self.found: dict[str, Mention] = {}
        self.rows: list[dict[str, object]] = []

    def run(self) -> None:
        for entry in self.entries:
            self._fold(entry)
        self._write_mentions()
        events = regroup(self.connection, self.touched, self.at)
        write_lines(self.connection, events, self.at)
        self._checkpoint()

    def _fold(self, entry: StoredEntry) -> None:
        payload = entry.payload
        match payload:
            case ArticleRead():
                self._article(entry, payload)
            case MentionFound():
                self._mention(entry, payload)
            case EventsMerged():
                self._merged(entry, payload)
            case MergeProposed():
                self._proposed(entry, payload)
            case EventSplit():
                self.touched |= corrected.split(
                    self.connection, entry, payload, self.at
                )
            case EventRedated() | EventRetracted() | EventAnnotated():
                self.touched |= corrected.note(self.connection, entry, payload, self.at)
            case CorrectionUndone():
                self.touched |= corrected.undo(self.connection, entry, payload, self.at)

    def _article(self, entry: StoredEntry, payload: ArticleRead) -> None:
        current = articles.c.article == payload.article
        close_rows(self.connection, articles, self.at, current)
        superseded = sa.select(mentions.c.mention).where(
            mentions.c.article == payload.article, holds(mentions)
        )
        self.touched |= set(self.connection.execute(superseded).scalars())
        earlier = mentions.c.article == payload.article
        close_rows(self.connection, mentions, self.at, earlier)
        published = payload.publication.date
        row = {
            "article": payload.article,
            "revision": payload.revision,
            "location": payload.location,
            "sha256": payload.sha256,
            "published": published.isoformat() if published else None,
            "doc": dump(payload),
            "recorded_at": to_microseconds(entry.recorded_at),
            "position": entry.position,
        }
        open_rows(self.connection, articles, self.at, [row])

    def _mention(self, entry: StoredEntry, payload: MentionFound) -> None:
        mention = to_mention(payload.mention)
        self.found[mention.id] = mention
        self.rows.append(
            {
                "mention": mention.id,
                "article": payload.article,
                "position": entry.position,
                "doc": dump(payload),
            }
        )

    def _write_mentions(self) -> None:
        """Write the mentions of the commit at once, with the keys of those unknown."""
        open_rows(self.connection, mentions, self.at, self.rows)
        unknown = dict(self.found)
        for condition in in_chunks(keys.c.mention, self.found):
            known = sa.select(keys.c.mention).where(condition).distinct()
            for mention in self.connection.execute(known).scalars():
                del unknown[mention]
        looked_up = [
            {"key": key, "mention": mention.id}
            for mention in unknown.values()
            for key in match_keys(mention)
        ]
        if looked_up:
            self.connection.execute(keys.insert(), looked_up)
        self.touched |= set(self.found)

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

    def _checkpoint(self) -> None:
        last = self.entries[-1]
        self.connection.execute(checkpoints.delete().where(checkpoints.c.name == NAME))
        self.connection.execute(
            checkpoints.insert(),
            {
                "name": NAME,
                "position": last.position,
                "log_hash": last.hash,
                "fingerprint": FINGERPRINT,
            },
        )


def match_keys(mention: Mention) -> list[str]:
    """List the names and stems under which a mention is looked up, each once."""
    named = [f"name {name_key(name)}" for name in (*mention.who, *mention.where)]
    told = [f"stem {stem}" for stem in stems(mention.title)]
    return sorted({*named, *told})
