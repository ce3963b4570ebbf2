"""What an entry of the log may say: one frozen model a type, to JSON text and back.

A type's name, its schema version and the order of its fields are stored and hashed:
they change only with a new `SCHEMA_VERSION`, an upcaster and a golden file.  Who said
so, and when, stands with the commit.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from timeline.dates import Granularity, Modifier  # noqa: TC001 - read at run time
from timeline.errors import ReadError, StoreError, UnknownEntryError
from timeline.store.parts import (
    Stored,
    StoredBlank,
    StoredMention,
    StoredPublication,
    StoredTerms,
)
from timeline.store.upcasters import UPCASTERS, upcast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.store.upcasters import Registry


IMPORT = "import"
"""Command of commits that hold what was read elsewhere: no text comes with articles."""


class ArticleRead(Stored):
    """An article was read, for the first time or in a new revision."""

    TYPE: ClassVar[str] = "article_read"
    SCHEMA_VERSION: ClassVar[int] = 3

    article: str
    revision: int
    path: str
    """As the user named it."""
    location: str | None
    """Where it was found: an absolute path; None for standard input."""
    source: str | None
    """Digest of the bytes that its text was made of, and of what is stated of them.

    None where an earlier program read it.
    """
    sha256: str
    title: str
    publisher: str
    url: str | None
    canonical: str | None
    encoding: str
    by_hand: tuple[str, ...]
    publication: StoredPublication
    extractor: str
    """Name and version of what found its mentions."""
    fingerprints: tuple[str, ...]
    """Of its longer quotations, to tell articles of one origin."""
    n_mentions: int
    terms: StoredTerms | None
    """None where an earlier program read it, or its words were taken out."""


class MentionFound(Stored):
    """A sentence of an article reports a happening."""

    TYPE: ClassVar[str] = "mention_found"
    SCHEMA_VERSION: ClassVar[int] = 3

    article: str
    revision: int
    mention: StoredMention


class EventsMerged(Stored):
    """Two mentions report one event."""

    TYPE: ClassVar[str] = "events_merged"
    SCHEMA_VERSION: ClassVar[int] = 1

    a: str
    b: str
    score: float | None
    """None where a person merged them."""
    why: str
    by: str


class MergeProposed(Stored):
    """Two mentions may report one event, not surely enough to merge."""

    TYPE: ClassVar[str] = "merge_proposed"
    SCHEMA_VERSION: ClassVar[int] = 1

    a: str
    b: str
    score: float
    why: str
    by: str


class MergeWithdrawn(Stored):
    """A matcher takes back what one before it merged or proposed."""

    TYPE: ClassVar[str] = "merge_withdrawn"
    SCHEMA_VERSION: ClassVar[int] = 1

    a: str
    b: str
    was: Literal["merge", "proposal"]
    why: str
    by: str
    """The matcher that takes it back."""


class EventRedated(Stored):
    """A person gave an event another date."""

    TYPE: ClassVar[str] = "event_redated"
    SCHEMA_VERSION: ClassVar[int] = 1

    event: str
    edtf: str | None
    """None for “undated”."""
    granularity: Granularity | None
    modifier: Modifier | None
    text: str
    """What the person typed."""
    reason: str


class EventSplit(Stored):
    """A person took mentions out of an event, into one of their own."""

    TYPE: ClassVar[str] = "event_split"
    SCHEMA_VERSION: ClassVar[int] = 1

    event: str
    mentions: tuple[str, ...]
    reason: str


class EventsKeptApart(Stored):
    """A person said that two mentions, of two events, never report one."""

    TYPE: ClassVar[str] = "events_kept_apart"
    SCHEMA_VERSION: ClassVar[int] = 1

    a: str
    b: str
    reason: str


class EventRetracted(Stored):
    """A person took an event out of the chronology."""

    TYPE: ClassVar[str] = "event_retracted"
    SCHEMA_VERSION: ClassVar[int] = 1

    event: str
    reason: str


class EventAnnotated(Stored):
    """A person wrote a note beside an event."""

    TYPE: ClassVar[str] = "event_annotated"
    SCHEMA_VERSION: ClassVar[int] = 1

    event: str
    text: str
    reason: str


class CorrectionUndone(Stored):
    """A person took back what one commit corrected."""

    TYPE: ClassVar[str] = "correction_undone"
    SCHEMA_VERSION: ClassVar[int] = 1

    commit: int
    reason: str


class ArticleRedacted(Stored):
    """A person took an article down: its words are gone from the store for good."""

    TYPE: ClassVar[str] = "article_redacted"
    SCHEMA_VERSION: ClassVar[int] = 1

    article: str
    reason: str
    texts: tuple[str, ...]
    """SHA-256 of the texts that were deleted."""
    blanks: tuple[StoredBlank, ...]


class ChronologyImported(Stored):
    """A person began to import what another store had exported."""

    TYPE: ClassVar[str] = "chronology_imported"
    SCHEMA_VERSION: ClassVar[int] = 1

    name: str
    """Of the file, as the user named it."""
    sha256: str
    events: int


class CommitImported(Stored):
    """What the other entries of its commit say was decided elsewhere, by somebody."""

    TYPE: ClassVar[str] = "commit_imported"
    SCHEMA_VERSION: ClassVar[int] = 1

    store: str
    """Id of the store that it was decided in."""
    commit: int
    """Its number there."""
    author: str
    recorded_at: int
    """Microseconds since 1970, UTC."""


class CorrectionImported(Stored):
    """A correction that stood in another store, held by a mention of its event."""

    TYPE: ClassVar[str] = "correction_imported"
    SCHEMA_VERSION: ClassVar[int] = 1

    mention: str
    kind: Literal["redate", "merge", "split", "apart", "retract", "annotate"]
    what: str
    reason: str
    text: str | None
    """Of a note."""
    edtf: str | None
    """Of a new date, as are the next two."""
    granularity: Granularity | None
    modifier: Modifier | None


class MentionsKeptApart(Stored):
    """A person keeps each of some mentions apart from each of others."""

    TYPE: ClassVar[str] = "mentions_kept_apart"
    SCHEMA_VERSION: ClassVar[int] = 1

    a: tuple[str, ...]
    b: tuple[str, ...]


class MentionSuperseded(Stored):
    """An earlier revision of an article had a mention, which an event is named after.

    Its words are not here.
    """

    TYPE: ClassVar[str] = "mention_superseded"
    SCHEMA_VERSION: ClassVar[int] = 1

    mention: str


Payload: TypeAlias = (
    ArticleRead
    | MentionFound
    | EventsMerged
    | MergeProposed
    | MergeWithdrawn
    | EventRedated
    | EventSplit
    | EventsKeptApart
    | EventRetracted
    | EventAnnotated
    | CorrectionUndone
    | ArticleRedacted
    | ChronologyImported
    | CommitImported
    | CorrectionImported
    | MentionsKeptApart
    | MentionSuperseded
)

PAYLOADS: Mapping[str, type[Payload]] = MappingProxyType(
    {model.TYPE: model for model in Payload.__args__}
)
"""Every type that the log may hold, by its stored name."""


def dump(payload: Payload) -> str:
    """Write a payload as the JSON text that is stored and hashed.

    >>> dump(EventRetracted(event="e1", reason="said twice"))
    '{"event":"e1","reason":"said twice"}'

    Raises:
        ReadError: it holds half of a surrogate pair, which no UTF-8 text can.
    """
    try:
        return payload.__pydantic_serializer__.to_json(payload).decode()
    except PydanticSerializationError as error:
        raise ReadError(
            f"{payload.TYPE} cannot be stored: {error}; expected Unicode text without "
            "lone surrogates; correct the text at its source, or save it as UTF-8"
        ) from error


def load(
    type_name: str,
    schema_version: int,
    text: str,
    *,
    registry: Registry = UPCASTERS,
) -> Payload:
    """Read a stored payload, of today's schema version or an earlier one.

    Raises:
        UnknownEntryError: a type or version that this program does not know.
        StoreError: the text does not fit its type.
    """
    model = PAYLOADS.get(type_name)
    if model is None:
        raise UnknownEntryError(
            f"entry of unknown type {type_name!r}; expected one of "
            f"{', '.join(PAYLOADS)}; upgrade timeline to read this store"
        )
    try:
        if schema_version == model.SCHEMA_VERSION:
            return model.model_validate_json(text)
        fields = upcast(
            type_name,
            json.loads(text),
            version=schema_version,
            to=model.SCHEMA_VERSION,
            registry=registry,
        )
        return model.model_validate_json(json.dumps(fields))
    except ValidationError as error:
        found = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in found["loc"]) or "its text"
        raise StoreError(
            f"entry of type {type_name!r} does not read: {where}: {found['msg']}; "
            "expected what this type holds; the store is damaged, restore a backup"
        ) from error
