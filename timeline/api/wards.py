"""Events that a person corrected: they keep their ids when a matcher decides anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.components import kin
from timeline.project.tables import corrections, mentions
from timeline.project.versions import holds, if_any
from timeline.store.payloads import EventsMerged, MergeProposed, MergeWithdrawn

if TYPE_CHECKING:
    from collections.abc import Collection

_WARDED = "; a person corrected what would go into the other, so it is only proposed"


class Wards:
    """Looks at each merge before it is made, over the store and the scratch database.

    An event is named by its eldest mention.  So one that a person corrected may take in
    younger ones, but goes into no elder, and not into another that was corrected.
    """

    def __init__(self, source: sa.Connection, scratch: sa.Connection) -> None:
        self.source, self.scratch = source, scratch
        some = sa.select(corrections.c.row_id).where(holds(corrections)).limit(1)
        self._any = scratch.execute(some).first() is not None

    def __bool__(self) -> bool:
        """Tell whether anything is corrected at all."""
        return self._any

    def allow(
        self, payload: EventsMerged | MergeProposed | MergeWithdrawn
    ) -> EventsMerged | MergeProposed | MergeWithdrawn:
        """Return a decision as it is, or the proposal that is left of a merge."""
        if not isinstance(payload, EventsMerged) or payload.score is None:
            return payload
        sides = [set(kin(self.scratch, [each])) for each in (payload.a, payload.b)]
        warded = [self._is_corrected(side) for side in sides]
        if not any(warded):
            return payload
        elder = min((0, 1), key=lambda side: self._founded(sides[side]))
        if warded[elder] and not warded[1 - elder]:
            return payload
        return MergeProposed(
            a=payload.a,
            b=payload.b,
            score=payload.score,
            why=payload.why + _WARDED,
            by=payload.by,
        )

    def _is_corrected(self, family: Collection[str]) -> bool:
        return any(
            self.scratch.execute(
                sa.select(corrections.c.row_id)
                .where(condition, holds(corrections))
                .limit(1)
            ).first()
            for condition in if_any(corrections.c.mention, family)
        )

    def _founded(self, family: Collection[str]) -> tuple[int, str]:
        """Where the eldest of a family stands in the store's log, and which it is."""
        found = [
            (position, mention)
            for condition in if_any(mentions.c.mention, family)
            for position, mention in self.source.execute(
                sa.select(mentions.c.position, mentions.c.mention).where(condition)
            )
        ]
        return min(found)
