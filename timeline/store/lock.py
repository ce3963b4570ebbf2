"""The append lock: one writer at a time, in turn, so that positions have no gaps.

It also keeps SQLite's checkpoints, which a writer makes as it commits, apart from other
writers: before version 3.51.3 two at once can damage a write-ahead log.  The checkpoint
when the last connection closes needs no lock of ours: SQLite makes it only where no
other connection is left.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.errors import StoreError
from timeline.store.engine import database_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlalchemy as sa

_TIMEOUT = 10.0
"""Seconds to wait for other writers; a batch of articles takes a fraction of one."""

_POLL = 0.001
"""Seconds between two looks at a lock that another holds."""

_ADVISORY_KEY = 0x7469_6D65
"""Spells “time”.  Any number will do, as long as every writer takes the same."""

_TAKE_TURN = (
    f"SELECT set_config('lock_timeout', '{_TIMEOUT:g}s', true),"  # noqa: S608 - ours
    f" pg_advisory_xact_lock({_ADVISORY_KEY}::bigint << 32 | coalesce("
    "(SELECT relnamespace FROM pg_class WHERE oid = to_regclass('entries')),"
    " current_schema()::regnamespace)::bigint)"
)
"""The lock of the store's schema, for a database may hold more than one store.

The patience is for every lock of the transaction.
"""


@contextmanager
def append_lock(engine: sa.Engine, *, timeout: float = _TIMEOUT) -> Iterator[None]:
    """Hold the only right to append to an SQLite file; nothing to hold elsewhere.

    Writers queue for it: who is done and wants it again waits behind those who wait,
    and who waits never fails where the others make way.

    Raises:
        StoreError: other processes kept it for longer than `timeout` seconds.
    """
    path = database_path(engine.url)
    if path is None:
        yield
        return
    try:
        held = _take_turn(path, time.monotonic() + timeout)
    except TimeoutError as error:
        raise StoreError(
            f"{path} is locked: another timeline has been writing for {timeout:g} s; "
            "expected its turn by now; wait until it is done and try again"
        ) from error
    except OSError as error:
        raise StoreError(
            f"{path} cannot be locked: {error}; expected to write {path}.lock; "
            "allow writing in its folder"
        ) from error
    try:
        yield
    finally:
        _release(held)


class WriteConnection:
    """The connection to write over, kept open from one transaction to the next.

    To take one out of the engine's pool and to put it back costs more than a small
    commit does.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._kept: dict[int, sa.Connection] = {}
        """By process: a forked one has a copy of what is not its own."""
        self._is_closed = False

    @contextmanager
    def lent(self) -> Iterator[sa.Connection]:
        """Lend the connection that is kept; a new one where that is lent, or failed."""
        connection = self._kept.pop(os.getpid(), None)
        if connection is None or not _answers(connection):
            connection = self._engine.connect()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        if self._kept.setdefault(os.getpid(), connection) is not connection:
            connection.close()
        if self._is_closed:  # by another thread, meanwhile
            self.close()

    def close(self) -> None:
        """Let go of it; one that is lent is kept no more."""
        self._is_closed = True
        connection = self._kept.pop(os.getpid(), None)
        if connection is not None:
            connection.close()


def _answers(connection: sa.Connection) -> bool:
    """Tell whether a kept connection is of use: a server may have been restarted."""
    if connection.dialect.name == "sqlite":
        return True
    dialect, held = connection.dialect, connection.connection.dbapi_connection
    try:
        return held is not None and dialect.do_ping(held)
    except dialect.loaded_dbapi.Error:
        connection.invalidate()
        connection.close()
        return False


@contextmanager
def begin_writing(connection: sa.Connection) -> Iterator[None]:
    """Begin a transaction to write in, under an append lock that the caller holds.

    It commits at the end, or leaves nothing.
    """
    if "writes" not in connection.get_execution_options():
        connection.execution_options(writes=True)
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(_TAKE_TURN)
        yield


def _take_turn(path: Path, deadline: float) -> int:
    """Wait at the head of the queue until the lock is free, then let the next one in.

    Who polls for the lock alone may be unlucky for seconds, as one that writes without
    a pause takes it again at once.
    """
    queue = _acquire(f"{path}.queue", deadline)
    try:
        return _acquire(f"{path}.lock", deadline)
    finally:
        _release(queue)


def _acquire(path: str, deadline: float) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        while not _takes(descriptor):
            if time.monotonic() > deadline:
                raise TimeoutError(path)
            time.sleep(_POLL)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


if sys.platform == "win32":
    import msvcrt

    def _takes(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        os.close(descriptor)

else:
    import fcntl

    def _takes(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(descriptor: int) -> None:
        """Unlock by name: a process forked meanwhile holds a copy of what is closed."""
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)
