"""The clock time that a phrase states, and how far its clocks are from UTC."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.resolve.meaning import ClockTime, PartOfDay
from timeline.resolve.zones import as_offset, utc_offset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.resolve.meaning import Meaning, Reading
    from timeline.resolve.timex import Resolution

_ASIDE = re.compile(r" ?(?:[(\[,/]|\bor) ?")
_DAY = 24 * 60
_STEP = 15
"""Minutes: every clock of the world is whole quarters of an hour from UTC."""


class Clock(NamedTuple):
    """A clock time as the text states it."""

    time: str | None = None
    zone: str | None = None
    offset: str | None = None


_NO_CLOCK = Clock()


def stated_clock(meaning: Meaning, reading: Reading) -> Clock:
    """Take the clock time of a phrase; nothing for a day or a part of one."""
    time = meaning.time if isinstance(meaning, PartOfDay) else meaning
    if not isinstance(time, ClockTime) or not time.names_hour:
        return _NO_CLOCK
    clock = time.value[1:]
    if time.zone is None:
        return Clock(clock)
    day = reading.slot.first if reading.slot else None
    return Clock(clock, time.zone, utc_offset(time.zone, day, clock))


def with_told_offsets(found: Sequence[Resolution], text: str) -> list[Resolution]:
    """Work out a zone from the same moment told in another: “3 p.m. (1200 GMT)”."""
    result = list(found)
    for place, (one, other) in enumerate(itertools.pairwise(found)):
        if not one.time or not other.time or not other.offset:
            continue
        if _ASIDE.fullmatch(text, one.timex.end, other.timex.start):
            offset = one.offset or _difference(one.time, other.time, other.offset)
            result[place] = replace(one, offset=offset)
            result[place + 1] = _beside(one, other)
    return result


def _beside(one: Resolution, other: Resolution) -> Resolution:
    """Take the other direction of a day where that is the day of the same moment."""
    turned = other.turned()
    if turned and _is_near(turned, one) and not _is_near(other, one):
        return turned
    return other


def _is_near(one: Resolution, other: Resolution) -> bool:
    days = [each.date.earliest for each in (one, other) if each.date]
    known = [day for day in days if day]
    return len(known) == 2 and abs((known[0] - known[1]).days) <= 1


def _difference(time: str, other: str, offset: str) -> str | None:
    """Give the offset of one clock from another's; None where two would do."""
    known = _minutes(offset[1:]) * (-1 if offset.startswith("-") else 1)
    east = (_minutes(time) - _minutes(other) + known) % _DAY
    ways = [as_offset(way) for way in (east, east - _DAY)]
    if east % _STEP or all(ways):
        return None
    return ways[0] or ways[1]


def _minutes(clock: str) -> int:
    return 60 * int(clock[:2]) + int(clock[3:5])
