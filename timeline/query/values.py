"""The frozen values that queries return; never a database row.

Over 400 lines, and whole: they name one another, and callers look for them here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from timeline.articles import Mention, Role
from timeline.errors import UsageError
from timeline.query.shown import Shown

if TYPE_CHECKING:
    from timeline.articles import Candidate
    from timeline.articles.article import DateSource
    from timeline.dates import Date


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """How an article was read: what an export tells of it where it is first cited."""

    encoding: str
    canonical: str | None
    """What the page itself calls its address."""
    by_hand: tuple[str, ...]
    """What a person said of it: `date`, `publisher`."""
    source: DateSource
    """What gave the date of publication."""
    candidates: tuple[Candidate, ...]
    """The dates weighed."""
    extractor: str
    """Name and version of what found its mentions."""
    fingerprints: tuple[str, ...]
    """What tells articles of one origin: digests of wording, and agencies."""


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
    reading: ArticleReading | None = None


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
    location: str | None = None
    """Where it was found: an absolute path; None for standard input."""
    extractor: str = ""
    """Name and version of what found its mentions."""
    canonical: str | None = None
    """What the page itself calls its address."""
    source: str | None = None
    """Digest of what its text was made of; None where an earlier program read it."""
    has_text: bool = True
    """False where it was imported without its text, or was taken down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention(Shown, Mention):
    """A mention together with the article it stands in."""

    article: ArticleRef


class FirstCommit(NamedTuple):
    """The commit that a person decided something in."""

    store: str
    """Id of the store: this one, or one that it was imported from."""
    commit: int
    author: str
    recorded_at: dt.datetime


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
    """`matcher 3`, or the person who merged them."""
    first: FirstCommit | None = None
    """None where a matcher did."""


@dataclass(frozen=True, slots=True)
class MaybeSame:
    """Another event that may be the same, but not surely enough to merge."""

    event: str
    score: float
    why: str
    a: str = ""
    b: str = ""
    """Ids of the two mentions by which it is proposed."""


@dataclass(frozen=True, slots=True)
class HeldApart:
    """A person said that none of some mentions is ever one event with any of others."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    first: FirstCommit


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

    kind: Literal["redate", "merge", "split", "apart", "retract", "annotate"]
    what: str
    """For people: “date set to 2024-10-22”."""
    reason: str
    author: str
    recorded_at: dt.datetime
    commit: int
    mention: str = ""
    """The mention that holds it, and takes it along where the event is split."""
    date: Date | None = None
    """The new date of a `redate`; None for “undated”."""
    first: FirstCommit | None = None
    """Where it was decided, and its number there."""


@dataclass(frozen=True, slots=True)
class EventLine(Shown):
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
    confidence: float | None = None
    """How sure the date is: 1 where a person gave it, None where no phrase does."""
    unsure: bool = False
    """The date's phrase is of a kind that is misread too often: see `derive.SURE`."""


@dataclass(frozen=True, slots=True)
class Page(Shown):
    """Some lines of the chronology, in order, and where to go on."""

    lines: tuple[EventLine, ...]
    next: str | None
    """Give it as `after` for the page that follows; None at the end."""


@dataclass(frozen=True, slots=True)
class Event(Shown):
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
    confidence: float | None = None
    """As that of its `EventLine`."""
    founder: str = ""
    """Id of the mention that the event's id is made from; an old revision may hold it.

    So may one side of what is `linked`.
    """
    linked: tuple[MergeReason, ...] = ()
    """What holds it together beside `merged_because`, without the words."""
    apart: tuple[HeldApart, ...] = ()
    """What its mentions are never to be merged with."""

    @property
    def disagrees(self) -> bool:
        """Tell whether its own sources differ, as its `EventLine` does."""
        return any(not each.if_same for each in self.disagreements)


_BUT_NOT_AT_MOST = 100
"""More would be deeper than SQLite reads a condition."""


@dataclass(frozen=True, slots=True)
class ArticleMention(Shown):
    """What a sentence of an article says, and the event that this is of."""

    line: EventLine
    """Without its version."""
    mention: Mention


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
    """A name, or words of one; the last may go on.

    Of several, each in quotation marks, all must be named: '"Ines Calder" "Aske"'.
    So are `where` and `source`.
    """
    where: str = ""
    role: Role | None = None
    retracted: bool = False
    """Show retracted events too."""
    event: str = ""
    """Only the event with this id."""
    disagrees: bool | None = None
    """Only events whose own sources differ; False: only others.

    So are the next two.
    """
    corrected: bool | None = None
    """Something that a person decided of it stands: a date, a merge, a note …"""
    unsure: bool | None = None
    """Its date comes from a phrase of a kind that is misread too often."""
    but_not: tuple[Filters, ...] = ()
    """What fits any of these is left out.

    They leave nothing out themselves, and fit retracted events too.
    """

    def __post_init__(self) -> None:
        self._check_but_not()
        for flag in (self.disagrees, self.corrected, self.unsure):
            if flag is not None and not isinstance(flag, bool):
                raise UsageError(
                    f"nothing can be found by {flag!r}; expected True or False; give "
                    "None for both"
                )
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

    def _check_but_not(self) -> None:
        if not isinstance(self.but_not, tuple) or len(self.but_not) > _BUT_NOT_AT_MOST:
            raise UsageError(
                f"nothing can be left out by {self.but_not!r:.80}; expected a tuple of "
                f"at most {_BUT_NOT_AT_MOST} Filters; give one"
            )
        for each in self.but_not:
            if not isinstance(each, Filters):
                raise UsageError(
                    f"nothing can be left out by {each!r:.80}; expected Filters; give "
                    "what you would find it by"
                )
            if each.but_not:
                raise UsageError(
                    "what is left out leaves something out itself; expected Filters "
                    "without “but_not” there; leave each out by itself"
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
class Changes:
    """The foremost events that differ between two positions of the log."""

    listed: tuple[Change, ...]
    """In chronological order, each with the reasons of the latest commits."""
    touched: int
    """How many events something touched in between.

    An event that was touched and is as it was is not listed.
    """
    looked_at: int
    """Of so many events at most; of what is more, the lines alone are counted."""

    @property
    def are_all(self) -> bool:
        """Tell whether nothing else differs."""
        return self.touched <= self.looked_at


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


@dataclass(frozen=True, slots=True)
class CommitLine:
    """One transaction of the log, without what is in its entries."""

    id: int
    """They are numbered from 1 on, without a gap."""
    position: int
    """Of its last entry: give it as `as_of` for the view as it then was."""
    recorded_at: dt.datetime
    author: str
    command: str
    entries: int
    """How many."""


ReviewKind: TypeAlias = Literal["date", "merge", "article"]
"""An unsure date, a proposed merge, an article whose day nothing states.

Of such an article it is not known, or a guess."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Something that a person should look at."""

    kind: ReviewKind
    what: str
    """For people, on one line: titles, or the path of an article."""
    event: str | None = None
    """Of a date or a merge."""
    other: str | None = None
    """The second event of a merge."""
    article: str | None = None
    score: float | None = None
    """How sure the date is, or how likely the two events are one."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Some items of the review, in order, and where to go on."""

    items: tuple[ReviewItem, ...]
    next: str | None
    """Give it as `after` for the page that follows; None at the end."""


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """How many items the review has."""

    date: int
    merge: int
    article: int
    is_all: bool = True
    """False where it was not counted to the end."""

    @property
    def total(self) -> int:
        """Add all kinds up."""
        return self.date + self.merge + self.article
