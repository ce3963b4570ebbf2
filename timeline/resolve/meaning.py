"""What a phrase says before anything is known of its article, and how it is read.

A rule gives a *meaning*: underspecified, free of the anchor.  Reading it against a
context gives a value, a date and, where there was a choice, the other direction's date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from timeline.dates import Date, Granularity
from timeline.resolve.slot import OPEN_VALUES, Slot

if TYPE_CHECKING:
    import datetime as dt

    from timeline.resolve.story import Story
    from timeline.resolve.tense import Cue

Direction: TypeAlias = Literal[
    "past",
    "future",
    "same",
    "either",
    "open",
    "impossible",
    "ambiguous",
    "mdy",
    "dmy",
    "",
]
"""Which way the calendar was searched; “same” is the anchor's own unit.

“either” has two dates and nothing tells which: what was meant for a month just gone;
“impossible” a day that no calendar has, “ambiguous” one in figures that month
and day could trade, “mdy” and “dmy” one whose order the document settles.
"""


@dataclass(slots=True)
class Context:
    """What the article lends to a phrase."""

    anchor: dt.date | None
    cue: Cue = None
    """What the governing verb or preposition says."""
    is_sure: bool = False
    """True where the verb itself stands beside the phrase: “burned on January 15”."""
    mention: Slot | None = None
    """The last date stated before the phrase."""
    before: Slot | None = None
    """The date stated before that one, where it is finer and near: “the crash on Monday
    was the worst since 2004; the next day …”."""
    rival: dt.date | None = None
    """A day of these weeks that may be meant where the last date lies years back."""
    quarter: Slot | None = None
    """The quarter that a business report is about, where it has named one."""
    story: Story | None = None
    """What has been told, where the text is read as a story that moves on."""

    @property
    def narrative(self) -> bool:
        """True where dates are read against the last one told, not the anchor."""
        return self.story is not None

    def origin(self, granularity: Granularity) -> dt.date | None:
        """Give the day that a relative phrase of that unit counts from.

        A story that has told a date counts from no day but its own.
        """
        if self.story and self.story.told:
            return self.stated(granularity)
        return self.anchor

    def stated(self, granularity: Granularity) -> dt.date | None:
        """Give the first day of the last stated date, as `last_stated` finds it."""
        slot = self.last_stated(granularity)
        return slot.first if slot else None

    def last_stated(self, granularity: Granularity) -> Slot | None:
        """Give the last stated date, if it is fine enough to count that unit from.

        A story goes on from the last that is; news from the last one or from none.
        """
        for slot in (self.mention, self.before):
            if slot and slot.granularity.rank <= granularity.rank:
                return slot
        return self.story.last(granularity) if self.story else None


@dataclass(slots=True)
class Reading:
    """A meaning read in its context."""

    value: str
    slot: Slot | None = None
    direction: Direction = ""
    anchored: bool = False
    """True where the anchor decided."""
    origin: dt.date | None = None
    """The stated date that it was counted from instead."""
    confidence: float = 0.95
    date: Date | None = None
    other: Slot | None = None


class Meaning(Protocol):
    """Anything that a context turns into a reading."""

    def read(self, context: Context) -> Reading:
        """Read it; a value with X where the context does not suffice."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """Means the same in every article: a duration, a set, a year, `PAST_REF`."""

    value: str
    date: Date | None = None
    confidence: float = 0.95

    def read(self, context: Context) -> Reading:
        return Reading(self.value, date=self.date, confidence=self.confidence)


@dataclass(frozen=True, slots=True)
class At:
    """One unit of the calendar, stated in full."""

    slot: Slot

    def read(self, context: Context) -> Reading:
        return exactly(self.slot, anchored=False, confidence=0.98)


@dataclass(frozen=True, slots=True)
class Impossible:
    """A day that no calendar has, “30 February”: no date, and never its month's."""

    def read(self, context: Context) -> Reading:
        return Reading("XXXX-XX-XX", direction="impossible", confidence=0.3)


