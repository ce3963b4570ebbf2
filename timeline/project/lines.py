"""The lines of the chronology: one row an event, written anew when it changes."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from timeline.dates import Date, Granularity
from timeline.project import derive
from timeline.project.components import event_id, kin
from timeline.project.derive import Reported
from timeline.project.disagreements import disagreements
from timeline.project.tables import (
    articles,
    chronology,
    corrections,
    membership,
    mentions,
)
from timeline.project.versions import among, ask, close_any, holds, open_rows
from timeline.project.words import searchable, together
from timeline.store.articles import to_mention
from timeline.store.payloads import ArticleRead, MentionFound, load
from timeline.store.prepared import Prepared
from timeline.store.stand_ins import StandIns
from timeline.store.tables import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.articles import Mention


def write_lines(connection: sa.Connection, events: set[str], at: int) -> None:
    """Write the lines of these events as they now stand; drop what is no event."""
    reports = _reports(connection, events)
    standing = _corrections(connection, reports)
    new = {
        event: _line(event, members, standing.get(event, []))
        for event, members in reports.items()
    }
    old = _current(connection, events)
    changed = [event for event in events if new.get(event) != old.get(event)]
    close_any(connection, chronology, "event", changed, at)
    open_rows(
        connection,
        chronology,
        at,
        [new[event] for event in sorted(changed) if event in new],
    )


def write_first_lines(
    connection: sa.Connection,
    fresh: Mapping[str, tuple[int, MentionFound]],
    read: Mapping[str, ArticleRead],
    at: int,
) -> None:
    """Write the lines of events that one mention, never seen before, founds.

    Args:
        fresh: by mention, its position in the log and its payload.
        read: the articles that were read in the same commit, by their id.
    """
    elsewhere = {payload.article for _, payload in fresh.values()} - read.keys()
    read = {**read, **_articles(connection, elsewhere)}
    lines = [
        _line(
            event_id(mention),
            [reported(to_mention(found.mention), position, read[found.article])],
            (),
        )
        for mention, (position, found) in fresh.items()
    ]
    open_rows(connection, chronology, at, lines)


def member_rows(
    connection: sa.Connection, events: set[str], as_of: int | None = None
) -> Iterator[tuple[str, int, Mention, ArticleRead]]:
    """Read the mentions of events, eldest first, each article's facts once.

    Yields:
        The event, the mention's position in the log, the mention, its article.
    """
    read: dict[str, ArticleRead] = {}
    standing = StandIns(connection)
    query = _MEMBER_ROWS if as_of is None else _member_rows(as_of)
    for event, position, version, text, article, doc in ask(connection, query, events):
        if article not in read:
            read[article] = load_article(doc)
        mention = load_mention(*standing.read(position, version, text))
        yield event, position, mention, read[article]


def _member_rows(as_of: int | None = None) -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            membership.c.event,
            mentions.c.position,
            entries.c.schema_version,
            entries.c.payload,
            articles.c.article,
            articles.c.doc.label("article_doc"),
        )
        .join(mentions, mentions.c.mention == membership.c.mention)
        .join(entries, entries.c.position == mentions.c.position)
        .join(articles, articles.c.article == mentions.c.article)
        .where(
            among(membership.c.event),
            *(holds(table, as_of) for table in (membership, mentions, articles)),
        )
        .order_by(mentions.c.position)
    )


_MEMBER_ROWS = _member_rows()


def _reports(connection: sa.Connection, events: set[str]) -> dict[str, list[Reported]]:
    """Load the mentions of events, eldest first, with what their articles add."""
    found: dict[str, list[Reported]] = {}
    for event, position, mention, article in member_rows(connection, events):
        report = reported(mention, position, article)
        found.setdefault(event, []).append(report)
    return found


def reported(mention: Mention, position: int, article: ArticleRead) -> Reported:
    """Put a mention together with what its article adds."""
    return Reported(
        mention,
        article.article,
        frozenset(article.fingerprints),
        position,
        (article.path, article.title, article.publisher, article.url or ""),
    )


def _articles(
    connection: sa.Connection, wanted: Iterable[str]
) -> dict[str, ArticleRead]:
    """The current revision of articles, by their id."""
    return {
        article: load_article(doc) for article, doc in ask(connection, _DOCS, wanted)
    }


_DOCS = Prepared(
    sa.select(articles.c.article, articles.c.doc).where(
        among(articles.c.article), holds(articles)
    )
)


@lru_cache(maxsize=8192)
def load_mention(schema_version: int, text: str) -> Mention:
    """Read a mention from its entry's text."""
    payload = load(MentionFound.TYPE, schema_version, text)
    if not isinstance(payload, MentionFound):
        raise TypeError(payload.TYPE)
    return to_mention(payload.mention)


