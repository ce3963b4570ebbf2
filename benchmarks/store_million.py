"""A million events: how long a window, a page and a search take, now and as of then.

The store is filled by the append and the projections of any other store, in commits of
1,000.  Then one event in twenty is given another date, all along the log, so that what
was known at an earlier position differs from what is known now.
"""

from __future__ import annotations

import math
import random
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa
from store_databases import database, folder, text
from store_news import DAYS, FIRST_DAY, MENTIONS, claims, phrase_for, vocabulary
from store_peers import Ours, new_entries
from store_report import Report, Target

from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.project.components import event_id
from timeline.query.values import Filters
from timeline.store import NewEntry
from timeline.store.payloads import EventRedated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from store_news import Claim

EVENTS = 1_000_000
SIZE = 50
TIMES = 200
"""Random queries of each kind."""
_COMMIT = 1000
_REDATED_AT_ONCE = 20_000
_REDATED_SHARE = 0.05
_WALK = 1000
WINDOW, PAGE, SEARCH = (Target(limit, at_most=True) for limit in (3, 2, 100))
"""Milliseconds, by the clock."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One kind of query: what it is and how to ask it once, at random."""

    what: str
    ask: Callable[[random.Random], object]
    target: Target


class Filled(NamedTuple):
    """What was written, and how long it took."""

    entries: int
    seconds: float


def fill(db: Path | str, events: int) -> Filled:
    """Write so many events, one in twenty redated, through append and projections."""
    store, chance = Ours(db, [PROJECTIONS]), random.Random(7)  # noqa: S311 - no secret
    start, written, fresh = time.perf_counter(), 0, list[str]()
    try:
        for commit in _commits(events):
            store.append(new_entries(commit))
            found = [str(c.fields["id"]) for c in commit if c.kind == "mention"]
            written += len(found)
            fresh += found
            if len(fresh) >= _REDATED_AT_ONCE or written == events:
                _redate(store, fresh, chance)
                fresh.clear()
                took = time.perf_counter() - start
                print(f"{written:,} events, {took:.0f} s", file=sys.stderr)
        assert written == events
        return Filled(store.log.head().position, time.perf_counter() - start)
    finally:
        store.close()


def _commits(events: int) -> Iterator[list[Claim]]:
    articles = math.ceil(events / MENTIONS)
    every = claims(events + articles)
    while commit := list(islice(every, _COMMIT)):
        yield commit


def _redate(store: Ours, mentions: Sequence[str], chance: random.Random) -> None:
    """Give some of the events that these mentions found another date."""
    entries = []
    for mention in chance.sample(mentions, int(len(mentions) * _REDATED_SHARE)):
        event = event_id(mention)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        given = phrase_for(chance, day)
        payload = EventRedated(
            event=event,
            edtf=given.edtf if given else None,
            granularity=given.granularity if given else None,  # type: ignore[arg-type]  # checked by the model
            modifier=None,
            text=given.text if given else "none",
            reason="the agenda gives another day",
        )
        entries.append(NewEntry(f"event:{event}", payload))
    for first in range(0, len(entries), _COMMIT):
        store.append(entries[first : first + _COMMIT])


def queries(timeline: Timeline, events: int, head: int) -> Iterator[Asked]:
    """Every kind of query, with what it should take at most."""
    early, late = (1, head // 10), (head // 10, head)
    for name, days in (("day", 1), ("month", 30), ("year", 365)):
        told = f"window of a {name}"
        yield Asked(f"{told}, now", _window(timeline, days), WINDOW)
        then = _window(timeline, days, late)
        yield Asked(f"{told}, as of any later position", then, WINDOW)
        then = _window(timeline, days, early)
        yield Asked(f"{told}, as of the first tenth of the log", then, WINDOW)
    for share, cursors in _depths(timeline, events).items():
        asked = _page_after(timeline, cursors)
        yield Asked(f"page of {SIZE} at a depth of {share:.0%}", asked, PAGE)
    words = vocabulary()
    common, middling, rare = words[:30], words[300:600], words[-5000:]
    for name, lists in {
        "a common word": [common],
        "a middling word": [middling],
        "a rare word": [rare],
        "two common words": [common, common],
        "a common and a rare word": [common, rare],
        "two middling words": [middling, middling],
    }.items():
        asked = _search(timeline, lists)
        yield Asked(f"first page of a search for {name}", asked, SEARCH)


def _window(
    timeline: Timeline, days: int, positions: tuple[int, int] | None = None
) -> Callable[[random.Random], object]:
    def ask(chance: random.Random) -> object:
        first = FIRST_DAY + timedelta(days=chance.randrange(DAYS - days))
        window = Filters(since=first, until=first + timedelta(days=days - 1))
        as_of = chance.randrange(*positions) if positions else None
        return timeline.page(window, size=SIZE, as_of=as_of)

    return ask


def _depths(timeline: Timeline, events: int) -> dict[float, list[object]]:
    """Walk the chronology to its end; keep where pages about some depths begin."""
    found: dict[float, list[object]] = {0.0: [None], 0.5: [], 0.99: []}
    seen, cursor = 0, None
    size = min(_WALK, max(1, events // 200))
    while True:
        page = timeline.page(Filters(), after=cursor, size=size)
        seen, cursor = seen + len(page.lines), page.next
        if cursor is None:
            assert seen == events, f"walked past {seen:,} events of {events:,}"
            return found
        for share, cursors in found.items():
            if share and abs(seen / events - share) < 0.008:
                cursors.append(cursor)


def _page_after(
    timeline: Timeline, cursors: Sequence[object]
) -> Callable[[random.Random], object]:
    def ask(chance: random.Random) -> object:
        return timeline.page(Filters(), after=chance.choice(cursors), size=SIZE)

    return ask


def _search(
    timeline: Timeline, lists: Sequence[Sequence[str]]
) -> Callable[[random.Random], object]:
    def ask(chance: random.Random) -> object:
        words = " ".join(chance.choice(words) for words in lists)
        return timeline.page(Filters(text=words), size=SIZE)

    return ask


def million(report: Report, events: int, server: str | None) -> None:
    """Measure both databases, SQLite in a file and PostgreSQL on a server."""
    with folder() as scratch:
        _measure(report, "SQLite", scratch / "store.db", events)
    if server:
        with database(server) as url:
            _measure(report, "PostgreSQL", text(url), events)


def _settle(url: str) -> None:
    """Do at once what PostgreSQL's autovacuum does in the course of the day."""
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM (ANALYZE)")
    engine.dispose()


def _measure(report: Report, name: str, db: Path | str, events: int) -> None:
    filled = fill(db, events)
    if isinstance(db, str):
        _settle(db)
    report.begin(f"{events:,} events on {name}, milliseconds by the clock, median")
    speed = filled.entries / filled.seconds
    report.row(f"{name}, append with every read table, entries/s", speed)
    chance = random.Random(11)  # noqa: S311 - no secret
    with Timeline.open(db, create=False) as timeline:
        slowest = 0.0
        for asked in queries(timeline, events, filled.entries):
            times = [_milliseconds(asked, chance) for _ in range(TIMES + 1)][1:]
            report.row(f"{name}, {asked.what}", statistics.median(times), asked.target)
            slowest = max(slowest, *times)
    report.row(f"{name}, slowest of all these queries", slowest)


def _milliseconds(asked: Asked, chance: random.Random) -> float:
    start = time.perf_counter()
    asked.ask(chance)
    return (time.perf_counter() - start) * 1000
