"""What people decided in the store that an export comes from, joined to what is here.

What people decided here is never overridden: where the two differ, it is told, and left
as it is here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple, Self

import sqlalchemy as sa

from timeline.api.contradicting import Contradicting
from timeline.imports.order import in_order
from timeline.project.components import active
from timeline.query.decided import sides
from timeline.store import NewEntry
from timeline.store.entries import to_microseconds
from timeline.store.payloads import (
    CommitImported,
    CorrectionImported,
    EventsMerged,
    MentionsKeptApart,
)
from timeline.store.reading import commit_page, entries_of_types
from timeline.store.tables import commits, store_meta

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.imports.chronology import Chronology
    from timeline.imports.line import Line, LineCorrection, LineFirst
    from timeline.store import StoredEntry

EARLIER = "linked in an earlier revision of an article"
"""Why mentions are one event where the words of one are not here."""


class Key(NamedTuple):
    """The commit that something was decided in."""

    store: str
    commit: int
    recorded_at: int
    """It tells copies of a store apart that went on by themselves."""
    author: str

    @classmethod
    def of(cls, first: LineFirst) -> Self:
        """Name the commit that a line tells of."""
        recorded_at = to_microseconds(first.recorded_at)
        return cls(first.store, first.commit, recorded_at, first.author)


class About(NamedTuple):
    """An event that something was decided of, as the file tells of it."""

    event: str
    title: str
    mentions: frozenset[str]


@dataclass(slots=True)
class Decision:
    """What people decided in one commit, as far as it is new here."""

    author: str
    corrections: dict[CorrectionImported, About] = field(default_factory=dict)
    links: dict[EventsMerged, About] = field(default_factory=dict)
    apart: dict[tuple[str, str], About] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether anything is left of it."""
        return bool(self.corrections or self.links or self.apart)

    def take_out(self, known: Iterable[StoredEntry]) -> None:
        """Leave out what an earlier import has recorded."""
        for entry in known:
            match entry.payload:
                case CorrectionImported() as payload:
                    self.corrections.pop(payload, None)
                case EventsMerged() as payload:
                    self.links.pop(payload, None)
                case MentionsKeptApart() as payload:
                    for pair in product(payload.a, payload.b):
                        self.apart.pop(pair, None)


class Decisions:
    """What people decided of the events of an export, commit by commit."""

    def __init__(
        self, connection: sa.Connection, chronology: Chronology, start: int
    ) -> None:
        """Collect what is new.

        Args:
            start: where the log ended before the import.
        """
        self.connection, self.start = connection, start
        self.conflicts: list[str] = []
        self._found: dict[Key, Decision] = {}
        following: set[tuple[Key, Key]] = set()
        for line in chronology.decided():
            self._collect(line)
            keys = map(Key.of, line.corrections)
            following.update((a, b) for a, b in pairwise(keys) if a != b)
        by_time = sorted(self._found, key=lambda key: (key.recorded_at, key))
        self._order = in_order(by_time, following, chronology.name)
        self._leave_out_known()

    def append(self, append: Callable[[list[NewEntry]], None]) -> int:
        """Append each as a commit of its own; count those that are."""
        appended = 0
        against = Contradicting(self.connection, self.start)
        for key in self._order:
            decision = self._found.get(key, Decision(key.author))
            self._leave_out_absent(decision)
            self.conflicts += against.leave_out(decision)
            if decision:
                append(list(_entries(key, decision)))
                appended += 1
        return appended

    def _collect(self, line: Line) -> None:
        """Note what was decided of an event."""
        about = About(line.id, line.title, frozenset(each.id for each in line.mentions))
        notes = iter(line.notes)
        for each in line.corrections:
            text = next(notes).text if each.kind == "annotate" else None
            self._of(each).corrections[_correction(each, text)] = about
        for link in line.links:
            if link.first is not None:
                merged = EventsMerged(
                    a=link.a,
                    b=link.b,
                    score=None,
                    why=link.why or EARLIER,
                    by=link.by,
                )
                self._of(link.first).links[merged] = about
        for held in line.apart:
            for pair in product(held.a, held.b):
                self._of(held).apart[pair] = about

    def _of(self, first: LineFirst) -> Decision:
        return self._found.setdefault(Key.of(first), Decision(first.author))

    def _leave_out_known(self) -> None:
        """Leave out what was decided here, or was imported before: undone or not."""
        own = self.connection.execute(sa.select(store_meta.c.store_id)).scalar_one()
        of_types = [CommitImported.TYPE]
        for entry in entries_of_types(self.connection, of_types, 0, self.start):
            payload = entry.payload
            if isinstance(payload, CommitImported):
                key = Key(
                    payload.store, payload.commit, payload.recorded_at, payload.author
                )
                decision = self._found.get(key)
                if decision is not None:
                    (commit,) = commit_page(self.connection, entry.commit - 1, 1)
                    decision.take_out(commit.entries)
        for key in list(self._found):
            if key.store == own and self._is_ours(key):
                del self._found[key]

    def _is_ours(self, key: Key) -> bool:
        """Tell a commit of this store from one of a copy that went on by itself."""
        query = sa.select(commits.c.id).where(
            commits.c.id == key.commit,
            commits.c.recorded_at == key.recorded_at,
            commits.c.author == key.author,
        )
        return self.connection.execute(query).first() is not None

    def _leave_out_absent(self, decision: Decision) -> None:
        """Leave out corrections of what the store did not take."""
        here = active(self.connection, [c.mention for c in decision.corrections])
        for correction, about in list(decision.corrections.items()):
            if correction.mention not in here:
                del decision.corrections[correction]
                self.conflicts.append(
                    f"event {about.event} ({about.title}): {correction.what}, by "
                    f"{decision.author} there; its sentence is not here: left out"
                )


def _entries(key: Key, decision: Decision) -> Iterable[NewEntry]:
    head = CommitImported(
        store=key.store,
        commit=key.commit,
        author=key.author,
        recorded_at=key.recorded_at,
    )
    some = [*decision.corrections.values(), *decision.links.values()]
    stream = f"event:{(*some, *decision.apart.values())[0].event}"
    yield NewEntry(stream, head)
    for correction, about in decision.corrections.items():
        yield NewEntry(f"event:{about.event}", correction)
    for link, about in decision.links.items():
        yield NewEntry(f"event:{about.event}", link)
    for a, b in sides(decision.apart):
        yield NewEntry(stream, MentionsKeptApart(a=a, b=b))


def _correction(told: LineCorrection, text: str | None) -> CorrectionImported:
    return CorrectionImported(
        mention=told.mention,
        kind=told.kind,
        what=told.what,
        reason=told.reason,
        text=text,
        edtf=told.edtf,
        granularity=told.granularity,
        modifier=told.modifier,
    )
