"""The words of time in English, and pieces of patterns made of them.

Patterns are matched against *folded* text: lower case, straight quotes, plain hyphens
and single spaces for line breaks, every character in its own place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates import Granularity

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = {"’": "'", "‘": "'", "–": "-", "‑": "-", "—": "-", "\xa0": " ", "\u202f": " "}
_BLANKS = dict.fromkeys("\n\t\r\u2009", " ")
_FOLDED = {**_PLAIN, **_BLANKS}

_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTH_NUMBERS = {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names
}
"""January is 1."""

_WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "weds", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
WEEKDAY_NUMBERS = {
    name: number for number, names in enumerate(_WEEKDAYS) for name in names
}
"""Monday is 0."""

SEASON_NUMBERS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

PARTS_OF_DAY = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "daytime": "TDT",
}
"""TIMEX3's codes."""

PARTS_BY_LIGHT = {
    "dawn": "TMO",
    "daybreak": "TMO",
    "sunrise": "TMO",
    "lunchtime": "TMI",
    "dusk": "TEV",
    "sunset": "TEV",
    "nightfall": "TNI",
}
"""Parts of a day that are told after “at” or “before”: “at dawn”."""

UNITS = {
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "weekend": Granularity.WEEKEND,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.CENTURY,
}
"""Units of the calendar, singular."""

DURATION_CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
"""TIMEX3's letters for durations; the T stands for the time part."""


def words(names: Iterable[str]) -> str:
    """Write an alternation of words, longest first, so that “sept” beats “sep”.

    The letters they begin with stand before it: most places fail there at once.

    >>> words(["sep", "sept", "june"])
    '(?=[js])(?:sept|june|sep)'
    """
    ordered = sorted(names, key=len, reverse=True)
    first = "".join(sorted({name[0] for name in ordered}))
    return f"(?=[{first}])(?:{'|'.join(ordered)})"


WEEKDAY = words(names[0] for names in _WEEKDAYS)
WEEKDAY_SHORT = words(name for names in _WEEKDAYS for name in names[1:])
_FULL = {names[0] for names in _MONTHS}
MONTH = rf"(?:{words(_FULL)}\b|{words(MONTH_NUMBERS.keys() - _FULL)}\b\.?)"
SEASON = words(SEASON_NUMBERS)
PART = words(PARTS_OF_DAY)
LIGHT = words(PARTS_BY_LIGHT)
UNIT = words(UNITS)
ANY_UNIT = words(DURATION_CODES)
YEAR = r"(?:1[0-9]|20)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
ORDINAL_DAY = rf"{DAY}(?:st|nd|rd|th)?"
YEAR_SHORT = rf"(?:{YEAR}|'\d\d)"
STEPS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
STEP = words(STEPS)
NEIGHBOURS = {
    "that": 0,
    "that same": 0,
    "the same": 0,
    "the following": 1,
    "the next": 1,
    "the ensuing": 1,
    "the previous": -1,
    "the preceding": -1,
    "the prior": -1,
}
"""Words that count from what the text has stated."""
NEIGHBOUR = words(NEIGHBOURS)


def fold(text: str) -> str:
    """Write a text for matching: lower case and plain, as long as it was.

    >>> fold("Nov. 9’s\\nvote")
    "nov. 9's vote"
    """
    if text.isascii():
        folded, signs = text.lower(), _BLANKS
    else:
        lower = text.encode("utf-8", "surrogatepass").lower()  # of A to Z only
        folded, signs = lower.decode("utf-8", "surrogatepass"), _FOLDED
    for sign, plain in signs.items():
        folded = folded.replace(sign, plain)
    return folded


def singular(unit: str) -> str:
    """Give the unit's name as the tables have it.

    >>> singular("centuries"), singular("days"), singular("week")
    ('century', 'day', 'week')
    """
    if unit.endswith("ies"):
        return unit[:-3] + "y"
    return unit.removesuffix("s")


def read_year(text: str) -> int:
    """Read a year; of two digits, those of 1930 to 2029 are meant.

    >>> read_year("2024"), read_year("'98")
    (2024, 1998)
    """
    if text.startswith("'"):
        year = int(text[1:])
        return year + (2000 if year < 30 else 1900)
    return int(text)


def read_day(text: str) -> int:
    """Read a day of the month, in figures or as an ordinal.

    >>> read_day("22"), read_day("3rd")
    (22, 3)
    """
    return int(text.rstrip("stndrh"))


def month_number(name: str) -> int:
    """Read a month's name, abbreviated or not, with or without its period."""
    return MONTH_NUMBERS[name.rstrip(".")]


FREQUENCIES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
}

LEADS = (
    r"the|an?|this|that|these|those|last|past|next|coming|following|previous|prior|"
    r"preceding|recent|latest|current|present|same|every|each|other|first|second|third|"
    r"fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|"
    r"fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    r"twenty-first|long|while|time|not|final|latter|another|couple|of|few|several|"
    r"many|some|odd|plus|half|and|or|to|year|fiscal|financial|early|late|mid|full|whole|entire|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|hundred|thousand|dozen|more|additional|trading|business|"
    r"working|consecutive|straight|single|small|wee|day|week|month|"
    r"\d{1,4}(?:st|nd|rd|th)|\d{1,3}(?:,\d{3}){1,2}|\d{1,6}(?:\.\d{1,2})?|\d/\d|"
    r"right|exactly|precisely|in|near|foreseeable|immediate|not-too-distant|short|corresponding|comparable|period|twice|once|times|at|very|good|new|'\d\d"
)
"""Words that may stand in a phrase before its trigger."""

TO_DAY = rf"(?:, {ORDINAL_DAY}){{0,4}}(?:-|,? (?:to|and|or) )(?:the )?"
"""What stands between the first of some days and the last: “3, 5 and 7 May”."""
MORE_DAYS = rf"(?:-(?={DAY}\b)|(?:-| (?:to|and|or) )(?={DAY},? {YEAR}\b))"
"""“Oct. 22” of “Oct. 22-24”, and of “Oct. 22 and 24, 2021”, has more behind it."""
