"""What the matcher decides of mentions, appended as a commit of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.match import MATCHER, match
from timeline.store import NewEntry
from timeline.store.payloads import EventsMerged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.articles import Mention
    from timeline.store import Writer

MATCHING = "match"
"""Command of such a commit, which follows the one it belongs to in its transaction."""
REMATCH = "rematch"
"""Command of a commit that holds what a newer matcher decides otherwise."""


def append_matches(writer: Writer, new: Sequence[Mention], *, software: str) -> int:
    """Append what the matcher decides of mentions; count the merges."""
    decisions = match(writer.connection, new) if new else []
    if decisions:
        writer.append(
            [NewEntry(f"event:{each.event}", each.payload) for each in decisions],
            author=MATCHER,
            command=MATCHING,
            software=software,
        )
    return sum(isinstance(each.payload, EventsMerged) for each in decisions)
