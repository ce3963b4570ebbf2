"""The names and words under which mentions are looked up: a projection of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.articles import REDACTED
from timeline.extract.stems import name_key, stems
from timeline.project.tables import keys
from timeline.project.versions import in_chunks
from timeline.store.payloads import MentionFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.store import StoredEntry


class MatchIndex:
    """Keeps the keys of every mention, each mention's once."""

    name = "match index"
    fingerprint = "match index 1"
    tables: tuple[sa.Table, ...] = (keys,)

    def fold(self, connection: sa.Connection, entries: Sequence[StoredEntry]) -> None:
        """Add the keys of the mentions that are new."""
        found = {
            payload.mention.id: payload.mention
            for entry in entries
            if isinstance(payload := entry.payload, MentionFound)
            and payload.mention.quote != REDACTED
        }
        for condition in in_chunks(keys.c.mention, list(found)):
            known = sa.select(keys.c.mention).where(condition).distinct()
            for mention in connection.execute(known).scalars():
                found.pop(mention)
        rows = [
            {"key": key, "mention": mention.id}
            for mention in found.values()
            for key in match_keys(mention.who, mention.where, mention.title)
        ]
        if rows:
            connection.execute(keys.insert(), rows)


def match_keys(who: Iterable[str], where: Iterable[str], title: str) -> list[str]:
    """List the names and stems under which a mention is looked up, each once."""
    named = {f"name {name_key(name)}" for name in (*who, *where)}
    told = {f"stem {stem}" for stem in stems(title)}
    return sorted(named | told)
