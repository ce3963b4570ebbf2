"""How fast the whole flow runs, each step beside a peer in the same run.

    python benchmarks/flow.py [FOLDER]

Ratios are what to read: machines differ, and shared ones are noisy.  Every figure but
those of the clock is the median of five passes of CPU time, after one not counted.
"""

from __future__ import annotations

import datetime as dt
import json
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from timeline import Timeline, tag
from timeline.extract import extract
from timeline.formats import Member
from timeline.parse import read_article
from timeline.workers.ahead import read_ahead
from timeline.workers.pool import Pool
from timeline.workers.task import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.workers.ahead import Pending

PASSES = 5
_ROUNDS = 20
"""How often processes read the files: they are many when it matters."""
SEEDS = Path(__file__).parents[1] / "seeds"


def cpu(work: Callable[[], object]) -> float:
    """Median CPU seconds of a piece of work."""
    work()
    times = []
    for _ in range(PASSES):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def start_up(*arguments: str) -> float:
    """Median CPU seconds of a whole process."""
    code = (
        "import resource, subprocess, sys; "
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(used.ru_utime + used.ru_stime)"
    )
    command = [sys.executable, "-c", code, sys.executable, "-m", *arguments]
    runs = [
        float(subprocess.run(command, capture_output=True, check=True).stdout)  # noqa: S603 - our own command
        for _ in range(PASSES + 1)
    ]
    return statistics.median(runs[1:])


def dateparser_search(text: str) -> object:
    """Run the peer of the tagger."""
    from dateparser.search import search_dates

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return search_dates(text, languages=["en"])


def ingest(folder: Path) -> float:
    """CPU seconds that a folder takes into a new store on disk, once it is open."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        Timeline.open(Path(scratch) / "timeline.db") as timeline,
    ):
        start = time.process_time()
        timeline.ingest(folder)
        return time.process_time() - start


def read_by(jobs: int, files: dict[str, bytes]) -> float:
    """Seconds of the clock that so many processes take for the files, once they run."""
    with Pool(jobs, Options()) as pool:

        def start(path: str) -> Pending:
            return pool.start(Member(path, files[path]))

        def read(rounds: int) -> float:
            began = time.perf_counter()
            for _, pending in read_ahead([*files] * rounds, start, pool.most):
                pending()
            return time.perf_counter() - began

        read(_ROUNDS // 4)
        return read(_ROUNDS) / _ROUNDS


def raw_rows(rows: list[tuple[str]]) -> None:
    """Insert the same payloads with bare sqlite3: the limit of any store."""
    with tempfile.TemporaryDirectory() as scratch:
        connection = sqlite3.connect(Path(scratch) / "raw.db")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, payload TEXT)")
        with connection:
            connection.executemany("INSERT INTO rows (payload) VALUES (?)", rows)
        connection.close()


def payloads(folder: Path) -> list[tuple[str]]:
    """Every payload that the folder comes to in the log."""
    with Timeline.open(":memory:") as timeline:
        timeline.ingest(folder)
        return [(e.payload,) for commit in timeline.log() for e in commit.entries]


def main() -> None:
    """Measure and print a table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    files = {str(path): path.read_bytes() for path in sorted(folder.iterdir())}
    articles = [read_article(data, path) for path, data in files.items()]
    text = "\n\n".join(article.text for article in articles)
    size, anchor = len(text.encode()) / 1024, dt.date(2024, 10, 25)
    words = sum(len(article.text.split()) for article in articles)
    rows = payloads(folder)

    tagger = cpu(lambda: tag(text, anchor))
    peer = cpu(lambda: dateparser_search(text))
    reading = cpu(lambda: [read_article(data, path) for path, data in files.items()])
    mentions = cpu(lambda: [extract(article) for article in articles])
    whole = statistics.median([ingest(folder) for _ in range(PASSES + 1)][1:])
    raw = cpu(lambda: raw_rows(rows))
    per_400 = words / 400

    table = {
        "tagger, ms per KB": tagger / size * 1000,
        "dateparser.search, ms per KB": peer / size * 1000,
        "tagger against dateparser.search": peer / tagger,
        "reading, articles of 400 words per second": per_400 / reading,
        "reading to mentions, articles per second": per_400 / (reading + mentions),
        "ingest with store and matching, articles per second": per_400 / whole,
        "ingest as a share of reading to mentions": (reading + mentions) / whole,
        "read by --jobs 1, articles per second of the clock": per_400
        / read_by(1, files),
        "read by --jobs 2, articles per second of the clock": per_400
        / read_by(2, files),
        "bare sqlite3 insert of the same payloads, share of ingest": raw / whole,
        "start-up of --help, ms": start_up("timeline", "--help") * 1000,
        "start-up of explain, ms": start_up("timeline", "explain", "last Tuesday")
        * 1000,
    }
    print(json.dumps({"python": platform.python_version(), "articles": len(files)}))
    for name, value in table.items():
        print(f"{value:10.2f}  {name}")


if __name__ == "__main__":
    main()
