"""One commit as it is asked for, made ready before the store is locked for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, NotRequired, Self, TypedDict

from timeline.errors import ReadError, UsageError
from timeline.store import chain
from timeline.store.payloads import dump

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.store.entries import NewEntry
    from timeline.store.payloads import Payload


_KEY_AT_MOST = 500
"""Characters of an idempotency key: PostgreSQL's index takes 2,700 bytes."""


class About(TypedDict):
    """What an append says beside its entries."""

    author: str
    command: str
    software: str
    idempotency_key: NotRequired[str | None]
    """Where it was used before, nothing is appended: the answer is that commit.

    At most 500 characters.
    """
    request_digest: NotRequired[bytes | None]
    """32 bytes that tell this request from another under the same key.

    By default it is taken from the entries.
    """
    texts: NotRequired[Mapping[str, str] | None]
    """Article texts to store beside, by SHA-256 in hexadecimal."""


class Prepared(NamedTuple):
    """An entry as it will be stored, before it has its place."""

    stream: str
    type: str
    schema_version: int
    text: str
    digest: bytes
    expected_version: int | None
    payload: Payload


@dataclass(frozen=True, slots=True)
class Request:
    """Entries to append as one commit, serialised and digested."""

    entries: Sequence[Prepared]
    author: str
    command: str
    software: str
    key: str | None
    digest: bytes | None
    """None without a key."""
    texts: Mapping[str, str] | None

    @classmethod
    def of(cls, new: Sequence[NewEntry], about: About) -> Self:
        """Make a request ready.

        Raises:
            ReadError: a text that no store can hold.
            UsageError: a key that is too long.
        """
        if not new:
            raise ValueError("nothing to append: a commit holds at least one entry")
        author, command, software = about["author"], about["command"], about["software"]
        key = about.get("idempotency_key")
        if key is not None and len(key) > _KEY_AT_MOST:
            raise UsageError(
                f"idempotency key {key[:20]!r}… has {len(key):,} characters; expected "
                f"at most {_KEY_AT_MOST}; use a shorter one, such as a hash of it"
            )
        _check_names([author, command, software, key or ""])
        _check_names({entry.stream for entry in new})
        entries = [_prepare(entry) for entry in new]
        digest = (
            None if key is None else about.get("request_digest") or _digest(entries)
        )
        return cls(entries, author, command, software, key, digest, about.get("texts"))


def _prepare(new: NewEntry) -> Prepared:
    payload = new.payload
    text = dump(payload)
    return Prepared(
        new.stream,
        payload.TYPE,
        payload.SCHEMA_VERSION,
        text,
        chain.payload_digest(text),
        new.expected_version,
        payload,
    )


def _digest(entries: Sequence[Prepared]) -> bytes:
    return chain.request_digest(
        (entry.stream, entry.type, entry.schema_version, entry.text)
        for entry in entries
    )


def _check_names(names: Iterable[str]) -> None:
    """Refuse what some database cannot hold as text, before anything is hashed."""
    for name in names:
        try:
            name.encode()
        except UnicodeEncodeError as error:
            raise ReadError(
                f"{name!r} cannot be stored: {error}; expected Unicode text without "
                "lone surrogates; write it in UTF-8"
            ) from error
        if "\0" in name:
            raise ReadError(
                f"{name!r} cannot be stored: it holds a NUL character; expected text "
                "that every database can hold; leave that character out"
            )
