"""How a date that somebody types is read: the result, and by what rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.api.corrections import UNDATED
from timeline.dates import Date
from timeline.errors import DateError
from timeline.resolve import read_typed, tag
from timeline.resolve.opposite import other_way
from tui.telling.provenance import day_and_weekday

if TYPE_CHECKING:
    import datetime as dt

    from timeline.resolve import Resolution


class Reading(NamedTuple):
    """A typed text as a date, and how it came to that."""

    date: Date | None
    """None for “none”, which takes a date away."""
    how: str
    """What read it: a rule and the day it counted from, EDTF, or another language."""
    otherwise: str = ""
    """What the same words could have meant; empty where nothing else."""


def read(
    text: str, today: dt.date, *, may_be_none: bool = False, any_language: bool = True
) -> Reading:
    """Read a typed date and tell how; both options as `DateField` and `read_typed`.

    >>> import datetime
    >>> found = read("last Tuesday", datetime.date(2024, 3, 21))
    >>> found.date.edtf, found.how
    ('2024-03-19', 'weekday.stepped, from Thursday, 21 March 2024')

    Raises:
        DateError: no date, or figures that name two days.
    """
    if may_be_none and text.strip().lower() in UNDATED:
        return Reading(None, "taken away: it is listed with what is undated")
    date = read_typed(text, today, any_language=any_language)
    if _is_edtf(text):
        return Reading(date, "as it is written: EDTF")
    for phrase in (text, text.title()):
        found = tag(phrase, today)
        if len(found) == 1 and found[0].date == date:
            return Reading(date, _how(found[0]), _otherwise(found[0], phrase))
    return Reading(date, "in the form of some language")


def _is_edtf(text: str) -> bool:
    try:
        Date.from_edtf(text.strip())
    except DateError:
        return False
    return True


def _how(found: Resolution) -> str:
    if found.anchor is None:
        return found.rule
    return f"{found.rule}, from {day_and_weekday(found.anchor)}"


def _otherwise(found: Resolution, text: str) -> str:
    if found.other:
        return f"in the other direction it would be {found.other.edtf}"
    turned = other_way(found, text)
    return f"the other way about it would be {turned.edtf}" if turned else ""
