"""The stores that are measured beside each other: ours, eventsourcing's, bare sqlite3.

Each takes the same entries, in the same commits and streams.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Protocol

from timeline.store import NewEntry, open_log
from timeline.store.payloads import ArticleRead, MentionFound, dump

try:
    from eventsourcing.application import Application
    from eventsourcing.domain import Aggregate, event
except ImportError:  # the peer is an extra of its own: "bench"
    Application = None

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import sqlalchemy as sa
    from store_news import Claim

    from timeline.store import Projector
    from timeline.store.payloads import Payload

HAS_EVENTSOURCING = Application is not None
_PAGE = 1000


class Store(Protocol):
    """A store under measurement."""

    def append(self, commit: Sequence[Any]) -> None:
        """Append one commit, durably."""

    def close(self) -> None:
        """Let go of the database."""


def payload(claim: Claim) -> Payload:
    """Make a typed payload of plain values, every field checked."""
    if claim.kind == "article":
        return ArticleRead.model_validate(claim.fields)
    article = claim.stream.partition(":")[2]
    fields = {"article": article, "revision": 1, "mention": claim.fields}
    return MentionFound.model_validate(fields)


def new_entries(commit: Iterable[Claim]) -> list[NewEntry]:
    """Turn a commit into what our store is given: typed, at an expected version."""
    return [
        NewEntry(claim.stream, payload(claim), claim.version - 1) for claim in commit
    ]


def raw_rows(commit: Iterable[Claim]) -> list[tuple[str, int, str, int, str]]:
    """Turn a commit into what a bare insert is given: rows, serialised already."""
    rows = []
    for claim in commit:
        model = payload(claim)
        version = model.SCHEMA_VERSION
        row = (claim.stream, claim.version, model.TYPE, version, dump(model))
        rows.append(row)
    return rows


class Ours:
    """Timeline's log: guards, hash chain, and the projectors that it is given."""

    def __init__(self, db: Path | str, projectors: Sequence[Projector] = ()) -> None:
        self.log = open_log(db, create=True, projectors=projectors)

    def append(self, commit: Sequence[NewEntry]) -> None:
        """Append typed payloads as one commit."""
        self.log.append(
            commit, author="benchmark", command="ingest", software="benchmark"
        )

    def append_values(self, commit: Sequence[Claim]) -> None:
        """Make typed payloads of plain values, and append them."""
        self.append(new_entries(commit))

    def replay(self) -> int:
        """Read the whole log, every payload as its frozen model."""
        return sum(entry.payload is not None for entry in self.log.entries())

    def close(self) -> None:
        """Let go of the database."""
        self.log.close()


def renamed(commit: Iterable[Claim]) -> list[Claim]:
    """Turn a commit into what eventsourcing is given: plain values, none named `id`."""
    found = []
    for claim in commit:
        fields = dict(claim.fields)
        if "id" in fields:
            fields["mention"] = fields.pop("id")
        found.append(claim._replace(fields=fields))
    return found


class Bare:
    """The limit of any store on SQLite: one table, as durable, with nothing else."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute(
            "CREATE TABLE entries (position INTEGER PRIMARY KEY, stream TEXT NOT NULL,"
            " version INTEGER NOT NULL, type TEXT NOT NULL, schema_version INTEGER NOT"
            " NULL, payload TEXT NOT NULL, UNIQUE (stream, version))"
        )

    def append(self, commit: Sequence[tuple[str, int, str, int, str]]) -> None:
        """Insert rows in one transaction."""
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany(
            "INSERT INTO entries (stream, version, type, schema_version, payload)"
            " VALUES (?, ?, ?, ?, ?)",
            commit,
        )
        self.connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()


if HAS_EVENTSOURCING:

    class Article(Aggregate):
        """An article as an aggregate of eventsourcing, with the fields of ours."""

        @event("Read")
        def __init__(
            self,
            article: str,
            revision: int,
            path: str,
            location: str,
            sha256: str,
            title: str,
            publisher: str,
            url: str | None,
            encoding: str,
            by_hand: list[str],
            publication: dict[str, Any],
            extractor: str,
            fingerprints: list[str],
            n_mentions: int,
        ) -> None:
            self.article = article
            self.last = ""

        @event("Found")
        def found(
            self,
            mention: str,
            quote: str,
            start: int,
            end: int,
            trigger: dict[str, Any],
            title: str,
            role: str,
            date: dict[str, Any] | None,
            timex: dict[str, Any] | None,
            who: list[str],
            where: list[str],
            attribution: str | None,
            figures: list[dict[str, Any]],
            confidence: float,
        ) -> None:
            self.last = mention


class Eventsourcing:
    """The eventsourcing library's Application: one aggregate an article.

    Dates are given as text, which is the cheaper way for its JSON transcoder, and
    nothing is validated.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        self.app = Application(env=environment)
        self.articles: dict[str, Any] = {}

    @classmethod
    def on_sqlite(cls, path: Path) -> Eventsourcing:
        """Make one in a file; it sets WAL itself and is as durable as ours."""
        module = "eventsourcing.sqlite"
        return cls({"PERSISTENCE_MODULE": module, "SQLITE_DBNAME": str(path)})

    @classmethod
    def on_postgresql(cls, url: sa.URL) -> Eventsourcing:
        """Make one in an empty database."""
        return cls(
            {
                "PERSISTENCE_MODULE": "eventsourcing.postgres",
                "POSTGRES_DBNAME": url.database or "",
                "POSTGRES_HOST": url.host or "127.0.0.1",
                "POSTGRES_PORT": str(url.port or 5432),
                "POSTGRES_USER": url.username or "",
                "POSTGRES_PASSWORD": str(url.password or ""),
            }
        )

    def prepare(self, commit: Sequence[Claim]) -> list[Any]:
        """Make the events of a commit, without saving them."""
        touched = {}
        for claim in commit:
            if claim.kind == "article":
                article = self.articles[claim.stream] = Article(**claim.fields)
            else:
                article = self.articles[claim.stream]
                article.found(**claim.fields)
            touched[claim.stream] = article
        return list(touched.values())

    def save(self, touched: Sequence[Any]) -> None:
        """Save events that are made."""
        self.app.save(*touched)

    def append(self, commit: Sequence[Claim]) -> None:
        """Make the events of a commit and save them in one transaction."""
        self.save(self.prepare(commit))

    def replay(self) -> int:
        """Read the whole log, every event as an object of its class."""
        read, start = 0, 1
        while True:
            page = self.app.recorder.select_notifications(start, _PAGE)
            for notification in page:
                self.app.mapper.to_domain_event(notification)
                read += 1
            if len(page) < _PAGE:
                return read
            start = page[-1].id + 1

    def close(self) -> None:
        """Let go of the database."""
        self.app.close()


def bytes_held(path: Path) -> int:
    """The size of an SQLite file, all of it checkpointed and vacuumed."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path.stat().st_size
