"""What one sentence of one article says happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import datetime as dt

    from timeline.dates import Date

Role: TypeAlias = Literal["statement", "occurrence", "alleged", "planned"]
"""Somebody said it; it happened; somebody says it happened; it is to happen."""

AnchorSource: TypeAlias = Literal[
    "by hand", "header", "dateline", "byline", "weekday check", "text", "none"
]
"""Where the anchor came from: the publication date's source, or the text itself."""


REDACTED = "[redacted]"
"""What stands where the words of an article stood that was taken down."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the article's text and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts: “at least 1,500 North Korean troops”."""

    value: float
    comparator: Literal["=", "~", ">=", "<=", ">", "<"]
    unit: str
    """The noun counted, lower case: “troops”, “dollars”, “per cent”."""
    text: str


@dataclass(frozen=True, slots=True)
class DateProvenance:
    """The phrase a mention's date comes from: phrase, rule, anchor, and its source."""

    text: str
    start: int
    end: int
    rule: str
    anchor: dt.date | None
    anchor_source: AnchorSource
    value: str
    """TIMEX3 value, also where it is no point in the calendar (`XXXX-08`)."""
    confidence: float
    other: str | None = None
    """EDTF of the other direction, where there was a choice."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One happening as one sentence reports it."""

    id: str
    """Sixteen hexadecimal digits from the article's hash and the trigger's span."""
    quote: str
    """The whole sentence."""
    start: int
    end: int
    trigger: Span
    """The verb or noun that names the happening."""
    title: str
    """The clause that tells it, as the article words it, on one line."""
    role: Role
    date: Date | None
    timex: DateProvenance | None
    """None where no phrase dates it: a bound then rests on tense and publication."""
    who: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    attribution: str | None = None
    """Who says so, for reported speech."""
    figures: tuple[Figure, ...] = ()
    confidence: float = 0.5

    @property
    def is_redacted(self) -> bool:
        """Its article was taken down: place, date and role are kept, no word is."""
        return self.quote == REDACTED
