"""How fast the log is read back: as typed payloads, and to verify its chain."""

from __future__ import annotations

import gc
import statistics
from functools import partial
from typing import TYPE_CHECKING

from store_databases import folder
from store_news import commits
from store_peers import PEERS, Ours, new_entries
from store_report import Report, Spent, Target, cpu, rounds, spent

if TYPE_CHECKING:
    from collections.abc import Callable


def replay(report: Report, times: int, events: int) -> None:
    """Measure reading the whole log, every entry as an object of its type."""
    report.begin("Typed replay of the whole log on SQLite, CPU")
    made = commits(events, 1000)
    with folder() as scratch:
        ours = Ours(scratch / "ours.db")
        stores = {"ours": ours}
        for commit in made:
            ours.append(new_entries(commit))
        for name, (peer, prepare) in PEERS.items():
            stores[name] = peer.on_sqlite(scratch / f"{name}.db")
            for commit in made:
                stores[name].append(prepare(commit))
        del made
        gc.freeze()
        contenders: dict[str, Callable[[], Spent]] = {}
        for name, store in stores.items():
            assert store.replay() == events
            contenders[name] = partial(spent, store.replay)
        found = {name: cpu(took) for name, took in rounds(contenders, times).items()}
        for store in stores.values():
            store.close()
    for name, took in found.items():
        report.microseconds(name, took, events)
    for name in PEERS:
        told = f"replay, times as fast as {name}"
        report.ratio(told, found["ours"], found[name], Target(2.2))


def verify(report: Report, times: int, events: int) -> None:
    """Measure walking the chain: every entry and commit hashed again."""
    report.begin("Verify the chain on SQLite, CPU")
    with folder() as scratch:
        ours = Ours(scratch / "ours.db")
        for commit in commits(events, 1000):
            ours.append(new_entries(commit))
        took = cpu(rounds({"walk": partial(spent, ours.verify)}, times)["walk"])
        ours.close()
    speed = events / statistics.median(took)
    report.row("verify, entries a second of CPU", speed, Target(100_000))
