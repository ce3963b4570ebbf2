"""A time expression as it stands in a text, and what it was taken to mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import datetime as dt

    from timeline.dates import Date
    from timeline.resolve.tense import Cue

_OPPOSITE = {"past": "future", "future": "past"}

TimexType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A phrase and where it stands, spanned as TIMEX3 spans it."""

    text: str
    start: int
    end: int
    type: TimexType


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a time expression was taken to mean, and why."""

    timex: Timex
    value: str
    """TIMEX3 value: `2024-10-23`, `2024-W43`, `P3D`, `PAST_REF`, `XXXX-WXX-3` …"""
    mod: str | None
    """TIMEX3 mod: `START`, `MID`, `END`, `APPROX`, `BEFORE`, `MORE_THAN` …"""
    date: Date | None
    """The days it can mean; None where the value is no point in the calendar."""
    anchor: dt.date | None
    """The day it was read against; None for a phrase that needs none or lacks one."""
    rule: str
    """Name of the rule that fired, stable across releases: it is stored."""
    confidence: float
    preposition: str | None = None
    """The word that governs it in the text, lower case: “on”, “by”, “since” …"""
    other: Date | None = None
    """What the other direction would have given, where there was a choice."""
    cue: Cue = None
    """Which way the words around it look, where they tell."""
    interval: Date | None = None
    """What lasted, where the phrase is an end of it."""
    time: str | None = None
    """The clock time that it states, on the clocks of its place: `17:00`."""
    zone: str | None = None
    """The zone of that time as it is written: “EST”, “GMT”, “local time”."""
    offset: str | None = None
    """How far that zone is from UTC, `-05:00`; None where the text leaves it open."""
    counted_from: str | None = None
    """The phrase of the text that states `anchor`, where that is not the article's."""

    def turned(self) -> Resolution | None:
        """Read it in the other direction; None where there was no choice."""
        rule, _, way = self.rule.rpartition(".")
        if not self.date or not self.other or way not in _OPPOSITE:
            return None
        if not self.value.startswith(self.date.edtf):
            return None  # a season or quarter, which EDTF writes in another way
        date, other = self.date, self.other
        return replace(
            self,
            value=other.edtf + self.value.removeprefix(date.edtf),
            date=replace(other, granularity=date.granularity, modifier=date.modifier),
            rule=f"{rule}.{_OPPOSITE[way]}",
            other=replace(date, granularity=other.granularity, modifier=None),
        )
