"""Holidays that fall on a day of the calendar, or on a weekday of a month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.resolve.holiday import HOLIDAYS, Holiday
from timeline.resolve.lexicon import STEP, STEPS, YEAR, words
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_THING = re.compile(
    r"[ -](?:part(?:y|ies)|trees?|shopping|gifts?|presents?|cards?|carols?|sales|"
    r"season|breaks?|holidays?|dinner|eggs?|bonus(?:es)?|lights|decorations|spirit|concert)\b"
)
_NAME = rf"(?P<name>{words(HOLIDAYS)})"


def _holiday(match: re.Match[str], text: str) -> Meaning | None:
    if not text[match.start("name")].isupper() or _THING.match(
        match.string, match.end()
    ):
        return None
    year = int(match["year"]) if match["year"] else None
    return Holiday(match["name"], STEPS.get(match["step"] or ""), year)


RULES = (
    Rule(
        "holiday",
        ("holiday", "month"),
        rf"(?:(?P<step>{STEP}) )?{_NAME}(?:,? (?:of )?(?P<year>{YEAR}))?",
        _holiday,
        reads=(
            "They met on [Christmas Eve]. | 2023-12-24 | holiday.past",
            "They marched on [May Day]. | 2024-05-01 | holiday.future",
            "They met on [Good Friday]. | 2024-03-29 | holiday.future",
            "They met [last Thanksgiving]. | 2023-11-23 | holiday",
            "They met on [New Year's Day 2001]. | 2001-01-01 | holiday",
        ),
        leaves=("The new year is near, and so is the Christmas party.",),
    ),
)
