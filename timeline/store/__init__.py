"""The store: an append-only log of typed entries, and the article texts beside it."""

from timeline.store.entries import (
    Committed,
    Head,
    NewEntry,
    Projector,
    StoredCommit,
    StoredEntry,
)
from timeline.store.log import Log
from timeline.store.opening import open_log
from timeline.store.writer import Writer

__all__ = [
    "Committed",
    "Head",
    "Log",
    "NewEntry",
    "Projector",
    "StoredCommit",
    "StoredEntry",
    "Writer",
    "open_log",
]
