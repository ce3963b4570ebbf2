"""Reading what stands in for payloads that were taken out of the log.

It is read from the entry that took them out, which the chain covers like any other: so
what is shown instead of an article's words can be verified too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.errors import StoreError
from timeline.store.entries import StandIn
from timeline.store.payloads import ArticleRedacted, load
from timeline.store.tables import entries, redactions

if TYPE_CHECKING:
    from collections.abc import Iterator


class StandIns:
    """Finds stand-ins over one connection; asks the database only where there is one.

    One serves one read: it remembers what it has found.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._found: dict[int, StandIn] = {}

    def of(self, position: int) -> StandIn:
        """Find what stands in for the payload that was at a position.

        Raises:
            StoreError: the payload is gone, and no entry says so.
        """
        if position not in self._found:
            self._found.update(self._taken_out_with(position))
        if position not in self._found:
            raise StoreError(
                f"entry {position} has no payload; expected one, or an entry that took "
                'it down; the store is damaged: run "timeline verify", restore a backup'
            )
        return self._found[position]

    def read(
        self, position: int, schema_version: int, payload: str | None
    ) -> tuple[int, str]:
        """Choose what to read of an entry: its payload, or what stands in for it.

        Returns:
            A schema version and a text, as `load` takes them.
        """
        if payload is not None:
            return schema_version, payload
        instead = self.of(position)
        return instead.schema_version, instead.text

    def _taken_out_with(self, position: int) -> Iterator[tuple[int, StandIn]]:
        """Read the entry that took a payload out, and all that it took out."""
        by = self._connection.execute(
            sa.select(entries.c.position, entries.c.schema_version, entries.c.payload)
            .join(redactions, redactions.c.by_position == entries.c.position)
            .where(
                redactions.c.position == position,
                entries.c.type == ArticleRedacted.TYPE,
            )
        ).one_or_none()
        if by is None or by.payload is None:
            return
        taken = load(ArticleRedacted.TYPE, by.schema_version, by.payload)
        if isinstance(taken, ArticleRedacted):
            for blank in taken.blanks:
                text = json.dumps(blank.reads_as, ensure_ascii=False)
                yield (
                    blank.position,
                    StandIn(by.position, blank.schema_version, text),
                )
