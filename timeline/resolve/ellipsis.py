"""Days that borrow their month from the one before: “May 3 and 5”."""

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
_RULES = ("monthday", "absolute.mdy")


def expand(found: list[Expression], folded: str) -> list[Expression]:
    """Add the days that follow a month and day without a month of their own."""
    result: list[Expression] = []
    for place, each in enumerate(found):
        result.append(each)
        if each.rule in _RULES:
            is_last = place + 1 == len(found)
            limit = len(folded) if is_last else found[place + 1].start
            result += _days_after(each, folded, limit)
    return result


def _days_after(each: Expression, folded: str, limit: int) -> list[Expression]:
    days: list[Expression] = []
    end = each.end
    while (match := _NEXT_DAY.match(folded, end)) and match.end() <= limit:
        meaning = _same_month(each.meaning, int(match["day"]))
        if meaning is None:
            break
        start, end = match.start("day"), match.end()
        rule = "monthday.ellipsis"
        days.append(replace(each, start=start, end=end, rule=rule, meaning=meaning))
    return days


def _same_month(meaning: Meaning, day: int) -> InYear | None:
    """Read another day of a day's month, in the year that the first one gets."""
    if isinstance(meaning, MonthDay):
        month = meaning.month
    elif isinstance(meaning, At):
        month = meaning.slot.first.month
    else:
        return None
    return InYear(MonthDay(month, day), meaning) if day_slot(2000, month, day) else None
