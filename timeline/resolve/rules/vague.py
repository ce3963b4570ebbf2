"""Times that are no point in the calendar: now, recently, soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.resolve.lexicon import ANY_UNIT, SEASON
from timeline.resolve.meaning import Fixed
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    import re

    from timeline.resolve.meaning import Meaning

_NO_UNIT = rf"(?!(?:[ -]\w++){{0,4}}[ -](?:{ANY_UNIT}|{SEASON})s?\b)"
"""“the past three years” is a length of time, not the past."""


def _present(match: re.Match[str], text: str) -> Meaning | None:
    return Fixed("PRESENT_REF", confidence=0.8)


def _past(match: re.Match[str], text: str) -> Meaning | None:
    return Fixed("PAST_REF", confidence=0.8)


def _future(match: re.Match[str], text: str) -> Meaning | None:
    return Fixed("FUTURE_REF", confidence=0.8)


RULES = (
    Rule(
        "vague.now",
        ("vague",),
        r"now(?! that)|currently|nowadays|presently|"
        rf"current{_NO_UNIT}|at present",
        _present,
        reads=(
            "They are [now] free. | PRESENT_REF | vague.now | none",
            "It is [currently] closed. | PRESENT_REF | vague.now",
        ),
        leaves=("Now that he is gone, all is well.",),
    ),
    Rule(
        "vague.these_days",
        ("unit",),
        "these days",
        _present,
        reads=("It is rare [these days]. | PRESENT_REF | vague.these_days",),
        leaves=("These dais are high.",),
    ),
    Rule(
        "vague.recently",
        ("vague",),
        rf"(?:more |most |very )?recently(?! as)|lately|the (?:recent )?past{_NO_UNIT}",
        _past,
        reads=("He [recently] left. | PAST_REF | vague.recently | none",),
        leaves=("He walked past, and past them.",),
    ),
    Rule(
        "vague.soon",
        ("vague",),
        r"(?<!as )soon(?! (?:after|as|before))|"
        r"the (?:(?:near|foreseeable|immediate|not-too-distant) )?future|"
        r"(?:the )?(?:near|short) term",
        _future,
        reads=(
            "He will [soon] leave. | FUTURE_REF | vague.soon",
            "Nobody knows [the future]. | FUTURE_REF | vague.soon",
        ),
        leaves=("As soon as he left, it rained.",),
    ),
)
