"""The store: append, replay and queries, beside eventsourcing's and bare sqlite3.

    python benchmarks/store.py [PART …] [--rounds N] [--events N] [--postgresql URL]

Parts: append, replay, verify, postgresql, million, writers; all of them by default, but
for what the machine lacks.  CPU time of this process, contenders in turn in one run,
medians over the rounds of the ratios in each round, after a round that is not counted.
PostgreSQL is measured by the clock as well, for half of its work is the server's.
"""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from store_append import append, postgresql
from store_million import EVENTS as MILLION
from store_million import million
from store_peers import PEERS
from store_replay import replay, verify
from store_report import Report, machine
from store_writers import COMMITS, writers

if TYPE_CHECKING:
    from collections.abc import Callable

EVENTS = 10_000
"""Entries in each round."""
SIZED = 100_000
"""Entries after which a file is weighed and its chain is walked."""


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
    if not PEERS:
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
    "verify": lambda report, given: verify(report, given.rounds, given.events or SIZED),
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
