"""Join neighbours that are one phrase: “Friday” + “morning”, “June” + “last year”."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.edges import Before, BeforeWeekday, Edge, EdgeOf
from timeline.resolve.figures import InFigures
from timeline.resolve.holiday import Holiday
from timeline.resolve.meaning import Anaphor, At, ClockTime, Impossible, PartOfDay, Step
from timeline.resolve.named import (
    InWeek,
    InYear,
    MonthDay,
    Named,
    TheWeek,
    Weekday,
    WeekdayAfter,
    WeekHolding,
)
from timeline.resolve.nth import Beside, DayBeside, DayOfMonth

if TYPE_CHECKING:
    from timeline.resolve.expression import Expression
    from timeline.resolve.meaning import Meaning

_TO_TIME = re.compile(r",? |,? (?:at|around|about) (?:about |around )?")
_TO_DAY = re.compile(r",? |,? (?:on|of|of the) ")
_BESIDE_FIGURES = (" ", ", ")
"""“8:30 Friday” has a clock time; in “Psalm 8:30 on Friday” nothing tells."""
_TO_YEAR = re.compile(r",? |,? (?:of|in) ")
_YEAR_OWNS = re.compile(r"'s? | ")
_OF = re.compile(r" of ")
_OF_WEEK = re.compile(r" (?:of )?")
_LONGEST_GAP = 16


def join(found: list[Expression], folded: str) -> list[Expression]:
    """Join what belongs together, from left to right."""
    result: list[Expression] = []
    for each in found:
        one = _joined(result[-1], each, folded) if result else None
        if one:
            result[-1] = one
        else:
            result.append(each)
    return result


def _joined(left: Expression, right: Expression, folded: str) -> Expression | None:
    if right.start - left.end > _LONGEST_GAP:
        return None
    gap = folded[left.end : right.start]
    if left.rule == "clock.bare" and gap not in _BESIDE_FIGURES:
        return None
    meaning = _meaning(left.meaning, right.meaning, gap)
    if folded.endswith("ago", left.start, left.end):
        meaning = _ago(left.meaning, right.meaning, gap, folded[right.end :][:1])
    if meaning is None:
        return None
    decides = right if isinstance(left.meaning, ClockTime) else left
    if isinstance(left.meaning, Step | At) and isinstance(right.meaning, Named):
        decides = right
    return replace(
        decides,
        start=left.start,
        end=right.end,
        type="TIME" if isinstance(meaning, PartOfDay) else "DATE",
        meaning=meaning,
        mod=left.mod or right.mod,
        weak=False,
    )


def _ago(left: Meaning, right: Meaning, gap: str, after: str) -> Meaning | None:
    """Read “a year ago Tuesday”; in “bought a year ago on Friday shut” are two days."""
    if not isinstance(left, Step) or left.granularity not in _LONG:
        return _meaning(left, right, gap)
    if not isinstance(right, Weekday) or right.step == 1:
        return _meaning(left, right, gap)
    is_one = gap == " " or (gap == " on " and after in ("", ".", ",", ";"))
    return BeforeWeekday(right, left.granularity, left.count) if is_one else None


_LONG = (Granularity.MONTH, Granularity.YEAR)


def _meaning(left: Meaning, right: Meaning, gap: str) -> Meaning | None:
    """Say what two neighbours mean together; None where they are two things."""
    one, other = unit(left), unit(right)
    if isinstance(left, Edge):
        is_whole = other in _WHOLES or isinstance(right, Named)
        return EdgeOf(right, left) if is_whole and gap == " of " else None
    if isinstance(left, EdgeOf) and isinstance(left.whole, Named):
        whole = _meaning(left.whole, right, gap)
        return replace(left, whole=whole) if whole else None
    if isinstance(left, Step) and left.count < 0 and _is_now(right):
        return Before(right, left.granularity, left.count) if gap == " " else None
    if isinstance(left, Beside):
        is_day = other is Granularity.DAY and gap == " "
        return DayBeside(right, left.count, left.weekday) if is_day else None
    if isinstance(left, PartOfDay) and isinstance(right, ClockTime):
        return _to_the_hour(left, right) if _TO_TIME.fullmatch(gap) else None
    if isinstance(left, ClockTime) and isinstance(right, PartOfDay):
        return _to_the_hour(right, left) if _TO_DAY.fullmatch(gap) else None
    if isinstance(left, Holiday) and isinstance(right, MonthDay):
        return right if gap == ", " else None
    if isinstance(right, ClockTime) and one is Granularity.DAY:
        return PartOfDay(left, right) if _TO_TIME.fullmatch(gap) else None
    if isinstance(left, ClockTime) and other is Granularity.DAY:
        return PartOfDay(right, left) if _TO_DAY.fullmatch(gap) else None
    if isinstance(left, Impossible) and other is Granularity.YEAR:
        return left if _TO_YEAR.fullmatch(gap) else None
    if isinstance(left, Named | MonthDay) and other is Granularity.YEAR:
        return InYear(left, right) if _TO_YEAR.fullmatch(gap) else None
    if isinstance(right, Named) and one is Granularity.YEAR:
        return InYear(right, left) if _YEAR_OWNS.fullmatch(gap) else None
    if isinstance(left, Weekday) and other is Granularity.WEEK:
        return InWeek(left.number, right) if _OF_WEEK.fullmatch(gap) else None
    if isinstance(right, Weekday) and one is Granularity.WEEK and gap == " on ":
        return InWeek(right.number, left)
    if left in (Step(Granularity.WEEK, 0), TheWeek()) and other is Granularity.DAY:
        return WeekHolding(right) if _OF.fullmatch(gap) else None
    return None


_WHOLES = (Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR)


def _is_now(meaning: Meaning) -> bool:
    """Tell whether it is “today”, “this week”, “this month”, behind “a year ago”."""
    return isinstance(meaning, Step) and meaning.count == 0


def _to_the_hour(day: PartOfDay, time: ClockTime) -> PartOfDay | None:
    """Join “8:30” with “Friday night”, and “8:30 on Friday” with “night”."""
    if day.time.names_hour and time.names_hour:
        return None
    if time.names_hour:
        return PartOfDay(day.day, time.within(day.time))
    return PartOfDay(day.day, day.time.within(time))


def unit(meaning: Meaning) -> Granularity | None:
    """Give the unit of the calendar that a phrase names, a day's parts apart."""
    match meaning:
        case Weekday() | WeekdayAfter() | MonthDay() | DayOfMonth() | Holiday():
            return Granularity.DAY
        case InFigures() | Impossible():
            return Granularity.DAY
        case TheWeek():
            return Granularity.WEEK
        case Step() | Anaphor():
            return meaning.granularity
        case At():
            return meaning.slot.granularity
        case _:
            return None
