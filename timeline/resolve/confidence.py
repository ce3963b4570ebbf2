"""How sure a result is: how often its rule was right where people had annotated."""

from __future__ import annotations

from functools import lru_cache

from timeline.resolve.shares import NARRATIVE, NEWS

_DOUBTED = 0.5
"""A reading that is no surer of itself says why: “05/06/2020” has two."""
_CHOSEN = (".mdy", ".dmy")
"""The document or a locale settled it, which no corpus measures."""


@lru_cache(maxsize=1024)
def confidence_in(rule: str, own: float, *, narrative: bool = False) -> float:
    """Give the measured share of right values of a rule, in news or in narrative.

    A rule that fired too seldom takes its family's, a family without one the reading's
    `own` figure, and what the reading itself doubts stays doubted:

    >>> confidence_in("weekday.never.fired", 0.9) == NEWS["weekday.*"]
    True
    >>> confidence_in("weekday.open", 0.5), confidence_in("unheard.of", 0.7)
    (0.5, 0.7)
    """
    if own <= _DOUBTED or rule.endswith(_CHOSEN):
        return own
    family = f"{rule.partition('.')[0]}.*"
    for shares in (NARRATIVE, NEWS) if narrative else (NEWS,):
        for name in (rule, family):
            if name in shares:
                return shares[name]
    return own
