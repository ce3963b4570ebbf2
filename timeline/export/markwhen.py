"""A chronology as the text that Markwhen reads."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from timeline.dates.labels import label
from timeline.export.plain import one_line
from timeline.export.told import ROLES, speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.dates import Date
    from timeline.export.formats import About
    from timeline.query.values import Event, EventMention

_JOINER = "\u2060"
"""Word joiner: nothing to see, and it parts what Markwhen would read as markup."""
_MARKUP = re.compile(
    r"""(?x)
    (?<=\#)(?=\w)               # a tag
    | (?<=!)(?=[\w\[])          # the name of an event, a picture
    | (?<=\.)(?=(?:start|end))  # an end of another event
    | (?<=\])(?=\()             # a link, a place
    | (?<=[0-9])(?=%)           # how much is done
    | ^(?=[\[/])                # a box to tick, a comment
    """,
)
_PLAIN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}(/[0-9]{4}(-[0-9]{2}){0,2})?")


class Markwhen:
    """Writes an event with its sentences as a list, no finer than its date is."""

    def __init__(self, about: About) -> None:
        self._title = one_line(about.title) or "Chronology"

    def event(self, event: Event) -> Iterator[str]:
        """Write the next event, whose date has both ends."""
        if event.date is None or event.date.is_bound:
            return
        yield f"{_range(event.date)}: {escaped(event.title)}\n"
        yield f'id: "{event.id}"\n'  # bare digits would be read as a number
        yield f"- dated {label(event.date)}; {ROLES[event.role]}\n"
        yield from (f"- {_told(mention)}\n" for mention in event.mentions)
        yield "\n"

    def document(self, body: Iterable[str]) -> Iterator[str]:
        """Write the header, then the events."""
        title = json.dumps(escaped(self._title), ensure_ascii=False)
        yield f"title: {title}\n\n"
        yield from body


def escaped(text: str) -> str:
    """Write text on one line so that Markwhen reads no markup in it.

    >>> escaped("up 45% #now").replace(_JOINER, "·")
    'up 45·% #·now'
    """
    return _MARKUP.sub(_JOINER, one_line(text))


def _range(date: Date) -> str:
    """Write a date as the EDTF that Markwhen knows, or else by its days.

    >>> from timeline.dates import Date
    >>> _range(Date.month(2024, 6)), _range(Date.quarter(2024, 1))
    ('2024-06', '2024-01-01/2024-03-31')
    """
    if _PLAIN.fullmatch(date.edtf) and "-2" not in date.edtf[4:6]:
        return date.edtf
    return f"{date.earliest}/{date.latest}"


def _told(mention: EventMention) -> str:
    article = mention.article
    by = [f"{name} said so" for name in speakers(mention)]
    day = str(article.published or "")
    source = [*by, article.publisher or article.title or article.path, day]
    return escaped(f"“{one_line(mention.quote)}” ({', '.join(filter(None, source))})")
