"""The append-only log: what was recorded, in order, and the only way to add to it."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Unpack

import sqlalchemy as sa

from timeline.store import reading
from timeline.store.entries import to_microseconds
from timeline.store.failures import store_failures
from timeline.store.in_place import InPlace
from timeline.store.lock import WriteConnection, append_lock, begin_writing
from timeline.store.request import Request
from timeline.store.texts import get_text
from timeline.store.writer import Writer

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy.pool import ConnectionPoolEntry

    from timeline.store.entries import (
        Committed,
        Head,
        NewEntry,
        Projector,
        StoredCommit,
        StoredEntry,
    )
    from timeline.store.request import About

_ENTRIES_A_PAGE = 1000
_COMMITS_A_PAGE = 200


def wall_clock() -> int:
    """Microseconds since 1970, UTC."""
    return time.time_ns() // 1000


class Log:
    """An open log.  Make one with `timeline.store.open_log`.

    Reads inside `writing()`, in the same thread, see what has been appended so far;
    other threads and processes see it when the transaction has ended.
    """

    def __init__(
        self,
        engine: sa.Engine,
        *,
        clock: Callable[[], int] = wall_clock,
        projectors: Sequence[Projector] = (),
    ) -> None:
        self.engine = engine
        self._reads = reading.snapshots(engine)
        self._clock = clock
        self._projectors = tuple(projectors)
        self._open = threading.local()
        self._writes = WriteConnection(engine)
        self._in_place = InPlace(engine.url)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Open a transaction to append in: all of it is recorded, or nothing.

        Raises:
            StoreError: another process is writing, or the store fails or is gone.
        """
        if getattr(self._open, "connection", None) is not None:
            raise RuntimeError("already writing: append with the writer that is open")
        with (
            append_lock(self.engine),
            store_failures(self.engine.url),
            self._writes.lent() as connection,
            begin_writing(connection),
        ):
            self._in_place.check()
            self._open.connection = connection
            try:
                yield Writer(connection, self._clock, self._projectors)
            finally:
                self._open.connection = None

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Open a connection to read one consistent state of the store.

        Inside another, in the same thread, it is the state that the outer one reads.
        """
        connection = getattr(self._open, "connection", None)
        connection = connection or getattr(self._open, "snapshot", None)
        if connection is not None:
            yield connection
            return
        self._in_place.check()
        with store_failures(self.engine.url), self._reads.connect() as connection:
            connection.begin()  # a cursor of the driver's begins nothing in a file
            self._open.snapshot = connection
            try:
                yield connection
            finally:
                self._open.snapshot = None

    def append(self, new: Sequence[NewEntry], **about: Unpack[About]) -> Committed:
        """Append entries as one commit in a transaction of its own.

        See `Writer.append`.
        """
        request = Request.of(new, about)
        with self.writing() as writer:
            return writer.record(request)

    def entries(self, after: int = 0, upto: int | None = None) -> Iterator[StoredEntry]:
        """Every entry past `after`, up to and including `upto`, by position."""
        last = self.head().position
        last = last if upto is None else min(upto, last)
        while after < last:
            end = min(after + _ENTRIES_A_PAGE, last)
            with self.reading() as connection:
                page = reading.entries_between(connection, after, end)
            yield from page
            after = end

    def stream(self, name: str) -> list[StoredEntry]:
        """Every entry of a stream, oldest first; empty where there is none."""
        with self.reading() as connection:
            return reading.stream_entries(connection, name)

    def commits(self, after: int = 0) -> Iterator[StoredCommit]:
        """Every commit past number `after` with its entries, oldest first."""
        while True:
            with self.reading() as connection:
                page = reading.commit_page(connection, after, _COMMITS_A_PAGE)
            if not page:
                return
            yield from page
            after = page[-1].id

    def follow(
        self, after: int = 0, *, poll: float = 0.2, stop: threading.Event | None = None
    ) -> Iterator[StoredCommit]:
        """Every commit past number `after`, then each new one once it is recorded.

        One lock orders all writers, so none is ever skipped or seen in part.

        Args:
            poll: seconds between two looks at the log's end.
            stop: set it, in another thread, to end; by default this never ends.
        """
        stop = stop or threading.Event()
        while not stop.is_set():
            for commit in self.commits(after):
                yield commit
                after = commit.id
                if stop.is_set():
                    return
            stop.wait(poll)

    def head(self) -> Head:
        """Where the log ends."""
        with self.reading() as connection:
            return reading.read_head(connection)

    def position_at(self, when: dt.datetime) -> int:
        """The last position recorded at or before a moment; 0 before the first.

        Raises:
            UsageError: the moment has no zone.
        """
        moment = to_microseconds(when)
        with self.reading() as connection:
            return reading.position_recorded_by(connection, moment)

    def text(self, sha256: str) -> str | None:
        """An article's text; None where it was never stored, or was taken down."""
        with self.reading() as connection:
            return get_text(connection, sha256)

    def close(self) -> None:
        """Let go of the database: what a thread still reads with, when it is done."""
        self._writes.close()
        sa.event.listen(self.engine, "checkin", _let_go)
        self.engine.dispose()


def _let_go(_connection: object, record: ConnectionPoolEntry) -> None:
    """Close a connection that comes back to a pool which nobody asks any more."""
    record.invalidate()
