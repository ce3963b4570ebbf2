"""Whether a text is news, read against its day, or a story that moves on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from timeline.resolve.meaning import At

if TYPE_CHECKING:
    import datetime as dt

    from timeline.resolve.expression import Expression

Mode: TypeAlias = Literal["news", "narrative", "auto"]
"""“auto” chooses one of the others for each text."""


def is_story(found: list[Expression], anchor: dt.date | None, mode: Mode) -> bool:
    """Tell whether to count from the last stated date; “auto” asks the stated years."""
    if mode != "auto":
        return mode == "narrative"
    slots = [each.meaning.slot for each in found if isinstance(each.meaning, At)]
    if anchor is None or len(slots) < _FEW:
        return anchor is None
    old = [slot for slot in slots if anchor.year - slot.first.year > _RECENT_YEARS]
    return 2 * len(old) > len(slots)


_FEW, _RECENT_YEARS = 3, 2
