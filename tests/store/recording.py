"""Retractions, and any entries, put into a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.store import NewEntry
from timeline.store.payloads import EventRetracted

if TYPE_CHECKING:
    from timeline.store import Committed, Log
    from timeline.store.writer import Writer


def retraction(stream: str, expected_version: int | None = None) -> NewEntry:
    """An entry that retracts an event."""
    payload = EventRetracted(event="e1", reason="the agency withdrew it")
    return NewEntry(stream, payload, expected_version)


def record(
    log: Log | Writer,
    *new: NewEntry,
    author: str = "Ada",
    command: str = "retract",
    software: str = "timeline 0.1",
    key: str | None = None,
    digest: bytes | None = None,
) -> Committed:
    """Append entries, as one commit."""
    return log.append(
        new,
        author=author,
        command=command,
        software=software,
        idempotency_key=key,
        request_digest=digest,
    )
