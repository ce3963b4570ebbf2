"""Years, decades and centuries, and dates in figures."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.era import DOUBTFUL, before_christ
from timeline.resolve.figures import read_figures
from timeline.resolve.lexicon import MONTH, YEAR, read_year
from timeline.resolve.meaning import At, Fixed
from timeline.resolve.numerals import ORDINAL, read_ordinal, read_year_words
from timeline.resolve.rules.rule import Rule
from timeline.resolve.slot import Slot, day_slot, year_slot

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_GOVERNED = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|during|before|after|for|through|"
    r"throughout|within|and|or|early|late|mid|the year|fiscal|year|between|around|"
    r"about|circa|c\.|than|as|over|with|on|at|post|pre|\w+ing|\w+ed)[ -]|[(,;:] ?|-|^)$"
)
_AMOUNT_BEFORE = re.compile(
    r"(?:[$£€¥#/.,:]|\d[ -]|\b(?:no|nos|number|article|resolution"
    r"|flight|room|page|p|agenda|windows|section|some|over|"
    r"route|highway|boeing|channel|cell|camp|unit|gate|docket|rule|film|movie|novel|"
    r"ext|extension|"
    r"(?:army|force|crowd|total|fleet|staff|height|class) of)\.? )$"
)
_ADDRESS_AFTER = re.compile(
    r"(?: [A-Z][\w.']{1,20}){1,3} (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|"
    r"Lane|Place|Way)\b|(?: [A-Z][\w.']{1,20}){1,2} (?:Highway|Court|Square)\b"
)
_NAME_BEFORE = re.compile(r"[A-Z][\w&'’]* $")
_OPENER = re.compile(
    r"\b(?:In|Since|By|Until|Till|From|During|Of|After|Before|For|Through|Throughout|"
    r"Within|Between|The|And|Around|About|Early|Late|Mid|An?|This|That|These|Those|His|"
    r"Her|Its|Their|Our|Another|Some|No|Every|Each|But|When|As) $"
)
_THING_AFTER = re.compile(
    r"[%°]|,\d|\.\d|/\d|:\d|-\w|"
    r" (?:percent|million|billion|dollars|pounds|people|men|women|troops|soldiers|"
    r"miles|km|kilometers|feet|meters|metres|tons|tonnes|points|jobs|workers|employees|shares|"
    r"votes|homes|barrels|degrees|words|pages|seats|units|cars|others|more|square|"
    r"horsemen|fighters|rebels|residents|villagers|passengers|patients|voters|volumes|"
    r"books|copies|trees|rooms|beds|acres|hectares|rpm|bytes|m|mm|kg|"
    r"euros|yen|francs|marks|rubles|roubles|rupees|pesos|yuan|"
    r"an? (?:ounce|barrel|share|tonne?|head)|"
    r"hours|gmt|team|squad|side|class|model|edition|roster|lineup|vintage|students|prisoners|refugees|deaths|cases|companies|members)\b"
)
_NUMBER_BEFORE = re.compile(
    r"(?:#|\b(?:no\.?|numbers?|number (?:is|was)|account|badge|case|call|ticket|id|"
    r"pp?\.?|pages?)) $"
)
_BC = r"(?:b\.c\.(?:e\.)?|bce?)"
_AD = r"(?:a\.d\.|c\.e\.|ad|ce)"
_ERAS = ("AD", "A.D.", "CE", "C.E.")
_EARLY_GOVERNOR = re.compile(
    r"(?:\b(?:in|by|until|till|since|from|to|of|before|after|between|and|around|about|"
    rf"late|early)|\b{MONTH}) $"
)
_NO_THING = re.compile(
    r"[.,;:)]|\s*$| [A-Z]| (?:and|but|to|when|while|where|the|an?(?!\.)|he|she|it|they|"
    r"his|her|its|their|with|by|at|in|on|under|after|before|was|were|saw|had|as|for|from|or|"
    r"until|through|who|which)\b"
)
"""What follows a year, and is not what there are so many of."""
_DAY_BEFORE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH} $")
_DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}


def _numbers_a_thing(match: re.Match[str]) -> bool:
    floor = max(0, match.start() - 16)
    return bool(_NUMBER_BEFORE.search(match.string, floor, match.start()))


def _year(match: re.Match[str], text: str) -> Meaning | None:
    """Read four figures as a year unless they count or name something."""
    start, end = match.start("year"), match.end("year")
    before = match.string[max(0, start - 12) : start]
    written = text[max(0, start - 14) : start]
    if _AMOUNT_BEFORE.search(before) or _THING_AFTER.match(match.string, end):
        return None
    if before.endswith("about ") and not _NO_THING.match(text, end):
        return None  # “about 1990 of them”
    if _ADDRESS_AFTER.match(text, end):
        return None
    if _NAME_BEFORE.search(written) and not _OPENER.search(written):
        return None
    year = int(match["year"])
    if not _GOVERNED.search(before) and not 1900 <= year < 2050:
        return None
    return At(year_slot(year))


def _short_year(match: re.Match[str], text: str) -> Meaning | None:
    return At(year_slot(read_year(match[0])))


def _stated_year(match: re.Match[str], text: str) -> Meaning | None:
    return At(year_slot(int(match["year"])))


def _year_in_words(match: re.Match[str], text: str) -> Meaning | None:
    before = match.string[max(0, match.start() - 12) : match.start()]
    if match["year"].startswith("two") and not _GOVERNED.search(before):
        return None
    year = read_year_words(match["year"])
    return At(year_slot(year)) if year else None


def _first_year(match: re.Match[str], text: str) -> Meaning | None:
    """Read “1957” of “1957-58”, where the two are a time."""
    first, last = match["first"], match["last"]
    if first[: -len(last)] + last <= first or _numbers_a_thing(match):
        return None
    return At(year_slot(int(first)))


def _before_christ(match: re.Match[str], text: str) -> Meaning | None:
    if "B" not in text[match.end("year") : match.end("year") + 2]:
        return None
    return before_christ(int(match["year"]))


def _first_before_christ(match: re.Match[str], text: str) -> Meaning | None:
    return before_christ(int(match["year"]))


def _after_christ(match: re.Match[str], text: str) -> Meaning | None:
    year = int(match["year"] or match["led"])
    is_written = any(era in text[match.start() : match.end()] for era in _ERAS)
    return At(year_slot(year)) if is_written and year else None


def _early_year(match: re.Match[str], text: str) -> Meaning | None:
    """Read “in 71” and “9 June 68” where nothing that is counted follows."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    if not _EARLY_GOVERNOR.search(before) or not _NO_THING.match(text, match.end()):
        return None
    return At(year_slot(int(match["year"])))


