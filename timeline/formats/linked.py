"""JSON-LD files → the articles whose text they hold, as schema.org defines them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.formats.html.addresses import web_address
from timeline.formats.html.linked_data import body_of, held_articles, text_of
from timeline.formats.html.stated import dates_of_article
from timeline.formats.member import Stated
from timeline.formats.place import Keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.formats.html.linked_data import Node
    from timeline.formats.member import Member, Problem
    from timeline.formats.place import Place

_MOST = 20_000
"""Objects of any type in one file."""


def articles(value: object, place: Place) -> Iterator[Member | Problem]:
    """Read the articles of a JSON-LD value, if any; one without a text is named.

    The date is `datePublished`; `dateModified` is kept as what it is.
    """
    nodes = held_articles(value, _MOST)
    if nodes is None:
        yield place.failed(
            f"holds over {_MOST:,} objects of JSON-LD", f"at most {_MOST:,}; split it"
        )
        return
    keys = Keys()
    for number, node in enumerate(nodes, 1):
        url = _address(node)
        part = f"#{number}" if len(nodes) > 1 else ""
        key = keys.once(text_of(node, "@id") or url)
        here = place.inside(part, key) if part else place
        title = text_of(node, "headline") or text_of(node, "name")
        text = body_of(node)
        if not text:
            yield here.skipped(f"an article without its text: “{title}”")
            continue
        stated = Stated(
            title=title,
            publisher=text_of(node, "publisher"),
            url=url,
            dates=tuple(dates_of_article(node)),
        )
        yield here.member(text.encode("utf-8", "replace"), "text", stated)


def _address(node: Node) -> str | None:
    named = (text_of(node, name) for name in ("url", "mainEntityOfPage", "@id"))
    return next(filter(None, map(web_address, named)), None)