def load_article(doc: str) -> ArticleRead:
    """Read an article's facts from its entry's text."""
    payload = load(ArticleRead.TYPE, ArticleRead.SCHEMA_VERSION, doc)
    if not isinstance(payload, ArticleRead):
        raise TypeError(payload.TYPE)
    return payload


def _corrections(
    connection: sa.Connection, reports: Mapping[str, Sequence[Reported]]
) -> dict[str, list[tuple[str, dict[str, object]]]]:
    """The standing corrections of each event, oldest first."""
    now = {
        report.mention.id: event
        for event, members in reports.items()
        for report in members
    }
    event_of = {mention: now[told] for mention, told in kin(connection, now).items()}
    found: dict[str, list[tuple[str, dict[str, object]]]] = {}
    for _, mention, kind, doc in sorted(ask(connection, _STANDING, event_of)):
        found.setdefault(event_of[mention], []).append((kind, json.loads(doc)))
    return found


_STANDING = Prepared(
    sa.select(
        corrections.c.cause,
        corrections.c.mention,
        corrections.c.kind,
        corrections.c.doc,
    ).where(among(corrections.c.mention), holds(corrections))
)


def corrected_date(
    date: Date | None, standing: Sequence[tuple[str, dict[str, object]]]
) -> Date | None:
    """Put the last date that a person gave over what the mentions give."""
    for kind, doc in standing:
        if kind == "redate":
            edtf, unit, modifier = (doc[k] for k in ("edtf", "granularity", "modifier"))
            date = None
            if isinstance(edtf, str):
                granularity = Granularity(str(unit)) if unit else None
                date = Date.from_edtf(edtf, granularity).modified(modifier)  # type: ignore[arg-type]  # checked when it was stored
    return date


def _line(
    event: str,
    members: Sequence[Reported],
    standing: Sequence[tuple[str, dict[str, object]]],
) -> dict[str, object]:
    found = derive.event_date(members)
    best = derive.primary(members, found)
    date = corrected_date(found, standing)
    is_given = any(kind == "redate" for kind, _ in standing)
    sure = 1.0 if is_given and date else derive.confidence(members, date)
    day, rank, end = derive.sort_key(date)
    who = derive.names(report.mention.who for report in members)
    where = derive.names(report.mention.where for report in members)
    who_words, place_words = _words(who), _words(where)
    told = [
        text
        for report in members
        for text in (report.mention.quote, report.mention.title)
    ]
    return {
        "event": event,
        "span_class": derive.span_class(date),
        "sort_day": day,
        "sort_rank": rank,
        "sort_end": end,
        "edtf": date.edtf if date else None,
        "granularity": date.granularity if date else None,
        "modifier": date.modifier if date else None,
        "confidence": sure,
        "unsure": sure is not None and sure < derive.SURE,
        "title": best.title,
        "role": derive.event_role(members, best),
        "who": derive.as_json(who),
        "places": derive.as_json(where),
        "mentions": len(members),
        "origins": derive.origins(members),
        "disagrees": bool(disagreements(members)),
        "corrected": bool(standing),
        "retracted": any(kind == "retract" for kind, _ in standing),
        "words": together(searchable(told), who_words, place_words),
        "who_words": who_words,
        "place_words": place_words,
        "source_words": together(
            *(_words(source) for source in sorted({each.source for each in members}))
        ),
    }


@lru_cache(maxsize=4096)
def _words(texts: tuple[str, ...]) -> str:
    """Write names, or what an article is found by: many lines have the same."""
    return searchable(texts)


def _current(
    connection: sa.Connection, events: set[str]
) -> dict[str, dict[str, object]]:
    rows = (
        dict(zip(_LINE, row, strict=True)) for row in ask(connection, _CURRENT, events)
    )
    return {str(row["event"]): row for row in rows}


_VERSION = frozenset({"row_id", "sys_from", "sys_to"})
_LINE = tuple(name for name in chronology.c.keys() if name not in _VERSION)  # noqa: SIM118 - no dict
_CURRENT: Prepared[*tuple[Any, ...]] = Prepared(
    sa.select(*(chronology.c[name] for name in _LINE)).where(
        among(chronology.c.event), holds(chronology)
    )
)