def _year_of_day(match: re.Match[str], text: str) -> Meaning | None:
    before = match.string[max(0, match.start() - 16) : match.start()]
    return At(year_slot(int(match["year"]))) if _DAY_BEFORE.search(before) else None


def _decade(match: re.Match[str], text: str) -> Meaning | None:
    figures = (match["figures"] or "").lstrip("'")
    if not figures:
        year = 1900 + 10 * _DECADES[match["word"]]
    elif len(figures) == 4:
        year = int(figures)
    else:
        year = (1900 if int(figures) >= 20 else 2000) + int(figures)
    if year % 10 or not 1000 <= year < 2100:
        return None
    return At(Slot(Granularity.DECADE, dt.date(year, 1, 1)))


def _century(match: re.Match[str], text: str) -> Meaning | None:
    number = read_ordinal(match["number"])
    if not 1 < number <= 30 or _FIRM.match(text, match.end()):
        return None
    if match["era"]:
        return Fixed(f"BC{number - 1:02}")
    return At(Slot(Granularity.CENTURY, dt.date(100 * (number - 1), 1, 1)))


_FIRM = re.compile(r"(?<=Century) [A-Z][a-z]+")
"""“20th Century Holdings” is of no century."""


def _ymd(match: re.Match[str], text: str) -> Meaning | None:
    slot = day_slot(int(match["year"]), int(match["month"]), int(match["day"]))
    return At(slot) if slot else None


def _in_digits(match: re.Match[str], text: str) -> Meaning | None:
    """Read eight digits as a day, unless they number a thing."""
    return None if _numbers_a_thing(match) else _ymd(match, text)


