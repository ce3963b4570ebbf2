"""Articles as JSON: `{"text", "title", "publisher", "url", "published"}` each."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from timeline.formats.decode import MAX_BYTES
from timeline.formats.exports import own_export
from timeline.formats.fields import stated_in
from timeline.formats.json_feed import is_feed, items
from timeline.formats.place import Keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.formats.member import Member, Problem
    from timeline.formats.place import Place

_FORM = '{"text", "title", "publisher", "url", "published"}'
_TYPED = frozenset({"@type", "@graph"})
_TEXTS = ("text", "articleBody")
"""Names of the field that holds an article's text; the second is JSON-LD's."""


def lines(file: io.BufferedReader, place: Place) -> Iterator[Member | Problem]:
    """Read an article a line; a bad one is named by its number, and the rest read."""
    keys = Keys()
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            yield place.inside(f":{number}", None).too_large(None, MAX_BYTES)
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES)
        elif line.strip():
            own = own_export(_parsed(line)) if number == 1 else None
            if own:
                yield place.skipped(own)
                return
            yield _read(line, place, f":{number}", keys)


def values(data: bytes, place: Place) -> Iterator[Member | Problem]:
    """Read a JSON file: an article, a list of some, or one a line."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        first, _, rest = data.lstrip().partition(b"\n")
        if not rest.strip() or not isinstance(_parsed(first), dict):
            yield _no_json(place, error)
            return
        yield from lines(io.BufferedReader(io.BytesIO(data)), place)
        return
    own = own_export(value)
    if own:
        yield place.skipped(own)
    elif is_feed(value):
        yield from items(value, place)
    elif _has_types(value) and (told := _linked(value, place)):
        yield from told
    elif isinstance(value, list) and any(_is_article(each) for each in value):
        keys = Keys()
        for number, each in enumerate(value, 1):
            yield _article(each, place, f"#{number}", keys)
    elif _is_article(value):
        yield _article(value, place, "", None)
    else:
        yield place.skipped("JSON without a text")


def _linked(value: object, place: Place) -> list[Member | Problem]:
    """Read a value as JSON-LD; nothing where that tells of no article."""
    from timeline.formats.linked import articles  # loads what reads web pages

    return list(articles(value, place))


def _has_types(value: object) -> bool:
    """Tell whether it may be JSON-LD: its objects say what they are."""
    nodes = value if isinstance(value, list) else [value]
    return any(
        isinstance(node, dict) and not node.keys().isdisjoint(_TYPED) for node in nodes
    )


def _read(line: bytes, place: Place, part: str, keys: Keys) -> Member | Problem:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _no_json(place.inside(part, None), error)
    return _article(value, place, part, keys)


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _is_article(value: object) -> bool:
    return isinstance(value, dict) and any(
        isinstance(value.get(name), str) for name in _TEXTS
    )


def _article(
    value: object, place: Place, part: str, keys: Keys | None
) -> Member | Problem:
    here = place.inside(part, None) if part else place
    if not isinstance(value, dict) or not _is_article(value):
        found = json.dumps(value)[:60]
        return here.failed(
            f"is no article: {found}", f'{_FORM} with a string as "text"; mend it'
        )
    text = next(value[name] for name in _TEXTS if isinstance(value.get(name), str))
    for name in ("title", "publisher", "url", "published"):
        if not isinstance(value.get(name), str | dict | None):
            found = json.dumps(value[name])[:60]
            return here.failed(f'has {found} as "{name}"', "a string or null; mend it")
    stated = stated_in(value, "field", "field")
    if keys:
        named = value.get("id")
        key = keys.once(named if isinstance(named, str) else stated.url)
        here = place.inside(part, key)
    try:
        return here.member(text.encode(), "text", stated)
    except UnicodeEncodeError:
        return here.failed(
            "holds half a surrogate pair", "characters that can be stored; mend it"
        )


def _no_json(place: Place, error: Exception) -> Problem:
    told = getattr(error, "msg", "") or str(error)
    column = f" at character {error.pos + 1}" if hasattr(error, "pos") else ""
    return place.failed(f"is no JSON: {told}{column}", f"{_FORM}; mend it")
