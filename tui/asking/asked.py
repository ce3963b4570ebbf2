"""What the main screen asks of the store, and what it reads to answer it."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.query.values import Filters


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: which events, and as of when."""

    filters: Filters = field(default_factory=Filters)
    as_of: int | None = None
    """Position of the log; None is now."""
    words: str = ""
    """What to mark in the titles."""

    @property
    def is_all(self) -> bool:
        """Nothing is filtered."""
        return self.filters == Filters()
