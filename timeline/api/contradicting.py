"""Where people decided otherwise in two stores: told, and left as it is in this one."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.components import kin
from timeline.project.tables import apart, corrections, membership, mentions
from timeline.project.versions import among, ask, holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.api.joining import About, Decision
    from timeline.store.payloads import CorrectionImported

_HEARD_OF = sa.select(mentions.c.mention).where(among(mentions.c.mention)).distinct()
_EVENTS = sa.select(membership.c.mention, membership.c.event).where(
    among(membership.c.mention), holds(membership)
)
_MEMBERS = sa.select(membership.c.mention).where(
    among(membership.c.event), holds(membership)
)


def heard_of(connection: sa.Connection, wanted: Iterable[str]) -> set[str]:
    """Tell which of these mentions the store holds, or held once."""
    return {mention for (mention,) in ask(connection, _HEARD_OF, wanted)}


class Families:
    """All that is linked to a mention, with links that are about to be appended."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._joined: dict[str, set[str]] = defaultdict(set)

    def join(self, a: str, b: str) -> None:
        """Note a link that will be appended."""
        self._joined[a].add(b)
        self._joined[b].add(a)

    def of(self, mention: str) -> set[str]:
        """Follow links from a mention until nothing new is found."""
        found, fresh = set[str](), {mention}
        while fresh:
            found |= fresh | kin(self._connection, fresh).keys()
            near = (self._joined.get(each, ()) for each in found)
            fresh = set[str]().union(*near) - found
        return found


class Contradicting:
    """Looks at what people decided here before an import."""

    def __init__(self, connection: sa.Connection, start: int) -> None:
        """Look at what the log held up to a position."""
        self.connection, self.start = connection, start

    def leave_out(self, decision: Decision) -> Iterator[str]:
        """Take out of a decision what contradicts one made here; tell of it."""
        for what in (self._joined(decision), self._parted(decision)):
            if what is not None:
                decision.corrections.clear()
                decision.links.clear()
                decision.apart.clear()
                yield what
                return
        for correction, about in list(decision.corrections.items()):
            told = self._otherwise(correction, about)
            if told:
                del decision.corrections[correction]
                yield (
                    f"{_named(about)}: {correction.what}, by {decision.author} there; "
                    f"{told}: left as it is here"
                )

    def taken_out(self) -> dict[str, str]:
        """Map the mentions that people took out here to who did."""
        query = sa.select(corrections.c.mention, corrections.c.author).where(
            corrections.c.kind == "retract",
            holds(corrections),
            corrections.c.cause <= self.start,
        )
        by = dict(map(tuple, self.connection.execute(query)))
        return {each: by[held] for each, held in kin(self.connection, by).items()}

    def _joined(self, decision: Decision) -> str | None:
        """Tell of a merge of what a person holds apart here, or of what is not here."""
        families = Families(self.connection)
        out = self.taken_out().keys() if decision.links else set[str]()
        for link, about in decision.links.items():
            pair = (link.a, link.b)
            said = f"{_named(about)}: merged by {link.by} there"
            if len(heard_of(self.connection, pair)) < 2:
                return f"{said}; a sentence of it is not here: left out"
            one, other = (families.of(each) for each in pair)
            if self._are_held_apart(one, other):
                return f"{said}, held apart here: left as it is here"
            if one.isdisjoint(out) != other.isdisjoint(out):
                return f"{said}, one of the two retracted here: left as it is here"
            families.join(*pair)
        return None

    def _parted(self, decision: Decision) -> str | None:
        """Tell of what is held apart there, and one event here."""
        families: dict[str, set[str]] = {}
        for (a, b), about in decision.apart.items():
            if a not in families:
                families[a] = set(kin(self.connection, [a]))
            if b in families[a]:
                return (
                    f"{_named(about)}: held apart by {decision.author} there from what "
                    "is one event with it here: left as it is here"
                )
        return None

    def _are_held_apart(self, one: Iterable[str], other: Iterable[str]) -> bool:
        theirs = set(other)
        for mine, far in ((apart.c.a, apart.c.b), (apart.c.b, apart.c.a)):
            held = sa.select(far).where(
                among(mine), holds(apart), apart.c.cause <= self.start
            )
            if any(each in theirs for (each,) in ask(self.connection, held, one)):
                return True
        return False

    def _otherwise(self, correction: CorrectionImported, about: About) -> str:
        """Say how a person here decided of the same event, if it was otherwise."""
        family = kin(self.connection, [correction.mention])
        mine = sa.select(
            corrections.c.kind, corrections.c.author, corrections.c.doc
        ).where(
            among(corrections.c.mention),
            holds(corrections),
            corrections.c.cause <= self.start,
        )
        rows = ask(self.connection, mine.order_by(corrections.c.cause), family)
        if correction.kind == "redate":
            given = (correction.edtf, correction.granularity, correction.modifier)
            for row in reversed(rows):
                if row.kind == "redate":
                    doc = json.loads(row.doc)
                    here = (doc["edtf"], doc["granularity"], doc["modifier"])
                    return (
                        "" if here == given else f"{doc['what']} by {row.author} here"
                    )
        if correction.kind == "retract":
            if rows and not any(row.kind == "retract" for row in rows):
                return f"{json.loads(rows[-1].doc)['what']} by {rows[-1].author} here"
            events = {e for _, e in ask(self.connection, _EVENTS, family)}
            members = {m for (m,) in ask(self.connection, _MEMBERS, events)}
            if members - about.mentions:
                return "here others report it too"
        return ""


def _named(about: About) -> str:
    return f"event {about.event} ({about.title})"
