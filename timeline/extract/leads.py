"""The day of an undated lead, where the body tells the same saying with its day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.articles import Span
from timeline.extract.stems import name_key, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.articles import Article, Mention

_OPENING = 2
"""Sentences; a summary or headline and the first of the body."""
_SHARED = 4
_SHARE = 0.6
"""How many telling words they must share, and how many of those of the shorter."""


def led(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    """Give a saying of the lead the day that the body gives the same saying.

    The same is: the same speaker in most of the same words.  Where that speaker has two
    days, the lead may be of either, and stays open.  The body's sentence is the
    evidence; the day of publication is none.
    """
    opening = {each.start for each in article.sentences[:_OPENING]}
    return [
        _led(each, mentions) if each.start in opening and _is_open(each) else each
        for each in mentions
    ]


def _is_open(mention: Mention) -> bool:
    date = mention.date
    undated = date is None or date.is_bound
    said = mention.role == "statement" and mention.attribution is not None
    return undated and said and mention.timex is None


def _led(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    said = [each for each in mentions if _is_dated(each) and _speaks(mention, each)]
    same = [each for each in said if _tells_same(mention, each)]
    if not same or len({each.date for each in said}) > 1:
        return mention
    body = same[0]
    if body.timex is None:
        return mention
    evidence = Span(body.quote, body.start, body.end)
    confidence = round(body.timex.confidence * _CARRIED, 2)
    timex = replace(body.timex, evidence=evidence, confidence=confidence)
    return replace(mention, date=body.date, timex=timex)


_CARRIED = 0.9
"""What is left of a phrase's confidence in another sentence than its own."""


def _is_dated(mention: Mention) -> bool:
    is_day = mention.date is not None and mention.date.days == 1
    return mention.role == "statement" and mention.timex is not None and is_day


def _speaks(lead: Mention, body: Mention) -> bool:
    speakers = [each.attribution for each in (lead, body)]
    return len({name_key(name or "") for name in speakers}) == 1


def _tells_same(lead: Mention, body: Mention) -> bool:
    """Tell whether two sentences report one saying in much the same words."""
    if body.start <= lead.start:
        return False
    named = set(stems(lead.attribution or "")) | set(stems(body.attribution or ""))
    one, other = (set(stems(each.title)) - named for each in (lead, body))
    shared = len(one & other)
    return shared >= _SHARED and shared >= _SHARE * min(len(one), len(other))
