"""Which events may be the same as others, through proposals and those beyond them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from timeline.project.tables import chronology, membership, proposals
from timeline.project.versions import as_array, holds, if_any, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST = 20
"""How many events are looked at for one; of those equally near, the likeliest."""
_STEPS = 3
"""How many proposals lie between, at most: each costs a query for all together."""


def nearby_events(
    connection: sa.Connection,
    events: Iterable[str],
    known: Mapping[str, Mapping[str, float]],
    as_of: int | None,
) -> dict[str, list[str]]:
    """Find the events that may be the same as each of these, nearest first.

    What a person took out is none of them, and leads to none.

    Args:
        known: by event, all that are proposed as the same, with the score; what is
            not known is asked of the store.
    """
    near: dict[str, list[str]] = {event: [] for event in events}
    edge = {event: [event] for event in near}
    beside = dict(known)
    for _ in range(_STEPS):
        asked = {each for found in edge.values() for each in found} - beside.keys()
        beside |= _proposed(connection, asked, as_of)
        for event, found in near.items():
            beyond = _beyond(edge[event], {event, *found}, beside)
            edge[event] = beyond[: _MOST - len(found)]
            found += edge[event]
    return near


def _beyond(
    edge: Iterable[str], passed: set[str], beside: Mapping[str, Mapping[str, float]]
) -> list[str]:
    """One step further, the best score first."""
    found: dict[str, float] = {}
    for event in edge:
        for other, score in beside[event].items():
            if other not in passed:
                found[other] = max(score, found.get(other, 0.0))
    return sorted(found, key=lambda other: (-found[other], other))


def _proposed(
    connection: sa.Connection, events: set[str], as_of: int | None
) -> dict[str, dict[str, float]]:
    """Proposals of events in either direction."""
    found: dict[str, dict[str, float]] = {event: {} for event in events}
    if not events:
        return found
    given = {"events": as_array(sorted(events)), "as_of": as_of}
    rows = connection.execute(_sides(is_now=as_of is None), given).all()
    retracted = retracted_of(connection, {other for _, other, _ in rows}, as_of)
    for event, other, score in rows:
        if other not in retracted:
            found[event][other] = max(score, found[event].get(other, 0.0))
    return found


@lru_cache(maxsize=2)
def _sides(*, is_now: bool) -> sa.CompoundSelect[Any]:
    """Select by event, of the JSON array `events`, the others and their scores."""
    near, far = membership.alias("near"), membership.alias("far")
    as_of = None if is_now else sa.bindparam("as_of", type_=sa.BigInteger)
    held = [holds(table, as_of) for table in (near, proposals, far)]
    is_asked = one_of(near.c.event, sa.bindparam("events", type_=sa.Text))
    return sa.union_all(
        *(
            sa.select(near.c.event, far.c.event, proposals.c.score)
            .join_from(near, proposals, one == near.c.mention)
            .join(far, far.c.mention == other)
            .where(is_asked, near.c.event != far.c.event, *held)
            for one, other in (
                (proposals.c.a, proposals.c.b),
                (proposals.c.b, proposals.c.a),
            )
        )
    )


def retracted_of(
    connection: sa.Connection, events: Iterable[str], as_of: int | None
) -> set[str]:
    """Tell which of these events a person took out."""
    retracted: set[str] = set()
    for condition in if_any(chronology.c.event, events):
        query = sa.select(chronology.c.event).where(
            condition, chronology.c.retracted, holds(chronology, as_of)
        )
        retracted.update(connection.execute(query).scalars())
    return retracted
