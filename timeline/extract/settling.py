"""What a mention's date owes to the other sentences of its article.

In three steps: phrases that hang on another mention (“hours later”, “on a day when”)
are dated by it; a lead without a day takes the one that the body gives the same saying;
what is still open gets an estimate beside it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates import Date
from timeline.extract.estimates import estimated
from timeline.extract.leads import led
from timeline.extract.links import linked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.articles import Article, Mention


def settled(article: Article, mentions: Iterable[Mention]) -> list[Mention]:
    """Date mentions by one another, in the order of the text; guess what stays open."""
    before = sorted(mentions, key=lambda mention: mention.trigger.start)
    told = linked(before)
    if len(article.sentences) > 1:
        told = led(article, told)
    return estimated(article, _bounded_anew(before, told))


def _bounded_anew(before: list[Mention], told: list[Mention]) -> list[Mention]:
    """Bound what was said by the day that its saying has just been given."""
    days = {
        now.id: now.date.latest
        for was, now in zip(before, told, strict=True)
        if now is not was and now.date and now.date.days == 1
    }
    if not days:
        return told
    return [
        replace(each, date=Date.until(latest))
        if (latest := days.get(each.said_in or "")) and _is_bare_bound(each)
        else each
        for each in told
    ]


def _is_bare_bound(mention: Mention) -> bool:
    """Tell a bound that rests on tense alone from one that a phrase gives."""
    date = mention.date
    return bool(not mention.timex and date and date.latest and not date.earliest)
