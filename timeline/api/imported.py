"""What became of an export that was imported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import has added to the store, and what it left as it was."""

    name: str
    events: int
    """How many the file holds."""
    articles: int
    """How many of its articles are new here, or have more mentions than were here."""
    known: int
    """How many were here already, with all that the file tells of them."""
    mentions: int
    """How many are new."""
    decisions: int
    """How many commits by people are new."""
    merged: int
    """How many new mentions the matcher merged with an event that was here."""
    proposed: int
    """How many it proposes as the same as one that was here."""
    conflicts: tuple[str, ...]
    """For people: what the two stores say otherwise, and was left as it is here."""
    commits: range
    """The commits that record it; each can be undone."""

    @property
    def is_new(self) -> bool:
        """Tell whether anything was recorded."""
        return bool(self.commits)
