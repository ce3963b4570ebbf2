"""Days named from the day of writing: today, yesterday, tomorrow, tonight."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.meaning import ClockTime, PartOfDay, Step
from timeline.resolve.nth import Beside
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_CAPITAL = re.compile(r"\b[A-Z]\w* $")
_OFFSETS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0, "overnight": 0}


def _in_a_name(match: re.Match[str], text: str) -> bool:
    """Tell whether it ends a name, as of a paper: “USA Today”."""
    start = match.start()
    return text[start].isupper() and bool(
        _CAPITAL.search(text, max(0, start - 20), start)
    )


def _day(match: re.Match[str], text: str) -> Meaning | None:
    if _in_a_name(match, text):
        return None
    return Step(Granularity.DAY, _OFFSETS[match["day"]], from_now=True)


def _day_next_but_one(match: re.Match[str], text: str) -> Meaning | None:
    """Read the whole phrase; “The Day After Tomorrow” is the title of a film."""
    last_word = match.string.rindex(" ", match.start(), match.end()) + 1
    if text[last_word].isupper():
        return None
    return Step(Granularity.DAY, -2 if match["day"] == "yesterday" else 2)


def _beside(match: re.Match[str], text: str) -> Meaning | None:
    return Beside(-1 if match["way"] == "before" else 1)


def _night(match: re.Match[str], text: str) -> Meaning | None:
    if _in_a_name(match, text):
        return None
    return PartOfDay(Step(Granularity.DAY, _OFFSETS[match["day"]]), ClockTime("TNI"))


RULES = (
    Rule(
        "today",
        ("day",),
        r"(?P<day>today|yesterday|tomorrow)",
        _day,
        reads=(
            "He left [yesterday]. | 2024-03-20 | today",
            "It opens [tomorrow]. | 2024-03-22 | today",
            "It is cold [today]. | XXXX-XX-XX | today.open | none",
        ),
        leaves=("She reads USA Today.",),
    ),
    Rule(
        "today.beyond",
        ("day", "unit"),
        r"(?:the )?day (?:before (?P<day>yesterday)|after tomorrow)",
        _day_next_but_one,
        reads=("He left [the day before yesterday]. | 2024-03-19 | today.beyond",),
        leaves=("She saw The Day After Tomorrow twice.",),
    ),
    Rule(
        "day.beside",
        ("unit",),
        r"the day (?P<way>before|after)(?! ?[.,;:!?)]| (?:and|but|in)\b| *$)",
        _beside,
        weak=True,
        reads=(
            "They met [the day before Christmas]. | 2023-12-24 | day.beside.past",
            "They met [the day after last Tuesday]. | 2024-03-20 | day.beside",
        ),
        leaves=("They met the day after the storm.",),
    ),
    Rule(
        "tonight",
        ("day",),
        r"(?P<day>tonight)",
        _night,
        type="TIME",
        reads=("The talks go on [tonight]. | 2024-03-21TNI | tonight",),
        leaves=("They sang all nightlong songs to knights.",),
    ),
)
