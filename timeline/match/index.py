"""The names and words under which mentions are looked up: a projection of its own."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.articles import REDACTED
from timeline.extract.stems import name_key, stems
from timeline.project.tables import keys, mentions
from timeline.project.versions import if_any
from timeline.store.bulk import insert_rows
from timeline.store.payloads import MentionFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.store import StoredEntry


class MatchIndex:
    """Keeps the keys of every mention, each mention's once."""

    name = "match index"
    fingerprint = "match index 2"
    tables: tuple[sa.Table, ...] = (keys,)

    def fold(self, connection: sa.Connection, entries: Sequence[StoredEntry]) -> None:
        """Add the keys of new mentions, which the chronology has folded already."""
        found = {
            payload.mention.id: payload.mention
            for entry in entries
            if isinstance(payload := entry.payload, MentionFound)
            and payload.mention.quote != REDACTED
        }
        rows = {
            (key_number(key), mention.id)
            for mention in found.values()
            for key in match_keys(mention.who, mention.where, mention.title)
        }
        rows -= _held(connection, rows, list(found), entries[0].position)
        # In the order of the index, which takes them in half of the time.
        insert_rows(connection, keys, ("key", "mention"), sorted(rows))


def _held(
    connection: sa.Connection,
    rows: Iterable[tuple[int, str]],
    found: Iterable[str],
    since: int,
) -> set[tuple[int, str]]:
    """Find which of these rows are there: few, for few mentions are found twice."""
    again: set[str] = set()
    for condition in if_any(mentions.c.mention, found):
        query = sa.select(mentions.c.mention).where(
            condition, mentions.c.position < since
        )
        again |= set(connection.execute(query).scalars())
    held: set[tuple[int, str]] = set()
    for by_key in if_any(keys.c.key, [key for key, each in rows if each in again]):
        for by_mention in if_any(keys.c.mention, again):
            query = sa.select(keys.c.key, keys.c.mention).where(by_key, by_mention)
            held |= {(key, mention) for key, mention in connection.execute(query)}
    return held


def match_keys(who: Iterable[str], where: Iterable[str], title: str) -> list[str]:
    """List the names and stems under which a mention is looked up, each once."""
    named = {f"name {name_key(name)}" for name in (*who, *where)}
    told = {f"stem {stem}" for stem in stems(title)}
    return sorted(named | told)


@lru_cache(maxsize=65536)
def key_number(key: str) -> int:
    """Number a key, the same everywhere: two that share one only add candidates.

    >>> key_number("stem fire")
    4156017256263922479
    """
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
