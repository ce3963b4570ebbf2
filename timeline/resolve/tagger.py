"""Find and resolve every time expression of a text, in two passes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.cues import preposition_before
from timeline.resolve.lexicon import fold
from timeline.resolve.meaning import At, Context, Fixed, Reading
from timeline.resolve.recognise import recognise
from timeline.resolve.slot import OutOfCalendarError, Slot
from timeline.resolve.tense import direction
from timeline.resolve.timex import Resolution, Timex

if TYPE_CHECKING:
    import datetime as dt

    from timeline.dates import Date, Modifier
    from timeline.resolve.expression import Expression

_MODIFIERS: dict[str, Modifier] = {
    "START": "start",
    "MID": "mid",
    "END": "end",
    "APPROX": "approx",
    "LESS_THAN": "approx",
    "MORE_THAN": "approx",
    "EQUAL_OR_MORE": "approx",
    "EQUAL_OR_LESS": "approx",
    "BEFORE": "before",
    "AFTER": "after",
}


def tag(
    text: str, anchor: dt.date | None = None, *, mode: str = "news"
) -> list[Resolution]:
    """Find and resolve the time expressions of a text, in the order of the text.

    Offsets are characters of `text`.  Without an anchor, relative phrases keep an
    underspecified value and no date.

    >>> import datetime
    >>> for found in tag("It fell on Friday.", datetime.date(2024, 10, 25)):
    ...     print(found.timex.text, found.value, found.rule, found.preposition)
    Friday 2024-10-25 weekday.same on
    """
    folded = fold(text)
    found = recognise(text)
    document = _Document(anchor, narrative=_is_story(found, anchor, mode))
    return [document.resolve(each, text, folded) for each in found]


def _is_story(found: list[Expression], anchor: dt.date | None, mode: str) -> bool:
    """Tell whether to count from the last stated date; “auto” asks the stated years."""
    if mode != "auto":
        return mode == "narrative"
    slots = [each.meaning.slot for each in found if isinstance(each.meaning, At)]
    if anchor is None or len(slots) < _FEW:
        return anchor is None
    old = [slot for slot in slots if anchor.year - slot.first.year > _RECENT_YEARS]
    return 2 * len(old) > len(slots)


_FEW, _RECENT_YEARS = 3, 2


class _Document:
    """What a text has said so far, as its phrases are resolved in order."""

    def __init__(self, anchor: dt.date | None, *, narrative: bool) -> None:
        self.anchor = anchor
        self.narrative = narrative
        self.mention: Slot | None = None
        self.quarter: Slot | None = None

    def resolve(self, found: Expression, text: str, folded: str) -> Resolution:
        """Resolve one phrase and remember what it says."""
        preposition = preposition_before(folded, found.start)
        has_choice = not isinstance(found.meaning, Fixed | At)
        context = Context(
            self.anchor,
            direction(text, found.start, found.end, preposition)
            if has_choice
            else None,
            self.mention,
            self.quarter,
            self.narrative,
        )
        try:
            return self._read(found, context, text, preposition)
        except OutOfCalendarError:
            nowhere = Fixed("XXXX", confidence=0.1)
            beyond = replace(found, meaning=nowhere)
            return self._read(beyond, context, text, preposition)

    def _read(
        self,
        found: Expression,
        context: Context,
        text: str,
        preposition: str | None,
    ) -> Resolution:
        reading = found.meaning.read(context)
        rule = f"{found.rule}.{reading.direction}" if reading.direction else found.rule
        phrase = text[found.start : found.end]
        resolution = Resolution(
            timex=Timex(phrase, found.start, found.end, found.type),
            value=reading.value,
            mod=found.mod,
            date=_date(reading, found.mod),
            anchor=_origin(reading, context),
            rule=rule,
            confidence=reading.confidence,
            preposition=preposition,
            other=reading.other.date if reading.other else None,
        )
        self._remember(reading, found.rule)
        return resolution

    def _remember(self, reading: Reading, rule: str) -> None:
        if reading.direction in ("impossible", "ambiguous"):
            self.mention = None  # nothing can be counted from a day in doubt
        elif reading.slot:
            self.mention = reading.slot
            is_reported = rule == "quarter.ending" or reading.direction == "past"
            if is_reported and reading.slot.granularity is Granularity.QUARTER:
                self.quarter = reading.slot


def _origin(reading: Reading, context: Context) -> dt.date | None:
    """Give the day that a phrase was counted from: the anchor or a stated date."""
    if not reading.anchored or reading.origin:
        return reading.origin
    return context.origin(reading.slot.granularity) if reading.slot else context.anchor


def _date(reading: Reading, mod: str | None) -> Date | None:
    date = reading.date or (reading.slot.date if reading.slot else None)
    return date.modified(_MODIFIERS.get(mod or "")) if date else None
