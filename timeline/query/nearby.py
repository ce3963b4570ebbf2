"""Which events may be the same as others, through proposals and those beyond them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.tables import chronology, membership, proposals
from timeline.project.versions import holds, if_any

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 20
"""How many events are looked at for one; of those equally near, the likeliest."""
_STEPS = 3
"""How many proposals lie between, at most: each costs a query for all together."""

_Neighbours = dict[str, dict[str, float]]
"""By event, those proposed as the same, with the best score."""


def nearby_events(
    connection: sa.Connection, events: Iterable[str], as_of: int | None
) -> dict[str, list[str]]:
    """Find the events that may be the same as each of these, nearest first.

    Those retracted are left out, with what only they lead to.
    """
    near: dict[str, list[str]] = {event: [] for event in events}
    edge = {event: [event] for event in near}
    known: _Neighbours = {}
    looked: set[str] = set()
    for _ in range(_STEPS):
        asked = {event for found in edge.values() for event in found} - looked
        looked |= asked
        known |= _proposed(connection, asked, as_of)
        for event, found in near.items():
            edge[event] = _beyond(edge[event], {event, *found}, known)
            edge[event] = edge[event][: _MOST - len(found)]
            found += edge[event]
    return near


def _beyond(edge: Iterable[str], passed: set[str], known: _Neighbours) -> list[str]:
    """One step further, the best score first."""
    found: dict[str, float] = {}
    for event in edge:
        for other, score in known.get(event, {}).items():
            if other not in passed:
                found[other] = max(score, found.get(other, 0.0))
    return sorted(found, key=lambda other: (-found[other], other))


def _proposed(
    connection: sa.Connection, events: Iterable[str], as_of: int | None
) -> _Neighbours:
    """Proposals of events in either direction."""
    near, far = membership.alias("near"), membership.alias("far")
    found: _Neighbours = {}
    for condition in if_any(near.c.event, events):
        sides = [
            sa.select(near.c.event, far.c.event.label("other"), proposals.c.score)
            .join_from(near, proposals, one == near.c.mention)
            .join(far, far.c.mention == other)
            .join(chronology, chronology.c.event == far.c.event)
            .where(
                condition,
                ~chronology.c.retracted,
                *(holds(table, as_of) for table in (near, proposals, far, chronology)),
            )
            for one, other in (
                (proposals.c.a, proposals.c.b),
                (proposals.c.b, proposals.c.a),
            )
        ]
        for event, other, score in connection.execute(sa.union_all(*sides)):
            beside = found.setdefault(event, {})
            beside[other] = max(score, beside.get(other, 0.0))
    return found
