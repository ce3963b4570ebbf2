"""What people decided of events, beside what a reader is shown: for who takes it on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.components import event_id, kin
from timeline.project.tables import apart
from timeline.project.versions import among, ask, holds
from timeline.query.values import FirstCommit, HeldApart
from timeline.store.entries import to_datetime
from timeline.store.payloads import CommitImported, load
from timeline.store.tables import commits, entries, store_meta

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_COMMITS = (
    sa.select(
        entries.c.position, entries.c.commit_id, commits.c.author, commits.c.recorded_at
    )
    .join(commits, commits.c.id == entries.c.commit_id)
    .where(among(entries.c.position, are_numbers=True))
)
_IMPORTED = (
    sa.select(entries.c.commit_id, entries.c.schema_version, entries.c.payload)
    .join(commits, commits.c.first_position == entries.c.position)
    .where(among(commits.c.id, are_numbers=True), entries.c.type == CommitImported.TYPE)
)
"""What the first entries of commits say of where these were decided."""


def first_commits(
    connection: sa.Connection, positions: Iterable[int]
) -> dict[int, FirstCommit]:
    """Tell in which commits the entries at some positions were decided.

    Of what was imported that is one of another store.
    """
    rows = ask(connection, _COMMITS, positions)
    if not rows:
        return {}
    store = connection.execute(sa.select(store_meta.c.store_id)).scalar_one()
    elsewhere = {
        commit: _elsewhere(*said)
        for commit, *said in ask(connection, _IMPORTED, {row.commit_id for row in rows})
    }
    return {
        position: elsewhere.get(commit)
        or FirstCommit(store, commit, author, to_datetime(recorded_at))
        for position, commit, author, recorded_at in rows
    }


def _elsewhere(schema_version: int, text: str) -> FirstCommit:
    payload = load(CommitImported.TYPE, schema_version, text)
    if not isinstance(payload, CommitImported):
        raise TypeError(payload.TYPE)
    recorded_at = to_datetime(payload.recorded_at)
    return FirstCommit(payload.store, payload.commit, payload.author, recorded_at)


def held_apart_from(
    connection: sa.Connection, event_of: Mapping[str, str], as_of: int | None
) -> dict[str, list[HeldApart]]:
    """Tell what the mentions of events are held apart from, by event.

    Args:
        event_of: the mentions and their events.
    """
    either = (apart.c.a, apart.c.b)
    rows = {
        row.row_id: row
        for side in either
        for row in ask(
            connection,
            sa.select(apart).where(among(side), holds(apart, as_of)),
            event_of,
        )
    }
    first = first_commits(connection, {row.cause for row in rows.values()})
    pairs: dict[tuple[str, FirstCommit], set[tuple[str, str]]] = defaultdict(set)
    for row in rows.values():
        for event in {event_of.get(row.a), event_of.get(row.b)} - {None}:
            pairs[str(event), first[row.cause]].add((row.a, row.b))
    found: dict[str, list[HeldApart]] = defaultdict(list)
    for (event, commit), held in sorted(pairs.items()):
        found[event] += [HeldApart(a, b, commit) for a, b in sides(held)]
    return found


def sides(
    pairs: Iterable[tuple[str, str]],
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Write pairs as few sides: each of the one with each of the other."""
    others: dict[str, list[str]] = defaultdict(list)
    for a, b in sorted(pairs):
        others[a].append(b)
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for a, held in others.items():
        alike[tuple(held)].append(a)
    return sorted((tuple(a), b) for b, a in alike.items())


def founder_of(event: str, family: Iterable[str]) -> str:
    """Find the mention that an event's id is made from, among all that are linked."""
    return next((each for each in family if event_id(each) == event), "")


def holder_of(
    connection: sa.Connection,
    mention: str,
    members: Sequence[str],
    as_of: int | None,
) -> str:
    """Find which member of an event holds a correction, by the mention that held it.

    Where that is of an earlier revision, the sentence that carries it on holds it.
    """
    if mention in members:
        return mention
    carried = kin(connection, [mention], as_of, revisions_only=True)
    return next((each for each in members if each in carried), members[0])
