"""Upcasters: make an old entry look like today's, on reading.

The log is never rewritten.  When a payload changes its fields, its `SCHEMA_VERSION`
goes up by one and a function here takes the old fields to the new ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias, cast

from timeline.errors import UnknownEntryError

Fields: TypeAlias = dict[str, object]
"""A payload's JSON object."""

Upcaster: TypeAlias = Callable[[Fields], Fields]

Registry: TypeAlias = Mapping[tuple[str, int], Upcaster]
"""By type and the schema version that it reads; it writes the next."""


def _mention_of_rules_1(fields: Fields) -> Fields:
    """Fill in what the first extractor did not say of a mention."""
    mention = cast("Fields", fields["mention"])
    timex = cast("Fields | None", mention["timex"])
    figures = cast("list[Fields]", mention["figures"])
    return fields | {
        "mention": mention
        | {
            "timex": timex and {**timex, "evidence": None},
            "figures": [{**each, "counted": "", "is_part": False} for each in figures],
            "extractor": "rules 1",
            "whom": [],
            "polarity": "positive",
            "certainty": "certain",
            "chain": [],
            "said_in": None,
            "estimate": None,
        }
    }


def _article_without_terms(fields: Fields) -> Fields:
    return fields | {"terms": None}


def _article_of_plain_text(fields: Fields) -> Fields:
    """Fill in what no plain text states, where every date weighed stood in the text."""
    publication = cast("Fields", fields["publication"])
    candidates = cast("list[Fields]", publication["candidates"])
    weighed = [{**each, "where": ""} for each in candidates]
    return fields | {
        "source": None,
        "canonical": None,
        "publication": publication | {"candidates": weighed},
    }


def _mention_anchored_in_text(fields: Fields) -> Fields:
    """Change nothing: an anchor may since come from metadata, an address or a guess."""
    return fields


UPCASTERS: Registry = MappingProxyType(
    {
        ("article_read", 1): _article_without_terms,
        ("article_read", 2): _article_of_plain_text,
        ("mention_found", 1): _mention_of_rules_1,
        ("mention_found", 2): _mention_anchored_in_text,
    }
)
"""Every upcaster of this program."""


def upcast(
    type_name: str,
    fields: Fields,
    *,
    version: int,
    to: int,
    registry: Registry = UPCASTERS,
) -> Fields:
    """Take a payload from one schema version to another, a version at a time.

    >>> def split_name(fields: Fields) -> Fields:
    ...     return {"names": [fields["name"]]}
    >>> registry = {("named", 1): split_name}
    >>> upcast("named", {"name": "Ada"}, version=1, to=2, registry=registry)
    {'names': ['Ada']}

    Raises:
        UnknownEntryError: the version is newer than `to`, or a step is missing.
    """
    if version > to:
        raise UnknownEntryError(
            f"entry of type {type_name!r} has schema version {version}; expected at "
            f"most {to}; upgrade timeline to read this store"
        )
    for step in range(version, to):
        upcaster = registry.get((type_name, step))
        if upcaster is None:
            raise UnknownEntryError(
                f"entry of type {type_name!r} has schema version {version}; expected "
                f"one that leads to {to}, but {step} does not; upgrade timeline"
            )
        fields = upcaster(fields)
    return fields
