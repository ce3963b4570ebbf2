"""The values inside payloads: what `timeline.articles` holds, as it is stored.

Kept apart from those classes, for they may change from one release to the next, and
what is stored may not.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads the annotations at run time
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from timeline.articles import AnchorSource, Certainty, Polarity, Role  # noqa: TC001 - as above
from timeline.articles.article import DateSource  # noqa: TC001 - as above
from timeline.dates import Granularity, Modifier  # noqa: TC001 - as above


class Stored(BaseModel):
    """The base of everything that is stored as JSON: frozen, and no field unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class StoredCandidate(Stored):
    """A date weighed for the publication date."""

    text: str
    start: int | None
    end: int | None
    date: dt.date | None
    kind: str
    accepted: bool
    why: str
    where: str


class StoredPublication(Stored):
    """The publication date, or none, and what speaks for it."""

    date: dt.date | None
    source: DateSource
    evidence: str
    candidates: tuple[StoredCandidate, ...]


class StoredTerms(Stored):
    """The telling words of an article, by which others of its story are known."""

    stems: dict[str, int]
    head: int
    lead: int
    names: tuple[str, ...]
    numbers: tuple[str, ...]


class StoredSpan(Stored):
    """A piece of the article's text and where it stands."""

    text: str
    start: int
    end: int


class StoredDate(Stored):
    """A date; its days follow from the EDTF text."""

    edtf: str
    granularity: Granularity | None
    modifier: Modifier | None


class StoredTimex(Stored):
    """The phrase a date comes from, and how it was read."""

    text: str
    start: int
    end: int
    rule: str
    anchor: dt.date | None
    anchor_source: AnchorSource
    value: str
    confidence: float
    other: str | None
    evidence: StoredSpan | None


class StoredFigure(Stored):
    """A number with what it counts."""

    value: float
    comparator: Literal["=", "~", ">=", "<=", ">", "<"]
    unit: str
    text: str
    counted: str
    is_part: bool


class StoredEstimate(Stored):
    """A best guess beside a date that the text leaves open."""

    edtf: str
    basis: str
    confidence: float


class StoredMention(Stored):
    """One happening as one sentence reports it."""

    id: str
    quote: str
    start: int
    end: int
    trigger: StoredSpan
    title: str
    role: Role
    date: StoredDate | None
    timex: StoredTimex | None
    who: tuple[str, ...]
    where: tuple[str, ...]
    attribution: str | None
    figures: tuple[StoredFigure, ...]
    confidence: float
    extractor: str
    whom: tuple[str, ...]
    polarity: Polarity
    certainty: Certainty
    chain: tuple[str, ...]
    said_in: str | None
    estimate: StoredEstimate | None


class StoredBlank(Stored):
    """An entry whose payload was taken out of the log, and what it reads as since."""

    position: int
    digest: str = Field(pattern="^[0-9a-f]{64}$")
    """SHA-256 of the payload as it was, in hexadecimal: it keeps the chain whole."""
    schema_version: int
    """Of `reads_as`, which is read through upcasters like any payload of its type."""
    reads_as: dict[str, JsonValue]
