"""The second matcher: finds what new mentions are compared with, and has it decided.

Articles that share rare stems are candidates, never all; each decision is an entry of
the log with its score and reason, so replay needs no matcher.  What is asked of the
database is asked for all new mentions at once.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from timeline.match.decide import MATCHER, Decision, Known, decide
from timeline.match.index import key_number
from timeline.match.likeness import Comparison
from timeline.match.packing import unpack
from timeline.match.profiles import profile
from timeline.match.questions import (
    ANY_DECIDED,
    COUNTS,
    FROM_THE_LOG,
    LATEST,
    PROPOSED,
    SHARING,
    STORIES,
    STORIES_OF,
    TAKEN_OUT,
    TOGETHER,
    TOTAL,
)
from timeline.match.rarity import Rarity
from timeline.project.components import kin
from timeline.project.corrections import held_apart
from timeline.project.lines import load_mention
from timeline.project.versions import as_array, ask
from timeline.store.stand_ins import StandIns

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    import sqlalchemy as sa

    from timeline.articles import Mention
    from timeline.match.profiles import Profile, Story

__all__ = ["MATCHER", "Decision", "any_decided", "match", "people_decided"]

_CANDIDATES = 20
"""So many articles are compared with a new one, those that share most that is rare."""
_COMMON = 200
"""Stems that more articles of the time have find nothing."""
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
    latest = dict(ask(connection, LATEST, wanted))
    found = {}
    for position, article, *told in ask(connection, STORIES_OF, latest):
        if position <= latest[article]:
            found[article] = position, told
    return {at: unpack(article, *told) for article, (at, told) in found.items()}


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
    for number, count in COUNTS.rows(connection, wanted=as_array(list(numbered))):
        counts[numbered[number]] = count
        if 1 < count <= _COMMON:
            rare.append(number)
    ((total,),) = TOTAL.rows(connection)
    rarity = Rarity(counts, total or 0)
    weight = {number: rarity[numbered[number]] ** 2 for number in rare}
    votes: dict[str, float] = defaultdict(float)
    wanted = as_array(sorted(rare))
    shared = SHARING.rows(connection, wanted=wanted, since=since, until=until)
    for number, positions in shared:
        told = weight[number]
        for position in positions.split(",") if positions else ():
            votes[position] += told
    for position in map(str, own):
        votes.pop(position, None)
    ranked = nsmallest(_CANDIDATES, votes, key=lambda each: (-votes[each], int(each)))
    return rarity, [*map(int, ranked)]


def _stories(connection: sa.Connection, positions: Iterable[int]) -> list[Story]:
    return [unpack(*told) for _, *told in ask(connection, STORIES, positions)]


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
    fresh = set()
    for event, mention in ask(connection, TOGETHER, wanted):
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
        people_decided(connection),
    )


def _profiles(connection: sa.Connection, wanted: Iterable[str]) -> dict[str, Profile]:
    """Read from the log the mentions that no candidate holds."""
    found = {}
    standing = StandIns(connection)
    for mention, article, *payload in ask(connection, FROM_THE_LOG, wanted):
        found[mention] = profile(load_mention(*standing.read(*payload)), article)
    return found


def _proposed(
    connection: sa.Connection, wanted: Collection[str]
) -> set[tuple[str, str]]:
    """List the pairs that a matcher has proposed of these mentions and others."""
    return {(a, b) for a, b in ask(connection, PROPOSED, wanted)}


def any_decided(connection: sa.Connection) -> bool:
    """Tell whether people hold anything apart, or took anything out."""
    return bool(ANY_DECIDED.rows(connection))


def people_decided(
    connection: sa.Connection,
) -> Callable[[set[str], set[str]], bool]:
    """Make what tells whether people hold two sets of mentions apart, or took one out.

    Mostly they decided nothing at all.
    """
    if not any_decided(connection):
        return lambda mine, theirs: False

    def decided(mine: set[str], theirs: set[str]) -> bool:
        sides = [set(kin(connection, side)) for side in (mine, theirs)]
        if held_apart(connection, *sides):
            return True
        return bool(ask(connection, TAKEN_OUT, sides[0] | sides[1]))

    return decided
