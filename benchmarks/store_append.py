"""How fast entries are appended, and how many bytes they take on disk."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING, Any

from store_databases import database, folder, text
from store_news import commits
from store_peers import (
    PEERS,
    Bare,
    Ours,
    bytes_held,
    new_entries,
    raw_rows,
)
from store_report import Report, Spent, Target, cpu, rounds, spent

from timeline.api.projections import PROJECTIONS
from timeline.project import ChronologyProjection, Projections

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import sqlalchemy as sa
    from store_news import Claim
    from store_peers import Store

_NO_WORDS = (
    "DROP TABLE IF EXISTS proj_words",
    "CREATE VIEW proj_words AS SELECT 0 AS rowid, '' AS words",
    "CREATE TRIGGER proj_words_none INSTEAD OF INSERT ON proj_words"
    " BEGIN SELECT 0; END",
)
"""Puts in the place of the index of words one that takes all and keeps nothing."""


def _folding(path: Path, *, with_words: bool = True) -> Ours:
    """Open a store that folds the chronology, if so told without its index of words."""
    ours = Ours(path, [Projections(ChronologyProjection())])
    if not with_words:
        with ours.log.engine.connect() as connection:
            for statement in _NO_WORDS:
                connection.exec_driver_sql(statement)
            connection.commit()
    return ours


OURS: dict[str, Callable[[Path], Ours]] = {
    "no projection": Ours,
    "chronology": partial(_folding, with_words=False),
    "chronology with full text": _folding,
    "every read table": lambda path: Ours(path, [PROJECTIONS]),
}
"""The read tables with which ours is measured."""
RATIOS = {"no projection": 2.0, "chronology": 1.3, "chronology with full text": 1.0}
"""How many times as fast as eventsourcing, which keeps none, each should be."""


def appended(store: Store, how: str, given: Sequence[Sequence[Any]]) -> Spent:
    """Time an open store that takes commits by its method `how`."""
    append = getattr(store, how)

    def work() -> None:
        for commit in given:
            append(commit)

    try:
        return spent(work)
    finally:
        store.close()


def on_sqlite(
    make: Callable[[Path], Store], how: str, given: Sequence[Sequence[Any]]
) -> Spent:
    """Time appending to a new SQLite file."""
    with folder() as scratch:
        return appended(make(scratch / "store.db"), how, given)


def on_postgresql(
    make: Callable[[sa.URL], Store], server: str, given: Sequence[Sequence[Any]]
) -> Spent:
    """Time appending to a new database of a server."""
    with database(server) as url:
        return appended(make(url), "append", given)


def append(report: Report, times: int, events: int, sized: int) -> None:
    """Measure appending on SQLite, by commits of 1,000, of 10 and of one."""
    for size, count in ((1000, events), (10, events // 5), (1, events // 10)):
        report.begin(f"Append on SQLite, {size:,} a commit, CPU")
        _append(report, times, commits(count, size), size)
    weigh(report, sized)


def _append(
    report: Report, times: int, made: Sequence[Sequence[Claim]], size: int
) -> None:
    entries = [new_entries(commit) for commit in made]
    contenders: dict[str, Callable[[], Spent]] = {
        name: partial(on_sqlite, make, "append", entries) for name, make in OURS.items()
    }
    contenders["made of plain values"] = partial(on_sqlite, Ours, "append_values", made)
    rows = [raw_rows(commit) for commit in made]
    contenders["bare sqlite3"] = partial(on_sqlite, Bare, "append", rows)
    for name, (peer, prepare) in PEERS.items():
        calls = [prepare(commit) for commit in made]
        contenders[name] = partial(on_sqlite, peer.on_sqlite, "append", calls)
    gc.freeze()
    found = {name: cpu(took) for name, took in rounds(contenders, times).items()}
    count = sum(len(commit) for commit in made)
    for name, took in found.items():
        report.microseconds(name, took, count)
    ours = (*OURS, "made of plain values")
    _ratios(report, size, found, ours)


def _ratios(
    report: Report, size: int, found: dict[str, list[float]], ours: Sequence[str]
) -> None:
    """Print how ours compares; the targets are against the peer's cheaper way."""
    goals = {1000: RATIOS, 10: {"no projection": 1.4}}.get(size, {})
    for peer in PEERS:
        is_cheaper = peer == next(iter(PEERS))
        for name in ours if is_cheaper else ours[:1]:
            told = f"{name}, times as fast as {peer}, {size:,} a commit"
            goal = Target(goals[name]) if is_cheaper and name in goals else None
            report.ratio(told, found[name], found[peer], goal)
    told = f"no projection, share of bare sqlite3's speed, {size:,} a commit"
    goal = Target(0.25) if size == 1000 else None
    report.ratio(told, found["no projection"], found["bare sqlite3"], goal)


def weigh(report: Report, events: int) -> None:
    """Measure how many bytes an entry takes on disk, beside a bare row."""
    report.begin(f"Bytes an entry after {events:,} entries, checkpointed and vacuumed")
    made = commits(events, 1000)
    ways: dict[str, tuple[Any, Any]] = {
        "ours": (Ours, new_entries),
        "bare sqlite3": (Bare, raw_rows),
    }
    for name, (peer, prepare) in PEERS.items():
        ways[name] = (peer.on_sqlite, prepare)
    held = {}
    for name, (make, prepare) in ways.items():
        with folder() as scratch:
            path = scratch / "store.db"
            store = make(path)
            for commit in made:
                store.append(prepare(commit))
            store.close()
            held[name] = bytes_held(path) / events
        report.row(f"{name}, bytes an entry", held[name])
    told = "ours, times the bytes of bare rows"
    report.row(told, held["ours"] / held["bare sqlite3"], Target(1.2, at_most=True))


def postgresql(report: Report, times: int, events: int, server: str) -> None:
    """Measure appending to PostgreSQL, by the clock and by the client's CPU."""
    for size, count in ((1000, events), (10, events // 5)):
        report.begin(f"Append on PostgreSQL, {size:,} a commit")
        _postgresql(report, times, commits(count, size), size, server)


def _postgresql(
    report: Report, times: int, made: Sequence[Sequence[Claim]], size: int, server: str
) -> None:
    entries = [new_entries(commit) for commit in made]
    contenders = {
        "ours": partial(on_postgresql, lambda url: Ours(text(url)), server, entries)
    }
    for name, (peer, prepare) in PEERS.items():
        calls = [prepare(commit) for commit in made]
        contenders[name] = partial(on_postgresql, peer.on_postgresql, server, calls)
    gc.freeze()
    found = rounds(contenders, times)
    count = sum(len(commit) for commit in made)
    clock = {name: [each.wall for each in took] for name, took in found.items()}
    for name, took in found.items():
        report.microseconds(f"{name}, by the clock", clock[name], count)
        report.microseconds(f"{name}, client's CPU", cpu(took), count)
    for name in PEERS:
        is_judged = size == 1000 and name == next(iter(PEERS))
        goal = Target(3) if is_judged else None
        told = f"PostgreSQL, times as fast as {name}, {size:,} a commit"
        report.ratio(f"{told}, by the clock", clock["ours"], clock[name], goal)
        mine, peer = cpu(found["ours"]), cpu(found[name])
        report.ratio(f"{told}, client's CPU", mine, peer, goal)
