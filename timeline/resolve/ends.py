"""The two ends of an interval, before they are resolved: what one lends the other.

“Monday to Wednesday last week” has its week at the end, “from 30 May 2011 to 2 June”
its year at the start.  A year at the end is lent by `ellipsis`, to lists as well.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.cues import preposition_before
from timeline.resolve.meaning import At
from timeline.resolve.named import InWeek, MonthDay, Named, Weekday

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.resolve.expression import Expression
    from timeline.resolve.meaning import Meaning
    from timeline.resolve.slot import Slot

_LINK = re.compile(
    r" (?P<word>to|until|till|through|thru|and)(?: (?:on|in|at))?(?: the)? |"
    r"(?P<dash> ?--? ?)"
)
_LONGEST_LINK = 18
_OF_ONE_DAY = {"on", "at", "by", "since", "until", "till", "before", "after"}
"""“It fell on Monday – Friday was calm.” has a dash of another kind."""
_MOVED = re.compile(
    r"\b(?:postpon|mov|reschedul|shift|deferr|adjourn|push|brought forward|put off|"
    r"put back|chang|switch)(?:e|ed|ing|s)?\b[^.;!?]*$"
)
"""What is moved from Monday to Friday does not last from one to the other."""
_MOVED_LENGTH = 48


def are_ends(folded: str, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Tell whether the words about two phrases make an interval of them.

    >>> text = "shut from monday to friday"
    >>> are_ends(text, (10, 16), (20, 26))
    True
    >>> are_ends("on monday and friday", (3, 9), (14, 20))
    False
    """
    link = _LINK.fullmatch(folded, first[1], min(last[0], first[1] + _LONGEST_LINK))
    if not link or link.end() != last[0] or folded.startswith("'s", last[1]):
        return False
    opener = preposition_before(folded, first[0])
    if link["word"] == "and" or opener == "between":
        return opener == "between"
    if link["dash"] and link["dash"] != "-" and opener in _OF_ONE_DAY:
        return False
    return not _MOVED.search(folded, max(0, first[0] - _MOVED_LENGTH), first[0])


def lend_calendar(found: Sequence[Expression], folded: str) -> list[Expression]:
    """Give an end without a year or a week the one that the other end states."""
    result = list(found)
    for place in range(len(result) - 1):
        first, last = result[place], result[place + 1]
        if first.weak or last.weak or not are_ends(folded, _span(first), _span(last)):
            continue
        if lent := _lent_back(first.meaning, last.meaning):
            result[place] = replace(first, meaning=lent)
        elif lent := _lent_on(first.meaning, last.meaning):
            result[place + 1] = replace(last, meaning=lent)
    return result


def _span(found: Expression) -> tuple[int, int]:
    return found.start, found.end


def _lent_back(first: Meaning, last: Meaning) -> Meaning | None:
    """Read the first end in the week of the last."""
    if not isinstance(first, Weekday) or not isinstance(last, InWeek):
        return None
    fits = first.step is None and first.number <= last.number
    return InWeek(first.number, last.week) if fits else None


def _lent_on(first: Meaning, last: Meaning) -> Meaning | None:
    """Read the last end as the first of its name after the first end."""
    if not isinstance(first, At) or not _has_month(first.slot):
        return None
    if not isinstance(last, Named | MonthDay) or not _is_bare(last):
        return None
    year = first.slot.first.year
    slot = last.in_year(year)
    if slot and slot.first < first.slot.first and year < 9999:
        slot = last.in_year(year + 1)
    return At(slot) if slot else None


def _is_bare(meaning: Named | MonthDay) -> bool:
    return isinstance(meaning, MonthDay) or meaning.step is None


def _has_month(slot: Slot) -> bool:
    return slot.granularity in (Granularity.MONTH, Granularity.DAY)
