"""The peer of the store: the eventsourcing library, an aggregate for each article.

Its events hold what ours do, in one of two ways: nested values as plain dictionaries,
which is the cheapest for its JSON transcoder, or as types of their own with a
transcoding each, as its documentation advises and as ours are.  Neither validates.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import JSONTranscoder, Transcoder, Transcoding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import sqlalchemy as sa
    from store_news import Claim, Fields

_PAGE = 1000


class Article(Aggregate):
    """An article as an aggregate, with the fields of our entries."""

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
        publication: Any,
        extractor: str,
        fingerprints: list[str],
        n_mentions: int,
        terms: Any,
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
        trigger: Any,
        title: str,
        role: str,
        date: Any,
        timex: Any,
        who: list[str],
        where: list[str],
        attribution: str | None,
        figures: list[Any],
        confidence: float,
        extractor: str,
        whom: list[str],
        polarity: str,
        certainty: str,
        chain: list[str],
        said_in: str | None,
        estimate: Any,
    ) -> None:
        self.last = mention


@dataclass(slots=True)
class Span:
    """A piece of the text."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Day:
    """A date."""

    edtf: str
    granularity: str | None
    modifier: str | None


@dataclass(slots=True)
class Timex:
    """The phrase of a date."""

    text: str
    start: int
    end: int
    rule: str
    anchor: dt.date
    anchor_source: str
    value: str
    confidence: float
    other: str | None
    evidence: Any


@dataclass(slots=True)
class Figure:
    """A number."""

    value: float
    comparator: str
    unit: str
    text: str
    counted: str
    is_part: bool


@dataclass(slots=True)
class Candidate:
    """A date weighed."""

    text: str
    start: int
    end: int
    date: dt.date
    kind: str
    accepted: bool
    why: str


@dataclass(slots=True)
class Publication:
    """The publication date."""

    date: dt.date
    source: str
    evidence: str
    candidates: list[Candidate]


_VALUES = (Span, Day, Timex, Figure, Candidate, Publication)


class _AsDict(Transcoding):
    """A value by the names of its fields."""

    def __init__(self, kind: type) -> None:
        self.type, self.name = kind, kind.__name__.lower()  # type: ignore[misc]  # properties in its base

    def encode(self, obj: Any) -> dict[str, Any]:
        return {name: getattr(obj, name) for name in self.type.__slots__}

    def decode(self, data: dict[str, Any]) -> Any:
        return self.type(**data)


class _DateAsText(Transcoding):
    type = dt.date
    name = "date"

    def encode(self, obj: dt.date) -> str:
        return obj.isoformat()

    def decode(self, data: str) -> dt.date:
        return dt.date.fromisoformat(data)


class _Application(Application):
    """Knows the types of the nested values."""

    def register_transcodings(self, transcoder: Transcoder) -> None:
        super().register_transcodings(transcoder)
        assert isinstance(transcoder, JSONTranscoder)
        transcoder.register(_DateAsText())
        for kind in _VALUES:
            transcoder.register(_AsDict(kind))


class Eventsourcing:
    """Its Application over a database of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.app = _Application(env=environment)
        self.articles: dict[str, Article] = {}

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

    def append(self, commit: Sequence[Claim]) -> None:
        """Make the events of a commit and save them in one transaction."""
        touched = {}
        for claim in commit:
            if claim.kind == "article":
                article = self.articles[claim.stream] = Article(**claim.fields)
            else:
                article = self.articles[claim.stream]
                article.found(**claim.fields)
            touched[claim.stream] = article
        self.app.save(*touched.values())

    def replay(self) -> int:
        """Read the whole log, every event as an object of its class.

        By the mapper over the notifications, as for a projection of its own; loading
        aggregates would fold them as well.
        """
        read, start = 0, 1
        while True:
            page = self.app.recorder.select_notifications(start, _PAGE)
            for notification in page:
                self.app.mapper.to_domain_event(notification)
            read += len(page)
            if len(page) < _PAGE:
                return read
            start = page[-1].id + 1

    def close(self) -> None:
        """Let go of the database."""
        self.app.close()


def plain(commit: Iterable[Claim]) -> list[Claim]:
    """Turn a commit into calls with plain values, none of them named `id`."""
    return [claim._replace(fields=_renamed(claim.fields)) for claim in commit]


def typed(commit: Iterable[Claim]) -> list[Claim]:
    """Turn a commit into calls with nested values as types."""
    found = []
    for claim in plain(commit):
        make = _read if claim.kind == "article" else _mention
        found.append(claim._replace(fields=make(claim.fields)))
    return found


def _renamed(fields: Fields) -> Fields:
    renamed = dict(fields)
    if "id" in renamed:
        renamed["mention"] = renamed.pop("id")
    return renamed


def _read(fields: Any) -> Fields:
    given = fields["publication"]
    day = dt.date.fromisoformat
    candidates = [
        Candidate(**{**each, "date": day(each["date"])}) for each in given["candidates"]
    ]
    date = day(given["date"])
    publication = Publication(date, given["source"], given["evidence"], candidates)
    return {**fields, "publication": publication}


def _mention(fields: Any) -> Fields:
    timex = fields["timex"]
    if timex is not None:
        anchor = dt.date.fromisoformat(timex["anchor"])
        timex = Timex(**{**timex, "anchor": anchor})
    return {
        **fields,
        "trigger": Span(**fields["trigger"]),
        "date": Day(**fields["date"]) if fields["date"] else None,
        "timex": timex,
        "figures": [Figure(**each) for each in fields["figures"]],
    }
