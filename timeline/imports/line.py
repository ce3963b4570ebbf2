"""One line of an export, as `timeline.export.jsonl` writes it, and read back."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads the annotations at run time
import json
from typing import Literal

from pydantic import Field, JsonValue, ValidationError

from timeline.articles import Certainty, Polarity, Role  # noqa: TC001 - as above
from timeline.articles.article import DateSource  # noqa: TC001 - as above
from timeline.dates import Granularity, Modifier  # noqa: TC001 - as above
from timeline.errors import ReadError
from timeline.export.jsonl import checksum
from timeline.store.parts import (
    Stored,
    StoredCandidate,
    StoredDate,
    StoredEstimate,
    StoredFigure,
    StoredMention,
    StoredSpan,
    StoredTimex,
)

_ID = "^[0-9a-f]{16}$"


class LineDate(Stored):
    """The fields of a date; all are null where there is none."""

    edtf: str | None
    earliest: dt.date | None
    latest: dt.date | None
    granularity: Granularity | None
    modifier: Modifier | None


class LineArticle(Stored):
    """An article as a mention cites it."""

    id: str = Field(pattern=_ID)
    path: str
    title: str
    publisher: str
    url: str | None
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    published: dt.date | None
    published_evidence: str
    redacted: bool
    revision: int


class LineReading(Stored):
    """How an article was read."""

    id: str = Field(pattern=_ID)
    encoding: str
    canonical: str | None
    by_hand: tuple[str, ...]
    source: DateSource
    candidates: tuple[StoredCandidate, ...]
    extractor: str
    fingerprints: tuple[str, ...]


class LineMention(LineDate):
    """A mention with its article."""

    id: str = Field(pattern=_ID)
    article: LineArticle
    title: str
    quote: str
    start: int
    end: int
    trigger: StoredSpan
    estimate: StoredEstimate | None
    role: Role
    polarity: Polarity
    certainty: Certainty
    timex: StoredTimex | None
    who: tuple[str, ...]
    whom: tuple[str, ...]
    where: tuple[str, ...]
    attribution: str | None
    chain: tuple[str, ...]
    said_in: str | None
    figures: tuple[StoredFigure, ...]
    confidence: float
    extractor: str

    def stored(self) -> StoredMention:
        """Turn it into what the log holds."""
        date = None
        if self.edtf is not None:
            date = StoredDate(
                edtf=self.edtf, granularity=self.granularity, modifier=self.modifier
            )
        return StoredMention(
            id=self.id,
            quote=self.quote,
            start=self.start,
            end=self.end,
            trigger=self.trigger,
            title=self.title,
            role=self.role,
            date=date,
            timex=self.timex,
            who=self.who,
            where=self.where,
            attribution=self.attribution,
            figures=self.figures,
            confidence=self.confidence,
            extractor=self.extractor,
            whom=self.whom,
            polarity=self.polarity,
            certainty=self.certainty,
            chain=self.chain,
            said_in=self.said_in,
            estimate=self.estimate,
        )


class LineFirst(Stored):
    """The commit that a person decided something in."""

    commit: int
    store: str
    author: str
    recorded_at: dt.datetime


class LineLink(Stored):
    """Two mentions are one event."""

    a: str = Field(pattern=_ID)
    b: str = Field(pattern=_ID)
    score: float | None
    why: str
    by: str
    commit: int | None
    store: str | None
    author: str | None
    recorded_at: dt.datetime | None

    @property
    def first(self) -> LineFirst | None:
        """Where a person decided so; None where a matcher did."""
        if None in (self.commit, self.store, self.author, self.recorded_at):
            return None
        return LineFirst.model_validate(
            {name: getattr(self, name) for name in LineFirst.model_fields}
        )


class LineProposal(Stored):
    """Two mentions may be one event."""

    event: str = Field(pattern=_ID)
    score: float
    why: str
    a: str = Field(pattern=_ID)
    b: str = Field(pattern=_ID)


class LineNote(Stored):
    """What a person wrote."""

    text: str
    author: str
    recorded_at: dt.datetime


class LineCorrection(LineDate, LineFirst):
    """What a person decided."""

    kind: Literal["redate", "merge", "split", "apart", "retract", "annotate"]
    what: str
    reason: str
    mention: str = Field(pattern=_ID)


class LineApart(LineFirst):
    """Mentions that a person keeps apart."""

    a: tuple[str, ...]
    b: tuple[str, ...]


class Line(LineDate):
    """An event with all that is told of it."""

    id: str = Field(pattern=_ID)
    title: str
    confidence: float | None
    role: Role
    who: tuple[str, ...]
    where: tuple[str, ...]
    origins: int
    origin_names: tuple[str, ...]
    mentions: tuple[LineMention, ...] = Field(min_length=1)
    merged_because: tuple[LineLink, ...]
    maybe_same: tuple[LineProposal, ...]
    disagreements: tuple[JsonValue, ...]
    notes: tuple[LineNote, ...]
    corrections: tuple[LineCorrection, ...]
    founder: str = Field(pattern=_ID)
    linked: tuple[LineLink, ...]
    apart: tuple[LineApart, ...]
    articles: tuple[LineReading, ...]
    checksum: str

    @property
    def links(self) -> tuple[LineLink, ...]:
        """All that holds it together."""
        return self.linked + self.merged_because


def read_line(data: bytes, where: str) -> Line:
    """Read a line.

    Args:
        where: what to call it: “desk.jsonl, line 3”.

    Raises:
        ReadError: it is none, or not as it was exported.
    """
    try:
        fields = json.loads(data.decode())
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise _unread(where, f"it is no JSON, or was cut off ({error})") from error
    if not isinstance(fields, dict) or "checksum" not in fields:
        raise _unread(where, "it is no event as this version exports it")
    try:
        is_whole = checksum(fields) == fields["checksum"]
    except UnicodeEncodeError as error:
        raise _unread(where, "it holds half of a surrogate pair") from error
    if not is_whole:
        raise _unread(where, "it was changed since it was exported")
    try:
        return Line.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = ".".join(str(step) for step in first["loc"])
        raise _unread(where, f"{path}: {first['msg']}") from error


def _unread(where: str, what: str) -> ReadError:
    return ReadError(
        f"cannot import {where}: {what}; expected a line of “timeline export --format "
        "jsonl” as it was written, by this version; nothing was imported, export it "
        "again"
    )
