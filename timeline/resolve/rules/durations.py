"""Lengths of time, kept in the unit stated: 90 days, four-week, for years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.resolve.lexicon import DURATION_CODES, singular, words
from timeline.resolve.meaning import Fixed
from timeline.resolve.numerals import COUNT, is_two_counts, read_count
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_SINGULAR = words(name for name in DURATION_CODES if name != "second")
_PLURAL = words(f"{name}s" for name in DURATION_CODES if name != "century")
_UNIT = rf"(?P<unit>{_SINGULAR}|{_PLURAL}|centuries)"
_KIND = (
    r"(?:(?:more|additional|full|consecutive|straight|trading|business|working|calendar|"
    r"long|whole|successive|extra|fiscal|other|single) )*"
)
_WHICH = (
    r"(?:(?:the|those|these|its|his) )?(?:(?:last|past|next|first|coming|final|latest|"
    r"previous|preceding|following|opening|initial|another) )?"
)
_RATE = re.compile(
    r"(?:\d|percent|million|billion|thousand|hundred|dollars?|pounds|euros|yen|cents|"
    r"tons|tonnes|barrels|units|(?:\d|two|three|four|five|six|seven|eight|nine|ten)"
    r" \w+s) $"
)


_VISIT = re.compile(
    r" (?!of|in|at|with|away|for|and|or|when|that|was|is|off|after|before|on|to|by)"
    r"[a-z]"
)
"""“a weekend visit” is of one weekend, and not as long as one."""


def duration_value(count: float | None, unit: str) -> str:
    """Write a TIMEX3 duration; an indefinite count is X.

    >>> duration_value(2.5, "year"), duration_value(24, "hour")
    ('P2.5Y', 'PT24H')
    >>> duration_value(None, "week"), duration_value(2, "decade")
    ('PXW', 'P2E')
    """
    code = DURATION_CODES[unit]
    count = count and 2 * count if unit == "fortnight" else count
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    return f"PT{number}{code[1]}" if code[0] == "T" else f"P{number}{code}"


def _counted(match: re.Match[str], text: str) -> Meaning | None:
    if match["unit"] == "weekend" and _VISIT.match(match.string, match.end()):
        return None
    if is_two_counts(match["count"]) or _is_verb(match):
        return None
    is_fraction = match["count"] == "a" or "-" in match[0]
    if is_fraction and match["unit"].startswith("quarter"):
        return None
    count = read_count(match["count"])
    if match["half"]:
        count = (count or 1) + 0.5
    return Fixed(duration_value(count, singular(match["unit"])), confidence=0.9)


def _is_verb(match: re.Match[str]) -> bool:
    """Tell whether it begins with the verb of “may last two weeks”."""
    if not match[0].startswith("last "):
        return False
    before = match.string[max(0, match.start() - 10) : match.start()]
    return not _LEADS_LAST.search(before)


_LEADS_LAST = re.compile(r"(?:\b(?:in|for|over|during|within|of|on|by|than)|'s?) $")
"""What stands before “last” where it is no verb, “the” apart, which the phrase has."""


def _half(match: re.Match[str], text: str) -> Meaning | None:
    return Fixed(duration_value(0.5, singular(match["unit"])), confidence=0.9)


def _plural(match: re.Match[str], text: str) -> Meaning | None:
    return Fixed(duration_value(None, singular(match["unit"])), confidence=0.8)


def _long(match: re.Match[str], text: str) -> Meaning | None:
    if match["count"]:
        count = read_count(match["count"])
    else:
        count = None if match["unit"].endswith("s") else 1
    return Fixed(duration_value(count, singular(match["unit"])), confidence=0.9)


def _rate(match: re.Match[str], text: str) -> Meaning | None:
    """Read “a year” after an amount: so much each year."""
    if not _RATE.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    return Fixed(duration_value(1, match["unit"]), confidence=0.7)


def _solid(match: re.Match[str], text: str) -> Meaning | None:
    return Fixed(duration_value(1, match["unit"]), confidence=0.9)


RULES = (
    Rule(
        "set.rate",
        ("unit",),
        r"an? (?P<unit>day|week|month|year|hour|minute)",
        _rate,
        type="SET",
        reads=("It makes 300 cars [a year]. | P1Y | set.rate",),
        leaves=("He has a daydream.",),
    ),
    Rule(
        "duration",
        ("unit",),
        rf"{_WHICH}(?P<count>{COUNT}) {_KIND}{_UNIT}"
        r"(?P<half>[ -]and[ -]a[ -]half)?(?: or so)?"
        r"(?![ -]old|-long)",
        _counted,
        type="DURATION",
        reads=(
            "It took [90 days]. | P90D | duration",
            "It took [two and a half years]. | P2.5Y | duration",
            "It took [24 hours]. | PT24H | duration",
            "It took [a single day]. | P1D | duration",
            "It took [several days]. | PXD | duration",
            "It fell in [the past two years]. | P2Y | duration",
            "It took [a year and a half]. | P1.5Y | duration",
            "It took [a year-and-a-half]. | P1.5Y | duration",
            "It took [one-and-a-half years]. | P1.5Y | duration",
            "It took [20-odd years]. | P20Y | duration",
            "It may last [two weeks]. | P2W | duration",
            "It rose in [last two weeks]. | P2W | duration",
        ),
        leaves=("The 41-year-old man was 12 years old then.",),
    ),
    Rule(
        "duration.hyphen",
        ("unit",),
        rf"(?P<count>{COUNT})-(?P<half>)?{_UNIT}(?![ -]old|-long)",
        _counted,
        type="DURATION",
        reads=(
            "The [four-week] strike ended. | P4W | duration.hyphen",
            "They had two [four-week] strikes. | P4W | duration.hyphen",
        ),
        leaves=("The four-weak team, a two-year-old.",),
    ),
    Rule(
        "duration.half",
        ("unit",),
        r"(?:half an?|a half|half)[ -](?P<unit>hour|day|year|century|decade|minute)",
        _half,
        type="DURATION",
        reads=("It took [half an hour]. | PT0.5H | duration.half",),
        leaves=("He took half an hourglass.",),
    ),
    Rule(
        "duration.plural",
        ("unit",),
        r"(?:(?:the )?(?:recent|coming|past|last|next|early|these|many|following|"
        r"ensuing|subsequent|preceding|intervening) )?"
        r"(?P<unit>minutes|(?<!after[ -])hours|days|weeks|months|years|decades|"
        r"centuries|(?<=recent )quarters|(?<=past )quarters|(?<=coming )quarters)"
        r"(?: or (?:even )?(?:months|years|decades))?(?![ -](?:old|long))",
        _plural,
        type="DURATION",
        reads=(
            "It went on for [years]. | PXY | duration.plural",
            "It rose in [recent weeks]. | PXW | duration.plural",
        ),
        leaves=("The weaklings and yearlings fell.",),
    ),
    Rule(
        "duration.solid",
        ("solid",),
        r"(?P<unit>hour|day|week|month|year|decade)long",
        _solid,
        type="DURATION",
        reads=("A [yearlong] strike ended. | P1Y | duration.solid",),
        leaves=("It was a lifelong, headlong friendship.",),
    ),
    Rule(
        "duration.long",
        ("unit",),
        rf"(?:(?P<count>{COUNT})-)?(?P<unit>(?:hour|day|week|month|year|decade)s?|"
        r"century|centuries)-(?:long|(?<=s-)old)",
        _long,
        type="DURATION",
        reads=(
            "A [day-long] strike ended. | P1D | duration.long",
            "A [three-day-long] strike ended. | P3D | duration.long",
            "A [years-old] quarrel ended. | PXY | duration.long",
        ),
        leaves=("It was a mile-long, knee-high wall.",),
    ),
)
