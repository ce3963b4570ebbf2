"""Reads news articles and keeps what they say happened, and when.

>>> from timeline import Timeline
>>> with Timeline.open(":memory:") as tl:
...     tl.events()
[]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.api import (
        Done,
        Imported,
        Ingested,
        IngestReport,
        Recorded,
        Redacted,
        Rematched,
        Timeline,
        Verification,
        verify,
    )
    from timeline.dates import Date, Granularity
    from timeline.query.shown import Listed
    from timeline.query.values import Event, EventLine, EventMention, Filters, Page
    from timeline.resolve import Resolution, Timex, tag
    from timeline.store.anchors import Anchor
    from timeline.store.findings import Check, Problem

__all__ = [
    "Anchor",
    "Check",
    "Date",
    "Done",
    "Event",
    "EventLine",
    "EventMention",
    "Filters",
    "Granularity",
    "Imported",
    "IngestReport",
    "Ingested",
    "Listed",
    "Page",
    "Problem",
    "Recorded",
    "Redacted",
    "Rematched",
    "Resolution",
    "Timeline",
    "Timex",
    "Verification",
    "tag",
    "verify",
]

_HOMES = {
    "timeline.api": (
        "Done",
        "Imported",
        "IngestReport",
        "Ingested",
        "Recorded",
        "Redacted",
        "Rematched",
        "Timeline",
        "Verification",
        "verify",
    ),
    "timeline.dates": ("Date", "Granularity"),
    "timeline.query.shown": ("Listed",),
    "timeline.query.values": (
        "Event",
        "EventLine",
        "EventMention",
        "Filters",
        "Page",
    ),
    "timeline.resolve": ("Resolution", "Timex", "tag"),
    "timeline.store.anchors": ("Anchor",),
    "timeline.store.findings": ("Check", "Problem"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name on first use: SQLModel alone costs 0.4 s (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
