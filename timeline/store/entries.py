"""What goes into the log and what comes out of it: frozen values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from timeline.errors import StoreError, UsageError
from timeline.store.payloads import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlalchemy as sa

    from timeline.store.payloads import Payload

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)

LAST_MOMENT = (dt.datetime.max.replace(tzinfo=dt.UTC) - _EPOCH) // _MICROSECOND
"""The last stored time that is a date, at the end of the year 9999."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to append."""

    stream: str
    payload: Payload
    expected_version: int | None = None
    """The version the stream must have before this entry; None for any."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """What an entry reads as whose payload was taken out of the log."""

    by: int
    """Position of the entry that took it out, and holds this."""
    schema_version: int
    text: str


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One immutable row of the log."""

    position: int
    stream: str
    version: int
    type: str
    schema_version: int
    commit: int
    text: str
    """The payload as JSON, exactly what was hashed; empty once redacted."""
    hash: bytes
    """Of the log up to and including this entry."""
    recorded_at: dt.datetime
    author: str
    _loaded: Payload | None = field(default=None, compare=False, repr=False)
    """The payload, once it was at hand: an append has it, a reader parses it."""
    stand_in: StandIn | None = None
    """What is read instead of the text, once redacted."""

    @property
    def payload(self) -> Payload:
        """Read the payload, an old one as today's; what stands in for a redacted one.

        Raises:
            UnknownEntryError: a type or version that this program does not know.
        """
        if self._loaded is None:
            told = self.stand_in or self
            payload = load(self.type, told.schema_version, told.text)
            object.__setattr__(self, "_loaded", payload)
            return payload
        return self._loaded


@dataclass(frozen=True, slots=True)
class Committed:
    """What an append has recorded."""

    commit: int
    first_position: int
    last_position: int
    recorded_at: dt.datetime
    is_new: bool
    """False where the same request had been recorded before."""


@dataclass(frozen=True, slots=True)
class StoredCommit:
    """One transaction of the log: who did what, when, with which entries."""

    id: int
    recorded_at: dt.datetime
    author: str
    command: str
    software: str
    idempotency_key: str | None
    hash: bytes
    entries: tuple[StoredEntry, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Where the log ends."""

    position: int
    """0 where nothing has been recorded."""
    commit: int
    hash: bytes
    """Of the last commit: it stands for the whole log."""
    recorded_at: dt.datetime | None


class Projector(Protocol):
    """Keeps a read table up to date, in the transaction of each append."""

    def apply(self, connection: sa.Connection, entries: Sequence[StoredEntry]) -> None:
        """Fold new entries into the table."""
        ...


@lru_cache(maxsize=256)
def to_datetime(microseconds: int) -> dt.datetime:
    """Turn a stored time into a datetime.

    The entries of a commit share one.

    >>> to_datetime(1_729_857_600_000_001)
    datetime.datetime(2024, 10, 25, 12, 0, 0, 1, tzinfo=datetime.timezone.utc)

    Raises:
        StoreError: it is no time, or one after the year 9999.
    """
    try:
        return _EPOCH + microseconds * _MICROSECOND
    except (OverflowError, TypeError, ValueError) as error:
        raise StoreError(
            f"the store has the time {microseconds!r}; expected microseconds since "
            "1970, before the year 10000; the log or the clock is wrong: run “timeline "
            "verify”, restore a backup"
        ) from error


def to_microseconds(when: dt.datetime) -> int:
    """Turn a datetime into a stored time, exactly.

    Raises:
        UsageError: it has no zone.
    """
    if when.tzinfo is None:
        raise UsageError(
            f"no moment: {when.isoformat()} has no zone; expected one, "
            f"as in {when.isoformat()}+00:00; add it"
        )
    return (when - _EPOCH) // _MICROSECOND
