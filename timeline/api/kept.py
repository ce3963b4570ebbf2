"""What no matcher may change, and what one had decided: brought to a scratch store.

Kept are the links and splits by people, their corrections, the links between revisions
of a sentence, and of a matcher's decisions those that it is not asked about again: of
what is gone or taken down, of events that a person took out, of what is one anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.components import active, by_machine, kin
from timeline.project.tables import (
    FOREVER,
    apart,
    chronology,
    corrections,
    links,
    membership,
    mentions,
    proposals,
)
from timeline.project.versions import holds, if_any
from timeline.store.tables import redactions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PAGE = 2000
FROM_THE_START = 0
"""`sys_from` of what is there before the first article."""

decided = sa.Table(
    "decided",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("was", sa.Text, nullable=False),
    sa.Column("a", sa.Text, nullable=False),
    sa.Column("b", sa.Text, nullable=False),
    sa.Column("one", sa.Text, nullable=False, index=True),
    sa.Column("other", sa.Text, nullable=False),
)
"""Pairs that a matcher had merged or proposed, as the entry names them (`a`, `b`) and
by the sentences that carry them on in the revision that stands."""


class Kept:
    """Copies what no matcher may change, and notes what one had decided."""

    def __init__(self, source: sa.Connection, scratch: sa.Connection) -> None:
        self.source, self.scratch = source, scratch

    def copy(self) -> None:
        """Fill the scratch store, which holds nothing yet but its tables."""
        for table in (apart, corrections):
            for page in self._pages(table, holds(table)):
                self._put(table, page)
        for page in self._pages(mentions, sa.not_(holds(mentions))):
            self._put(mentions, page, sys_to=FROM_THE_START)
        for page in self._pages(links, holds(links), sa.not_(by_machine())):
            self._put(links, page)
        for page in self._pages(links, holds(links), by_machine()):
            self._note(links, page, "merge")
        for page in self._pages(proposals, holds(proposals)):
            self._note(proposals, page, "proposal")

    def _pages(
        self, table: sa.Table, *which: sa.ColumnElement[bool]
    ) -> Iterator[Sequence[sa.RowMapping]]:
        query = sa.select(table).where(*which).order_by(table.c.row_id)
        paged = {"yield_per": _PAGE}
        yield from (
            self.source.execute(query, execution_options=paged).mappings().partitions()
        )

    def _put(
        self,
        table: sa.Table,
        rows: Sequence[sa.RowMapping],
        *,
        sys_to: int = FOREVER,
    ) -> None:
        held = {"sys_from": FROM_THE_START, "sys_to": sys_to, "closed_by": None}
        values = [{**row, **held} for row in rows]
        for each in values:
            del each["row_id"]
        if values:
            self.scratch.execute(table.insert(), values)

    def _note(self, table: sa.Table, rows: Sequence[sa.RowMapping], was: str) -> None:
        """Note pairs to be decided anew; keep those that the matcher cannot decide."""
        named = {row[side] for row in rows for side in ("a", "b")}
        now = self._carried_on(named)
        hidden = self._retracted(now.values())
        linked = linked_ones(self.scratch, now.values())
        kept, noted = [], []
        for row in rows:
            one, other = sorted(now.get(row[side], "") for side in ("a", "b"))
            is_kept = not one or one == other or {one, other} & hidden
            if is_kept or ({one, other} <= linked and self._are_one(one, other)):
                kept.append(row)
            else:
                pair = {"a": row["a"], "b": row["b"], "one": one, "other": other}
                noted.append({"was": was, **pair})
        self._put(table, kept)
        if noted:
            self.scratch.execute(decided.insert(), noted)

    def _retracted(self, wanted: Iterable[str]) -> set[str]:
        """Mentions of events that a person took out, with all that is in them."""
        found: set[str] = set()
        for condition in if_any(membership.c.mention, wanted):
            query = (
                sa.select(membership.c.mention)
                .join(chronology, chronology.c.event == membership.c.event)
                .where(condition, holds(membership), holds(chronology))
                .where(chronology.c.retracted)
            )
            found |= set(self.source.execute(query).scalars())
        return found

    def _are_one(self, one: str, other: str) -> bool:
        """Tell whether two are one event whatever the matcher decides."""
        return other in kin(self.scratch, [one])

    def _carried_on(self, wanted: set[str]) -> dict[str, str]:
        """Map mentions to those that stand for them now and have words to match.

        One of an earlier revision is carried on by a later; one whose sentence is gone,
        or whose article was taken down, is by none.
        """
        standing = active(self.source, wanted)
        now = {mention: mention for mention in standing}
        for mention in wanted - standing:
            family = kin(self.source, [mention], revisions_only=True)
            if later := active(self.source, family):
                now[mention] = min(later)
        for condition in if_any(mentions.c.mention, now.values()):
            query = (
                sa.select(mentions.c.mention)
                .join(redactions, redactions.c.position == mentions.c.position)
                .where(condition, holds(mentions))
            )
            silent = set(self.source.execute(query).scalars())
            now = {old: new for old, new in now.items() if new not in silent}
        return now


def linked_ones(connection: sa.Connection, wanted: Iterable[str]) -> set[str]:
    """Tell which of these mentions are linked to any other."""
    found: set[str] = set()
    for side in (links.c.a, links.c.b):
        for condition in if_any(side, wanted):
            query = sa.select(side).where(condition, holds(links))
            found |= set(connection.execute(query).scalars())
    return found
