"""What exports and `timeline show` say in the same words: guesses, claims, sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates import Date
from timeline.dates.labels import label
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.articles import Estimate, Mention
    from timeline.query.values import Claim, Disagreement, Event

ROLES = {
    "statement": "statement",
    "occurrence": "reported as happened",
    "alleged": "alleged",
    "planned": "planned",
}
_BASES = {"publication": "by the day of publication"}
_OPEN = {"compatible": "all may be right", "conflicting": "not all can be right"}


def guess(estimate: Estimate) -> str:
    """Word an estimate so that nobody takes it for a date.

    >>> from timeline.articles import Estimate
    >>> guess(Estimate("2024-10-25~", "publication", 0.6))
    'perhaps 25 October 2024 (a guess: by the day of publication)'
    """
    basis = _BASES.get(estimate.basis, f"by {estimate.basis}")
    return f"perhaps {worded(estimate.edtf)} (a guess: {basis})"


def worded(edtf: str) -> str:
    """Write a date that is given as EDTF; what is none is left as it is."""
    try:
        return label(Date.from_edtf(edtf.rstrip("~")))
    except (TimelineError, ValueError):
        return edtf


def origins(event: Event) -> str:
    """Count an event's origins, and name the agencies among them.

    The names come as they stand in our own table, safe to show.
    """
    plural = "s" * (event.origins != 1)
    names = ", ".join(event.origin_names)
    among = "" if event.origins == 1 else "among them "
    return f"{event.origins} origin{plural}" + (f" ({among}{names})" if names else "")


def surety(mention: Mention) -> str:
    """Say how sure the text is of it; nothing where it is told as it is."""
    hedge = "" if mention.certainty == "certain" else mention.certainty
    return "said not to have happened" if mention.polarity == "negative" else hedge


def speakers(mention: Mention) -> list[str]:
    """Name who says so, the nearest first, where it is only alleged."""
    if mention.role != "alleged":
        return []
    return [name for name in (mention.attribution, *mention.chain) if name]


def dating(mention: Mention, shown: Callable[[str], str]) -> str:
    """Tell why the mention has its date: phrase, rule, anchor and its source.

    Args:
        shown: makes words of the article fit to stand where this is written.
    """
    timex = mention.timex
    if timex is None:
        if mention.date is None:
            return "no date stated"
        return f"{label(mention.date)}: no day stated; a bound"
    read = f"“{shown(timex.text)}”"
    if mention.date is None:
        return f"{read} leaves the date open ({timex.rule})"
    anchor = f" from {timex.anchor}, {timex.anchor_source}" if timex.anchor else ""
    by = f" in “{shown(timex.evidence.text)}”" if timex.evidence else ""
    return f"{read}{by} read as {mention.date.edtf} ({timex.rule}{anchor})"


def claimed(claim: Claim) -> str:
    """Tell who gives a value, of what, and for which day.

    >>> from timeline.query.values import Claim
    >>> claimed(Claim("3,000 troops", "m1", "United States", "troops", "2024-10-23"))
    'United States, 23 October 2024'
    >>> claimed(Claim("12", "m2", "police", "people killed"))
    'police, of people killed'
    """
    parts = [claim.speaker]
    if claim.scope and claim.scope.lower() not in claim.value.lower():
        parts.append(f"of {claim.scope}")
    if claim.date and claim.date != claim.value:
        parts.append(worded(claim.date))
    return ", ".join(filter(None, parts))


def condition(differing: Disagreement) -> str:
    """Say what it hangs on where a value is of an event that only may be the same."""
    return ", if these are one event" if differing.if_same else ""


def sides(differing: Disagreement) -> str:
    """Say whether what differs can all be right; only figures leave that open."""
    return f" ({_OPEN[differing.relation]})" if differing.kind == "figure" else ""
