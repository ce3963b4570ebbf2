"""Seasons, when something says that a time is meant and no coil of steel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.beside import NamedAfter
from timeline.resolve.era import before_christ
from timeline.resolve.lexicon import (
    NEIGHBOUR,
    NEIGHBOURS,
    SEASON,
    SEASON_NUMBERS,
    STEP,
    STEPS,
)
from timeline.resolve.meaning import At
from timeline.resolve.named import InYear, Named
from timeline.resolve.rules.rule import Rule
from timeline.resolve.slot import year_slot

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning


_THING = re.compile(
    r" (?:school|camps?|games|olympics|holidays?|jobs?|break|sports|season|solstice|"
    r"vacations?|palace|residence|quarters|uniforms?|clothing|coats?|heat|sun|sales?|"
    r"collections?|line-?up|schedule|meetings?|term|fuel|wheat|storms?|weather)\b|"
    r" of (?!\d|last|this|next|the |that|fiscal|ad |nineteen|two )"
)


_NAME = re.compile(r" [A-Z]")
"""What follows a season with a capital, in “the Winter War”."""


def _named(match: re.Match[str], step: int | None = None) -> Named:
    return Named(Granularity.SEASON, SEASON_NUMBERS[match["season"]], step)


def _bare(match: re.Match[str], text: str) -> Meaning | None:
    is_name = text[match.start("season")].isupper() and _NAME.match(text, match.end())
    is_thing = _THING.match(match.string, match.end())
    return None if is_name or is_thing else _named(match)


def _midseason(match: re.Match[str], text: str) -> Meaning | None:
    return None if text[match.start()].isupper() else _named(match)


def _stepped(match: re.Match[str], text: str) -> Meaning | None:
    return _named(match, STEPS[match["step"]])


def _after_mention(match: re.Match[str], text: str) -> Meaning | None:
    if _THING.match(match.string, match.end()):
        return None
    return NamedAfter(_named(match), NEIGHBOURS[match["way"]])


def _of_two_years(match: re.Match[str], text: str) -> Meaning | None:
    """Read “the winter of 1664-65” as the one that begins in the first year."""
    if match["ancient"]:
        at = before_christ(int(match["ancient"]))
    else:
        at = At(year_slot(int(match["year"])))
    return InYear(_named(match), at) if at else None


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
        leaves=("It may last, fall or spring.",),
    ),
    Rule(
        "season.mention",
        ("season",),
        rf"(?P<way>{NEIGHBOUR}) (?P<season>{SEASON})",
        _after_mention,
        reads=(
            "He won on May 2, 1998. [That summer] he left. | 1998-SU | season.mention",
            "He won on May 2, 1998. He left [the following spring]."
            " | 1999-SP | season.mention",
            "He won on May 2, 1998. He had come [the previous autumn]."
            " | 1997-FA | season.mention",
            "[The following spring] he left. | XXXX-SP | season.mention.open",
        ),
        leaves=("That summery dress fell.",),
    ),
    Rule(
        "season",
        ("season",),
        r"(?:(?<=in )|(?<=by )|(?<=since )|(?<=until )|(?<=early )|(?<=late )|"
        r"(?<=mid-)|(?<=over )|(?<=during )|(?<=throughout )|(?<=end of ))"
        r"(?:the )?(?P<season>summer|autumn|winter|spring|(?<=the )fall(?! of ))",
        _bare,
        reads=(
            "It closed in [summer]. | 2023-SU | season.past",
            "By [the end of the summer] it was over. | 2023-SU | season.past",
        ),
        leaves=(
            "They fall fast, and a spring broke; summers are hot.",
            "She met him in summer school.",
        ),
    ),
    Rule(
        "season.the",
        ("season",),
        r"the (?P<season>summer|autumn|winter)",
        _bare,
        reads=("[The summer] was dry. | 2023-SU | season.the.past",),
        leaves=(
            "They stormed the Summer Palace. The Winter War began.",
            "They stormed the winter palace in the winter of their lives.",
        ),
    ),
    Rule(
        "season.middle",
        ("season",),
        "mid(?P<season>summer|winter)",
        _midseason,
        mod="MID",
        reads=("It closed in [midsummer]. | 2023-SU | season.middle.past",),
        leaves=("They played A Midsummer Night's Dream.",),
    ),
    Rule(
        "season.years",
        ("season",),
        rf"(?:the )?(?P<season>{SEASON}) of (?:"
        r"(?P<ancient>\d{1,4})-\d{1,4} (?:bce?|b\.c\.)|"
        r"(?P<year>\d{3,4})[-/]\d{2,4})",
        _of_two_years,
        reads=(
            "It froze in [the winter of 1664-65]. | 1664-WI | season.years",
            "It froze in [the winter of 414-413 BC]. | BC0414-WI | season.years",
        ),
        leaves=("They were 64-65 up.",),
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
        leaves=("The spring in the mattress broke.",),
    ),
)
