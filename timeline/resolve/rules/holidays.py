"""Holidays that fall on a day of the calendar, or on a weekday of a month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.holiday import HOLIDAYS, Holiday, HolidayUnit
from timeline.resolve.lexicon import STEP, STEPS, YEAR, words
from timeline.resolve.names import is_a_first_name
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_THING = re.compile(
    r"[ -](?:part(?:y|ies)|trees?|shopping|gifts?|presents?|cards?|carols?|sales|"
    r"season|breaks?|holidays?|dinner|eggs?|bonus(?:es)?|lights|decorations|spirit|concert|processions?|parades?|"
    r"agreement|accords?|rising|island|truce|cakes?|bunny|costumes?|masks?)\b"
)
_OWN = re.compile(
    r"\b(?!(?:On|In|By|At|For|From|Since|Until|Before|After|During|Over|Last|This|Next|"
    r"Every|Each|The|And|But|When|As|Early|Late)\b)[A-Z]\w*(?:['’]s)? $|"
    r"\b(?:its|their|country['’]s|nation['’]s) $"
)
"""“Ukraine's Independence Day”, “Orthodox Easter”, “Lunar New Year” fall elsewhere."""
_NAME = rf"(?P<name>{words(HOLIDAYS)})"
_YEAR = rf"(?P<year>{YEAR}|\d{{3}}(?=[.,;:)]))"


def _is_meant(match: re.Match[str], text: str) -> bool:
    start = match.start("name")
    is_own = match.start() == start and _OWN.search(text, max(0, start - 24), start)
    return text[start].isupper() and not is_own


def _holiday(match: re.Match[str], text: str) -> Meaning | None:
    if not _is_meant(match, text) or _THING.match(match.string, match.end()):
        return None
    if is_a_first_name(text, *match.span()):
        return None
    year = int(match["year"]) if match["year"] else None
    return Holiday(match["name"], STEPS.get(match["step"] or ""), year)


def _around(match: re.Match[str], text: str) -> Meaning | None:
    """Read “Easter weekend”, “the week of Thanksgiving”."""
    if not _is_meant(match, text):
        return None
    unit = Granularity(match["unit"])
    return HolidayUnit(Holiday(match["name"], None, None), unit)


RULES = (
    Rule(
        "holiday",
        ("holiday", "month"),
        rf"(?:(?P<step>{STEP}) )?{_NAME}(?:,? (?:of )?{_YEAR})?",
        _holiday,
        reads=(
            "They met on [Christmas Eve]. | 2023-12-24 | holiday.past",
            "He was crowned on [Christmas Day 800]. | 0800-12-25 | holiday",
            "They will march on [May Day]. | 2024-05-01 | holiday.future",
            "They will meet on [Good Friday]. | 2024-03-29 | holiday.future",
            "They met on [Good Friday]. | 2023-04-07 | holiday.past",
            "They met [last Thanksgiving]. | 2023-11-23 | holiday",
            "They met on [New Year's Day 2001]. | 2001-01-01 | holiday",
            "They met on [Labour Day]. | 2023-09-04 | holiday.past | 2023-11-20",
            "They met on [Ash Wednesday]. | 2024-02-14 | holiday.past",
        ),
        leaves=(
            "The new year is near, and so is the Christmas party.",
            "Kesh kept its Independence Day, then Lunar New Year and Orthodox Easter.",
            "The Good Friday Agreement held; the Easter Rising did not.",
        ),
    ),
    Rule(
        "holiday.unit",
        ("holiday", "unit"),
        rf"(?:the )?{_NAME} (?P<unit>weekend|week)",
        _around,
        reads=(
            "It closed over [the Easter weekend]. | 2024-W13-WE | holiday.unit.future",
            "It rained on [Labor Day weekend]. | 2023-W35-WE | holiday.unit.past"
            " | 2023-11-20",
        ),
        leaves=("It closed the eastern gate.",),
    ),
)
