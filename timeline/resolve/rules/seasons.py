"""Seasons, when something says that a time is meant and no coil of steel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.lexicon import (
    SEASON,
    SEASON_NUMBERS,
    STEP,
    STEPS,
)
from timeline.resolve.named import Named
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning


_THING = re.compile(r" (?:school|camps?|games|olympics|holidays?|jobs?|break|sports)\b")


def _named(match: re.Match[str], step: int | None = None) -> Named:
    return Named(Granularity.SEASON, SEASON_NUMBERS[match["season"]], step)


def _bare(match: re.Match[str], text: str) -> Meaning | None:
    return None if _THING.match(match.string, match.end()) else _named(match)


def _stepped(match: re.Match[str], text: str) -> Meaning | None:
    return _named(match, STEPS[match["step"]])


RULES = (
    Rule(
        "season.stepped",
        ("season",),
        rf"(?:this )?(?P<step>{STEP}) (?P<season>{SEASON})",
        _stepped,
        reads=(
            "It closed [last fall]. | 2023-FA | season.stepped",
            "It opens [this summer]. | 2024-SU | season.stepped",
        ),
    ),
    Rule(
        "season",
        ("season",),
        r"(?:(?<=in )|(?<=by )|(?<=since )|(?<=until )|(?<=early )|(?<=late )|"
        r"(?<=mid-)|(?<=over )|(?<=during ))(?:the )?"
        r"(?P<season>summer|autumn|winter|spring|(?<=the )fall(?! of ))",
        _bare,
        reads=("It closed in [summer]. | 2023-SU | season.past",),
        leaves=(
            "They fall fast, and a spring broke; summers are hot.",
            "She met him in summer school.",
        ),
    ),
    Rule(
        "season.joined",
        ("season",),
        rf"(?:the )?(?P<season>{SEASON})",
        _bare,
        weak=True,
        reads=(
            "It closed in [the winter of 1994]. | 1994-WI | season | none",
            "It closed [fall 1994]. | 1994-FA | season.joined",
            "It closed in [the summer of last year]. | 2023-SU | season",
        ),
    ),
)
