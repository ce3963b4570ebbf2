"""What somebody meant in the past: “threatened to strike in February”.

An aim of now is still to come.  One of the past may be over: told in March, that strike
was to be in the February just gone or is to be in the next, and the words do not tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Aim: TypeAlias = Literal["future", "aim", "was", "near"]
"""“aim” may lie on either side of now, “near” lies where it is nearer.

“was” is an aim that was there already, “was to open”, and not taken up: of the days of
a week, too, it may be of either side.
"""

_HELPERS = re.compile(
    r"is|are|am|be|been|being|has|have|had|was|were|will|would|not|never|also|now|still|"
    r"already|once|first|originally|\w+ly|\w+n't"
)
_PAST_HELPERS = {"was", "were", "wasn't", "weren't"}
_HAD = {"had", "hadn't"}
_FINITE = re.compile(r"\w{2,}ed|told|sought|put|brought")
_NEVER_FINITE = re.compile(r"supposed|slated|scheduled|expected|required|prepared")
"""“the vote scheduled for May” is still to come; “it was scheduled” may be over."""
_STANDING = re.compile(r"due|scheduled|expected|slated|supposed|set|meant|going")
"""“was due to open” tells no news, as “was ordered to open” does."""
_DONE = {"forced", "allowed"}
"""What one was forced to do is done."""
_NOUN_LEADS = re.compile(r"an?|the|his|her|its|their|our|my|no|any|this|that|'s|\w+'s")
_SAYING = re.compile(
    r"said|says|say|saying|told|tells|added|adds|announced|reported|wrote|writes"
)
_LATELY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day|tonight|week"
)
_EARLIER = re.compile(
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october|"
    r"summer|autumn|winter|spring|month|year"
)
_NAMES_OF_TIME = re.compile(r"[A-Z][a-z]+|month|year|summer|autumn|winter|spring")


def meant(words: Sequence[str], place: int) -> Aim:
    """Tell whether what is aimed at by the word at `place` is still to come.

    The words are those of the sentence up to what is aimed at.

    >>> meant("The union plans".split(), 2), meant("The union threatened".split(), 2)
    ('future', 'aim')
    >>> meant("The union had planned".split(), 3)
    'near'
    >>> meant("They said the union planned".split(), 4)
    'future'
    """
    aim = _tense([word.lower() for word in words[: place + 1]])
    if aim not in ("aim", "was"):
        return aim
    return _dated([*words[:place], *words[place + 1 :]], aim)


def meant_by_verb(words: Sequence[str]) -> Aim:
    """Tell the same of the last verb, wherever it stands among the words.

    >>> meant_by_verb("They called for a vote in".split())
    'aim'
    >>> meant_by_verb("They have called for a vote in".split())
    'future'
    """
    aim = _tense_of_verb([word.lower() for word in words])
    return _dated(words, "aim") if aim in ("aim", "was") else aim


def _tense(words: list[str]) -> Aim:
    """Read the tense of the last of the words."""
    word, helpers = words[-1], _helpers(words[:-1])
    if word in _PAST_HELPERS:
        return "was"  # “talks were to begin in May”
    if word in _HAD or not _HAD.isdisjoint(helpers):
        return "near"
    is_past = not _PAST_HELPERS.isdisjoint(helpers)
    if helpers and not is_past:
        return "future"
    if word in _DONE:
        return "near"
    if is_past and _STANDING.fullmatch(word):
        return "was"
    if is_past or (_FINITE.fullmatch(word) and not _NEVER_FINITE.fullmatch(word)):
        return "aim"
    is_noun = bool(words[:-1]) and bool(_NOUN_LEADS.fullmatch(words[-2]))
    return _tense_of_verb(words[:-1]) if is_noun or word.endswith("ing") else "future"


def _helpers(words: list[str]) -> set[str]:
    """Give the auxiliaries and adverbs that stand right before a verb."""
    first = len(words)
    while first and _HELPERS.fullmatch(words[first - 1]):
        first -= 1
    return {word for word in words[first:] if not word.endswith("ly")}


def _tense_of_verb(words: list[str]) -> Aim:
    """Read the last verb among the words: “scrapped a plan to close in May”."""
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word in _PAST_HELPERS or word in _HAD or _FINITE.fullmatch(word):
            return _tense(words[: place + 1])
        if word in _PRESENT:
            return "future"
    return "future"


_PRESENT = {"is", "are", "has", "have", "will"}


def is_said(words: Sequence[str]) -> bool:
    """Tell whether the words name one who says it."""
    return any(_SAYING.fullmatch(word.lower()) for word in words)


def _dated(words: Sequence[str], aim: Aim) -> Aim:
    """Let the day of the aim tell: what was said this week is still to come."""
    if is_said(words) or any(_LATELY.fullmatch(word.lower()) for word in words):
        return "future"
    named = (word.lower() for word in words if _NAMES_OF_TIME.fullmatch(word))
    return "near" if any(map(_EARLIER.fullmatch, named)) else aim
