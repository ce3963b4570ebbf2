"""Where in the log the reader stands, and where a step leads: a commit or a day."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from timeline.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.dom import DOMNode

    from timeline import Timeline
    from timeline.query.values import CommitLine

Unit: TypeAlias = Literal["commit", "day"]
Walk: TypeAlias = "Callable[[int | None, Sequence[Step]], Moment]"
"""Go from the commit of a number, None being now; as `walk` does."""

_A_DAY = dt.timedelta(days=1)
_STEP_REST = 0.06
"""Seconds without a step before the view is read: while a key is held, none is."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A commit, and how many there are."""

    commit: CommitLine | None
    """None before the first."""
    commits: int

    @property
    def number(self) -> int:
        """The commit's; 0 before the first."""
        return self.commit.id if self.commit else 0

    @property
    def position(self) -> int:
        """Up to where the log is read."""
        return self.commit.position if self.commit else 0

    @property
    def is_now(self) -> bool:
        """Tell whether nothing was recorded later."""
        return self.number == self.commits


@dataclass(frozen=True, slots=True)
class To:
    """To the commit of a number, or the nearest there is."""

    number: int


@dataclass(frozen=True, slots=True)
class By:
    """So many commits on, or days on which something was recorded; less than 0: back.

    A day on leads to its end, be it the day of this moment; a day back to the end of
    an earlier one.
    """

    steps: int
    unit: Unit


Step: TypeAlias = To | By
NOW = To(2**62)


def moment(timeline: Timeline, as_of: int | None = None) -> Moment:
    """Find the moment of a position of the log."""
    with timeline.snapshot():
        return Moment(timeline.commit_at(as_of), _count(timeline))


def walk(timeline: Timeline, start: int | None, steps: Iterable[Step]) -> Moment:
    """Go some steps from the commit of a number, or the last, one after the other."""
    with timeline.snapshot():
        count = _count(timeline)
        number = count if start is None else min(start, count)
        for step in steps:
            if isinstance(step, To):
                number = step.number
            elif step.unit == "commit":
                number += step.steps
            else:
                for _ in range(abs(step.steps)):
                    number = _day(timeline, number, on=step.steps > 0)
            number = max(0, min(number, count))
        return Moment(_commit(timeline, number), count)


def _day(timeline: Timeline, number: int, *, on: bool) -> int:
    here = _commit(timeline, number + on)
    if here is None:
        return number
    day = here.recorded_at.astimezone().date()
    there = timeline.commit_at(day if on else day - _A_DAY)
    return there.id if there else 0


def _commit(timeline: Timeline, number: int) -> CommitLine | None:
    """Read a commit by its number; None where there is none of that number."""
    found = timeline.commits(before=number + 1, size=1)
    return found[0] if found and found[0].id == number else None


def _count(timeline: Timeline) -> int:
    """Count the commits: they are numbered from 1 on, without a gap."""
    newest = timeline.commits(size=1)
    return newest[0].id if newest else 0


class Stepper:
    """Takes steps in a thread; those that come meanwhile are taken together."""

    def __init__(
        self,
        host: DOMNode,
        walk: Walk,
        *,
        passed: Callable[[Moment], None],
        arrived: Callable[[Moment], None],
        failed: Callable[[TimelineError], None],
    ) -> None:
        """Wait for steps.

        Args:
            host: whose worker takes them.
            passed: told of each moment on the way.
            arrived: told of the last one, once no step has come for a while.
            failed: told what kept it from being found; it stays where it was.
        """
        self._host, self._walk = host, walk
        self._passed, self._arrived, self._failed = passed, arrived, failed
        self._steps: list[Step] = []
        self._is_walking = False
        self.at: int | None = None
        """The number of the commit; None is now, whatever comes."""

    def step(self, step: Step) -> None:
        """Take a step, after those that are being taken."""
        self._steps.append(step)
        if not self._is_walking:
            self._is_walking = True
            self._host.run_worker(self._go(), group="steps")

    async def _go(self) -> None:
        there: Moment | None = None
        try:
            while self._steps:
                steps, self._steps = self._steps, []
                there = await asyncio.to_thread(self._walk, self.at, steps)
                self.at = None if there.is_now else there.number
                self._passed(there)
                await asyncio.sleep(_STEP_REST)
        except TimelineError as error:
            self._steps.clear()
            self._failed(error)
        finally:
            self._is_walking = False
        if there:
            self._arrived(there)
