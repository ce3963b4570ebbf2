"""Why the chronology changed: what the commits of a stretch of the log say."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.versions import if_any
from timeline.query.values import Reason
from timeline.store.payloads import (
    ArticleRead,
    CorrectionUndone,
    EventAnnotated,
    EventRedated,
    EventRetracted,
    EventsMerged,
    EventSplit,
    MergeWithdrawn,
)
from timeline.store.reading import entries_of_types
from timeline.store.tables import commits

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from timeline.store import StoredEntry
    from timeline.store.payloads import Payload

_TELLING = (
    ArticleRead,
    EventsMerged,
    MergeWithdrawn,
    EventRedated,
    EventSplit,
    EventRetracted,
    EventAnnotated,
    CorrectionUndone,
)
"""Types that say why; a mention or a proposal changes no event by itself."""


def reasons(
    connection: sa.Connection,
    touched: Mapping[str, set[int]],
    then: Mapping[str, set[str]],
    now: Mapping[str, set[str]],
) -> dict[str, tuple[Reason, ...]]:
    """Say why events changed, oldest first, each thing once.

    Args:
        touched: by event, the commits that changed it.
        then: by event, the mentions it had before.
        now: likewise, the mentions it has after.
    """
    telling = _telling(connection, set[int]().union(*touched.values()))
    return {
        event: tuple(
            dict.fromkeys(
                Reason(entry.commit, entry.recorded_at, entry.author, entry.type, why)
                for commit in sorted(by)
                for entry in telling.get(commit, ())
                if (why := _why(entry.payload, event, then[event] | now[event]))
                is not None
            )
        )
        for event, by in touched.items()
    }


def _telling(
    connection: sa.Connection, wanted: set[int]
) -> dict[int, list[StoredEntry]]:
    """The entries of some commits that say why something changed."""
    found: dict[int, list[StoredEntry]] = defaultdict(list)
    types = [each.TYPE for each in _TELLING]
    for condition in if_any(commits.c.id, wanted):
        query = sa.select(
            commits.c.first_position,
            commits.c.first_position + commits.c.n_entries - 1,
        ).where(condition)
        for first, last in connection.execute(query).all():
            for entry in entries_of_types(connection, types, first - 1, last):
                found[entry.commit].append(entry)
    return found


def _why(payload: Payload, event: str, members: Set[str]) -> str | None:
    """Word what an entry says of an event; None where it is of another."""
    match payload:
        case ArticleRead():
            revision = f", revision {payload.revision}" if payload.revision > 1 else ""
            return f"{payload.path}{revision}"
        case MergeWithdrawn(was="proposal"):
            return None
        case EventsMerged() | MergeWithdrawn():
            return payload.why if {payload.a, payload.b} & members else None
        case EventAnnotated():
            return payload.text if payload.event == event else None
        case EventRedated() | EventRetracted() | EventSplit():
            return payload.reason
        case CorrectionUndone():
            reason = f": {payload.reason}" if payload.reason else ""
            return f"commit {payload.commit} undone{reason}"
    return None
