"""Logs to test with, on both databases, and a clock that ticks when it is read."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.store.plain import TEXT, Plain
from timeline.store import Committed, Log, NewEntry, open_log
from timeline.store.payloads import EventAnnotated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Kind


class Append(Protocol):
    """Append a note to each stream, as one commit."""

    def __call__(
        self, *streams: str, text: str = "seen", key: str | None = None
    ) -> Committed: ...


@pytest.fixture
def log(db: str | Path) -> Iterator[Log]:
    open_log(db, create=True).close()
    ticks = count(1_729_857_600_000_000, 1_000_000)
    log = open_log(db, clock=ticks.__next__)
    yield log
    log.close()


@pytest.fixture
def append(log: Log) -> Append:
    def append_notes(
        *streams: str, text: str = "seen", key: str | None = None
    ) -> Committed:
        note = EventAnnotated(event="e1", text=text, reason="checked by phone")
        return log.append(
            [NewEntry(stream, note) for stream in streams],
            author="Ada",
            command="annotate",
            software="timeline 0.1",
            idempotency_key=key,
        )

    return append_notes


@pytest.fixture
def plain(db: str, database: Kind, log: Log, append: Append) -> Iterator[Plain]:
    append("event:1", "event:1", key="k")
    log.close()
    plain = Plain(db, database)
    plain.run(TEXT.format(n=1))
    yield plain
    plain.engine.dispose()
