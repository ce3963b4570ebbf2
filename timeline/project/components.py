"""Events as connected mentions: links join them, the eldest mention names them.

An event's id is made from its eldest mention, so it is given once: after a merge the
elder's id stays, and the other's leads to it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeAlias

import sqlalchemy as sa

from timeline.project.tables import FOREVER, links, membership, mentions
from timeline.project.versions import among, ask, close_any, holds, open_rows
from timeline.store.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_Linked: TypeAlias = "sa.CompoundSelect[str, str]"

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
    founded, standing = _founded(connection, reach)
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
    founded, _ = _founded(connection, set(kin(connection, members)))
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
    if as_of is None and not revisions_only:
        query: Prepared[str, str] | _Linked = _LINKED
    else:
        query = _linked(as_of, revisions_only=revisions_only)
    while fresh:
        new: dict[str, str] = {}
        for here, there in ask(connection, query, fresh):
            if there not in found and there not in but:
                new[there] = found[here]
        found |= new
        fresh = new
    return found


def _linked(as_of: int | None = None, *, revisions_only: bool = False) -> _Linked:
    """Select mentions beside those that links lead to from them, either way."""
    followed = [holds(links, as_of)]
    if revisions_only:
        followed += [links.c.by == REVISION, links.c.score.is_not(None)]
    sides = ((links.c.a, links.c.b), (links.c.b, links.c.a))
    return sa.union_all(
        *(sa.select(one, other).where(among(one), *followed) for one, other in sides)
    )


def _write(
    connection: sa.Connection,
    before: Mapping[str, str],
    after: Mapping[str, str],
    at: int,
) -> None:
    gone = [mention for mention, event in before.items() if after.get(mention) != event]
    close_any(connection, membership, "mention", gone, at)
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
        found = {(here, there) for here, there in ask(connection, _LINKED, fresh)}
        edges |= found
        fresh = {there for _, there in found} - reach
        reach |= fresh
    return reach, edges


def _founded(
    connection: sa.Connection, wanted: set[str]
) -> tuple[dict[str, int], set[str]]:
    """Tell where mentions were first found, and which of them are held now."""
    rows = ask(connection, _FOUNDED, wanted)
    founded = {mention: position for mention, position, _ in rows}
    return founded, {mention for mention, _, until in rows if until == FOREVER}


def active(connection: sa.Connection, wanted: Iterable[str]) -> set[str]:
    """Tell which of these mentions the current revision of an article holds."""
    return {mention for (mention,) in ask(connection, _ACTIVE, wanted)}


def _events_of(connection: sa.Connection, wanted: set[str]) -> dict[str, str]:
    return dict(ask(connection, _EVENT_OF, wanted))


def _members(connection: sa.Connection, events: set[str]) -> set[str]:
    return {mention for (mention,) in ask(connection, _MEMBERS, events)}


_LINKED = Prepared(_linked())
_FOUNDED = Prepared(
    sa.select(
        mentions.c.mention,
        sa.func.min(mentions.c.position),
        sa.func.max(mentions.c.sys_to),
    )
    .where(among(mentions.c.mention))
    .group_by(mentions.c.mention)
)
_ACTIVE = Prepared(
    sa.select(mentions.c.mention).where(among(mentions.c.mention), holds(mentions))
)
_EVENT_OF = Prepared(
    sa.select(membership.c.mention, membership.c.event).where(
        among(membership.c.mention), holds(membership)
    )
)
_MEMBERS = Prepared(
    sa.select(membership.c.mention).where(among(membership.c.event), holds(membership))
)
