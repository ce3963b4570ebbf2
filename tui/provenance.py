"""Why a mention has its date, in words: phrase, rule, anchor, result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates.labels import day_label, label

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
_ANCHORS: dict[AnchorSource, str] = {
    "by hand": "publication date (given by hand)",
    "header": "publication date (header)",
    "dateline": "publication date (dateline)",
    "byline": "publication date (byline)",
    "weekday check": "publication date (weekdays in the text)",
    "text": "a date stated before it in the text",
    "none": "source unknown",
}


def why(mention: EventMention) -> list[tuple[str, str]]:
    """Tell why a mention has its date, as label and words, step by step."""
    timex = mention.timex
    if timex is None:
        return [("why", _unphrased(mention))]
    steps = [
        ("phrase", f"“{timex.text}”"),
        ("rule", timex.rule),
        ("anchor", _anchor(timex, mention.date)),
        ("result", _result(timex, mention.date)),
    ]
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
    """Choose the mention that an event's date rests on: one that a phrase dates."""

    def rank(mention: EventMention) -> tuple[bool, bool]:
        return mention.date == event.date, mention.timex is not None

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


def _unphrased(mention: EventMention) -> str:
    if mention.date is None:
        return "no date stated, and nothing bounds it"
    latest = mention.date.latest
    if mention.date.is_bound and latest is not None:
        is_publication = latest == mention.article.published
        by = "publication" if is_publication else "the day it was told on"
        return f"no day stated: bound by {by}, {day_label(latest)}"
    return f"no phrase states it: {label(mention.date)}"


def _anchor(timex: DateProvenance, date: Date | None) -> str:
    if timex.anchor is not None:
        return f"{day_and_weekday(timex.anchor)}: {_ANCHORS[timex.anchor_source]}"
    return "none needed" if date else "none: the article has no date"


def _result(timex: DateProvenance, date: Date | None) -> str:
    if date is None:
        return f"no point in the calendar ({timex.value})"
    if date.earliest and date.earliest == date.latest:
        return f"{date.edtf}, {WEEKDAYS[date.earliest.weekday()]}"
    return f"{date.edtf}, {label(date)}"
