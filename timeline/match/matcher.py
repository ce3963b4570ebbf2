"""The second matcher: finds what new mentions are compared with, and has it decided.

Articles that share rare stems are candidates, never all; each decision is an entry of
the log with its score and reason, so replay needs no matcher.  What is asked of the
database is asked for all new mentions at once.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from timeline.match.decide import MATCHER, Decision, Known, decide
from timeline.match.index import key_number
from timeline.match.likeness import Comparison
from timeline.match.packing import unpack
from timeline.match.profiles import profile
from timeline.match.rarity import Rarity
from timeline.project.components import kin
from timeline.project.corrections import held_apart
from timeline.project.lines import load_mention
from timeline.project.tables import (
    FOREVER,
    apart,
    articles,
    corrections,
    keys,
    membership,
    mentions,
    proposals,
    stories,
)
from timeline.project.versions import holds, if_any, table_of
from timeline.store.stand_ins import StandIns
from timeline.store.tables import BIG, entries

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from timeline.articles import Mention
    from timeline.match.profiles import Profile, Story

__all__ = ["MATCHER", "Decision", "match"]

_CANDIDATES = 20
"""So many articles are compared with a new one, those that share most that is rare."""
_COMMON = 200
"""Stems that more articles of the time have find nothing."""
_COUNTED = 500
"""Articles that are counted of those that have a stem."""
_GROUPED = 300
"""Mentions from which on no more events are looked for that are proposed as one."""
_WINDOW = 400
"""Days before and after publication within which articles are looked for."""


def match(connection: sa.Connection, new: Sequence[Mention]) -> list[Decision]:
    """Decide for each new mention, in order, which known event it reports.

    The read tables must hold the new mentions already, each in an event of its own.
    """
    wanted = [mention.id for mention in new]
    own = _stories_of(connection, wanted)
    rarity, positions = _look_up(connection, own)
    candidates = _stories(connection, positions)
    comparison = Comparison(list(own.values()), candidates, rarity)
    told = _told(comparison.stories())
    groups = _groups(connection, told)
    comparison.add(_stories_of(connection, groups.event_of.keys() - told).values())
    return decide(wanted, _known(connection, groups, comparison.stories()), comparison)


def _told(stories: Iterable[Story]) -> dict[str, Profile]:
    return {each.mention.id: each for story in stories for each in story.profiles}


def _stories_of(connection: sa.Connection, wanted: Iterable[str]) -> dict[int, Story]:
    """Read the stories that hold these mentions, by their position."""
    rows: set[tuple[str, int]] = set()
    for condition in if_any(mentions.c.mention, wanted):
        query = (
            sa.select(mentions.c.article, sa.func.max(mentions.c.position))
            .where(condition, holds(mentions))
            .group_by(mentions.c.article)
        )
        rows |= {(article, position) for article, position in connection.execute(query)}
    latest: dict[str, int] = {}
    for article, position in rows:
        latest[article] = max(latest.get(article, 0), position)
    found: dict[str, Any] = {}
    for condition in if_any(stories.c.article, latest):
        query = sa.select(stories).where(condition).order_by(stories.c.story)
        for row in connection.execute(query):
            if row.story <= latest[row.article]:
                found[row.article] = row
    return {row.story: unpack(row.article, row.day, row.doc) for row in found.values()}


def _look_up(
    connection: sa.Connection, own: dict[int, Story]
) -> tuple[Rarity, list[int]]:
    """Count how many articles have a stem; find those that share most that is rare."""
    numbered = {key_number(key): key for each in own.values() for key in each.keys()}  # noqa: SIM118 - no dict
    days = [each.day for each in own.values() if each.day]
    since, until = 1, dt.date.max.toordinal()
    if days:
        since, until = max(since, min(days) - _WINDOW), max(days) + _WINDOW
    counts: dict[str, int] = {}
    rare: list[int] = []
    for number, count in _counted(connection, list(numbered)):
        counts[numbered[number]] = count
        if 1 < count <= _COMMON:
            rare.append(number)
    total = connection.execute(sa.select(sa.func.max(articles.c.row_id))).scalar()
    rarity = Rarity(counts, total or 0)
    votes: dict[int, float] = defaultdict(float)
    for condition in if_any(keys.c.key, rare):
        parts = [
            sa.select(keys.c.key, keys.c.story).where(condition, when)
            for when in _when(since, until)
        ]
        for number, position in connection.execute(sa.union_all(*parts)):
            if position not in own:
                votes[position] += rarity[numbered[number]] ** 2
    ranked = sorted(votes, key=lambda position: (-votes[position], position))
    return rarity, ranked[:_CANDIDATES]


def _counted(
    connection: sa.Connection, numbers: Sequence[int]
) -> Iterable[tuple[int, int]]:
    """Count the articles of each key, no further than makes a difference."""
    given = table_of(numbers)
    number = sa.cast(given.c.value, BIG)
    some = (
        sa.select(keys.c.story)
        .where(keys.c.key == number)
        .limit(_COUNTED)
        .correlate(given)
        .subquery()
    )
    count = sa.select(sa.func.count()).select_from(some).scalar_subquery()
    rows = connection.execute(sa.select(number, count))
    return [(found, articles_with_it) for found, articles_with_it in rows]


def _when(since: int, until: int) -> tuple[sa.ColumnElement[bool], ...]:
    return (keys.c.day == 0, keys.c.day.between(since, until))


def _stories(connection: sa.Connection, positions: Iterable[int]) -> list[Story]:
    found = []
    for condition in if_any(stories.c.story, positions):
        query = sa.select(stories).where(condition).order_by(stories.c.story)
        rows = connection.execute(query)
        found += [unpack(row.article, row.day, row.doc) for row in rows]
    return found


class _Groups(NamedTuple):
    """Events, and which of them a matcher has proposed as one."""

    event_of: dict[str, str]
    members: dict[str, set[str]]
    proposed: set[tuple[str, str]]


def _groups(connection: sa.Connection, told: Iterable[str]) -> _Groups:
    """Find the events of these mentions, and all that are proposed as one with them."""
    found = _Groups({}, {}, set())
    wanted = set(told)
    while wanted and len(found.event_of) < _GROUPED:
        fresh = _members(connection, wanted, found)
        pairs = _proposed(connection, fresh)
        found.proposed.update(pairs)
        wanted = {each for pair in pairs for each in pair} - found.event_of.keys()
    return found


def _members(
    connection: sa.Connection, wanted: Iterable[str], found: _Groups
) -> set[str]:
    """Note the members of the events that these mentions are in; return the new."""
    told = membership.alias()
    fresh = set()
    for condition in if_any(told.c.mention, wanted):
        query = (
            sa.select(membership.c.event, membership.c.mention)
            .join(told, told.c.event == membership.c.event)
            .where(condition, told.c.sys_to == FOREVER, holds(membership))
            .distinct()
        )
        for event, mention in connection.execute(query):
            if mention not in found.event_of:
                fresh.add(mention)
            found.event_of[mention] = event
            found.members.setdefault(event, set()).add(mention)
    return fresh


def _known(
    connection: sa.Connection, groups: _Groups, stories: Iterable[Story]
) -> Known:
    """Bring together what is known of these events, with all their members."""
    told = _told(stories)
    profiles = {m: told[m] for m in groups.event_of if m in told}
    profiles |= _profiles(connection, groups.event_of.keys() - profiles.keys())
    return Known(
        profiles,
        groups.event_of,
        groups.members,
        groups.proposed,
        _people_decided(connection),
    )


def _profiles(connection: sa.Connection, wanted: Iterable[str]) -> dict[str, Profile]:
    """Read from the log the mentions that no candidate holds."""
    found = {}
    standing = StandIns(connection)
    for condition in if_any(mentions.c.mention, wanted):
        query = (
            sa.select(
                mentions.c.mention,
                mentions.c.article,
                mentions.c.position,
                entries.c.schema_version,
                entries.c.payload,
            )
            .join(entries, entries.c.position == mentions.c.position)
            .where(condition, holds(mentions))
        )
        for mention, article, *payload in connection.execute(query).all():
            found[mention] = profile(load_mention(*standing.read(*payload)), article)
    return found


def _proposed(
    connection: sa.Connection, wanted: Collection[str]
) -> set[tuple[str, str]]:
    """List the pairs that a matcher has proposed of these mentions and others."""
    found = set()
    for side in (proposals.c.a, proposals.c.b):
        for condition in if_any(side, wanted):
            query = sa.select(proposals.c.a, proposals.c.b).where(
                condition, holds(proposals)
            )
            found |= {(a, b) for a, b in connection.execute(query)}
    return found


def _people_decided(
    connection: sa.Connection,
) -> Callable[[set[str], set[str]], bool]:
    """Tell what people hold apart, or took out: mostly nothing at all."""
    retracted = sa.and_(corrections.c.kind == "retract", holds(corrections))
    queries = (
        sa.select(apart.c.row_id).where(holds(apart)).limit(1),
        sa.select(corrections.c.row_id).where(retracted).limit(1),
    )
    if not any(connection.execute(query).first() for query in queries):
        return lambda mine, theirs: False

    def decided(mine: set[str], theirs: set[str]) -> bool:
        sides = [set(kin(connection, side)) for side in (mine, theirs)]
        if held_apart(connection, *sides):
            return True
        query = (
            sa.select(corrections.c.row_id)
            .where(corrections.c.mention.in_(sides[0] | sides[1]), retracted)
            .limit(1)
        )
        return connection.execute(query).first() is not None

    return decided
