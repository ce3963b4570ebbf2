"""What a rule is: a pattern, what it means, and phrases it must and must not read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from timeline.resolve.meaning import Meaning

if TYPE_CHECKING:
    from timeline.resolve.timex import TimexType

Build: TypeAlias = Callable[[re.Match[str], str], Meaning | None]
"""From a match on the folded text, and the text itself, to a meaning or none."""


_END = r"(?!\w|-(?:ago|earlier|long|end)\b|[ -]{1,3}old\b)"
"""No phrase ends within a word, or before what gives its last word another sense."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named way to recognise a phrase.

    The name is stored with every date it gives, with the direction taken behind it:
    `weekday.past`.  It is never renamed or given to another rule.
    """

    name: str
    triggers: tuple[str, ...]
    """Kinds of `triggers.KINDS`; the first in the phrase must be one of these."""
    pattern: str
    """Matched on folded text from the first word of the phrase."""
    build: Build
    type: TimexType = "DATE"
    reads: tuple[str, ...] = ()
    """`sentence with its [phrase] | value | full rule name | anchor`.

    Without an anchor it is Thursday 2024-03-21; `none` stands for no anchor.
    """
    leaves: tuple[str, ...] = ()
    """Sentences in which nothing at all may be found."""
    mod: str | None = None
    """TIMEX3 mod that the phrase itself gives: “year-end”."""
    weak: bool = False
    """Counts only where it joins with a neighbour: “morning”, “summer”."""
    compiled: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        pattern = re.compile(rf"(?:{self.pattern}){_END}")
        object.__setattr__(self, "compiled", pattern)
