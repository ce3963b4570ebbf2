"""What a newer matcher decides otherwise: told first, and appended when asked to."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.api.corrections import storable
from timeline.api.kept import FROM_THE_START, decided
from timeline.api.matching import REMATCH
from timeline.api.replay import matched_again
from timeline.errors import WrongVersionError
from timeline.match import MATCHER
from timeline.project.components import by_machine
from timeline.project.tables import links, membership, proposals
from timeline.project.versions import holds, if_any
from timeline.query.diff import changes
from timeline.store import NewEntry
from timeline.store.payloads import EventsMerged, MergeProposed, MergeWithdrawn
from timeline.store.reading import read_head
from timeline.version import SOFTWARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.api.replay import Progress
    from timeline.query.values import Change
    from timeline.store import Log
    from timeline.store.payloads import Payload

_PAGE = 2000


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two events that are now proposed as the same, or no longer are."""

    event: str
    other: str
    score: float | None
    """None where it is withdrawn."""
    why: str


@dataclass(frozen=True, slots=True)
class Rematched:
    """What the matcher decides otherwise than what stood."""

    matcher: str
    merges: int
    """How many pairs of mentions it merges that were not merged."""
    parted: int
    """How many pairs that a matcher had merged it does not."""
    changes: tuple[Change, ...]
    """What that makes of the events, as `Timeline.diff` tells it."""
    proposed: int
    """How many pairs it proposes that were not proposed."""
    dropped: int
    """How many pairs that a matcher had proposed it does not."""
    proposals: tuple[Proposed, ...]
    """The proposals, of either kind, that are about two events still."""
    commit: int | None
    """Undo it with `undo(commit)`; None where nothing was recorded."""

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return any((self.merges, self.parted, self.proposed, self.dropped))


class _NotKeptError(Exception):
    """The difference was only to be looked at."""


def rematch(
    log: Log, *, apply: bool, reason: str, progress: Progress | None = None
) -> Rematched:
    """Match everything again, compare, and append the difference where asked to.

    Raises:
        WrongVersionError: somebody appended meanwhile.
    """
    with log.reading() as source:
        head = read_head(source).position
        with matched_again(log, progress) as scratch:
            entries = _entries(source, scratch, storable(reason.strip()))
    found = Rematched(MATCHER, 0, 0, (), 0, 0, (), None)
    if not entries:
        return found
    with suppress(_NotKeptError), log.writing() as writer:
        before = read_head(writer.connection).position
        if apply and before != head:
            raise _moved(head, before)
        done = writer.append(
            entries, author=MATCHER, command=REMATCH, software=f"{SOFTWARE}; {MATCHER}"
        )
        found = _told(writer.connection, [each.payload for each in entries], before)
        if not apply:
            raise _NotKeptError
        found = replace(found, commit=done.commit)
    return found


def _moved(head: int, now: int) -> WrongVersionError:
    return WrongVersionError(
        f"the log went on from position {head} to {now} while all was matched again; "
        "expected it as it was compared; nothing was recorded, run “timeline rematch "
        "--apply” again"
    )


def _entries(
    source: sa.Connection, scratch: sa.Connection, reason: str
) -> list[NewEntry]:
    """What to append so that the matcher's decisions are those of the scratch."""
    why = f"; {reason}" if reason else ""
    withdrawn, made = list(_withdrawn(scratch, why)), list(_made(scratch, why))
    named = [*withdrawn, *((each.a, each) for each in made)]
    event_of = _events(source, [mention for mention, _ in named])
    return [NewEntry(f"event:{event_of[m]}", payload) for m, payload in named]


def _withdrawn(
    scratch: sa.Connection, reason: str
) -> Iterator[tuple[str, MergeWithdrawn]]:
    """What had been decided and is not decided again, with a mention that stands."""
    for table, was, done in (
        (links, "merge", "merged"),
        (proposals, "proposal", "proposed"),
    ):
        again = sa.or_(
            _pair(table, decided.c.one, decided.c.other),
            _pair(table, decided.c.other, decided.c.one),
        )
        query = (
            sa.select(decided)
            .where(decided.c.was == was)
            .where(~sa.exists().where(again, *_decisions(table)))
            .order_by(decided.c.id)
        )
        for row in scratch.execute(query):
            payload = MergeWithdrawn(
                a=row.a,
                b=row.b,
                was=row.was,
                why=f"not {done} by {MATCHER}{reason}",
                by=MATCHER,
            )
            yield row.one, payload


def _made(
    scratch: sa.Connection, reason: str
) -> Iterator[EventsMerged | MergeProposed]:
    """What is decided and had not been, in the order of the log."""
    for table, was, kind in (
        (links, "merge", EventsMerged),
        (proposals, "proposal", MergeProposed),
    ):
        had = sa.exists().where(
            decided.c.was == was,
            decided.c.one == sa.func.min(table.c.a, table.c.b),
            decided.c.other == sa.func.max(table.c.a, table.c.b),
        )
        query = sa.select(table).where(~had, *_decisions(table)).order_by(table.c.cause)
        for row in scratch.execute(query):
            yield kind(
                a=row.a, b=row.b, score=row.score, why=row.why + reason, by=MATCHER
            )


def _pair(
    table: sa.Table, a: sa.ColumnElement[str], b: sa.ColumnElement[str]
) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.a == a, table.c.b == b)


def _decisions(table: sa.Table) -> tuple[sa.ColumnElement[bool], ...]:
    """Select what the matcher decided in the scratch database, not what was kept."""
    ours = (by_machine(),) if table is links else ()
    return (table.c.sys_from > FROM_THE_START, holds(table), *ours)


def _told(
    connection: sa.Connection, payloads: Sequence[Payload], before: int
) -> Rematched:
    """Say what the appended decisions have made of the chronology."""
    counts = Counter(
        payload.was if isinstance(payload, MergeWithdrawn) else payload.TYPE
        for payload in payloads
    )
    return Rematched(
        matcher=MATCHER,
        merges=counts[EventsMerged.TYPE],
        parted=counts["merge"],
        changes=tuple(changes(connection, before, read_head(connection).position)),
        proposed=counts[MergeProposed.TYPE],
        dropped=counts["proposal"],
        proposals=tuple(_proposals(connection, payloads)),
        commit=None,
    )


def _proposals(
    connection: sa.Connection, payloads: Iterable[Payload]
) -> Iterator[Proposed]:
    """The proposals among decisions, but for those of what is one event now."""
    about = [
        payload
        for payload in payloads
        if isinstance(payload, MergeProposed)
        or (isinstance(payload, MergeWithdrawn) and payload.was == "proposal")
    ]
    event_of = _events(connection, [m for each in about for m in (each.a, each.b)])
    for each in about:
        event, other = event_of.get(each.a), event_of.get(each.b)
        if event and other and event != other:
            score = each.score if isinstance(each, MergeProposed) else None
            yield Proposed(event, other, score, each.why)


def _events(connection: sa.Connection, wanted: Sequence[str]) -> dict[str, str]:
    """The event that each of some mentions is in."""
    found: dict[str, str] = {}
    for first in range(0, len(wanted), _PAGE):
        for condition in if_any(membership.c.mention, wanted[first : first + _PAGE]):
            query = sa.select(membership.c.mention, membership.c.event).where(
                condition, holds(membership)
            )
            found.update((m, event) for m, event in connection.execute(query))
    return found
