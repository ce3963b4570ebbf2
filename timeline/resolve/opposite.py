"""What a phrase that says its own direction would have meant the other way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.meaning import Anaphor, Context, PartOfDay, Step
from timeline.resolve.named import MonthDay, Named, Weekday, WeekdayAfter
from timeline.resolve.recognise import recognise
from timeline.resolve.slot import OutOfCalendarError, Slot

if TYPE_CHECKING:
    from timeline.dates import Date
    from timeline.resolve.meaning import Meaning
    from timeline.resolve.timex import Resolution


def other_way(found: Resolution, text: str) -> Date | None:
    """Give the date of an English phrase turned about; None where it has no direction.

    `text` is what the resolution was found in.
    """
    if found.anchor is None:
        return None
    meanings = {each.start: each.meaning for each in recognise(text)}
    meaning = meanings.get(found.timex.start)
    turned = opposite(meaning) if meaning else None
    if turned is None:
        return None
    day = Slot(Granularity.DAY, found.anchor)
    try:
        slot = turned.read(Context(found.anchor, mention=day)).slot
        return slot.date if slot else None
    except OutOfCalendarError:
        return None


def opposite(meaning: Meaning) -> Meaning | None:
    """Turn “last Tuesday” into “next Tuesday”; None where there is no direction.

    >>> opposite(Weekday(1, step=-1))
    Weekday(number=1, step=1)
    """
    match meaning:
        case Step(count=count) | Anaphor(count=count) if count:
            return replace(meaning, count=-count)
        case Weekday(step=step) | Named(step=step) | MonthDay(step=step) if step:
            return replace(meaning, step=-step)
        case WeekdayAfter():
            return replace(meaning, backward=not meaning.backward)
        case PartOfDay(day=day):
            turned = opposite(day)
            return replace(meaning, day=turned) if turned else None
        case _:
            return None
