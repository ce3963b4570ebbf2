"""The append lock: one writer at a time, so that positions have no gaps.

It also keeps SQLite's checkpoints, which a writer makes as it commits, apart from other
writers: before version 3.51.3 two at once can damage a write-ahead log.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from timeline.errors import StoreError
from timeline.store.engine import database_path
from timeline.store.failures import store_failures

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlalchemy as sa

_TIMEOUT = 10.0
"""Seconds to wait for another writer; a batch of articles takes a fraction of one."""

_ADVISORY_KEY = 0x7469_6D65_6C69_6E65
"""Spells “timeline”.  Any number will do, as long as every writer takes the same."""


@contextmanager
def append_lock(engine: sa.Engine, *, timeout: float = _TIMEOUT) -> Iterator[None]:
    """Hold the only right to append to an SQLite file; nothing to hold elsewhere.

    Raises:
        StoreError: another process kept it for longer than `timeout` seconds.
    """
    path = database_path(engine.url)
    if path is None:
        yield
        return
    lock = FileLock(f"{path}.lock", timeout=timeout, poll_interval=0.01)
    try:
        lock.acquire()
    except Timeout as error:
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
        lock.release()


@contextmanager
def begin_writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Begin a transaction to write in, under an append lock that the caller holds.

    It commits at the end, or leaves nothing.
    """
    writer = engine.execution_options(writes=True)
    with store_failures(engine.url), writer.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_KEY})")
        yield connection
