"""Quarters and halves of a year, as business reports name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.business import QuarterEnding, QuarterInFocus, YearBefore
from timeline.resolve.lexicon import MONTH, ORDINAL_DAY, YEAR, month_number
from timeline.resolve.named import MonthDay, Named
from timeline.resolve.numerals import read_ordinal
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_ANY_ORDINAL = r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th)"
_ORDINAL = rf"(?P<number>{_ANY_ORDINAL})"
_FISCAL = r"(?:fiscal|calendar|financial|business)"
_THE = rf"(?:(?:the|its|their|this|that) )?(?:{_FISCAL}[ -])?"
_OF_A_MATCH = re.compile(
    r" (?:of|in) (?:the|a|his|her|their|its) (?!year|fiscal|financial|current|last)|"
    r" (?:goals?|surge|lead|comeback|kick-?off|points|touchdown|penalty|whistle)\b"
)
"""The second half and the fourth quarter of a game are no dates."""
_SAME = r"(?:corresponding|comparable|same|like|equivalent)"
_PERIOD = r"(?:(?:first |second |third |fourth )?quarter|period)"


def _named(match: re.Match[str], text: str) -> Meaning | None:
    last = {"quarter": 4, "half": 2}[match["unit"]]
    number = last if match["number"] == "final" else read_ordinal(match["number"])
    if number > last or _OF_A_MATCH.match(match.string, match.end()):
        return None
    return Named(Granularity(match["unit"]), number)


def _in_focus(match: re.Match[str], text: str) -> Meaning | None:
    return QuarterInFocus()


def _focus_of_year(match: re.Match[str], text: str) -> Meaning | None:
    return QuarterInFocus(year=int(match["year"]))


def _year_before(match: re.Match[str], text: str) -> Meaning | None:
    return YearBefore()


def _quarter_before(match: re.Match[str], text: str) -> Meaning | None:
    return YearBefore(of_quarter=True)


def _ending(match: re.Match[str], text: str) -> Meaning | None:
    day = int(match["day"].rstrip("stndrh"))
    return QuarterEnding(MonthDay(month_number(match["month"]), day))


RULES = (
    Rule(
        "quarter",
        ("unit",),
        rf"(?:{_THE}(?={_ANY_ORDINAL} )|(?:{_FISCAL} )?)"
        rf"{_ORDINAL}[ -](?:{_FISCAL}[ -])?(?P<unit>quarter|half)",
        _named,
        reads=(
            "Profit fell in [the third quarter]. | 2024-Q3 | quarter.past | 2024-11-04",
            "It had [third-quarter] losses. | 2024-Q3 | quarter.past | 2024-11-04",
            "Sales fell in [the first half]. | 2024-H1 | quarter.past | 2024-08-04",
            "It will pay in [the third quarter]. | 2024-Q3 | quarter.future",
            "It fell in [the third quarter of 1998]. | 1998-Q3 | quarter | none",
            "It rose in [the 1998 first half]. | 1998-H1 | quarter",
            "It beat [last year's third quarter]. | 2023-Q3 | quarter",
            "It rose in [the third quarter of last year]. | 2023-Q3 | quarter",
        ),
        leaves=(
            "About three-quarters of all fans left, and a quarter slept.",
            "A second-half surge won it in the fourth quarter of the game.",
        ),
    ),
    Rule(
        "quarter.ending",
        ("unit",),
        rf"(?:the )?(?:\w+ )?quarter(?=,? (?:that )?end(?:ed|ing|s) (?:on )?"
        rf"(?P<month>{MONTH}) (?P<day>{ORDINAL_DAY})\b)",
        _ending,
        reads=("It lost in [the quarter] ended Jan. 31. | 2023-Q4 | quarter.ending",),
    ),
    Rule(
        "quarter.latest",
        ("unit",),
        r"(?:the )?(?:latest|most recent|just-ended) (?:quarter|period)|the quarter",
        _in_focus,
        reads=(
            "It fell in [the latest quarter]. | 2023-Q4 | quarter.latest",
            "It fell in [the quarter]. | 2023-Q4 | quarter.latest",
        ),
    ),
    Rule(
        "quarter.focus_year",
        ("year",),
        rf"(?:the )?(?P<year>{YEAR}) (?:quarter)",
        _focus_of_year,
        reads=("It beat [the 1988 quarter]. | 1988-Q4 | quarter.focus_year",),
    ),
    Rule(
        "quarter.year_before",
        ("unit",),
        rf"(?:the |its )?(?:{_SAME} )?year-(?:earlier|ago)(?: {_SAME})? {_PERIOD}|"
        rf"(?:the )?{_SAME} {_PERIOD} (?:of )?(?:last year|the (?:previous|prior) year|"
        r"a year (?:earlier|ago|before)|the year before)|last year's quarter",
        _quarter_before,
        reads=(
            "It beat [the year-ago quarter]. | 2022-Q4 | quarter.year_before",
            "It beat [the corresponding period last year]."
            " | 2022-Q4 | quarter.year_before",
        ),
    ),
    Rule(
        "relative.year_before",
        ("unit",),
        r"a year (?:earlier|ago|before)|year-(?:earlier|ago)",
        _year_before,
        reads=(
            "Profit was flat in the third quarter against [a year earlier]."
            " | 2022-Q3 | relative.year_before | 2023-11-20",
            "He left [a year ago]. | 2023 | relative.year_before",
        ),
    ),
)
