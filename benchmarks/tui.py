"""The terminal UI on a chronology of a thousand, a hundred thousand, a million events.

    python benchmarks/tui.py [--events N …] [--rounds N] [--keep FOLDER]

Every figure comes from a process of its own that runs the app without a terminal at
120x40, on a store filled by the append and the projections.  CPU time is that of all
threads of that process, after the imports; memory is the most that was resident.  How
long the UI was blocked is the longest that a task which asks for a turn every 2 ms
waited for one.  Beside it: a Textual `DataTable` that is given the same lines at once.
Medians of the rounds.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store_databases import folder
from store_million import fill
from store_report import Report, Target, machine

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (1_000, 100_000, 1_000_000)
_TABLE_AT = 100_000
_PROBE = Path(__file__).with_name("tui_probe.py")
_PER_KEY = Target(16, at_most=True)
_BLOCKED = Target(50, at_most=True)


class Figure(NamedTuple):
    """One thing that the probe measures."""

    what: str
    name: str
    target: Target | None = None


FIGURES = (
    Figure("CPU to the first paint, s", "paint", Target(0.5, at_most=True)),
    Figure("CPU until every line is at hand, s", "whole"),
    Figure("resident memory, MB", "memory", Target(150, at_most=True)),
    Figure("CPU a key, a line on, ms", "line", _PER_KEY),
    Figure("CPU a key, a page on, ms", "page", _PER_KEY),
    Figure("CPU a key, a month or year on, ms", "month", _PER_KEY),
    Figure("first letter to its lines, ms", "first letter", Target(500, at_most=True)),
    Figure("a later letter to its lines, ms", "letter", Target(200, at_most=True)),
    Figure("last letter to the whole count, ms", "count"),
    Figure("longest that the UI was blocked, ms", "blocked", _BLOCKED),
)


def main() -> None:
    """Measure each size and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="keep the stores here, and use them")
    given = parser.parse_args()
    report = Report()
    print(machine())
    with folder() as scratch:
        kept = given.keep or scratch
        kept.mkdir(parents=True, exist_ok=True)
        for events in given.events:
            _measure(report, _store(kept, events), events, given.rounds)
    report.end()


def _store(kept: Path, events: int) -> Path:
    db = kept / f"{events}.db"
    if not db.exists():
        fill(db, events)
    return db


def _measure(report: Report, db: Path, events: int, rounds: int) -> None:
    report.begin(f"{events:,} events")
    ours = [_probe("ours", db) for _ in range(rounds)]
    for figure in FIGURES:
        report.row(figure.what, _median(ours, figure.name), figure.target)
    if events != _TABLE_AT:
        return
    peer = [_probe("table", db) for _ in range(rounds)]
    report.begin(f"DataTable, {events:,} lines")
    for figure in FIGURES:
        if figure.name in peer[0]:
            report.row(figure.what, _median(peer, figure.name))


def _probe(kind: str, db: Path) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 - this file's neighbour
        [sys.executable, "-P", str(_PROBE), kind, str(db)],  # -P: this file is no `tui`
        check=True,
        stdout=subprocess.PIPE,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _median(found: Sequence[dict[str, float]], name: str) -> float:
    return statistics.median(each[name] for each in found)


if __name__ == "__main__":
    main()
