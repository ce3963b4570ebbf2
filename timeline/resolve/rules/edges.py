"""The first and last days and weeks of a month, a quarter, a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.resolve.edges import Edge
from timeline.resolve.lexicon import MONTH
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    import re

    from timeline.resolve.meaning import Meaning

_FIRST = r"(?:the )?(?:very )?(?:first|opening|early)"
_LAST = r"(?:the )?(?:very )?(?:last|final|closing|latter)"
_FEW = r"(?: (?:few|two|three))? (?:days|weeks|months|weekend|week|month)(?= of )"
_FIRST_HALF = rf"(?:the )?first half(?= of {MONTH})"
_LAST_HALF = rf"(?:the )?(?:second|latter) half(?= of {MONTH})"


def _first_day(match: re.Match[str], text: str) -> Meaning | None:
    return Edge(is_last=False, is_day=True)


def _last_day(match: re.Match[str], text: str) -> Meaning | None:
    return Edge(is_last=True, is_day=True)


def _first_days(match: re.Match[str], text: str) -> Meaning | None:
    return Edge(is_last=False, is_day=False)


def _last_days(match: re.Match[str], text: str) -> Meaning | None:
    return Edge(is_last=True, is_day=False)


RULES = (
    Rule(
        "edge.first_day",
        ("unit",),
        rf"{_FIRST} day(?= of )",
        _first_day,
        weak=True,
        reads=(
            "It fell on [the first day of the year]. | 2024-01-01 | edge.first_day",
        ),
        leaves=("It fell on the first day of the siege.",),
    ),
    Rule(
        "edge.last_day",
        ("unit",),
        rf"{_LAST} day(?= of )",
        _last_day,
        weak=True,
        reads=(
            "It fell on [the last day of February 2024]."
            " | 2024-02-29 | edge.last_day | none",
            "It fell on [the last day of last month]. | 2024-02-29 | edge.last_day",
        ),
        leaves=("It fell on the last day of the trial.",),
    ),
    Rule(
        "edge.first_days",
        ("unit",),
        rf"{_FIRST}{_FEW}|{_FIRST_HALF}",
        _first_days,
        mod="START",
        weak=True,
        reads=(
            "It fell in [the first week of February]. | 2024-02 | edge.first_days.past",
            "It fell in [the first half of July 1789]. | 1789-07 | edge.first_days",
            "It fell in [the early months of 1943]. | 1943 | edge.first_days",
        ),
        leaves=("It fell in the first weeks of the siege.",),
    ),
    Rule(
        "edge.last_days",
        ("unit",),
        rf"{_LAST}{_FEW}|{_LAST_HALF}",
        _last_days,
        mod="END",
        weak=True,
        reads=(
            "It fell in [the last days of February 2024]."
            " | 2024-02 | edge.last_days | none",
            "It fell in [the second half of July]. | 2023-07 | edge.last_days.past",
            "It fell in [the last weeks of 1944]. | 1944 | edge.last_days",
        ),
        leaves=("It fell in the last days of the siege.",),
    ),
)
