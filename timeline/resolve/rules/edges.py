"""How a month or year begins and ends: “the last weeks of 1944”."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.lexicon import MONTH, YEAR, month_number
from timeline.resolve.meaning import At
from timeline.resolve.named import Named
from timeline.resolve.rules.rule import Rule
from timeline.resolve.slot import Slot, year_slot

if TYPE_CHECKING:
    import re

    from timeline.resolve.meaning import Meaning

_START_OF_MONTH = r"(?:first half|(?:first|opening|early) (?:days|weeks)|early part)"
_END_OF_MONTH = r"(?:(?:second|latter) half|(?:last|final|closing) (?:days|weeks))"
_START_OF_YEAR = r"(?:(?:first|opening|early) (?:days|weeks|months)|early part)"
_END_OF_YEAR = r"(?:(?:last|final|closing) (?:days|weeks|months)|latter part)"
_MONTH = rf"(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?"


def _month(match: re.Match[str], text: str) -> Meaning | None:
    if not text[match.start("month")].isupper():
        return None
    number = month_number(match["month"])
    if not match["year"]:
        return Named(Granularity.MONTH, number)
    return At(Slot(Granularity.MONTH, dt.date(int(match["year"]), number, 1)))


def _year(match: re.Match[str], text: str) -> Meaning | None:
    return At(year_slot(int(match["year"])))


RULES = (
    Rule(
        "month.first_half",
        ("unit",),
        rf"(?:the )?{_START_OF_MONTH} of {_MONTH}",
        _month,
        mod="START",
        reads=(
            "It fell in [the first half of July 1789]. | 1789-07 | month.first_half",
            "It fell in [the first days of May]. | 2023-05 | month.first_half.past",
        ),
    ),
    Rule(
        "month.second_half",
        ("unit",),
        rf"(?:the )?{_END_OF_MONTH} of {_MONTH}",
        _month,
        mod="END",
        reads=(
            "It fell in [the second half of July]. | 2023-07 | month.second_half.past",
            "It fell in [the last days of May 1940]. | 1940-05 | month.second_half",
        ),
    ),
    Rule(
        "year.first_months",
        ("unit",),
        rf"(?:the )?{_START_OF_YEAR} of (?P<year>{YEAR})",
        _year,
        mod="START",
        reads=("It fell in [the early months of 1943]. | 1943 | year.first_months",),
    ),
    Rule(
        "year.last_months",
        ("unit",),
        rf"(?:the )?{_END_OF_YEAR} of (?P<year>{YEAR})",
        _year,
        mod="END",
        reads=("It fell in [the last weeks of 1944]. | 1944 | year.last_months",),
    ),
)
