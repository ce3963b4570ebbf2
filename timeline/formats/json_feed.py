"""JSON Feed → an article an item, as jsonfeed.org defines them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from timeline.formats.feeds import as_page, plain
from timeline.formats.member import Stated, StatedDate
from timeline.formats.place import Keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.formats.member import Member, Problem
    from timeline.formats.place import Place

VERSIONS = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")
_MOST = 5_000
"""Items of a feed that are read: the largest feeds have a few hundred."""


def is_feed(value: object) -> bool:
    """Tell whether a JSON value says that it is a feed."""
    return isinstance(value, dict) and _text(value, "version").startswith(VERSIONS)


def items(value: dict[str, object], place: Place) -> Iterator[Member | Problem]:
    """Read each item of a feed: its content, or else its summary.

    The date is the item's `date_published`; `date_modified` is kept as what it is.
    """
    listed = value.get("items")
    if not isinstance(listed, list):
        found = json.dumps(listed)[:60]
        yield place.failed(f'has {found} as "items"', "a list; mend it")
        return
    keys = Keys()
    for number, item in enumerate(listed, 1):
        if number > _MOST:
            yield place.failed(
                f"has {len(listed):,} items", f"at most {_MOST:,}; split it"
            )
            return
        if not isinstance(item, dict):
            found = json.dumps(item)[:60]
            yield place.inside(f"#{number}", None).failed(
                f"is no item: {found}", "an object of JSON Feed; mend it"
            )
            continue
        key = keys.once(_text(item, "id") or _text(item, "url"))
        yield _item(item, place.inside(f"#{number}", key), plain(_text(value, "title")))


def _item(item: dict[str, object], place: Place, publisher: str) -> Member | Problem:
    title = plain(_text(item, "title"))
    stated = Stated(
        title=title,
        publisher=publisher,
        url=_text(item, "url") or _text(item, "external_url") or None,
        dates=tuple(_dates(item)),
    )
    markup, text = _text(item, "content_html"), _text(item, "content_text")
    summary = _text(item, "summary")
    if markup.strip():
        page = as_page(title, markup)
        return place.member(page, "fragment", stated, charset="utf-8")
    words = text if text.strip() else summary
    if not words.strip():
        return place.skipped(f"an item without a text: “{title}”")
    data = words.encode("utf-8", "replace")
    return place.member(data, "text", stated, is_teaser=not text.strip())


def _dates(item: dict[str, object]) -> Iterator[StatedDate]:
    for name, kind in (("date_published", "feed"), ("date_modified", "updated")):
        if _text(item, name):
            yield StatedDate(_text(item, name), kind, f"the item's {name}")


def _text(item: dict[str, object], name: str) -> str:
    value = item.get(name)
    if not isinstance(value, str):
        return ""
    return value.encode("utf-8", "replace").decode()  # half a surrogate pair
