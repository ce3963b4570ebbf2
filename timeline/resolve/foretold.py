"""What was foretold on a day of the past: “warned in January that it would burst”.

What they spoke of lay ahead of their own day, not of the day of writing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WOULD = {"would", "wouldn't"}
_FORETOLD = re.compile(
    r"said|told|wrote|swore|thought|hoped|feared|believed|guessed|"
    r"(?:announc|predict|promis|pledg|vow|warn|stat|claim|report|forecast|estimat|insist|"
    r"argu|add|decid|agree|suggest|declar|assur|reckon|confirm|calculat|indicat)e?d"
)
_LATELY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day|tonight|weeks?|hours?|days?"
)
_EARLIER = re.compile(
    r"Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|summer|autumn|winter|spring"
)
_LEADS = {"in", "on", "last", "early", "late", "mid", "of", "this", "the"}
"""“said in May”, not “Ines May said”."""
_PAST_VERB = re.compile(r"was|were|had|did|\w{2,}ed")
_JOINS = {"and", "but", "while", "because", "after", "since", ";", ":"}


def is_foretold(words: Sequence[str], place: int) -> bool:
    """Tell whether the “would” at `place` is of what was said on a day long past.

    >>> is_foretold("They warned in January that it would burst in".split(), 6)
    True
    >>> is_foretold("It shut in January and they said it would open in".split(), 8)
    False
    """
    if words[place].lower() not in _WOULD:
        return False
    for verb in range(place - 1, -1, -1):
        if _FORETOLD.fullmatch(words[verb].lower()):
            behind = _last_time(words[verb + 1 : place])
            return behind == "earlier" if behind else _is_led(words[:verb])
    return False


def _is_led(words: Sequence[str]) -> bool:
    """Tell whether the time stands before the verb: “In January the mayor said”."""
    lower = {word.lower() for word in words if word.lower() not in ("had", "has")}
    is_another = any(map(_PAST_VERB.fullmatch, lower)) or not _JOINS.isdisjoint(lower)
    return not is_another and _last_time(words) == "earlier"


def _last_time(words: Sequence[str]) -> str | None:
    """Tell how long ago the last time lies that is named among the words."""
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if _LATELY.fullmatch(word.lower()):
            return "lately"
        is_led = place > 0 and words[place - 1].lower() in _LEADS
        if word in _LONG or (is_led and _EARLIER.fullmatch(word)):
            return "earlier"
    return None


_LONG = {"month", "months", "year", "years"}
