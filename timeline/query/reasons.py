"""Why the chronology changed: what the commits of a stretch of the log say."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.query.values import Reason
from timeline.store.payloads import (
    ArticleRead,
    CorrectionUndone,
    EventAnnotated,
    EventRedated,
    EventRetracted,
    EventsMerged,
    EventSplit,
)
from timeline.store.reading import commit_page, entries_of_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    import sqlalchemy as sa

    from timeline.store import StoredEntry
    from timeline.store.payloads import Payload

_TELLING = (
    ArticleRead,
    EventsMerged,
    EventRedated,
    EventSplit,
    EventRetracted,
    EventAnnotated,
    CorrectionUndone,
)
"""Types that say why; a mention or a proposal changes no event by itself."""


class Causes:
    """The entries between two positions that say why something changed."""

    def __init__(self, connection: sa.Connection, start: int, end: int) -> None:
        self.connection = connection
        self._by_commit: dict[int, list[StoredEntry]] = defaultdict(list)
        types = [each.TYPE for each in _TELLING]
        for entry in entries_of_types(connection, types, start, end):
            self._by_commit[entry.commit].append(entry)
        self._notes = list(self._noting())

    @property
    def noted(self) -> set[str]:
        """Events on which a note was written or taken back."""
        return {event for _, event in self._notes}

    def of(
        self, event: str, members: Set[str], commits: Iterable[int]
    ) -> tuple[Reason, ...]:
        """Say why an event changed, oldest first.

        Args:
            members: its mentions, before and after.
            commits: those that changed its line.
        """
        noting = {commit for commit, noted in self._notes if noted == event}
        return tuple(
            Reason(entry.commit, entry.recorded_at, entry.author, entry.type, why)
            for commit in sorted({*commits, *noting})
            for entry in self._by_commit.get(commit, ())
            if (why := _why(entry.payload, event, members)) is not None
        )

    def _noting(self) -> Iterator[tuple[int, str]]:
        """Commits that wrote a note, or took one back, with the event it is on."""
        for commit, held in self._by_commit.items():
            for entry in held:
                payload = entry.payload
                if isinstance(payload, EventAnnotated):
                    yield commit, payload.event
                elif isinstance(payload, CorrectionUndone):
                    for event in self._annotated(payload.commit):
                        yield commit, event

    def _annotated(self, commit: int) -> list[str]:
        return [
            entry.payload.event
            for held in commit_page(self.connection, commit - 1, 1)
            for entry in held.entries
            if isinstance(entry.payload, EventAnnotated)
        ]


def _why(payload: Payload, event: str, members: Set[str]) -> str | None:
    """Word what an entry says of an event; None where it is of another."""
    match payload:
        case ArticleRead():
            revision = f", revision {payload.revision}" if payload.revision > 1 else ""
            return f"{payload.path}{revision}"
        case EventsMerged():
            return payload.why if {payload.a, payload.b} & members else None
        case EventAnnotated():
            return payload.text if payload.event == event else None
        case EventRedated() | EventRetracted() | EventSplit():
            return payload.reason
        case CorrectionUndone():
            reason = f": {payload.reason}" if payload.reason else ""
            return f"commit {payload.commit} undone{reason}"
    return None
