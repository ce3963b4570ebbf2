"""What a phrase that says its own direction would have meant the other way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.resolve.meaning import Anaphor, PartOfDay, Step
from timeline.resolve.named import MonthDay, Named, Weekday, WeekdayAfter

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning


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
