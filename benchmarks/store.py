"""The store: append, replay and queries, beside eventsourcing's and bare sqlite3.

    python benchmarks/store.py [PART …] [--rounds N] [--events N] [--postgresql URL]

Parts: append, replay, verify, postgresql, million, writers; all of them by default, but
for what the machine lacks.  CPU time of this process, contenders in turn in one run,
medians over the rounds of the ratios in each round, after a round that is not counted.
PostgreSQL is measured by the clock as well, for half of its work is the server's.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from store_databases import database, folder, text
from store_million import EVENTS as MILLION
from store_million import million
from store_news import commits
from store_peers import (
    HAS_EVENTSOURCING,
    Bare,
    Eventsourcing,
    Ours,
    bytes_held,
    new_entries,
    raw_rows,
    renamed,
)
from store_report import Report, Spent, Target, machine, spent
from store_writers import COMMITS, writers

from timeline.api.projections import PROJECTIONS
from timeline.project import ChronologyProjection, Projections

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import sqlalchemy as sa
    from store_news import Claim
    from store_peers import Store

    from timeline.store import Projector

PROJECTORS: dict[str, Callable[[], Sequence[Projector]]] = {
    "no projection": list,
    "chronology": lambda: [Projections(ChronologyProjection())],
    "every read table": lambda: [PROJECTIONS],
}
"""With which read tables ours is measured."""
RATIOS = {"no projection": 2.0, "chronology": 1.3, "full text": 1.0}
"""How many times as fast as eventsourcing, which keeps none, each should be."""
EVENTS = 10_000
SIZED = 100_000
"""Entries after which a file is weighed."""


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


def rounds(
    contenders: dict[str, Callable[[], Spent]], times: int
) -> dict[str, list[Spent]]:
    """Run contenders in turn, once without counting and then so many times."""
    found: dict[str, list[Spent]] = defaultdict(list)
    for number in range(times + 1):
        for name, work in contenders.items():
            took = work()
            if number:
                found[name].append(took)
    return found


def cpu(found: Sequence[Spent]) -> list[float]:
    """The CPU seconds of each round."""
    return [each.cpu for each in found]


def microseconds(report: Report, what: str, found: Sequence[float], n: int) -> None:
    """Print the median time of one entry."""
    report.row(f"{what}, µs an entry", statistics.median(found) / n * 1e6)


def _ours(projectors: Callable[[], Sequence[Projector]], path: Path) -> Ours:
    return Ours(path, projectors())


def append(report: Report, times: int, events: int, sized: int) -> None:
    """Measure appending on SQLite, by commits of 1,000, of 10 and of one."""
    for size, count in ((1000, events), (10, events // 5), (1, events // 10)):
        report.begin(f"Append on SQLite, {size:,} a commit, CPU")
        _append(report, times, commits(count, size), size)
    weigh(report, sized)


def _append(
    report: Report, times: int, made: Sequence[Sequence[Claim]], size: int
) -> None:
    typed = [new_entries(commit) for commit in made]
    rows = [raw_rows(commit) for commit in made]
    calls = [renamed(commit) for commit in made]
    gc.freeze()
    contenders: dict[str, Callable[[], Spent]] = {
        name: partial(on_sqlite, partial(_ours, projectors), "append", typed)
        for name, projectors in PROJECTORS.items()
    }
    contenders["plain values"] = partial(on_sqlite, Ours, "append_values", made)
    contenders["bare"] = partial(on_sqlite, Bare, "append", rows)
    if HAS_EVENTSOURCING:
        theirs = Eventsourcing.on_sqlite
        contenders["eventsourcing"] = partial(on_sqlite, theirs, "append", calls)
    found = {name: cpu(took) for name, took in rounds(contenders, times).items()}
    count = sum(len(commit) for commit in made)
    for name, took in found.items():
        microseconds(report, name, took, count)
    targets = {1000: RATIOS, 10: {"no projection": 1.4}}.get(size, {})
    if HAS_EVENTSOURCING:
        for name in (*PROJECTORS, "plain values"):
            told = f"{name}, times as fast as eventsourcing, {size:,} a commit"
            goal = Target(targets[name]) if name in targets else None
            report.ratio(told, found[name], found["eventsourcing"], goal)
    report.ratio(
        f"no projection, share of bare sqlite3's speed, {size:,} a commit",
        found["no projection"],
        found["bare"],
        Target(0.25) if size == 1000 else None,
    )


def weigh(report: Report, events: int) -> None:
    """Measure how many bytes an entry takes on disk, beside a bare row."""
    made = commits(events, 1000)
    report.begin(f"Bytes an entry after {events:,} entries, checkpointed and vacuumed")
    held = {}
    ways: dict[str, tuple[Any, Any]] = {
        "ours": (Ours, new_entries),
        "bare": (Bare, raw_rows),
    }
    if HAS_EVENTSOURCING:
        ways["eventsourcing"] = (Eventsourcing.on_sqlite, renamed)
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
    report.row(told, held["ours"] / held["bare"], Target(1.2, at_most=True))


def replay(report: Report, times: int, events: int) -> None:
    """Measure reading the whole log back, every entry as an object of its type.

    The peer is eventsourcing's mapper over its notifications, page by page in order of
    the log: what it does for a projection, without folding aggregates.
    """
    report.begin("Typed replay of the whole log on SQLite, CPU")
    made = commits(events, 1000)
    with folder() as scratch:
        ours = Ours(scratch / "ours.db")
        contenders = {"ours": lambda: spent(ours.replay)}
        for commit in made:
            ours.append(new_entries(commit))
        if HAS_EVENTSOURCING:
            theirs = Eventsourcing.on_sqlite(scratch / "theirs.db")
            for commit in made:
                theirs.append(renamed(commit))
            contenders["eventsourcing"] = lambda: spent(theirs.replay)
            assert theirs.replay() == events
        assert ours.replay() == events
        gc.freeze()
        found = {name: cpu(took) for name, took in rounds(contenders, times).items()}
        for name, took in found.items():
            microseconds(report, name, took, events)
        if HAS_EVENTSOURCING:
            told = "replay, times as fast as eventsourcing"
            report.ratio(told, found["ours"], found["eventsourcing"], Target(2.2))
            theirs.close()
        ours.close()


def postgresql(report: Report, times: int, events: int, server: str) -> None:
    """Measure appending to PostgreSQL, by the clock and by the client's CPU."""
    for size, count in ((1000, events), (10, events // 5)):
        report.begin(f"Append on PostgreSQL, {size:,} a commit")
        made = commits(count, size)
        typed = [new_entries(commit) for commit in made]
        calls = [renamed(commit) for commit in made]
        gc.freeze()
        contenders = {
            "ours": partial(on_postgresql, lambda url: Ours(text(url)), server, typed)
        }
        if HAS_EVENTSOURCING:
            theirs = Eventsourcing.on_postgresql
            contenders["eventsourcing"] = partial(on_postgresql, theirs, server, calls)
        found = rounds(contenders, times)
        for name, took in found.items():
            wall = [each.wall for each in took]
            microseconds(report, f"{name}, clock", wall, count)
            microseconds(report, f"{name}, client's CPU", cpu(took), count)
        if HAS_EVENTSOURCING:
            goal = Target(3) if size == 1000 else None
            ours, peer = found["ours"], found["eventsourcing"]
            told = f"PostgreSQL, times as fast as eventsourcing, {size:,} a commit"
            clock = [[each.wall for each in took] for took in (ours, peer)]
            report.ratio(f"{told}, clock", clock[0], clock[1], goal)
            report.ratio(f"{told}, client's CPU", cpu(ours), cpu(peer), goal)


def main() -> None:
    """Measure the parts asked for and print tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--events", type=int, help="fewer or more than by default")
    parser.add_argument(
        "--postgresql",
        metavar="URL",
        default=os.environ.get("TIMELINE_TEST_POSTGRESQL"),
        help="of a server on which databases may be made and dropped",
    )
    given = parser.parse_args()
    unknown = set(given.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; expected {', '.join(PARTS)}")
    report = Report()
    print(machine())
    if not HAS_EVENTSOURCING:
        print("The peer eventsourcing is not installed: pip install 'timeline[bench]'")
    for name in given.parts or PARTS:
        if name == "postgresql" and not given.postgresql:
            print("No PostgreSQL: name a server with --postgresql URL")
            continue
        PARTS[name](report, given)
    report.end()


PARTS: dict[str, Callable[[Report, argparse.Namespace], None]] = {
    "append": lambda report, given: append(
        report, given.rounds, given.events or EVENTS, given.events or SIZED
    ),
    "replay": lambda report, given: replay(
        report, given.rounds, given.events or EVENTS
    ),
    "postgresql": lambda report, given: postgresql(
        report, given.rounds, given.events or EVENTS, given.postgresql
    ),
    "million": lambda report, given: million(
        report, given.events or MILLION, given.postgresql
    ),
    "writers": lambda report, given: writers(
        report, min(COMMITS, given.events or COMMITS), given.postgresql
    ),
}

if __name__ == "__main__":
    main()
