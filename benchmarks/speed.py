"""How fast articles become mentions and reach the store: part of `events.py`."""

from __future__ import annotations

import itertools
import re
import statistics
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from made_articles import WORDS, made_articles
from store_report import Report, Spent, Target, cpu, machine, rounds, spent

from timeline import Timeline
from timeline.extractors.registry import make_extractor
from timeline.parse import read_article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COUNT = 60
"""Articles in a round; those of another round are others, so that none is known."""
_WORD = re.compile(r"\w+|[^\w\s]")
_TARGETS = {"rules": Target(150), "spacy": Target(12)}
_SHARE = Target(0.6)


class Batches:
    """Articles of a folder or made up, a new batch each time while there are some."""

    def __init__(self, folder: Path | None) -> None:
        self._made = (made_articles(COUNT, seed) for seed in itertools.count(1))
        self._found = _files(folder) if folder else None

    def take(self) -> list[tuple[str, bytes]]:
        """Give the next batch; a folder's files are all in each."""
        return self._found or list(next(self._made))


def _files(folder: Path) -> list[tuple[str, bytes]]:
    return [(str(p), p.read_bytes()) for p in sorted(folder.iterdir()) if p.is_file()]


def units(files: Sequence[tuple[str, bytes]]) -> float:
    """Count articles, as of 400 words each."""
    return sum(len(data.split()) for _, data in files) / WORDS


def speed(names: Sequence[str], folder: Path | None, times: int) -> None:
    """Print articles per second of each extractor and of ingest, beside the peers."""
    batches = Batches(folder)
    found: dict[str, list[float]] = {}
    contenders: dict[str, Callable[[], Spent]] = {
        "tokens": lambda: _spent_on(batches.take(), _tokens, found, "tokens"),
        "dateparser": lambda: _spent_on(batches.take(), _dates, found, "dateparser"),
    }
    for name in names:
        contenders[name] = _flow(name, batches, found)
    contenders["ingest"] = lambda: _ingest(batches.take(), found)
    took = rounds(contenders, times)
    rates = {
        name: [n / s for n, s in zip(found[name][1:], cpu(took[name]), strict=True)]
        for name in contenders
    }
    _print(names, rates)


def _print(names: Sequence[str], rates: dict[str, list[float]]) -> None:
    report = Report()
    print(machine())
    report.begin(f"Articles of {WORDS} words per second of CPU, one core, median")
    for name in names:
        report.row(
            f"{name}, bytes to mentions", _median(rates[name]), _TARGETS.get(name)
        )
    report.row("whole ingest, with store and matching", _median(rates["ingest"]))
    report.row("ingest, share of rules", _ratio(rates, "ingest", "rules"), _SHARE)
    report.row("peer: words by one `re`", _median(rates["tokens"]))
    report.row("peer: dateparser.search", _median(rates["dateparser"]))
    for name in names:
        told = f"{name}, times dateparser.search"
        report.row(told, _ratio(rates, name, "dateparser"))
        told = f"{name}, share of words by one `re`"
        report.row(told, _ratio(rates, name, "tokens"))
    report.end()


def _median(found: Sequence[float]) -> float:
    return statistics.median(found)


def _ratio(rates: dict[str, list[float]], one: str, other: str) -> float:
    return _median([a / b for a, b in zip(rates[one], rates[other], strict=True)])


def _flow(
    name: str, batches: Batches, found: dict[str, list[float]]
) -> Callable[[], Spent]:
    extractor = make_extractor(name)

    def work(path: str, data: bytes) -> None:
        extractor.extract(read_article(data, path))

    return lambda: _spent_on(batches.take(), work, found, name)


def _spent_on(
    files: Sequence[tuple[str, bytes]],
    work: Callable[[str, bytes], object],
    found: dict[str, list[float]],
    name: str,
) -> Spent:
    """Do the work on each file; note under the name how many articles that were."""
    found.setdefault(name, []).append(units(files))
    return spent(lambda: [work(path, data) for path, data in files])


def _ingest(files: Sequence[tuple[str, bytes]], found: dict[str, list[float]]) -> Spent:
    """Take files into a new store on disk, opened beforehand."""
    found.setdefault("ingest", []).append(units(files))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "articles")
        folder.mkdir()
        for name, data in files:
            folder.joinpath(Path(name).name).write_bytes(data)
        with Timeline.open(Path(scratch, "timeline.db")) as timeline:
            return spent(lambda: timeline.ingest(folder))


def _tokens(_: str, data: bytes) -> object:
    return _WORD.findall(data.decode())


def _dates(_: str, data: bytes) -> object:
    from dateparser.search import search_dates

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return search_dates(data.decode(), languages=["en"])
