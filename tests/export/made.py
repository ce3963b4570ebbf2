"""Articles, mentions and events to export, and titles that hold markup."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from timeline.articles import DateProvenance, Span
from timeline.dates import Date
from timeline.query.values import ArticleRef, Event, EventMention

if TYPE_CHECKING:
    from timeline.articles import Role

HOSTILE = [
    "**bold** and __bold__ and *it* and _it_",
    "<script>alert('x')</script>",
    "`code` and ``more``",
    "[text](https://paper.example) and ![image](x.png)",
    "1. first",
    "1) first",
    "# heading",
    "- item",
    "+ item",
    "> quoted",
    "a | b | c",
    "---",
    "===",
    "two\nlines\r\nand\ttabs",
    "  indented four blanks",
    "&amp; &lt; &#35;",
    "~~struck~~ $x^2$ ==marked==",
    "\\* already escaped \\",
    "https://paper.example/a_b_c",
    "<https://paper.example>",
    "[^1] and [ref]",
    "ends with a backslash\\",
    "{{ template }} {% tag %}",
    "Öztürk “said” – 100 %",
]


def article(number: int = 1, title: str = "Navy sails", **given: str) -> ArticleRef:
    """An article, published on a Friday unless it is said to be undated."""
    return ArticleRef(
        id=f"{number:016}",
        path=given.get("path", f"gazette-{number}.txt"),
        title=title,
        publisher=given.get("publisher", "Lakeside Gazette"),
        url=None,
        sha256=f"{number:064}",
        published=None if "undated" in given else dt.date(2024, 10, 25),
        published_evidence=given.get("evidence", "header “Date: 2024-10-25”"),
    )


def mention(
    number: int, quote: str, source: ArticleRef, **given: object
) -> EventMention:
    """A mention of a Wednesday, told by the verb “sent”."""
    date = given.get("date", Date.day(dt.date(2024, 10, 23)))
    assert date is None or isinstance(date, Date)
    return EventMention(
        id=f"{number:016}",
        quote=quote,
        start=0,
        end=len(quote),
        trigger=Span("sent", 0, 4),
        title=quote,
        role="occurrence",
        date=date,
        timex=DateProvenance(
            "Wednesday",
            5,
            14,
            "weekday.past",
            dt.date(2024, 10, 25),
            "header",
            "2024-10-23",
            0.93,
        )
        if date and not date.is_bound
        else None,
        article=source,
    )


def event(
    title: str = "The navy sent sailors",
    *mentions: EventMention,
    date: Date | None = None,
    role: Role = "occurrence",
) -> Event:
    return Event(
        id="00000000000000ee",
        title=title,
        date=date,
        role=role,
        who=("navy",),
        where=("Velmora",),
        origins=len(mentions),
        mentions=mentions,
    )


def varied() -> list[Event]:
    """Make an event of each kind of date, with every hostile title among them."""
    dates = [
        Date.day(dt.date(2024, 10, 23)),
        Date.month(2024, 6).modified("start"),
        Date.quarter(2024, 1),
        Date.week(dt.date(2024, 10, 23)),
        Date.year(2022),
        Date.season(2023, 4),
        Date.decade(1990),
        Date.from_edtf("2016/2018"),
        Date.from_edtf("2024-05-03/2024-05-05"),
        Date.from_edtf("9999"),
        Date.until(dt.date(2024, 10, 25)),
        Date.since(dt.date(2024, 6, 3)),
        None,
    ]
    titles = ["The navy sent sailors", *HOSTILE]
    made = []
    for number, title in enumerate(titles):
        date = dates[number % len(dates)]
        quoted = mention(number, title, article(number, title), date=date)
        told = event(title, quoted, date=date)
        made.append(dataclasses.replace(told, id=f"{number:016x}", version=number))
    return made
