"""Several processes append to one store at once: how long a commit takes each."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from typing import TYPE_CHECKING

from store_databases import database, folder, text
from store_news import commits
from store_peers import Ours, new_entries
from store_report import Report, Target

from timeline.errors import StoreError
from timeline.store import open_log

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier
    from pathlib import Path

WRITERS = 4
COMMITS = 200
"""Of each writer, without a pause, ten entries each."""


def write(db: str, number: int, count: int, start: Barrier) -> list[float | str]:
    """Append commits as fast as it goes; return the seconds, or the error, of each."""
    made = [new_entries(commit) for commit in commits(count * 10, 10, seed=number)]
    store = Ours(db)
    store.append(new_entries(commits(10, 10, seed=1000 + number)[0]))
    start.wait()
    told: list[float | str] = []
    for commit in made:
        began = time.perf_counter()
        try:
            store.append(commit)
        except StoreError as error:
            told.append(str(error))
        else:
            told.append(time.perf_counter() - began)
    store.close()
    return told


def writers(report: Report, count: int, server: str | None) -> None:
    """Measure writers on SQLite, and on PostgreSQL where there is a server."""
    with folder() as scratch:
        _measure(report, "SQLite", scratch / "store.db", count)
    if server:
        with database(server) as url:
            _measure(report, "PostgreSQL", text(url), count)


def _measure(report: Report, name: str, db: Path | str, count: int) -> None:
    report.begin(f"{WRITERS} writers on {name}, {count} commits of 10 entries each")
    open_log(db, create=True).close()
    context = multiprocessing.get_context("spawn")
    with context.Manager() as shared, context.Pool(WRITERS) as pool:
        start = shared.Barrier(WRITERS)
        given = [(str(db), number, count, start) for number in range(WRITERS)]
        began = time.perf_counter()
        told = [each for writer in pool.starmap(write, given) for each in writer]
        took = time.perf_counter() - began
    log = open_log(db)
    recorded = log.head().commit
    log.close()
    times = sorted(each * 1000 for each in told if isinstance(each, float))
    errors = len(told) - len(times)
    worst = Target(1000, at_most=True)
    report.row(f"{name}, errors told to a writer", errors, Target(0, at_most=True))
    lost = WRITERS * (count + 1) - errors - recorded
    report.row(f"{name}, commits lost", lost, Target(0, at_most=True))
    report.row(f"{name}, median commit, ms", statistics.median(times))
    report.row(f"{name}, 99 of 100 commits, ms", times[len(times) * 99 // 100])
    report.row(f"{name}, worst commit, ms", times[-1], worst)
    report.row(f"{name}, all writers and their start, s", took)
