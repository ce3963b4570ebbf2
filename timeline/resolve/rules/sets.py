"""What comes round again: daily, every morning, each Thursday, twice a week."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.lexicon import (
    FREQUENCIES,
    MONTH,
    PART,
    PARTS_OF_DAY,
    SEASON,
    SEASON_NUMBERS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    month_number,
    singular,
)
from timeline.resolve.meaning import Fixed
from timeline.resolve.named import Named
from timeline.resolve.numerals import COUNT, read_count
from timeline.resolve.rules.durations import duration_value
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_NOUN = re.compile(r" [a-z]")
"""“a quarterly dividend” is one of a quarter; “paid quarterly” comes round."""
_EACH = r"(?:each|every)(?: and every)?"
_TIMES = r"(?:(?:once|twice|three times|four times|several times|\d+ times) )"


def _frequency(match: re.Match[str], text: str) -> Meaning | None:
    if match[0] == "quarterly" and _NOUN.match(match.string, match.end()):
        return None
    return Fixed(FREQUENCIES[match[0]])


def _every_unit(match: re.Match[str], text: str) -> Meaning | None:
    count = read_count(match["count"]) if match["count"] else 1
    count = 2 if match["other"] else count
    return Fixed(duration_value(count, singular(match["unit"])))


def _weekdays(match: re.Match[str], text: str) -> Meaning | None:
    if not text[match.start("day")].isupper():
        return None
    part = PARTS_OF_DAY[singular(match["part"])] if match["part"] else ""
    return Fixed(f"XXXX-WXX-{WEEKDAY_NUMBERS[match['day']] + 1}{part}")


def _month(match: re.Match[str], text: str) -> Meaning | None:
    return Fixed(Named(Granularity.MONTH, month_number(match["month"])).open_value)


def _season(match: re.Match[str], text: str) -> Meaning | None:
    number = SEASON_NUMBERS[match["season"]]
    return Fixed(Named(Granularity.SEASON, number).open_value)


def _part(match: re.Match[str], text: str) -> Meaning | None:
    return Fixed(f"XXXX-XX-XX{PARTS_OF_DAY[match['part']]}")


RULES = (
    Rule(
        "set.frequency",
        ("frequent",),
        "|".join(FREQUENCIES),
        _frequency,
        type="SET",
        reads=(
            "It is printed [daily]. | P1D | set.frequency",
            "It is paid [annually]. | P1Y | set.frequency | none",
        ),
        leaves=("It pays a quarterly dividend.",),
    ),
    Rule(
        "set.every",
        ("unit",),
        rf"{_TIMES}?{_EACH}(?P<other> other)?(?: (?P<count>{COUNT}))? "
        r"(?P<unit>minute|hour|day|week|weekend|month|quarter|year|decade)s?",
        _every_unit,
        type="SET",
        reads=(
            "He calls [every day]. | P1D | set.every",
            "He calls [every two years]. | P2Y | set.every",
            "He calls [every other week]. | P2W | set.every",
        ),
        leaves=("He calls every daydreamer.",),
    ),
    Rule(
        "set.times",
        ("unit",),
        rf"{_TIMES}an? (?P<unit>minute|hour|day|week|month|year)",
        lambda match, text: Fixed(duration_value(1, match["unit"])),
        type="SET",
        reads=("He calls [twice a week]. | P1W | set.times",),
        leaves=("He calls twice a weakling.",),
    ),
    Rule(
        "set.weekday",
        ("weekday",),
        rf"{_EACH}(?: other)? (?P<day>{WEEKDAY})(?: (?P<part>{PART}))?",
        _weekdays,
        type="SET",
        reads=("They meet [each Thursday]. | XXXX-WXX-4 | set.weekday",),
        leaves=("They meet each Thursby.",),
    ),
    Rule(
        "set.weekdays",
        ("weekday",),
        rf"(?P<day>{WEEKDAY})(?:s(?: (?P<part>{PART}s?))?| (?P<parts>{PART})s)",
        _weekdays,
        type="SET",
        reads=(
            "They meet on [Fridays]. | XXXX-WXX-5 | set.weekdays",
            "They meet on [Sundays]. | XXXX-WXX-7 | set.weekdays | none",
        ),
        leaves=("They met the Fridas.",),
    ),
    Rule(
        "set.weekends",
        ("unit",),
        "(?<=on )weekends|(?<=at )weekends|(?:every|each) weekend",
        lambda match, text: Fixed("XXXX-WXX-WE"),
        type="SET",
        reads=("It opens on [weekends]. | XXXX-WXX-WE | set.weekends",),
        leaves=("He met weekenders.",),
    ),
    Rule(
        "set.month",
        ("month",),
        rf"{_EACH} (?P<month>{MONTH})",
        _month,
        type="SET",
        reads=("It floods [every April]. | XXXX-04 | set.month",),
        leaves=("They met every Aprilia.",),
    ),
    Rule(
        "set.season",
        ("season",),
        rf"{_EACH} (?P<season>{SEASON})",
        _season,
        type="SET",
        reads=("It floods [every spring]. | XXXX-SP | set.season",),
        leaves=("They broke every springboard.",),
    ),
    Rule(
        "set.part",
        ("part",),
        rf"{_EACH} (?P<part>{PART})",
        _part,
        type="SET",
        reads=("He runs [every morning]. | XXXX-XX-XXTMO | set.part",),
        leaves=("He runs every mornay.",),
    ),
)
