"""Measuring and telling: each figure with its target, met or missed."""

from __future__ import annotations

import gc
import os
import platform
import sqlite3
import statistics
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Target(NamedTuple):
    """What a figure should at least, or at most, come to."""

    limit: float
    at_most: bool = False

    def is_met(self, value: float) -> bool:
        """Tell whether a figure is as it should be."""
        return value <= self.limit if self.at_most else value >= self.limit

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.limit:,g}"


class Spent(NamedTuple):
    """Seconds that a piece of work took: of this process's CPU, and by the clock."""

    cpu: float
    wall: float


def spent(work: Callable[[], object]) -> Spent:
    """Time one piece of work."""
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Spent(time.process_time() - cpu, time.perf_counter() - wall)


def rounds(
    contenders: dict[str, Callable[[], Spent]], times: int
) -> dict[str, list[Spent]]:
    """Run contenders in turn, once without counting and then so many times."""
    found: dict[str, list[Spent]] = {name: [] for name in contenders}
    for number in range(times + 1):
        for name, work in contenders.items():
            took = work()
            if number:
                found[name].append(took)
    return found


def cpu(found: Sequence[Spent]) -> list[float]:
    """The CPU seconds of each round."""
    return [each.cpu for each in found]


@dataclass
class Report:
    """A table that is printed row by row, and how many targets were missed."""

    missed: list[str] = field(default_factory=list)

    def begin(self, title: str) -> None:
        """Print the head of a table."""
        print(f"\n{title}\n\n| what | figure | target | |\n| --- | --- | --- | --- |")

    def row(self, what: str, value: float, target: Target | None = None) -> None:
        """Print a figure with its target and what became of it."""
        told, verdict = "–", ""
        if target is not None:
            told = str(target)
            verdict = "met" if target.is_met(value) else "**missed**"
            if not target.is_met(value):
                self.missed.append(what)
        print(f"| {what} | {_figure(value)} | {told} | {verdict} |", flush=True)

    def microseconds(self, what: str, found: Sequence[float], entries: int) -> None:
        """Print the median time of one entry, of seconds for all of them."""
        self.row(f"{what}, µs an entry", statistics.median(found) / entries * 1e6)

    def ratio(
        self,
        what: str,
        ours: Sequence[float],
        theirs: Sequence[float],
        target: Target | None = None,
    ) -> None:
        """Print how many times theirs is ours: the median over the rounds."""
        rounds = [b / a for a, b in zip(ours, theirs, strict=True)]
        self.row(what, statistics.median(rounds), target)

    def end(self) -> None:
        """Print what was missed."""
        told = "; ".join(self.missed) or "none"
        print(f"\nTargets missed: {len(self.missed)} ({told})")


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def machine() -> str:
    """Tell the machine, the day and the versions of what is measured."""
    day = time.strftime("%Y-%m-%d")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return (
        f"{day}, {os.cpu_count()} cores, {platform.machine()}, "
        f"CPython {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"load {load}"
    )
