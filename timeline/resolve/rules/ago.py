"""So many units before or after now, or before or after the last stated date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.edges import Before
from timeline.resolve.lexicon import PARTS_OF_DAY, UNITS, singular
from timeline.resolve.meaning import Anaphor, ClockTime, Fixed, Meaning, PartOfDay, Step
from timeline.resolve.numerals import COUNT, read_count
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    import re

_UNIT = (
    r"(?P<unit>day|weekend|week|fortnight|month|quarter|year|decade|century|centurie)s?"
)
_SHORT = r"(?P<short>second|minute|hour)s?"


_MOST = 9999


def _steps(
    match: re.Match[str], *, half: bool = False
) -> tuple[Granularity, int] | None:
    """Count in whole units, or a fraction of years in months."""
    count = read_count(match["count"] or "")
    unit = singular(match["unit"]).replace("centurie", "century")
    if unit == "fortnight":
        unit, count = "week", count and 2 * count
    if count is None or count > _MOST:
        return None
    count += 0.5 if half else 0
    if count == int(count):
        return UNITS[unit], int(count)
    return (Granularity.MONTH, round(12 * count)) if unit == "year" else None


def _ago(match: re.Match[str], text: str) -> Meaning | None:
    steps = _steps(match)
    if steps is None:
        return Fixed("PAST_REF", confidence=0.8)
    return Step(steps[0], -steps[1], from_now=True)


def _exactly_ago(match: re.Match[str], text: str) -> Meaning | None:
    """Read “exactly two years ago” as the day that it says."""
    steps = _steps(match)
    if steps is None or steps[0] not in _TO_THE_DAY:
        return None
    return Before(Step(Granularity.DAY, 0), steps[0], -steps[1])


_TO_THE_DAY = (
    Granularity.DAY,
    Granularity.WEEK,
    Granularity.MONTH,
    Granularity.QUARTER,
    Granularity.YEAR,
)


def _ahead(match: re.Match[str], text: str) -> Meaning | None:
    steps = _steps(match)
    if steps is None:
        return Fixed("FUTURE_REF", confidence=0.8)
    return Step(*steps, from_now=True)


def _fraction_ago(match: re.Match[str], text: str) -> Meaning | None:
    """Read “half a century ago” in decades, which is as fine as it speaks."""
    decades = 5 if match["part"].startswith("half") else 2
    if match["way"] == "ago":
        return Step(Granularity.DECADE, -decades)
    return Anaphor(Granularity.DECADE, decades if match["way"] == "later" else -decades)


def _from_mention(match: re.Match[str], text: str) -> Meaning | None:
    sign = 1 if match["way"] == "later" else -1
    steps = _steps(match, half=match["half"] is not None)
    return Anaphor(steps[0], sign * steps[1], falls_back=sign < 0) if steps else None


def _nights(match: re.Match[str], text: str) -> Meaning | None:
    count = read_count(match["count"])
    if count is None or count != int(count) or count > _MOST:
        return None
    sign = 1 if match["way"] == "later" else -1
    day = Anaphor(Granularity.DAY, sign * int(count))
    return PartOfDay(day, ClockTime(PARTS_OF_DAY[match["part"]]))


def _long_ago(match: re.Match[str], text: str) -> Meaning | None:
    return Fixed("PAST_REF", confidence=0.8)


RULES = (
    Rule(
        "ago",
        ("unit",),
        rf"(?P<count>{COUNT}) (?:short |long )?{_UNIT} (?:or so |or more )?ago",
        _ago,
        reads=(
            "He left [10 days ago]. | 2024-03-11 | ago",
            "He left [two years ago]. | 2022 | ago",
            "He left [six weeks ago]. | 2024-W06 | ago",
            "He left [two weekends ago]. | 2024-W10-WE | ago",
            "He left [nearly four years ago]. | 2020 | ago",
            "He left [two months ago]. | XXXX-XX | ago.open | none",
            "He left [several years ago]. | PAST_REF | ago",
            "It was built [a century ago]. | 19 | ago",
            "He left [a week ago today]. | 2024-03-14 | ago",
            "He left [two years ago this month]. | 2022-03 | ago",
            "He left [two years ago Monday]. | 2022-03 | ago",
        ),
        leaves=("He owned two yearlings, as of old.",),
    ),
    Rule(
        "ago.exactly",
        ("unit",),
        rf"(?:exactly|precisely) (?P<count>{COUNT}) {_UNIT} ago",
        _exactly_ago,
        reads=("He left [exactly two years ago]. | 2022-03-21 | ago.exactly",),
        leaves=("He left exactly two yearlings.",),
    ),
    Rule(
        "ago.fraction",
        ("unit",),
        r"(?P<part>half a|a quarter[ -](?:of a )?) ?century (?P<way>ago|later|earlier)",
        _fraction_ago,
        reads=(
            "It was built [half a century ago]. | 197 | ago.fraction",
            "It was built [a quarter-century ago]. | 200 | ago.fraction",
            "It fell in 1945. [Half a century later] it rose. | 199 | ago.fraction",
            "It fell in 1945. [A quarter of a century later] it rose."
            " | 196 | ago.fraction",
        ),
        leaves=("He sat in half a centurion's tent.",),
    ),
    Rule(
        "ago.time",
        ("unit",),
        rf"(?:(?<=in )|(?<=within ))(?P<count>{COUNT}) {_UNIT}'s?'? time",
        _ahead,
        reads=(
            "It opens in [a week's time]. | 2024-W13 | ago.time",
            "It opens in [three years' time]. | 2027 | ago.time",
        ),
        leaves=("It opens in a weak man's time.",),
    ),
    Rule(
        "ago.ahead",
        ("unit",),
        rf"(?P<count>{COUNT}) {_UNIT} (?:from now|from today|hence)",
        _ahead,
        reads=("It opens [two weeks from now]. | 2024-W14 | ago.ahead",),
        leaves=("It has two weak doors, far from home.",),
    ),
    Rule(
        "ago.mention",
        ("unit",),
        rf"(?P<count>{COUNT}) {_UNIT}(?P<half> and a half)? "
        r"(?P<way>earlier|later|previously)",
        _from_mention,
        reads=(
            "It fell on May 2, 1998; [two days later] it was sold."
            " | 1998-05-04 | ago.mention",
            "It fell in May 1998; [a year and a half later] it rose."
            " | 1999-11 | ago.mention",
            "He had left [two days earlier]. | 2024-03-19 | ago.mention",
        ),
        leaves=("He left two dais later.",),
    ),
    Rule(
        "ago.nights",
        ("part",),
        rf"(?P<count>{COUNT}) (?P<part>night|morning|evening)s? (?P<way>earlier|later)",
        _nights,
        type="TIME",
        reads=(
            "It fell on May 2, 1998; [two nights later] it rose."
            " | 1998-05-04TNI | ago.nights",
        ),
        leaves=("He saw two knights later.",),
    ),
    Rule(
        "ago.vague",
        ("unit", "vague"),
        rf"(?:(?:not (?:so |that |very |too )?)?long|(?:a long|some) time|a while|"
        rf"(?P<count>{COUNT} )?(?:{_UNIT}|{_SHORT})) ago",
        _long_ago,
        reads=(
            "He left [years ago]. | PAST_REF | ago.vague",
            "He left [some time ago]. | PAST_REF | ago.vague",
            "[Long ago] he left. | PAST_REF | ago.vague",
        ),
        leaves=("It was in Chicago and Santiago.",),
    ),
)
