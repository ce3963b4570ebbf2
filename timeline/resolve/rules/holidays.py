"""Holidays that fall on a day of the calendar, or on a weekday of a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.resolve.holiday import HOLIDAYS, Holiday
from timeline.resolve.lexicon import STEP, STEPS, YEAR
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    import re

    from timeline.resolve.meaning import Meaning

_NAME = r"(?P<name>" + "|".join(sorted(HOLIDAYS, key=len, reverse=True)) + ")"


def _holiday(match: re.Match[str], text: str) -> Meaning | None:
    if not text[match.start("name")].isupper():
        return None
    year = int(match["year"]) if match["year"] else None
    return Holiday(match["name"], STEPS.get(match["step"] or ""), year)


RULES = (
    Rule(
        "holiday",
        ("holiday",),
        rf"(?:(?P<step>{STEP}) )?{_NAME}(?:,? (?:of )?(?P<year>{YEAR}))?",
        _holiday,
        reads=(
            "They met on [Christmas Eve]. | 2023-12-24 | holiday.past",
            "They met on [Good Friday]. | 2024-03-29 | holiday.future",
            "They met [last Thanksgiving]. | 2023-11-23 | holiday",
            "They met on [New Year's Day 2001]. | 2001-01-01 | holiday",
        ),
        leaves=("The new year is near.",),
    ),
)
