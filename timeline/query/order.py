"""The order of a whole chronology as numbers: what a list of a million lines needs."""

from __future__ import annotations

import threading
import time
from array import array
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from timeline.errors import StoppedError
from timeline.project.derive import UNDATED_DAY
from timeline.project.tables import chronology
from timeline.project.versions import holds, if_any
from timeline.query.lines import order_parts, read_lines
from timeline.query.statements import SHOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from timeline.query.values import EventLine, Filters

UNDATED = UNDATED_DAY
"""The day number of events without a date: after every day there is."""

_AT_ONCE = 2_000
"""Lines read between two looks at whether to stop: some 2 ms."""


_STEPS = 10_000
"""Of SQLite's machine between two such looks: some half a millisecond."""


class OrderPart(NamedTuple):
    """Some lines of a chronology, in order, 12 bytes each."""

    rows: array[int]
    """What `lines_at` gives the lines for; good until the read tables are rebuilt."""
    days: array[int]
    """Ordinal of the day each is listed under; `UNDATED` where there is none."""


class Place(NamedTuple):
    """Where an event stands: its row and its day, as those of an `OrderPart`."""

    row: int
    day: int


class Stop:
    """Ends a question that another thread has asked, also one that the database sorts.

    A question that is asked with one that is stopped raises `StoppedError`.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_set = False
        self._break: Callable[[], None] | None = None

    def __bool__(self) -> bool:
        return self._is_set

    def now(self) -> None:
        """Stop, from whichever thread."""
        with self._lock:
            self._is_set = True
            if self._break:
                self._break()

    def check(self) -> None:
        """Raise `StoppedError` where it was stopped."""
        if self._is_set:
            raise StoppedError("the question was stopped; expected that; ask again")

    @contextmanager
    def over(self, connection: sa.Connection) -> Iterator[None]:
        """Break off what the connection runs in a `with` when it is stopped."""
        driver: Any = connection.connection.driver_connection
        if connection.dialect.name == "sqlite":
            driver.set_progress_handler(self.__bool__, _STEPS)
        else:
            with self._lock:
                self._break = driver.cancel
        try:
            self.check()
            yield
        except sa.exc.DBAPIError:
            self.check()
            raise
        finally:
            with self._lock:
                self._break = None
            if connection.dialect.name == "sqlite":
                driver.set_progress_handler(None, 0)


def order(
    connection: sa.Connection, filters: Filters, as_of: int | None, stop: Stop
) -> Iterator[OrderPart]:
    """Read the rows and days of all that fits, in order, as they are found.

    Raises:
        StoppedError: it was stopped meanwhile.
    """
    with stop.over(connection):
        for part in order_parts(connection, filters, as_of, _AT_ONCE):
            stop.check()
            rows, days, *_ = zip(*part, strict=True)
            yield OrderPart(array("q", rows), array("i", days))
            time.sleep(0)  # lets another thread in, such as one that draws


def lines_at(
    connection: sa.Connection, rows: Sequence[int], as_of: int | None
) -> list[EventLine | None]:
    """Read the lines of some rows, in their order; None where one is gone."""
    columns = [chronology.c[name] for name in ("row_id", *SHOWN)]
    wanted = sa.select(*columns).where(chronology.c.row_id.in_(rows))
    found = connection.execute(wanted).mappings().all()
    at = {row["row_id"]: number for number, row in enumerate(found)}
    lines = read_lines(connection, found, as_of)
    return [lines[at[row]] if row in at else None for row in rows]


def place_of(connection: sa.Connection, event: str, as_of: int | None) -> Place | None:
    """Find where an event stands; None where it does not."""
    query = sa.select(chronology.c.row_id, chronology.c.sort_day).where(
        chronology.c.event == event, holds(chronology, as_of)
    )
    row = connection.execute(query).first()
    return Place(*row) if row else None


def titles(
    connection: sa.Connection, events: Iterable[str], as_of: int | None
) -> dict[str, str]:
    """Read the titles of some events; one that does not stand is left out."""
    found: dict[str, str] = {}
    for condition in if_any(chronology.c.event, events):
        query = sa.select(chronology.c.event, chronology.c.title)
        rows = connection.execute(query.where(condition, holds(chronology, as_of)))
        found |= {event: title for event, title in rows}  # noqa: C416 - no pairs
    return found


def count(connection: sa.Connection, as_of: int | None) -> int:
    """Count the events that are not retracted."""
    query = sa.select(sa.func.count()).where(
        holds(chronology, as_of), sa.not_(chronology.c.retracted)
    )
    return connection.execute(query).scalar_one()
