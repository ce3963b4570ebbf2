"""Quarters and halves of a year, as business reports name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.business import (
    QuarterEnding,
    QuarterInFocus,
    SameOfYear,
    YearBefore,
)
from timeline.resolve.lexicon import MONTH, ORDINAL_DAY, UNITS, YEAR, month_number
from timeline.resolve.meaning import At, Step
from timeline.resolve.named import MonthDay, Named
from timeline.resolve.numerals import read_ordinal
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_ANY_ORDINAL = r"(?:first|second|third|fourth|final|latter|1st|2nd|3rd|4th)"
_ORDINAL = rf"(?P<number>{_ANY_ORDINAL})"
_FISCAL = r"(?:fiscal|calendar|financial|business)"
_THE = rf"(?:(?:the|its|their|this|that) )?(?:{_FISCAL}[ -])?"
_FIGURES = re.compile(r"[$£€¥#]\d|\d ?%|\d (?:percent|million|billion|cents)\b")
_COMPARES = re.compile(r"(?:from|than|with|against|to|a) $")
_OF_A_MATCH = re.compile(
    r" (?:of|in) (?:the|a|his|her|their|its) (?!year|fiscal|financial|current|last)|"
    r" (?:goals?|surge|lead|comeback|kick-?off|points|touchdown|penalty|whistle)\b"
)
"""The second half and the fourth quarter of a game are no dates."""
_MATCH = re.compile(
    r"\b(?:scor(?:e[sd]?|ing)|goals?|half-time|kick-off|touchdowns?|penalt(?:y|ies)|yards|"
    r"rebounds|equali[sz]ers?|innings|coach|striker|quarterback|half ?time|home side|"
    r"fumbled?|interceptions?|playoffs?|three-pointers?|led by (?:\w+ )?(?:at|in)|"
    r"\d+-\d+ (?:for|to|up|down|run|win|loss|lead|victory|defeat))\b"
)
"""Words of the same passage that say that a game is told."""
_SAME = r"(?:corresponding|comparable|same|like|equivalent)"
_PERIOD = r"(?:(?:first |second |third |fourth )?quarter|period)"


_PASSAGE = 120
"""Characters."""


def _named(match: re.Match[str], text: str) -> Meaning | None:
    last = {"quarter": 4, "half": 2}[match["unit"]]
    is_last = match["number"] in ("final", "latter")
    number = last if is_last else read_ordinal(match["number"])
    if number > last or _OF_A_MATCH.match(match.string, match.end()):
        return None
    if _MATCH.search(match.string, max(0, match.start() - _PASSAGE), match.end() + 40):
        return None
    return Named(Granularity(match["unit"]), number)


def _in_focus(match: re.Match[str], text: str) -> Meaning | None:
    return QuarterInFocus()


def _focus_of_year(match: re.Match[str], text: str) -> Meaning | None:
    return QuarterInFocus(year=int(match["year"]))


def _same_of_year(match: re.Match[str], text: str) -> Meaning | None:
    """Read “the same month last year”, “the corresponding quarter of 2011”."""
    year = int(match["year"]) if match["year"] else None
    if match["unit"] in ("quarter", "period"):
        return QuarterInFocus(year=year) if year else YearBefore(of_quarter=True)
    return SameOfYear(UNITS[match["unit"]], year)


def _code(match: re.Match[str], text: str) -> Meaning | None:
    """Read “Q3”, “3Q”, “H1” with the year beside them."""
    if not text[match.start() : match.end()].isupper():
        return None
    code = match["code"]
    number = int(code.strip("qh"))
    unit = Granularity.QUARTER if "q" in code else Granularity.HALF
    part = Named(unit, number)
    if not match["year"]:
        return part
    year = int(match["year"].lstrip("'"))
    return At(part.in_year(year if year > 99 else 2000 + year))


def _months(match: re.Match[str], text: str) -> Meaning | None:
    """Read “the July-September quarter” where it is one of the calendar's."""
    first, last = month_number(match["first"]), month_number(match["last"])
    if first % 3 != 1 or last != first + 2:
        return None
    return Named(Granularity.QUARTER, first // 3 + 1)


def _year_before(match: re.Match[str], text: str) -> Meaning | None:
    """Read “a year ago” as a quarter's only where figures are compared."""
    around = match.string[max(0, match.start() - 60) : match.end() + 60]
    before = match.string[max(0, match.start() - 8) : match.start()]
    if _FIGURES.search(around) or _COMPARES.search(before):
        return YearBefore()
    return Step(Granularity.YEAR, -1)


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
            "It fell in [the latter half of 1998]. | 1998-H2 | quarter | none",
            "It will pay in [the third quarter]. | 2024-Q3 | quarter.future",
            "It fell in [the third quarter of 1998]. | 1998-Q3 | quarter | none",
            "It rose in [the 1998 first half]. | 1998-H1 | quarter",
            "It beat [last year's third quarter]. | 2023-Q3 | quarter",
            "It rose in [the third quarter of last year]. | 2023-Q3 | quarter",
        ),
        leaves=(
            "About three-quarters of all fans left, and a quarter slept.",
            "A second-half surge won it in the fourth quarter of the game.",
            "Brask led 2-0 and scored again in the second half.",
        ),
    ),
    Rule(
        "quarter.ending",
        ("unit",),
        rf"(?:the )?(?:\w+ )?quarter(?=,? (?:that )?end(?:ed|ing|s) (?:on )?"
        rf"(?P<month>{MONTH}) (?P<day>{ORDINAL_DAY})\b)",
        _ending,
        reads=("It lost in [the quarter] ended Jan. 31. | 2023-Q4 | quarter.ending",),
        leaves=("He lived in the Latin Quarter that ended at the wall.",),
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
        leaves=("He lost in the French Quarter.",),
    ),
    Rule(
        "quarter.focus_year",
        ("year",),
        rf"(?:the )?(?P<year>{YEAR}) (?:quarter)",
        _focus_of_year,
        reads=("It beat [the 1988 quarter]. | 1988-Q4 | quarter.focus_year",),
        leaves=("The quarterback, in the old quarter, slept.",),
    ),
    Rule(
        "quarter.year_before",
        ("unit",),
        rf"(?:the |its )?(?:{_SAME} )?year-(?:earlier|ago)(?: {_SAME})? {_PERIOD}|"
        r"last year's quarter",
        _quarter_before,
        reads=("It beat [the year-ago quarter]. | 2022-Q4 | quarter.year_before",),
        leaves=("It beat the corresponding team.",),
    ),
    Rule(
        "quarter.same",
        ("unit",),
        rf"(?:the )?{_SAME} (?:(?:first|second|third|fourth) )?"
        r"(?P<unit>day|week|month|quarter|period) (?:of |in |a )?(?:last year|"
        r"the (?:previous|prior) year|year (?:earlier|ago|before)|the year before|"
        rf"(?P<year>{YEAR}))",
        _same_of_year,
        reads=(
            "It beat [the corresponding period last year]. | 2022-Q4 | quarter.same",
            "It beat [the same quarter of 2011]. | 2011-Q4 | quarter.same",
            "It fell in February 2024; in [the same month last year] it rose."
            " | 2023-02 | quarter.same",
        ),
        leaves=("It beat the same team of 11.",),
    ),
    Rule(
        "quarter.code",
        ("code",),
        rf"(?P<code>q[1-4]|[1-4]q|h[12]|[12]h)(?: ?(?P<year>'\d\d|{YEAR}))?",
        _code,
        reads=(
            "Sales fell in [Q3]. | 2023-Q3 | quarter.code.past",
            "Sales fell in [Q3 2012]. | 2012-Q3 | quarter.code",
            "Sales fell in [1H 2012]. | 2012-H1 | quarter.code",
            "Sales fell in [2Q '13]. | 2013-Q2 | quarter.code",
        ),
        leaves=("He drove a Q3 and caught H1N1; vitamin q2.",),
    ),
    Rule(
        "quarter.months",
        ("month",),
        rf"(?:the |its )?(?P<first>{MONTH})(?:-| to |-to-)(?P<last>{MONTH}) quarter",
        _months,
        reads=(
            "Sales fell in [the July-September quarter]. | 2023-Q3"
            " | quarter.months.past",
        ),
        leaves=("She met the May-Smith quartet.",),
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
            "It lost $1 million in the third quarter, the board told those who had"
            " come. He left [a year ago], with no word to those he worked for."
            " | 2022 | relative.year_before | 2023-11-20",
        ),
        leaves=("He left a yearling earlier.",),
    ),
)
