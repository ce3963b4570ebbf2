"""The first matcher: joins new mentions to events, one decision at a time.

Candidates come from an index of names and stems, never from all pairs.  Each decision
is an entry of the log with its score and reason, so replay needs no matcher.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.match.index import key_number, match_keys
from timeline.match.lookalikes import doubt
from timeline.match.score import (
    ALMOST,
    MERGE,
    PROPOSE,
    Profile,
    compatible,
    profile,
    rarity,
    same_sentence,
    score,
)
from timeline.project.components import kin
from timeline.project.corrections import held_apart
from timeline.project.lines import load_mention
from timeline.project.tables import apart, corrections, keys, membership, mentions
from timeline.project.versions import holds, if_any
from timeline.store.payloads import EventsMerged, MergeProposed
from timeline.store.stand_ins import StandIns
from timeline.store.tables import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline.articles import Mention

MATCHER = "matcher 1"

_CANDIDATES = 40
_COMMON = 400
"""Keys with more mentions than this find nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A pair of mentions taken, or proposed, for one event."""

    payload: EventsMerged | MergeProposed
    event: str
    """The event that the new mention joins, or may be."""


def match(connection: sa.Connection, new: Sequence[Mention]) -> list[Decision]:
    """Decide for each new mention, in order, which known event it reports.

    The read tables must hold the new mentions already, each in an event of its own.
    """
    return _Matcher(connection, new).decisions()


class _Matcher:
    def __init__(self, connection: sa.Connection, new: Sequence[Mention]) -> None:
        self.connection = connection
        self.new = new
        self.profiles: dict[str, Profile] = {}
        self.total = int(
            connection.execute(
                sa.select(sa.func.count()).select_from(membership)
            ).scalar_one()
        )
        self.event_of: dict[str, str] = {}
        self.members: dict[str, set[str]] = {}
        self.own = {mention.id: mention for mention in new}
        self.undecided = set(self.own)
        self.wanted = {
            each.id: match_keys(each.who, each.where, each.title) for each in new
        }
        self.counts: dict[str, int] = {}
        self.postings: dict[str, list[str]] = {}
        self._look_up()
        self.elected = {mention.id: self._elect(mention) for mention in new}
        self._load(
            {m for ranked in self.elected.values() for m in ranked} | {*self.own}
        )
        self.people_decided = self._any_decisions()

    def decisions(self) -> list[Decision]:
        """Merge with the best event that nothing speaks against, or propose it."""
        made = []
        for mention in self.new:
            if (decision := self._decide(mention)) is not None:
                made.append(decision)
            self.undecided.discard(mention.id)
        return made

    def _decide(self, mention: Mention) -> Decision | None:
        proposed = None
        for value, other, why in self._ranked(mention):
            if value < (MERGE if proposed else PROPOSE):
                break
            if not self._may_join(mention.id, other):
                continue
            event = self.event_of[other]
            doubtful = self._doubt(mention.id, other) if value >= MERGE else ""
            if value >= MERGE and not doubtful:
                merged = EventsMerged(
                    a=other, b=mention.id, score=value, why=why, by=MATCHER
                )
                self._join(mention.id, event)
                return Decision(merged, event)
            if not proposed:
                proposed = _proposal(other, mention.id, event, value, why, doubtful)
        return proposed

    def _ranked(self, mention: Mention) -> list[tuple[float, str, str]]:
        """Score the candidates of a mention, best first."""
        weight = self._weight(mention)
        profile = self.profiles[mention.id]
        known = [
            self.profiles[each].mention
            for each in self.elected[mention.id]
            if each not in self.undecided and each in self.event_of
        ]
        ranked = []
        for other in known:
            if compatible(mention, other):
                found = score(profile, self.profiles[other.id], weight)
                ranked.append((found.value, other.id, found.why))
        return sorted(ranked, key=lambda each: (-each[0], each[1]))

    def _weight(self, mention: Mention) -> Callable[[str], float]:
        counts = {
            key.removeprefix("stem "): self.counts.get(key, 0)
            for key in self.wanted[mention.id]
        }
        return rarity(counts, self.total)

    def _elect(self, mention: Mention) -> list[str]:
        """Choose the mentions that share most rare keys, and those of the article."""
        weight = self._weight(mention)
        votes: Counter[str] = Counter()
        for key in self.wanted[mention.id]:
            worth = int(100 * weight(key.removeprefix("stem ")))
            for other in self.postings.get(key, ()):
                votes[other] += worth
        del votes[mention.id]
        ranked = sorted(votes, key=lambda other: (-votes[other], other))
        others = [other for other in ranked if other not in self.own]
        return [m for m in ranked if m in self.own] + others[:_CANDIDATES]

    def _look_up(self) -> None:
        """Read, for all new mentions at once, who shares their keys."""
        numbered = {
            key_number(key): key for keys_ in self.wanted.values() for key in keys_
        }
        rare: list[int] = []
        for condition in if_any(keys.c.key, numbered):
            query = (
                sa.select(keys.c.key, sa.func.count())
                .where(condition)
                .group_by(keys.c.key)
            )
            for number, count in self.connection.execute(query):
                self.counts[numbered[number]] = count
                if 1 < count <= _COMMON:
                    rare.append(number)
        for condition in if_any(keys.c.key, rare):
            found = sa.select(keys.c.key, keys.c.mention).where(condition)
            for number, other in self.connection.execute(found).all():
                self.postings.setdefault(numbered[number], []).append(other)

    def _load(self, missing: Iterable[str]) -> None:
        """Load mentions, the events they are in, and all members of those events."""
        events: set[str] = set()
        standing = StandIns(self.connection)
        for condition in if_any(membership.c.mention, missing):
            query = sa.select(membership.c.event).where(condition, holds(membership))
            events |= set(self.connection.execute(query).scalars())
        for condition in if_any(membership.c.event, events):
            query = (
                sa.select(
                    membership.c.event,
                    membership.c.mention,
                    mentions.c.article,
                    mentions.c.position,
                    entries.c.schema_version,
                    entries.c.payload,
                )
                .join(mentions, mentions.c.mention == membership.c.mention)
                .join(entries, entries.c.position == mentions.c.position)
                .where(condition, holds(membership), holds(mentions))
            )
            rows = self.connection.execute(query).all()
            for event, mention, article, *payload in rows:
                self.event_of.setdefault(mention, event)
                self.members.setdefault(event, set()).add(mention)
                told = self.own.get(mention)
                if told is None:
                    told = load_mention(*standing.read(*payload))
                self.profiles[mention] = profile(told, article)

    def _may_join(self, mention: str, other: str) -> bool:
        """Tell whether no member of either event speaks against one event.

        Two happenings of one sentence are two, also through a third report.  What a
        person has decided outranks the matcher: events held apart or retracted stay as
        they are.
        """
        mine = self.members[self.event_of[mention]]
        theirs = self.members[self.event_of[other]]
        if self.event_of[mention] == self.event_of[other]:
            return False
        pairs = [(self.profiles[a], self.profiles[b]) for a in mine for b in theirs]
        fits = all(
            not same_sentence(a, b) and compatible(a.mention, b.mention)
            for a, b in pairs
        )
        return fits and not (self.people_decided and self._held_apart(mine, theirs))

    def _doubt(self, mention: str, other: str) -> str:
        """Say what makes a member of one event the look-alike of one of the other."""
        mine, theirs = (self._worded(self.event_of[m]) for m in (mention, other))
        doubts = (doubt(a.wording, b.wording) for a in mine for b in theirs)
        return next(filter(None, doubts), "")

    def _worded(self, event: str) -> list[Profile]:
        """The members of an event that have words: none of an article taken down."""
        members = [self.profiles[each] for each in sorted(self.members[event])]
        return [each for each in members if not each.mention.is_redacted]

    def _any_decisions(self) -> bool:
        """Tell whether a person holds anything apart at all: mostly nobody does."""
        retracted = sa.and_(corrections.c.kind == "retract", holds(corrections))
        queries = (
            sa.select(apart.c.row_id).where(holds(apart)).limit(1),
            sa.select(corrections.c.row_id).where(retracted).limit(1),
        )
        return any(self.connection.execute(query).first() for query in queries)

    def _held_apart(self, mine: set[str], theirs: set[str]) -> bool:
        sides = [set(kin(self.connection, side)) for side in (mine, theirs)]
        if held_apart(self.connection, *sides):
            return True
        retracted = (
            sa.select(corrections.c.row_id)
            .where(
                corrections.c.mention.in_(sides[0] | sides[1]),
                corrections.c.kind == "retract",
                holds(corrections),
            )
            .limit(1)
        )
        return self.connection.execute(retracted).first() is not None

    def _join(self, mention: str, event: str) -> None:
        old = self.event_of[mention]
        for member in self.members.pop(old):
            self.event_of[member] = event
            self.members[event].add(member)


def _proposal(
    a: str, b: str, event: str, value: float, why: str, doubtful: str
) -> Decision:
    """Propose a pair; `doubtful` is what speaks against others of its event."""
    reasons = "; ".join(filter(None, (why, doubtful)))
    score_ = min(value, ALMOST)
    return Decision(
        MergeProposed(a=a, b=b, score=score_, why=reasons, by=MATCHER), event
    )
