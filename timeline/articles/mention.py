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
    "by hand",
    "header",
    "metadata",
    "address",
    "dateline",
    "byline",
    "weekday check",
    "guess",
    "text",
    "none",
]
"""Where the anchor came from: the publication date's source, or the text itself."""


Certainty: TypeAlias = Literal["certain", "probable", "possible"]
"""How sure the text is of it, as in FactBank (Saurí and Pustejovsky 2009)."""

Polarity: TypeAlias = Literal["positive", "negative"]
"""Negative where the text says that it did not happen (FactBank's CT-)."""

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
    counted: str = ""
    """The noun with what stands before it, as worded: “North Korean troops”."""
    is_part: bool = False
    """Part of another figure of the clause: “including 500 officers”."""


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
    evidence: Span | None = None
    """Another sentence that gives the day, where the mention's own does not."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A best guess beside a date that the text leaves open; never a date itself."""

    edtf: str
    """Approximate: `2024-10-25~`."""
    basis: str
    """What it rests on: `publication`."""
    confidence: float


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
    extractor: str = ""
    """Name and version of what found it: `rules 4`."""
    whom: tuple[str, ...] = ()
    """Names of the object: to whom it was done, or with whom."""
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    chain: tuple[str, ...] = ()
    """Further speakers, outward from the attribution: who says that they say so."""
    said_in: str | None = None
    """Id of the mention of the saying, for reported speech."""
    estimate: Estimate | None = None
    """Only beside a bound, or where there is no date."""

    @property
    def is_redacted(self) -> bool:
        """Its article was taken down: place, date and role are kept, no word is."""
        return self.quote == REDACTED