def _in_figures(match: re.Match[str], text: str) -> Meaning | None:
    """Read 25/12/07 in the one way that it can be read, and 7/8/07 in both."""
    figures = read_figures(match)
    return figures if figures.both or figures.only else None


RULES = (
    Rule(
        "year",
        ("year", "era"),
        rf"(?:the (?={YEAR} {ORDINAL} (?:quarter|half)))?(?P<year>{YEAR})",
        _year,
        reads=(
            "He left in [1998]. | 1998 | year | none",
            "It has risen since [1850]. | 1850 | year",
            "Throughout [2019] it was free. | 2019 | year",
            "A [1996] law says so. | 1996 | year",
            "It began about [1990]. | 1990 | year | none",
            "Born c. [1520] in Brask. | 1520 | year | none",
        ),
        leaves=(
            "It cost $1998 and weighed 2000 tons.",
            "Windows 2000, Agenda 2030, Article 1999 and flight 1900.",
            "He sold 1,998 of them; 1998.5 is a number, and so is 2010%.",
            "An army of 2000 came by 1600 Garden Avenue and held 1950 acres.",
        ),
    ),
    Rule(
        "year.short",
        ("short_year",),
        r"'(?P<figures>\d\d)",
        _short_year,
        reads=(
            "He left in ['97]. | 1997 | year.short | none",
            "He has been here since ['05]. | 2005 | year.short | none",
        ),
        leaves=("He cried ‘20 of them!’ and left.",),
    ),
    Rule(
        "year.stated",
        ("year", "unit"),
        rf"(?:the )?(?:fiscal|financial|calendar|year|fiscal year|crop year)[ -]"
        rf"(?P<year>{YEAR})",
        _stated_year,
        reads=("Sales fell in [fiscal 1998]. | 1998 | year.stated",),
        leaves=("The procurator fiscal and 19 others sat.",),
    ),
    Rule(
        "year.period",
        ("year",),
        rf"(?:the )?(?P<year>{YEAR}) (?:period|(?:fiscal|financial|calendar) year)",
        _stated_year,
        reads=("It beat [the 1998 period]. | 1998 | year.period",),
        leaves=("It met the periodical's 12 readers.",),
    ),
    Rule(
        "year.words",
        ("year", "unit"),
        r"(?:the year )?(?P<year>nineteen[ -](?:hundred and |oh[ -])?\w+(?:[ -]\w+)?|"
        r"two thousand(?: and \w+)?"
        r"(?! (?:(?!has|is|was|as|its|his|this)\w+s|men|women|people|more|of)\b))",
        _year_in_words,
        reads=("It began in [nineteen ninety-four]. | 1994 | year.words",),
        leaves=("He had nineteen men; two thousand men and two thousand women fled.",),
    ),
    Rule(
        "year.range",
        ("year",),
        r"(?P<first>1[0-9]\d\d|20\d\d)(?=[-/](?P<last>\d\d(?:\d\d)?)(?![-/\d]|: ?\d))",
        _first_year,
        reads=("The war of [1957]-58 was short. | 1957 | year.range",),
        leaves=("See pp. 1914-18.",),
    ),
    Rule(
        "year.bc",
        ("era",),
        rf"(?:the year )?(?P<year>\d{{1,4}}) ?{_BC}",
        _before_christ,
        reads=(
            "The fleet sailed in [480 BC]. | BC0480 | year.bc",
            "The fleet sailed in [September 480 B.C.]. | BC0480-09 | month",
            "It fell in [the spring of 49 BCE]. | BC0049-SP | season",
        ),
        leaves=("He had 20 bcc copies.",),
    ),
    Rule(
        "year.bc_range",
        ("era",),
        rf"(?P<year>\d{{1,4}})(?=(?:-| to | and )\d{{1,4}} ?{_BC})",
        _first_before_christ,
        reads=("They fought from [264] to 241 BC. | BC0264 | year.bc_range",),
        leaves=("They went from page 264 to page 241.",),
    ),
    Rule(
        "year.ad",
        ("era",),
        rf"(?:ad|a\.d\.) ?(?P<led>\d{{1,4}})|(?P<year>\d{{1,4}}) ?{_AD}",
        _after_christ,
        reads=(
            "The city fell in [AD 70]. | 0070 | year.ad",
            "The city fell in [410 CE]. | 0410 | year.ad",
            "It began in [April AD 70]. | 0070-04 | month",
        ),
        leaves=("They sold 70 ad pages.",),
    ),
    Rule(
        "year.of_day",
        ("early",),
        r"(?P<year>\d{3})(?=[.,;:)])",
        _year_of_day,
        reads=("He died on [28 January 814]. | 0814-01-28 | monthday.dm",),
        leaves=("He had 28 janitors and 814 men.",),
    ),
    Rule(
        DOUBTFUL,
        ("early",),
        r"(?P<year>\d{2,3})",
        _early_year,
        reads=(
            "It began in AD 66. By [71] it was over. | 0071 | year.early",
            "It began in AD 66. He died on [9 June 68] in Rome. | 0068-06-09"
            " | monthday.dm",
        ),
        leaves=("In 71 of 80 homes it rained; by 73, he was ill.",),
    ),
    Rule(
        "decade",
        ("decade",),
        r"(?:the )?(?:(?P<figures>\d{4}|'\d0|(?<=the )\d0)'?s|"
        rf"(?<=the )(?P<word>{'|'.join(_DECADES)}))",
        _decade,
        reads=(
            "It began in [the 1970s]. | 197 | decade | none",
            "It began in [the late 1970s]. | 197 | decade",
            "It began in [the '80s]. | 198 | decade",
        ),
        leaves=("He is in his 40s; it was in the low 30s.",),
    ),
    Rule(
        "century",
        ("unit",),
        rf"(?:the )?(?P<number>{ORDINAL})[ -]century(?:(?P<era> {_BC})| {_AD})?",
        _century,
        reads=(
            "It was built in [the 19th century]. | 18 | century | none",
            "It was built in [the 5th century BC]. | BC04 | century",
        ),
        leaves=("He was the 19th centurion.",),
    ),
    Rule(
        "absolute.ymd",
        ("number",),
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?![-/\d])",
        _ymd,
        reads=(
            "Seen on [2024-10-25]. | 2024-10-25 | absolute.ymd | none",
            "Seen on [2024/10/25]. | 2024-10-25 | absolute.ymd | none",
        ),
        leaves=("Seen in 2024-13-45 and 2024-10-25-7.",),
    ),
    Rule(
        "absolute.digits",
        ("number",),
        r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)",
        _in_digits,
        reads=("Seen on [20241025]. | 2024-10-25 | absolute.digits | none",),
        leaves=("Call 20249925 or 20240230.", "Badge number 20010911 was his."),
    ),
    Rule(
        "absolute.slashes",
        ("number",),
        r"(?P<first>\d\d?)(?P<separator>/)(?P<second>\d\d?)/(?P<year>\d{4}|\d\d)(?![/\d])",
        _in_figures,
        reads=(
            "Seen on [7/8/07]. | 2007-07-08 | absolute.slashes.ambiguous",
            "Paid [7/8/07], not 25/1/07. | 2007-08-07 | absolute.slashes.dmy",
            "Paid [7/8/07], not 1/25/07. | 2007-07-08 | absolute.slashes.mdy",
            "Seen on [8/8/07]. | 2007-08-08 | absolute.slashes",
            "Seen on [25/12/2007]. | 2007-12-25 | absolute.slashes",
        ),
        leaves=("A third is 1/3, and 99/99/99 is nothing.",),
    ),
    Rule(
        "absolute.dashes",
        ("number",),
        r"(?P<first>\d\d?)(?P<separator>-)(?P<second>\d\d?)-(?P<year>(?:19|20)\d\d)"
        r"(?![-\d])",
        _in_figures,
        reads=(
            "Seen on [25-12-2007]. | 2007-12-25 | absolute.dashes",
            "Seen on [07-08-2007]. | 2007-07-08 | absolute.dashes.ambiguous",
        ),
        leaves=("Call 31-02-2007, or 12-10-20-2007.",),
    ),
    Rule(
        "absolute.dots",
        ("number",),
        r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})(?!\.?\d)",
        _ymd,
        reads=("Seen on [25.10.2024]. | 2024-10-25 | absolute.dots",),
        leaves=("Version 25.13.2024 is out.",),
    ),
)
