"""Events as connected mentions: links join them, the eldest mention names them.

An event's id is made from its eldest mention, so it is given once: after a merge the
elder's id stays, and the other's leads to it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.tables import links, membership, mentions
from timeline.project.versions import close_rows, holds, if_any, open_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

REVISION = "revision"
"""Who links a sentence to the same one in the revision of its article before."""


def by_machine() -> sa.ColumnElement[bool]:
    """Select the links that a matcher made: no person's, and no revision's."""
    return sa.and_(links.c.score.is_not(None), links.c.by != REVISION)


def event_id(mention: str) -> str:
    """Make the id of the event that a mention founds."""
    return hashlib.sha256(f"event:{mention}".encode()).hexdigest()[:16]


def found_events(connection: sa.Connection, fresh: Iterable[str], at: int) -> None:
    """Give each mention that was never seen, and that nothing links, an event."""
    rows = [{"mention": each, "event": event_id(each)} for each in fresh]
    open_rows(connection, membership, at, rows)


def regroup(connection: sa.Connection, touched: set[str], at: int) -> set[str]:
    """Bring membership up to date around mentions whose links changed.

    Returns:
        The ids of every event that gained, lost or holds one of them.
    """
    before = _events_of(connection, touched)
    reach = touched | _members(connection, set(before.values()))
    reach, edges = _connected(connection, reach)
    founded = _founded(connection, reach)
    standing = active(connection, reach)
    before = _events_of(connection, reach)
    after = {
        mention: event
        for mention, event in _group(founded, edges).items()
        if mention in standing
    }
    _write(connection, before, after, at)
    return set(before.values()) | set(after.values())


def founder(connection: sa.Connection, members: Iterable[str]) -> str:
    """Find the mention that names the event of these: an old revision may hold it."""
    founded = _founded(connection, set(kin(connection, members)))
    return min(founded, key=lambda mention: (founded[mention], mention))


def kin(
    connection: sa.Connection,
    wanted: Iterable[str],
    as_of: int | None = None,
    *,
    revisions_only: bool = False,
    but: Collection[str] = (),
) -> dict[str, str]:
    """Map mentions, and all that are linked to them, to the ones wanted.

    Mentions of earlier revisions are among them: what people decided holds for the
    event when an article has changed.  `revisions_only` follows a sentence through the
    revisions of its article and no further; nothing is followed into or through `but`.
    """
    found = {mention: mention for mention in wanted}
    fresh = dict(found)
    followed = [holds(links, as_of)]
    if revisions_only:
        followed += [links.c.by == REVISION, links.c.score.is_not(None)]
    while fresh:
        new: dict[str, str] = {}
        for one, other in ((links.c.a, links.c.b), (links.c.b, links.c.a)):
            for condition in if_any(one, fresh):
                query = sa.select(one, other).where(condition, *followed)
                for here, there in connection.execute(query):
                    if there not in found and there not in but:
                        new[there] = found[here]
        found |= new
        fresh = new
    return found


def _write(
    connection: sa.Connection,
    before: Mapping[str, str],
    after: Mapping[str, str],
    at: int,
) -> None:
    gone = [mention for mention, event in before.items() if after.get(mention) != event]
    for condition in if_any(membership.c.mention, gone):
        close_rows(connection, membership, at, condition)
    new = [
        {"mention": mention, "event": event}
        for mention, event in sorted(after.items())
        if before.get(mention) != event
    ]
    open_rows(connection, membership, at, new)


def _group(
    founded: Mapping[str, int], edges: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """Join linked mentions and name each group by its eldest."""
    root = {mention: mention for mention in founded}

    def find(mention: str) -> str:
        while root[mention] != mention:
            root[mention] = root[root[mention]]
            mention = root[mention]
        return mention

    for a, b in edges:
        if a in root and b in root:
            elder, younger = sorted((find(a), find(b)), key=lambda m: (founded[m], m))
            root[younger] = elder
    return {mention: event_id(find(mention)) for mention in founded}


def _connected(
    connection: sa.Connection, start: set[str]
) -> tuple[set[str], set[tuple[str, str]]]:
    """Follow links from a set of mentions until nothing new is found."""
    reach, edges, fresh = set(start), set(), set(start)
    while fresh:
        found: set[str] = set()
        for side in (links.c.a, links.c.b):
            for condition in if_any(side, fresh):
                query = sa.select(links.c.a, links.c.b).where(condition, holds(links))
                for a, b in connection.execute(query):
                    edges.add((a, b))
                    found |= {a, b}
        fresh = found - reach
        reach |= fresh
    return reach, edges


def _founded(connection: sa.Connection, wanted: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for condition in if_any(mentions.c.mention, wanted):
        query = (
            sa.select(mentions.c.mention, sa.func.min(mentions.c.position))
            .where(condition)
            .group_by(mentions.c.mention)
        )
        found.update(
            (mention, position) for mention, position in connection.execute(query)
        )
    return found


def active(connection: sa.Connection, wanted: Iterable[str]) -> set[str]:
    """Tell which of these mentions the current revision of an article holds."""
    found: set[str] = set()
    for condition in if_any(mentions.c.mention, wanted):
        query = sa.select(mentions.c.mention).where(condition, holds(mentions))
        found |= set(connection.execute(query).scalars())
    return found


def _events_of(connection: sa.Connection, wanted: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for condition in if_any(membership.c.mention, wanted):
        query = sa.select(membership.c.mention, membership.c.event).where(
            condition, holds(membership)
        )
        found.update((mention, event) for mention, event in connection.execute(query))
    return found


def _members(connection: sa.Connection, events: set[str]) -> set[str]:
    found: set[str] = set()
    for condition in if_any(membership.c.event, events):
        query = sa.select(membership.c.mention).where(condition, holds(membership))
        found |= set(connection.execute(query).scalars())
    return found
