"""Phrases that borrow from a neighbour: “May 3 and 5”, “1957-58”, “May to July 1940”.

A day borrows the month before it, a year in two figures the century, and a month or day
the year of the one that it leads up to.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.beside import Apposed, LeadingTo
from timeline.resolve.lexicon import YEAR
from timeline.resolve.meaning import Anaphor, At
from timeline.resolve.named import InYear, MonthDay, Named, Weekday
from timeline.resolve.slot import day_slot, year_slot

if TYPE_CHECKING:
    from timeline.resolve.expression import Expression
    from timeline.resolve.meaning import Meaning

_NEXT_DAY = re.compile(
    r"(?: and | & | or | to |, |(?<!\d{4})-)(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?"
    rf"(?:,? {YEAR}\b)?"
    r"(?=[;:)]|[.,](?!\d)| (?:and|in|at|on|with|when|as|by|to|for|before|after|"
    r"was|were|is|are|will|would|had|has|have|\w+ed)\b|$)"
)
_NEXT_YEAR = re.compile(r"[-/](?P<year>\d{4}|\d\d)(?!\w)")
_LEADS_TO = re.compile(
    r"(?:/| ?--? ?| (?:and|or|to|until|till|through|thru) )(?:(?:on|in) )?(?:the )?"
)
_RULES = ("monthday", "absolute.mdy", "monthday.range")


def expand(found: list[Expression], folded: str) -> list[Expression]:
    """Lend neighbours what they lack, and add the days and years found by that."""
    result: list[Expression] = []
    end = 0
    for place, each in enumerate(found):
        if each.start < end:
            continue
        result.append(each)
        if each.rule in _RULES:
            result += _days_after(each, folded, _limit(found, place, folded))
        elif each.rule == "year.range":
            result += _year_after(each, folded)
        end = result[-1].end
    return _apposed(_led(result, folded), folded)


def _limit(found: list[Expression], place: int, folded: str) -> int:
    """Tell where the next phrase begins that is not the year of the days before it."""
    following = (each for each in found[place + 1 : place + 3] if each.rule != "year")
    return next((each.start for each in following), len(folded))


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


def _year_after(each: Expression, folded: str) -> list[Expression]:
    """Read “58” after “1957-” in the first one's century."""
    match = _NEXT_YEAR.match(folded, each.end)
    if not match:
        return []
    first = folded[each.end - 4 : each.end]
    year = int(first[: -len(match["year"])] + match["year"])
    return [
        replace(
            each,
            start=match.start("year"),
            end=match.end(),
            rule="year.ellipsis",
            meaning=At(year_slot(year)),
        )
    ]


def _led(found: list[Expression], folded: str) -> list[Expression]:
    """Lend the year of “July 1940” to the “May” that leads up to it."""
    result = found[-1:]
    for each in reversed(found[:-1]):
        following = result[-1]
        part = _part(each.meaning)
        if part and _has_year(following.meaning) and _leads(each, following, folded):
            result.append(replace(each, meaning=LeadingTo(part, following.meaning)))
        else:
            result.append(each)
    return result[::-1]


def _apposed(found: list[Expression], folded: str) -> list[Expression]:
    """Let “two weeks later” be told by what follows: “…, on November 6”."""
    result = found[:-1]
    for place, (each, date) in enumerate(itertools.pairwise(found)):
        is_told = isinstance(date.meaning, At | InYear | MonthDay | Named | Weekday)
        if not is_told or not isinstance(each.meaning, Anaphor):
            continue
        if date.start - each.end <= _LONGEST_GAP and _TOLD_BY.fullmatch(
            folded, each.end, date.start
        ):
            result[place] = replace(each, meaning=Apposed(each.meaning, date.meaning))
    return result + found[-1:]


_TOLD_BY = re.compile(r", (?:on |in )?")


def _leads(each: Expression, following: Expression, folded: str) -> bool:
    if following.start - each.end > _LONGEST_GAP:
        return False
    return bool(_LEADS_TO.fullmatch(folded, each.end, following.start))


_LONGEST_GAP = 14


def _part(meaning: Meaning) -> Named | MonthDay | None:
    """Give what lacks its year, if that is all it lacks."""
    if isinstance(meaning, Named):
        return meaning if meaning.step is None else None
    return meaning if isinstance(meaning, MonthDay) else None


def _has_year(meaning: Meaning) -> bool:
    """Tell whether a day or month has its year from the text."""
    if isinstance(meaning, At):
        return meaning.slot.granularity.rank < Granularity.YEAR.rank
    if isinstance(meaning, InYear):
        return not isinstance(meaning.year, MonthDay)
    return isinstance(meaning, LeadingTo)
