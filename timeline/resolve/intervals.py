"""Pair the two ends of what lasted: “from Monday to Wednesday” is one interval.

TIMEX3 has two expressions there, a chronology one happening.  Both ends are given the
whole.  Ends in an impossible order give none, and both are kept as they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates import Date, Granularity
from timeline.resolve.cues import preposition_before
from timeline.resolve.ends import are_ends
from timeline.resolve.slot import OutOfCalendarError, Slot

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from timeline.resolve.timex import Resolution

_OPENERS = ("from", "between")


def with_intervals(found: Sequence[Resolution], folded: str) -> list[Resolution]:
    """Give every end of an interval the interval.

    An end whose direction was guessed is turned round where only that puts the two in
    order: “from Friday to Sunday” on a Saturday ends on the coming Sunday.
    """
    result = list(found)
    for place in range(len(result) - 1):
        first, last = result[place], result[place + 1]
        if first.interval or last.interval or not _belong(first, last, folded):
            continue
        for one, other in (*_week_on(first, last), *_directions(first, last)):
            if interval := _between(one, other):
                result[place] = replace(one, interval=interval)
                result[place + 1] = replace(other, interval=interval)
                break
    return result


def _belong(first: Resolution, last: Resolution, folded: str) -> bool:
    one, other = first.timex, last.timex
    if not {one.type, other.type} <= {"DATE", "TIME"}:
        return False
    if not first.date or not last.date:
        return False
    if not are_ends(folded, (one.start, one.end), (other.start, other.end)):
        return False
    if preposition_before(folded, one.start) in _OPENERS:
        return True
    # “Oct. 22 to Nov. 3” needs no opener, “came Monday to June's talks” has none
    return first.date.granularity is last.date.granularity


def _week_on(
    first: Resolution, last: Resolution
) -> Iterator[tuple[Resolution, Resolution]]:
    """Give both ends the direction that the verb gives, though a week lies between.

    “Will run from Tuesday to Sunday”, told on a Thursday, ends on the Sunday after
    next, and “ran from Wednesday to Friday” began on the Wednesday before last.
    """
    start, end = first.date, last.date
    if not (start and end and start.earliest and end.earliest):
        return
    if first.cue != last.cue or start.earliest <= end.earliest:
        return
    try:
        if first.rule == last.rule == "weekday.future":
            yield first, _moved(last, end.earliest, 7)
        elif first.rule == last.rule == "weekday.past" and first.cue == "past":
            yield _moved(first, start.earliest, -7), last
    except OutOfCalendarError:
        return


def _moved(found: Resolution, day: dt.date, days: int) -> Resolution:
    date = Slot(Granularity.DAY, day).shift(days).date
    tail = found.value[len(day.isoformat()) :]
    granularity = found.date.granularity if found.date else date.granularity
    date = replace(date, granularity=granularity)
    return replace(found, value=date.edtf + tail, date=date)


def _directions(
    first: Resolution, last: Resolution
) -> Iterator[tuple[Resolution, Resolution]]:
    """Give the readings of two ends, the least turned round first."""
    ways = [(each, each.turned()) for each in (first, last)]
    for one in ways[0]:
        for other in ways[1]:
            if one and other:
                yield one, other


def _between(first: Resolution, last: Resolution) -> Date | None:
    """Span two ends; None where they are out of order or further apart than meant."""
    if any(_is_no_end(each) for each in (first, last)):
        return None
    if first.rule.endswith(_EITHER) and last.rule.endswith(_EITHER):
        return None  # one end that is sure would tell the other's year
    start, end = first.date, last.date
    if not (start and end and start.earliest and start.latest):
        return None
    if not end.earliest or not end.latest or start.earliest > end.earliest:
        return None
    if start.latest > end.latest or _is_too_far(first, last):
        return None
    if start.earliest == end.latest:
        return start.modified(None)
    return Date.lasting(start, end)


_EITHER = ".either"


def _is_no_end(found: Resolution) -> bool:
    date = found.date
    return date is None or "/" in date.edtf or found.rule.endswith(".ambiguous")


def _is_too_far(first: Resolution, last: Resolution) -> bool:
    """Tell whether a nearer pair of the same names lies between two guessed ends."""
    cycles = [_cycle(each) for each in (first, last)]
    days = _days(first.date, last.date)
    known = [cycle for cycle in cycles if cycle]
    return len(known) == len(cycles) and days >= max(known)


def _cycle(found: Resolution) -> int:
    """Count the days after which the same name comes again; 0 where it never does."""
    return abs(_days(found.date, found.other))


def _days(one: Date | None, other: Date | None) -> int:
    if not one or not other or not one.earliest or not other.earliest:
        return 0
    return (other.earliest - one.earliest).days
