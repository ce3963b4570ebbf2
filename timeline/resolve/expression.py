"""A phrase found in a text, not yet resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning
    from timeline.resolve.timex import TimexType


@dataclass(slots=True)
class Expression:
    """Where a phrase stands, what it says, and the rule that read it."""

    start: int
    end: int
    type: TimexType
    rule: str
    meaning: Meaning
    mod: str | None = None
    weak: bool = False
    """True for what is no time expression unless a neighbour makes it one."""
    governed_at: tuple[int, int] | None = None
    """Span of the phrase that lends it a day, and whose verb decides which day."""
