"""Days that borrow their month: “May 3 and 5”, “between 3 and 5 May”."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.resolve.meaning import At
from timeline.resolve.named import InYear, MonthDay
from timeline.resolve.slot import day_slot

if TYPE_CHECKING:
    from timeline.resolve.expression import Expression
    from timeline.resolve.meaning import Meaning

_NEXT_DAY = re.compile(
    r"(?: and | or | to |, )(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?"
    r"(?=[;:)]|[.,](?!\d)| (?:and|in|at|on|with|when|as|by|to|for|before|after)\b|$)"
)
_FIRST_DAY = re.compile(
    r"\b(?:between|from) (?:the )?(?P<day>(?P<number>3[01]|[12]\d|[1-9])"
    r"(?:st|nd|rd|th)?) (?:and|to|until|till|through) $"
)
_LONGEST_FIRST = 28
_RULES = ("monthday", "absolute.mdy")
_DAY_FIRST_RULES = ("monthday.dm", "absolute.dmy")


def expand(found: list[Expression], folded: str) -> list[Expression]:
    """Add the days beside a month and day that have no month of their own."""
    result: list[Expression] = []
    for place, each in enumerate(found):
        if each.rule in _DAY_FIRST_RULES:
            result += _first_day(each, folded, result[-1].end if result else 0)
        result.append(each)
        if each.rule in _RULES:
            is_last = place + 1 == len(found)
            limit = len(folded) if is_last else found[place + 1].start
            result += _days_after(each, folded, limit)
    return result


def _first_day(each: Expression, folded: str, floor: int) -> list[Expression]:
    """Find the “3” of “between 3 and 5 May”."""
    floor = max(floor, each.start - _LONGEST_FIRST)
    match = _FIRST_DAY.search(folded, floor, each.start)
    meaning = _same_month(each.meaning, int(match["number"])) if match else None
    if match is None or meaning is None:
        return []
    start, end = match.span("day")
    return [_beside(each, start, end, meaning)]


def _days_after(each: Expression, folded: str, limit: int) -> list[Expression]:
    days: list[Expression] = []
    end = each.end
    while (match := _NEXT_DAY.match(folded, end)) and match.end() <= limit:
        meaning = _same_month(each.meaning, int(match["day"]))
        if meaning is None:
            break
        start, end = match.start("day"), match.end()
        days.append(_beside(each, start, end, meaning))
    return days


def _beside(each: Expression, start: int, end: int, meaning: Meaning) -> Expression:
    """Make a day of the words beside another day, governed by the same verb."""
    return replace(
        each,
        start=start,
        end=end,
        rule="monthday.ellipsis",
        meaning=meaning,
        governed_at=(each.start, each.end),
    )


def _same_month(meaning: Meaning, day: int) -> InYear | None:
    """Read another day of a day's month, in the year that the first one gets."""
    if isinstance(meaning, MonthDay):
        month = meaning.month
    elif isinstance(meaning, At):
        month = meaning.slot.first.month
    else:
        return None
    return InYear(MonthDay(month, day), meaning) if day_slot(2000, month, day) else None
