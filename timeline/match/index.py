"""What new articles are compared with, and how it is found: a projection of its own."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.articles import REDACTED
from timeline.match.packing import pack
from timeline.match.profiles import story
from timeline.project.tables import keys, stories
from timeline.store.articles import to_mention
from timeline.store.bulk import insert_rows
from timeline.store.payloads import ArticleRead, MentionFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlalchemy as sa

    from timeline.articles import Mention
    from timeline.match.profiles import Story
    from timeline.store import StoredEntry
    from timeline.store.parts import StoredTerms


class MatchIndex:
    """Keeps each revision of an article as a story, and the stems it is found by."""

    name = "match index"
    fingerprint = "match index 5"
    tables: tuple[sa.Table, ...] = (keys, stories)

    def fold(self, connection: sa.Connection, entries: Sequence[StoredEntry]) -> None:
        """Add the stories that a commit tells."""
        days: dict[str, int] = {}
        terms: dict[str, StoredTerms | None] = {}
        found: dict[str, tuple[int, list[Mention]]] = {}
        for entry in entries:
            payload = entry.payload
            if isinstance(payload, ArticleRead):
                date = payload.publication.date
                days[payload.article] = date.toordinal() if date else 0
                terms[payload.article] = payload.terms
            elif (
                isinstance(payload, MentionFound) and payload.mention.quote != REDACTED
            ):
                _, mentions = found.setdefault(payload.article, (entry.position, []))
                mentions.append(to_mention(payload.mention))
        for article, (position, mentions) in found.items():
            day = days.get(article, 0)
            told = story(article, day, mentions, terms.get(article))
            _add(connection, position, told)


def _add(connection: sa.Connection, position: int, told: Story) -> None:
    # In the order of the index, which takes them in half of the time.
    rows = sorted({(key_number(key), told.day, position) for key in told.keys()})  # noqa: SIM118 - no dict
    insert_rows(connection, keys, ("key", "day", "story"), rows)
    insert_rows(
        connection,
        stories,
        ("story", "article", "day", "doc"),
        [(position, told.article, told.day, pack(told))],
    )


@lru_cache(maxsize=65536)
def key_number(key: str) -> int:
    """Number a key, the same everywhere: two that share one only add candidates.

    >>> key_number("fire")
    430502363824729455
    """
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
