"""What stands before a phrase: governing preposition, early and late, more and less."""

from __future__ import annotations

import re
from typing import NamedTuple

_PREPOSITION = re.compile(
    r"\b(up (?:to|until)|on|in|at|by|until|till|since|before|after|from|to|between|"
    r"during|for|through|throughout|within|over|as of|around|about|towards?|of|under|"
    r"prior to)"
    r"(?: the)? ?$"
)

_MODIFIERS = (
    ("START", r"(?:the )?early|early (?:in|on)(?: the)?"),
    ("START", r"(?:the )?(?:beginning|start)(?: of)?(?: the)?"),
    ("START", r"the (?:early|first|opening) part of(?: the)?"),
    ("END", r"the (?:late|last|latter|closing) part of(?: the)?"),
    ("MID", r"(?:the )?mid|(?:the )?middle of(?: the)?"),
    ("END", r"(?:the )?late|late (?:in|on)(?: the)?"),
    ("END", r"(?:the |at )?(?:very )?(?:end|close) of(?: the)?"),
    ("APPROX", r"about|around|approximately|roughly|some|an estimated|circa"),
    ("LESS_THAN", r"nearly|almost|(?:just )?under|(?:less|fewer) than"),
    ("MORE_THAN", r"(?:well|just|little) over|(?:more|longer) than"),
    (
        "MORE_THAN",
        r"(?:(?<=for )|(?<=took )|(?<=after )|(?<=spent )|(?<=lasted )|(?<=last ))over",
    ),
    ("EQUAL_OR_MORE", r"at least|no less than"),
    ("EQUAL_OR_LESS", r"up to|at most|no more than|as long as"),
    ("", r"sometime|(?:earlier|later)(?: in| on)?(?: the)?"),
)
_OF_AMOUNTS = {"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"}
"""“over a year” is more than one, but “over the weekend” is during it."""

_BEFORE = re.compile(
    r"\b(?:" + "|".join(f"({form})" for _, form in _MODIFIERS) + r")[ -]$"
)
_CLOSING = (
    *("early", "late", "earlier", "later", "mid", "beginning", "start", "sometime"),
    *("y in", "y on", "e in", "e on", "r in", "r on", "in the", "on the", "r the"),
    *("g of", "t of", "e of", "d of", "of the", "g the", "t the"),
    *("about", "around", "approximately", "roughly", "some", "estimated", "circa"),
    *("nearly", "almost", "under", "than", "over", "least", "p to", "most", "g as"),
)
"""What modifiers end in: behind anything else the expression need not be tried."""


class Modifier(NamedTuple):
    """Words before a phrase that belong to it, and the TIMEX3 mod they give."""

    start: int
    mod: str | None


def preposition_before(folded: str, start: int) -> str | None:
    """Find the word that governs the phrase at `start`; “up to” is told as “until”.

    >>> preposition_before("open until the weekend", 15)
    'until'
    >>> preposition_before("free up to 2010", 11)
    'until'
    """
    found = _PREPOSITION.search(folded, max(0, start - 16), start)
    if found is None:
        return None
    return "until" if found[1].startswith("up ") else found[1]


def modifier_before(
    folded: str, start: int, floor: int, *, is_amount: bool = False
) -> Modifier | None:
    """Find “early”, “the end of”, “more than” … that belong to the phrase at `start`.

    >>> modifier_before("in early august", 9, 0)
    Modifier(start=3, mod='START')
    """
    widest = max(floor, start - 24)
    if not folded.endswith(_CLOSING, widest, max(widest, start - 1)):
        return None
    found = _BEFORE.search(folded, widest, start)
    if not found or not found.lastindex:
        return None
    mod = _MODIFIERS[found.lastindex - 1][0]
    if mod in _OF_AMOUNTS and not is_amount:
        return None
    return Modifier(found.start(), mod or None)
