"""Names under which articles are filed: in headers, front matter and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.formats.member import Stated, StatedDate

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {
    "date": "date|published|publication date|pub date|pubdate|date published"
    "|published on|published at|publish date|publication_date|published_at"
    "|publish_date|date_published|datepublished|posted|posted on|issued|created"
    "|release date",
    "title": "title|headline",
    "publisher": "publisher|source|publication|outlet|newspaper|site|site name"
    "|site_name|website",
    "url": "url|link|permalink|canonical|canonical_url|source url|source_url|address",
    "updated": "updated|updated on|updated_at|last updated|modified|last modified"
    "|lastmod|date modified|date_modified|datemodified|revised|edited",
    "seen": "accessed|accessed on|retrieved|retrieved on|crawled|crawl date|fetched"
    "|fetched_at|downloaded|archived|archived on|printed|printed on|saved|scraped"
    "|scraped_at|captured|snapshot|access date|date accessed|crawl_date|retrieved_at",
    "other": "author|authors|by|byline|section|category|categories|tags|keywords|topics"
    "|language|lang|description|summary|subject|from|id|type|format|license|copyright"
    "|place|location|country|slug|editor|agency|word count|words|content-type|encoding"
    "|time|reporter",
}
MEANING = {name: key for key, names in _NAMES.items() for name in names.split("|")}
"""What a name, in small letters, is about: `date`, `title`, … or `other`."""

_DATES = {"date": None, "updated": "updated", "seen": "crawl"}


def stated_in(fields: Mapping[object, object], kind: str, holder: str) -> Stated:
    """Read what named fields state of an article; what is no text states nothing.

    >>> stated_in({"Title": "Rain", "date": "2024-10-25"}, "front matter", "a").dates
    (StatedDate(text='2024-10-25', kind='front matter', where='a date', before=''),)

    Args:
        fields: names and values.
        kind: of a date of publication in them.
        holder: what holds the fields, for people.
    """
    first: dict[str, str] = {}
    dates: list[StatedDate] = []
    for name, value in fields.items():
        meaning = MEANING.get(str(name).casefold(), "other")
        if meaning == "publisher" and isinstance(value, dict):
            value = value.get("name")  # as JSON-LD writes it
        if not isinstance(value, str) or not value.strip():
            continue
        if meaning in _DATES:
            dates.append(
                StatedDate(value.strip(), _DATES[meaning] or kind, f"{holder} {name}")
            )
        first.setdefault(meaning, value.strip())
    return Stated(
        title=" ".join(first.get("title", "").split()),
        publisher=" ".join(first.get("publisher", "").split()),
        url=first.get("url"),
        dates=tuple(dates),
    )
