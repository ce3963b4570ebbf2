"""What of an event can be copied, as plain text that is safe to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates.labels import day_label, label
from timeline.export.plain import one_line

if TYPE_CHECKING:
    from timeline.query.values import EventLine, EventMention


def line_text(line: EventLine) -> str:
    """Write an event's date and title."""
    return f"{label(line.date)}: {one_line(line.title)}"


def quotation(mention: EventMention) -> str:
    """Write the sentence in quotation marks."""
    return f"“{one_line(mention.quote)}”"


def citation(mention: EventMention) -> str:
    """Write the sentence with where it stands: what is not known is left out.

    Who reads it can look it up by the address, or else by the file.  No day of access
    is given: nobody knows it.
    """
    article = mention.article
    title = one_line(article.title)
    day = day_label(article.published) if article.published else "no publication date"
    parts = [
        one_line(article.publisher),
        f"“{title}”" if title else "",
        day,
        one_line(article.url or article.path),
    ]
    return f"{quotation(mention)} ({', '.join(filter(None, parts))})"
