"""Upcasters: make an old entry look like today's, on reading.

The log is never rewritten.  When a payload changes its fields, its `SCHEMA_VERSION`
goes up by one and a function here takes the old fields to the new ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from timeline.errors import UnknownEntryError

Fields: TypeAlias = dict[str, object]
"""A payload's JSON object."""

Upcaster: TypeAlias = Callable[[Fields], Fields]

Registry: TypeAlias = Mapping[tuple[str, int], Upcaster]
"""By type and the schema version that it reads; it writes the next."""

UPCASTERS: Registry = MappingProxyType({})
"""Every upcaster of this program.  No payload has changed its fields yet."""


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
