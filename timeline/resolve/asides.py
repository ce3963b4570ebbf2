"""What a story tells beside its course: dates that the next phrase does not count from.

“(1769–1821)”, “since 1871”, “the treaty of 1839”, “as he had done in 1805”, “it would
last until 1990”: the story stands where it stood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.tense import is_past

if TYPE_CHECKING:
    from timeline.resolve.slot import Slot
    from timeline.resolve.story import Story

_REACH = 120
_CLAUSE_END = re.compile(r"[.;:!?] |, (?:and|but|when|while|where|which|who) ")
_IN_PARENTHESES = re.compile(r"\([^()]*$")
_HAD = re.compile(
    r"\bhad (?:(?:not|never|been|already|once|first|then|also|just|long|\w+ly) )*\w+"
)
_EARLIER = re.compile(r"\b(?:earlier|previously|formerly)\b")
_LOOKS_AHEAD = re.compile(r"\bwould\b|\bnot until $|\buntil $|\btill $")
_OF_OLD = re.compile(
    r"\bsince (?:the )?$|\b(?:born|founded|created|built)\b[^,]*$|"
    r"\b(?:treaty|peace|act|battle|war|revolution|law|constitution|truce|alliance|"
    r"agreement|convention|accord|pact) (?:\w+ )?of $"
)
_NAMES = re.compile(r"'s? | (?:treaty|peace|act|war|agreement|convention|pact|law)\b")


def is_aside(slot: Slot, folded: str, start: int, end: int, story: Story) -> bool:
    """Tell whether a story stays where it is when it tells this date."""
    now = story.last(Granularity.YEAR)
    if now is None or slot.granularity.rank > Granularity.YEAR.rank:
        return False
    clause = _clause(folded, start)
    if slot.last < now.first:
        is_name = slot.granularity is Granularity.YEAR and _NAMES.match(folded, end)
        return bool(is_name or _OF_OLD.search(clause) or looks_back(folded, start, end))
    return slot.first.year > now.last.year and bool(_LOOKS_AHEAD.search(clause))


def in_parentheses(folded: str, start: int) -> bool:
    """Tell whether a phrase stands in parentheses.

    >>> in_parentheses("the king (1638-1715) died", 10)
    True
    """
    return bool(_IN_PARENTHESES.search(folded, max(0, start - _REACH), start))


def looks_back(folded: str, start: int, end: int) -> bool:
    """Tell whether the verb around a phrase tells of what came before.

    >>> looks_back("it fell. they had landed in may, and", 28, 31)
    True
    >>> looks_back("in may they had landed.", 3, 6)
    True
    """
    clause = _clause(folded, start)
    if clause.endswith(("by ", "by the ", "until ")):
        return False
    if _EARLIER.search(clause) or _tells_before(clause):
        return True
    rest = _CLAUSE_END.split(folded[end : end + _REACH // 2], maxsplit=1)[0]
    return len(clause) < _OPENING and _tells_before(rest)


def _tells_before(clause: str) -> bool:
    """Tell whether the last verb is a pluperfect.

    >>> _tells_before("they had never been seen in "), _tells_before("all had fled ")
    (True, True)
    >>> _tells_before("the battle they had feared came on ")
    False
    """
    verbs = list(_HAD.finditer(clause))
    if not verbs:
        return False
    later = re.findall(r"[a-z]+", clause[verbs[-1].end() :])
    return not any(is_past(word) for word in later)


_OPENING = 12
"""Characters; a phrase so near the start of its clause has its verb behind it."""


def _clause(folded: str, start: int) -> str:
    """Give the words of the clause that stand before a phrase."""
    window = folded[max(0, start - _REACH) : start]
    ends = [found.end() for found in _CLAUSE_END.finditer(window)]
    return window[ends[-1] :] if ends else window
