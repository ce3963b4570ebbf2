"""Why a mention has its date, in words: phrase, rule, anchor, result."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates.labels import MONTHS, day_label, label

if TYPE_CHECKING:
    import datetime as dt

    from timeline.articles import AnchorSource, DateProvenance
    from timeline.dates import Date
    from timeline.query.values import ArticleRef, Event, EventMention

WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_MONTH = re.compile(rf"\b({'|'.join(month[:3] for month in MONTHS)})[a-z]+")
_ANCHORS: dict[AnchorSource, str] = {
    "by hand": "publication date (given by hand)",
    "header": "publication date (header)",
    "metadata": "publication date (metadata)",
    "address": "publication date (the page's address)",
    "dateline": "publication date (dateline)",
    "byline": "publication date (byline)",
    "weekday check": "publication date (weekdays in the text)",
    "guess": "publication date (a guess)",
    "text": "a date stated before it in the text",
    "none": "source unknown",
}
_NOT_PUBLISHED = {"text", "none"}
"""Sources of an anchor that is not the day of publication."""


def why(mention: EventMention) -> list[tuple[str, str]]:
    """Tell why a mention has its date, as label and words, step by step."""
    timex = mention.timex
    if timex is None:
        return [("why", _unphrased(mention))]
    steps = [
        ("phrase", f"“{timex.text}”"),
        ("rule", timex.rule),
        ("anchor", _anchor(timex, mention)),
        ("result", _result(timex, mention.date)),
    ]
    if timex.evidence:
        steps.insert(1, ("stands", f"in “{timex.evidence.text}”"))
    if timex.other:
        steps.append(("or else", f"{timex.other}, in the other direction"))
    steps.append(("sure", f"{timex.confidence:.0%}"))
    return steps


def briefly(mention: EventMention) -> str:
    """Tell in one line why a mention has its date."""
    timex = mention.timex
    if timex is None:
        return _unphrased(mention)
    read = mention.date.edtf if mention.date else f"open ({timex.value})"
    if timex.anchor is None:
        return f"“{timex.text}” → {timex.rule} → {read}"
    anchor = f"{timex.anchor}, {timex.anchor_source}"
    return f"“{timex.text}” → {timex.rule} → {anchor} → {read}"


def basis(event: Event) -> EventMention | None:
    """Choose the mention that an event's date rests on: the surest phrase's."""

    def rank(mention: EventMention) -> tuple[bool, float]:
        sure = mention.timex.confidence if mention.timex else 0.0
        return mention.date == event.date, sure

    return max(event.mentions, key=rank, default=None)


def published(article: ArticleRef) -> str:
    """Tell when an article was published, and what speaks for it."""
    day = day_label(article.published) if article.published else "no publication date"
    evidence = article.published_evidence
    return f"{day} · {evidence}" if evidence else day


def day_and_weekday(day: dt.date) -> str:
    """Write a day with its weekday.

    >>> import datetime
    >>> day_and_weekday(datetime.date(2024, 10, 25))
    'Friday, 25 October 2024'
    """
    return f"{WEEKDAYS[day.weekday()]}, {day_label(day)}"


def in_short(words: str) -> str:
    """Write the months of a date in words with three letters.

    >>> in_short("by 25 October 2024")
    'by 25 Oct 2024'
    """
    return _MONTH.sub(r"\1", words)


def _unphrased(mention: EventMention) -> str:
    if mention.date is None:
        return "no date stated, and nothing bounds it"
    latest = mention.date.latest
    if mention.date.is_bound and latest is not None:
        is_publication = latest == mention.article.published
        by = "publication" if is_publication else "the day it was told on"
        return f"no day stated: bound by {by}, {day_label(latest)}"
    return f"no phrase states it: {label(mention.date)}"


def _anchor(timex: DateProvenance, mention: EventMention) -> str:
    if timex.anchor is None:
        return "none needed" if mention.date else "none: the article has no date"
    source, article = _ANCHORS[timex.anchor_source], mention.article
    if timex.anchor == article.published and timex.anchor_source not in _NOT_PUBLISHED:
        source = f"publication date, {article.published_evidence}"
    return f"{day_and_weekday(timex.anchor)}: {source}"


def _result(timex: DateProvenance, date: Date | None) -> str:
    if date is None:
        return f"no point in the calendar ({timex.value})"
    if date.earliest and date.earliest == date.latest:
        return f"{date.edtf}, {WEEKDAYS[date.earliest.weekday()]}"
    return f"{date.edtf}, {label(date)}"
