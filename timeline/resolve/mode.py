"""Whether a text is news, read against its day, or a story that moves on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, TypeAlias

from timeline.dates import Granularity
from timeline.resolve.beside import LeadingTo, NamedAfter
from timeline.resolve.era import is_before_christ
from timeline.resolve.meaning import Anaphor, At, PartOfDay, Step
from timeline.resolve.named import (
    InWeek,
    InYear,
    MonthDay,
    Named,
    Weekday,
    WeekdayAfter,
)
from timeline.resolve.nth import DayOfMonth
from timeline.resolve.slot import Slot, year_slot
from timeline.resolve.story import Story

if TYPE_CHECKING:
    from timeline.resolve.expression import Expression
    from timeline.resolve.meaning import Meaning

Mode: TypeAlias = Literal["news", "narrative", "auto"]
"""“auto” chooses one of the others for each text."""

Kind: TypeAlias = Literal["stated", "told", "deictic", ""]
"""What a phrase tells of its text.

News counts from its own day (“on Friday”, “last week”: deictic).  A story states years
(“in May 1812”) and goes on from there (“on 3 June”, “the next day”: told).
"""


def is_story(found: list[Expression], anchor: dt.date | None, mode: Mode) -> bool:
    """Tell whether to count from the last stated date."""
    if mode != "auto":
        return mode == "narrative"
    kinds = [_kind(each.meaning, anchor) for each in found]
    stated, told = kinds.count("stated"), kinds.count("told")
    deictic = kinds.count("deictic")
    if not stated or _DEICTIC_WEIGHT * deictic > stated + told:
        return False
    return told >= _FEW or anchor is None


def opening(found: list[Expression]) -> Story:
    """Begin a story in the year that it states first, for what it tells before that."""
    for each in found:
        if year := _stated_year(each.meaning):
            return Story((year,))
    return Story()


def _stated_year(meaning: Meaning) -> Slot | None:
    match meaning:
        case PartOfDay():
            return _stated_year(meaning.day)
        case InYear():
            return _stated_year(meaning.year)
        case LeadingTo():
            return _stated_year(meaning.end)
        case At(Slot(unit, first)) if unit.rank <= Granularity.YEAR.rank:
            return year_slot(first.year) if first.year < dt.MAXYEAR else None
        case _:
            return None


_FEW = 3
_DEICTIC_WEIGHT = 4
_RECENT_YEARS = 2
"""News states the years about its own, too."""


def _kind(meaning: Meaning, anchor: dt.date | None) -> Kind:
    match meaning:
        case PartOfDay():
            return _kind(meaning.day, anchor)
        case InYear():
            return _kind(meaning.year, anchor)
        case InWeek():
            return _kind(meaning.week, anchor)
        case LeadingTo():
            return _kind(meaning.end, anchor)
        case Step() | Weekday():
            return "deictic"
        case Anaphor() | NamedAfter() | WeekdayAfter() | DayOfMonth():
            return "told"
        case MonthDay() | Named():
            return "told" if _is_bare(meaning) else "deictic"
        case At():
            return "stated" if _is_old(meaning, anchor) else ""
        case _:
            return ""


def _is_bare(meaning: MonthDay | Named) -> bool:
    """Tell “in June” from “last June”."""
    return isinstance(meaning, MonthDay) or meaning.step is None


def _is_old(meaning: At, anchor: dt.date | None) -> bool:
    if anchor is None or is_before_christ(meaning.slot):
        return True
    return anchor.year - meaning.slot.first.year > _RECENT_YEARS
