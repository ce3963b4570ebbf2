"""Why the chronology changed: what the commits of a stretch of the log say."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.tables import mentions
from timeline.project.versions import if_any
from timeline.query.values import Reason
from timeline.store.payloads import (
    ArticleRead,
    CorrectionImported,
    CorrectionUndone,
    EventAnnotated,
    EventRedated,
    EventRetracted,
    EventsKeptApart,
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
    EventsKeptApart,
    EventRetracted,
    EventAnnotated,
    CorrectionImported,
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
    article_of = _articles(connection, set[str]().union(*then.values(), *now.values()))
    found = {}
    for event, by in touched.items():
        members = then[event] | now[event]
        about = {event} | members | {article_of[each] for each in members}
        told = (telling[commit].about(about) for commit in sorted(by & telling.keys()))
        found[event] = tuple(
            dict.fromkeys(
                Reason(entry.commit, entry.recorded_at, entry.author, entry.type, why)
                for entry in chain.from_iterable(told)
                if (why := _why(entry.payload, event, members)) is not None
            )
        )
    return found


class _Telling:
    """Entries of a commit that say why, by what they name.

    One commit may hold those of thousands of events.
    """

    def __init__(self) -> None:
        self._named: dict[str, list[StoredEntry]] = defaultdict(list)
        self._decided: list[StoredEntry] = []
        """They may name the event by an id that it had then."""
        self._undone: list[StoredEntry] = []

    def add(self, entry: StoredEntry) -> None:
        """Add an entry, in the order of the log."""
        payload = entry.payload
        for name in _names(payload):
            self._named[name].append(entry)
        if isinstance(payload, CorrectionUndone):
            self._undone.append(entry)
        elif not isinstance(payload, ArticleRead | EventsMerged | MergeWithdrawn):
            self._decided.append(entry)

    def about(self, names: Set[str]) -> list[StoredEntry]:
        """The entries about one of these; where none is, the decisions."""
        if len(self._named) < len(names):
            names = names & self._named.keys()
        named = [entry for name in names for entry in self._named.get(name, ())]
        told = [*(named or self._decided), *self._undone]
        return sorted({e.position: e for e in told}.values(), key=_position)


_position = attrgetter("position")


def _names(payload: Payload) -> tuple[str, ...]:
    """What an entry is about: an article, mentions or an event."""
    match payload:
        case ArticleRead():
            return (payload.article,)
        case EventsMerged() | MergeWithdrawn():
            return payload.a, payload.b
        case EventRedated() | EventSplit() | EventRetracted() | EventAnnotated():
            return (payload.event,)
        case CorrectionImported():
            return (payload.mention,)
    return ()


def _articles(connection: sa.Connection, wanted: set[str]) -> dict[str, str]:
    """The articles that mentions stand in."""
    found: dict[str, str] = {}
    for condition in if_any(mentions.c.mention, wanted):
        query = sa.select(mentions.c.mention, mentions.c.article).where(condition)
        found.update((mention, of) for mention, of in connection.execute(query))
    return found


def _telling(connection: sa.Connection, wanted: set[int]) -> dict[int, _Telling]:
    """The entries of some commits that say why something changed."""
    found: dict[int, _Telling] = defaultdict(_Telling)
    types = [each.TYPE for each in _TELLING]
    for condition in if_any(commits.c.id, wanted):
        query = sa.select(
            commits.c.first_position,
            commits.c.first_position + commits.c.n_entries - 1,
        ).where(condition)
        for first, last in connection.execute(query).all():
            for entry in entries_of_types(connection, types, first - 1, last):
                found[entry.commit].add(entry)
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
        case EventsKeptApart():
            return payload.reason if {payload.a, payload.b} & members else None
        case EventAnnotated():
            return payload.text if payload.event == event else None
        case CorrectionImported():
            told = payload.text or payload.reason
            return told if payload.mention in members else None
        case EventRedated() | EventRetracted() | EventSplit():
            return payload.reason
        case CorrectionUndone():
            reason = f": {payload.reason}" if payload.reason else ""
            return f"commit {payload.commit} undone{reason}"
    return None
