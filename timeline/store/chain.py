"""The hash chain: SHA-256 over the hash before, the header, and the payload's digest.

The first hash is the store's genesis.  Every entry follows the hash before it; a commit
closes over its last entry, and the next commit's first entry follows the commit.  So
the last commit's hash stands for the whole log.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

HASH_ALG = "sha256-v1"


class EntryHeader(NamedTuple):
    """What an entry's hash covers beside the hash before it and the payload."""

    position: int
    entry_id: bytes
    stream: str
    version: int
    type: str
    schema_version: int
    commit: int


class CommitHeader(NamedTuple):
    """What a commit's hash covers beside the hash of its last entry."""

    id: int
    idempotency_key: str | None
    request_digest: bytes | None
    recorded_at: int
    wall_at: int
    author: str
    command: str
    software: str
    first_position: int
    n_entries: int


def genesis_hash(store_id: str) -> bytes:
    """Start the chain of a store; no two stores start alike."""
    return _digest(_text("timeline log"), _text(HASH_ALG), _text(store_id))


def payload_digest(text: str) -> bytes:
    """Digest a payload as it is stored."""
    return sha256(text.encode()).digest()


def entry_id(stream: str, version: int, digest: bytes) -> bytes:
    """Name an entry by what it says and where, in sixteen bytes."""
    return _digest(_ENTRY, _often(stream), _often(version), _bytes(digest))[:16]


def entry_hash(previous: bytes, header: EntryHeader, digest: bytes) -> bytes:
    """Chain an entry to what stands before it; `digest` is its payload's."""
    position, name, stream, version, type_name, schema_version, commit = header
    return _digest(
        _bytes(previous),
        _number(position),
        _bytes(name),
        _often(stream),
        _often(version),
        _often(type_name),
        _often(schema_version),
        _often(commit),
        _bytes(digest),
    )


def commit_hash(previous: bytes, header: CommitHeader) -> bytes:
    """Close a commit; `previous` is the hash of its last entry."""
    return _digest(
        _bytes(previous),
        _number(header.id),
        _NONE if header.idempotency_key is None else _text(header.idempotency_key),
        _NONE if header.request_digest is None else _bytes(header.request_digest),
        _number(header.recorded_at),
        _number(header.wall_at),
        _text(header.author),
        _text(header.command),
        _text(header.software),
        _number(header.first_position),
        _number(header.n_entries),
    )


def request_digest(entries: Iterable[tuple[str, str, int, str]]) -> bytes:
    """Digest what is asked of the log: stream, type, schema version and payload."""
    asked = [_text("request")]
    for stream, type_name, schema_version, payload in entries:
        asked += (_text(stream), _often(type_name), _often(schema_version))
        asked.append(_text(payload))
    return _digest(*asked)


def _digest(*fields: bytes) -> bytes:
    """Hash fields at once, each with its kind and length before it.

    So no two lists of fields read alike.
    """
    return sha256(b"".join(fields)).digest()


def _text(value: str) -> bytes:
    data = value.encode()
    return b"s" + len(data).to_bytes(8, "big") + data


def _number(value: int) -> bytes:
    data = b"%d" % value
    return b"i" + len(data).to_bytes(8, "big") + data


def _bytes(value: bytes) -> bytes:
    return _before_bytes(len(value)) + value


@lru_cache(maxsize=64)
def _before_bytes(length: int) -> bytes:
    return b"b" + length.to_bytes(8, "big")


@lru_cache(maxsize=4096, typed=True)
def _often(value: int | str) -> bytes:
    """Write what many entries share, once: a stream, a type, a version, a commit."""
    return _text(value) if isinstance(value, str) else _number(value)


_ENTRY = _text("entry")
_NONE = b"n" + bytes(8)
