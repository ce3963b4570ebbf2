"""Clock times beside one another: what each lends to the one before it.

“between 3 and 4 p.m.” has two clock times in one half of the day, “from 9 a.m. to
5 p.m. on Friday” and “5 p.m. (1500 GMT) on Friday” two on one day.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.expression import Expression
from timeline.resolve.joins import unit
from timeline.resolve.meaning import ClockTime, PartOfDay

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST = re.compile(
    r"(?<![\w.:,$£€/-])(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))?"
    r"(?:(?: to| until| or|(?P<and> and)) |-)$"
)
_BETWEEN = re.compile(r"\bbetween (?:about |around )?$")
_LONGEST_FIRST = 14
_TO_LAST = re.compile(r" (?:to|until|till|through|and|or) | ?- ?")
_OVER_ASIDE = re.compile(r"(?: \([^()]{1,40}\)|\)) (?:on )?")
_LONGEST_GAP = 50
_IN_HALF = re.compile(r"\d\d?(?:[:.] ?\d\d)? ?[ap](?:m|\. ?m)\b")
_SENTENCE_END = re.compile(r"[\"”’)]*(?:\s*$|\s+[\"“‘(]?[A-Z])")


def lend(found: Sequence[Expression], folded: str) -> list[Expression]:
    """Give clock times the half of the day, and the day, that the next one states."""
    result: list[Expression] = []
    for place in range(len(found) - 1, -1, -1):
        each = _lent(found[place], result[-2:], folded)
        result.append(each)
        floor = found[place - 1].end if place else 0
        if first := _first_end(each, folded, floor):
            result.append(first)
    return result[::-1]


def without_full_stop(found: Expression, text: str) -> Expression:
    """Leave the period of a last “p.m.” to the sentence that it ends."""
    if not text.startswith("m.", found.end - 2, found.end):
        return found
    ends = isinstance(found.meaning, ClockTime | PartOfDay)
    if ends and _SENTENCE_END.match(text, found.end):
        return replace(found, end=found.end - 1)
    return found


def _lent(found: Expression, after: Sequence[Expression], folded: str) -> Expression:
    """Complete a clock time without a day; `after` ends with the next phrase."""
    time = found.meaning
    if not isinstance(time, ClockTime) or not time.names_hour:
        return found
    for each in reversed(after):
        gap = folded[found.end : min(each.start, found.end + _LONGEST_GAP)]
        last = each.meaning
        if unit(last) is Granularity.DAY and _OVER_ASIDE.fullmatch(gap):
            return _on(PartOfDay(last, time), found, each)
        if isinstance(last, PartOfDay) and _TO_LAST.fullmatch(gap):
            return _on(PartOfDay(last.day, _before(time, last.time)), found, each)
        if isinstance(last, ClockTime) and _TO_LAST.fullmatch(gap):
            weak = found.weak and each.weak
            return replace(found, meaning=_before(time, last), weak=weak)
    return found


def _on(meaning: PartOfDay, found: Expression, day: Expression) -> Expression:
    """Read a clock time on the day of a phrase behind it, by that phrase's rule."""
    span = day.governed_at or (day.start, day.end)
    return replace(found, meaning=meaning, rule=day.rule, weak=False, governed_at=span)


def _first_end(last: Expression, folded: str, floor: int) -> Expression | None:
    """Find the “3” of “between 3 and 4 p.m.”, “3 to 4 p.m.” and “3-4 p.m.”."""
    meaning = last.meaning
    if not isinstance(meaning, ClockTime | PartOfDay):
        return None
    if not _IN_HALF.match(folded, last.start):
        return None
    first = _FIRST.search(folded, max(floor, last.start - _LONGEST_FIRST), last.start)
    if not first or (first["and"] and not _follows_between(folded, first.start())):
        return None
    minute = f":{first['minute']}" if first["minute"] else ""
    time = ClockTime(f"T{int(first['hour']):02}{minute}", is_open=True)
    whole = meaning.time if isinstance(meaning, PartOfDay) else meaning
    time = _before(time, whole)
    placed = replace(meaning, time=time) if isinstance(meaning, PartOfDay) else time
    end = first.start() + len(first["hour"] + minute)
    one = Expression(first.start(), end, "TIME", "clock.first", time)
    return _on(placed, one, last) if isinstance(placed, PartOfDay) else one


def _follows_between(folded: str, start: int) -> bool:
    return bool(_BETWEEN.search(folded, max(0, start - 16), start))


def _before(first: ClockTime, last: ClockTime) -> ClockTime:
    """Give a first end the half of the day in which it is the nearest before a last."""
    first = replace(first, zone=first.zone or last.zone)
    if not first.is_open or last.is_open or not last.names_hour:
        return first
    morning = int(first.tail[1:3]) % 12
    late = f"{morning + 12:02}{first.tail[3:]}"
    is_late = late <= last.tail[1:] or f"{morning:02}{first.tail[3:]}" > last.tail[1:]
    hour = late if is_late else f"{morning:02}{first.tail[3:]}"
    return replace(first, tail=f"T{hour}", is_open=False)
