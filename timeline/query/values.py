"""The frozen values that queries return; never a database row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from timeline.articles import Mention, Role
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.articles import Candidate
    from timeline.dates import Date


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """An article as the chronology cites it."""

    id: str
    path: str
    title: str
    publisher: str
    url: str | None
    sha256: str
    published: dt.date | None
    published_evidence: str
    revision: int = 1
    redacted: bool = False
    """It was taken down: its text, title, quotations and names are gone."""


@dataclass(frozen=True, slots=True)
class Takedown:
    """Who took an article down, when and why."""

    author: str
    reason: str
    recorded_at: dt.datetime
    position: int


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article in the store, with the dates weighed and what came of it."""

    ref: ArticleRef
    candidates: tuple[Candidate, ...]
    encoding: str
    by_hand: tuple[str, ...]
    mentions: int
    recorded_at: dt.datetime
    position: int
    takedown: Takedown | None = None
    """None where it has not been taken down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention(Mention):
    """A mention together with the article it stands in."""

    article: ArticleRef


@dataclass(frozen=True, slots=True)
class MergeReason:
    """Why two mentions are taken for one event."""

    a: str
    b: str
    """Mention ids."""
    score: float | None
    """None where a person merged them."""
    why: str
    by: str
    """`matcher 2`, or the person who merged them."""


@dataclass(frozen=True, slots=True)
class MaybeSame:
    """Another event that may be the same, but not surely enough to merge."""

    event: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a disagreement: what one mention gives."""

    value: str
    mention: str
    speaker: str = ""
    """Who says so: whom the text names, or else its publisher."""
    scope: str = ""
    """What a figure counts, as worded: “North Korean troops”."""
    date: str | None = None
    """The mention's date as EDTF."""
    event: str = ""
    """The event that the mention is of, where that is another; see `if_same`."""


DisagreementKind: TypeAlias = Literal["date", "figure", "place", "certainty"]
Relation: TypeAlias = Literal["compatible", "conflicting"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Sources of one event differ.  Shown side by side, never averaged."""

    kind: DisagreementKind
    about: str
    values: tuple[Claim, ...]
    relation: Relation = "conflicting"
    """Compatible where all may be right: “at least 1,500” and 3,000."""
    if_same: bool = False
    """True where some value is of an event that is only proposed as the same.

    It stands if the two are one event.
    """


@dataclass(frozen=True, slots=True)
class Note:
    """What a person wrote beside an event."""

    text: str
    author: str
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """A standing correction of an event: who changed what, and why."""

    kind: Literal["redate", "merge", "split", "retract", "annotate"]
    what: str
    """For people: “date set to 2024-10-22”."""
    reason: str
    author: str
    recorded_at: dt.datetime
    commit: int


@dataclass(frozen=True, slots=True)
class EventLine:
    """One line of the chronology: what a list needs, without the sources."""

    id: str
    title: str
    date: Date | None
    role: Role
    who: tuple[str, ...]
    where: tuple[str, ...]
    mentions: int
    origins: int
    disagrees: bool
    corrected: bool
    retracted: bool = False
    version: int = 0
    """Position of the log at which it last changed, by whatever changed it.

    Give it with a correction that is decided on what is seen.
    """


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines of the chronology, in order, and where to go on."""

    lines: tuple[EventLine, ...]
    next: str | None
    """Give it as `after` for the page that follows; None at the end."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened in the world, with every sentence it stands on."""

    id: str
    title: str
    date: Date | None
    role: Role
    who: tuple[str, ...]
    where: tuple[str, ...]
    origins: int
    mentions: tuple[EventMention, ...]
    merged_because: tuple[MergeReason, ...] = ()
    maybe_same: tuple[MaybeSame, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    retracted: bool = False
    version: int = 0
    """As that of its `EventLine`."""
    origin_names: tuple[str, ...] = ()
    """News agencies among its origins, where credits or sentences name them."""

    @property
    def disagrees(self) -> bool:
        """Tell whether its own sources differ, as its `EventLine` does."""
        return any(not each.if_same for each in self.disagreements)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events to show; what is None or empty does not filter."""

    since: dt.date | None = None
    """First day of the window; an event counts when it is *possibly* in it."""
    until: dt.date | None = None
    certainly: bool = False
    """Count an event only when it is *certainly* in the window."""
    text: str = ""
    """Words that must all stand in its titles, quotations, names or places.

    Letters count whatever their case and accents, and a word may go on: “troop” finds
    “troops”.  Words in quotation marks, "region of Kursk", must follow each other.
    """
    source: str = ""
    """Words that follow each other in an article's path, title, publisher or URL."""
    who: str = ""
    """A name, or words of one; the last may go on.  So is `where`."""
    where: str = ""
    role: Role | None = None
    retracted: bool = False
    """Show retracted events too."""
    event: str = ""
    """Only the event with this id."""

    def __post_init__(self) -> None:
        for day in (self.since, self.until):
            if day is not None and not isinstance(day, dt.date):
                raise UsageError(f"no day: {day!r}; expected one; give a datetime.date")
        if self.role is not None and self.role not in get_args(Role):
            raise UsageError(
                f"no such role: {self.role!r}; expected one of "
                f"{', '.join(get_args(Role))}; leave it out for all"
            )
        for words in (self.text, self.source, self.who, self.where, self.event):
            if not isinstance(words, str):
                raise UsageError(
                    f"nothing can be found by {words!r}; expected text; give a str"
                )
            if "\0" in words:
                raise UsageError(
                    f"nothing can be found by {words!r}: it holds a NUL character; "
                    "expected text; leave that character out"
                )


class Reason(NamedTuple):
    """Why an event changed: what a commit says of it."""

    commit: int
    recorded_at: dt.datetime
    author: str
    type: str
    """Of the entry: `article_read`, `events_merged`, `event_redated` …"""
    why: str


ChangeKind: TypeAlias = Literal[
    "added",
    "removed",
    "merged",
    "split",
    "redated",
    "retracted",
    "restored",
    "reported",
    "disputed",
    "settled",
    "reclassed",
    "noted",
    "corrected",
    "revised",
    "reworded",
]
"""`reported`: by more mentions; `revised`: its article was; `disputed`, `settled`:
whether its sources differ; `reclassed`: its role; `corrected`: by a person, with
nothing else to see; `reworded`: its title, names, sources or their words."""


@dataclass(frozen=True, slots=True)
class Change:
    """An event that differs between two positions of the log."""

    event: str
    kinds: tuple[ChangeKind, ...]
    before: EventLine | None
    """None where it was not known."""
    after: EventLine | None
    """None where it was merged into another, or its article is gone."""
    others: tuple[str, ...]
    """Events it was merged with or split from."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """One immutable row of the log."""

    position: int
    stream: str
    version: int
    type: str
    payload: str
    """JSON, the exact text that was hashed; empty once redacted."""
    redacted_by: int | None = None
    """Position of the entry that took the payload out of the log."""


@dataclass(frozen=True, slots=True)
class LoggedCommit:
    """One transaction of the log: who did what, when, with which entries."""

    id: int
    recorded_at: dt.datetime
    author: str
    command: str
    software: str
    entries: tuple[LoggedEntry, ...]