@dataclass(frozen=True, slots=True)
class Step:
    """So many units from the anchor: yesterday, last week, two months ago."""

    granularity: Granularity
    count: int
    from_now: bool = False
    """Counts from the day of writing in a story too: “today”, “ten years ago”."""

    def read(self, context: Context) -> Reading:
        if self.from_now and context.story:
            return self._in_story(context)
        origin = context.origin(self.granularity)
        if origin is None:
            return open_reading(OPEN_VALUES[self.granularity])
        return exactly(Slot.holding(self.granularity, origin).shift(self.count))

    def _in_story(self, context: Context) -> Reading:
        """Read “today” as these days, which is what one who tells a story means."""
        if self.granularity is Granularity.DAY and self.count == 0:
            return Reading("PRESENT_REF", confidence=0.7)
        return self.read(replace(context, story=None, mention=None))


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Counted from the last stated date: the same day, two days later."""

    granularity: Granularity
    count: int
    falls_back: bool = False
    """Count from the anchor where no date was stated before."""

    def read(self, context: Context) -> Reading:
        stated = context.stated(self.granularity)
        falls_back = self.falls_back and not (context.story and context.story.told)
        origin = stated or (context.anchor if falls_back else None)
        if origin is None:
            return open_reading(OPEN_VALUES[self.granularity])
        slot = Slot.holding(self.granularity, origin).shift(self.count)
        if stated and self._is_amiss(slot, context):
            alone = replace(context, mention=None, before=None)
            return replace(self, falls_back=True).read(alone)
        reading = replace(exactly(slot), confidence=0.75, origin=stated)
        if stated is None or context.rival is None:
            return reading
        other = Slot.holding(self.granularity, context.rival).shift(self.count)
        return replace(reading, direction="either", confidence=_EITHER, other=other)

    def _is_amiss(self, slot: Slot, context: Context) -> bool:
        """Tell whether what has happened would come after the day of writing.

        “The vote is due on 30 October. A day earlier the court had …” counts from the
        article's own day.
        """
        if context.story or context.anchor is None or self.count >= 0:
            return False
        return context.cue == "past" and slot.first > context.anchor


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A clock time or part of day that names no day: the news of the last days.

    A day stated long before the anchor belongs to another story.
    """

    tail: str
    """As fine as it is stated: `T17`, `T17:00`, `T17:00:30`, `TMO`."""
    zone: str | None = None
    """As it is written: “EST”, “local time”."""
    is_open: bool = False
    """True where the half of the day is not stated: “half past nine”."""

    def read(self, context: Context) -> Reading:
        stated, anchor = context.stated(Granularity.DAY), context.anchor
        is_news = anchor is not None and not context.narrative
        if stated and anchor and is_news and abs((anchor - stated).days) > _NEWS_DAYS:
            return PartOfDay(Step(Granularity.DAY, 0), self).read(context)
        has_turned = context.story and context.story.is_night and self._is_morning
        day = Anaphor(Granularity.DAY, 1 if has_turned else 0, falls_back=True)
        return PartOfDay(day, self).read(context)

    @property
    def _is_morning(self) -> bool:
        return self.tail == "TMO" or "T00" <= self.tail[:3] < _NOON

    @property
    def is_night(self) -> bool:
        """True from the evening on; the small hours are a morning's."""
        return self.tail in ("TEV", "TNI") or _EVENING <= self.tail[:3] <= "T24"

    @property
    def names_hour(self) -> bool:
        """True for a time of the clock, False for a part of the day."""
        return self.tail[1:2].isdigit()

    @property
    def granularity(self) -> Granularity:
        """How fine it is stated; a second is told as its minute."""
        if not self.names_hour:
            return Granularity.PART_OF_DAY
        return Granularity.MINUTE if ":" in self.tail else Granularity.HOUR

    @property
    def value(self) -> str:
        """TIMEX3's end of a value, which writes a full hour with its minutes."""
        is_hour = self.granularity is Granularity.HOUR
        return f"{self.tail}:00" if is_hour else self.tail

    def within(self, part: ClockTime) -> ClockTime:
        """Take the half of the day that a part of it lies in: “8:30” at night."""
        if not self.is_open:
            return self
        hour = int(self.tail[1:3])
        if not _LATE_PARTS.get(part.tail, 12) <= hour < 12:
            return replace(self, is_open=False)
        return replace(self, tail=f"T{hour + 12}{self.tail[3:]}", is_open=False)


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of some day or a clock time on it."""

    day: Meaning
    time: ClockTime

    def read(self, context: Context) -> Reading:
        day = self.day.read(context)
        date = day.slot.date.refined(self.time.granularity) if day.slot else None
        return replace(day, value=day.value + self.time.value, date=date)


_NEWS_DAYS = 7
_NOON, _EVENING = "T12", "T18"
_LATE_PARTS = {"TAF": 1, "TEV": 1, "TNI": 5}
"""From which hour on the face of a clock a part of the day lies after noon."""


def open_reading(value: str) -> Reading:
    """Leave a phrase open that has nothing to be counted from."""
    return Reading(value, direction="open", confidence=0.5)


def exactly(
    slot: Slot,
    *,
    anchored: bool = True,
    confidence: float = 0.9,
    direction: Direction = "",
    other: Slot | None = None,
) -> Reading:
    """Read a phrase as one slot of the calendar; `other` is that of the other way."""
    return Reading(
        slot.value, slot, direction, anchored, confidence=confidence, other=other
    )


_SURE_DAYS = 120
"""Nearer than this, distance outdoes tense: 93.6 to 95.2 % of 188 dates in news."""


def nearest(
    past: Slot, future: Slot, origin: dt.date, cue: Cue, *, is_sure: bool = False
) -> Reading:
    """Choose the closer of two days that are a year apart, unless both are far.

    A verb that stands beside the phrase outdoes distance.
    """
    if is_sure and cue in ("past", "future"):
        return chosen(past, future, cue)
    since, ahead = origin - past.first, future.first - origin
    near: Cue = "past" if since <= ahead else "future"
    if min(since, ahead).days <= _SURE_DAYS:
        return chosen(past, future, near)
    return directed(past, future, origin, cue or near)


_SOON = 31
"""Days; what was meant for Thursday is for the next: it is no news the week after."""


def directed(
    past: Slot, future: Slot, origin: dt.date, cue: Cue, *, soon: int = _SOON
) -> Reading:
    """Choose as the verb says, where what was meant in the past may be over.

    “Threatened to strike in February” is next February's where that is nearer.  Told in
    March it may be either one's: of a hundred such months in news that were still to
    come, two lay farther off than the one just past, and both stood behind “will”.
    What was meant for a day that is at most `soon` days ahead is for that one.
    """
    if cue in ("past", "future", None) or past == future:
        return chosen(past, future, cue)
    ahead, behind = (future.first - origin).days, (origin - past.last).days
    if ahead < behind or (cue in ("aim", "was") and ahead <= soon):
        return chosen(past, future, "future")
    reading = chosen(past, future, "past")
    if cue == "near":
        return reading
    return replace(reading, direction="either", confidence=_EITHER)


_EITHER = 0.5


def chosen(past: Slot, future: Slot, cue: Cue) -> Reading:
    """Choose a direction: news tells what has happened unless something says not."""
    if past == future:
        return exactly(past, confidence=0.93, direction="same")
    if cue in ("future", "aim", "was", "foretold"):
        return exactly(future, confidence=0.8, direction="future", other=past)
    confidence = 0.93 if cue == "past" else 0.88
    return exactly(past, confidence=confidence, direction="past", other=future)
