"""The hash chain: SHA-256 over the hash before, the header, and the payload's digest.

The first hash is the store's genesis.  Every entry follows the hash before it; a commit
closes over its last entry, and the next commit's first entry follows the commit.  So
the last commit's hash stands for the whole log.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

HASH_ALG = "sha256-v1"


@dataclass(frozen=True, slots=True)
class EntryHeader:
    """What an entry's hash covers beside the hash before it and the payload."""

    position: int
    entry_id: bytes
    stream: str
    version: int
    type: str
    schema_version: int
    commit: int


@dataclass(frozen=True, slots=True)
class CommitHeader:
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
    return _digest("timeline log", HASH_ALG, store_id)


def payload_digest(text: str) -> bytes:
    """Digest a payload as it is stored."""
    return hashlib.sha256(text.encode()).digest()


def entry_id(stream: str, version: int, digest: bytes) -> bytes:
    """Name an entry by what it says and where, in sixteen bytes."""
    return _digest("entry", stream, version, digest)[:16]


def entry_hash(previous: bytes, header: EntryHeader, digest: bytes) -> bytes:
    """Chain an entry to what stands before it; `digest` is its payload's."""
    return _digest(
        previous,
        header.position,
        header.entry_id,
        header.stream,
        header.version,
        header.type,
        header.schema_version,
        header.commit,
        digest,
    )


def commit_hash(previous: bytes, header: CommitHeader) -> bytes:
    """Close a commit; `previous` is the hash of its last entry."""
    return _digest(
        previous,
        header.id,
        header.idempotency_key,
        header.request_digest,
        header.recorded_at,
        header.wall_at,
        header.author,
        header.command,
        header.software,
        header.first_position,
        header.n_entries,
    )


def request_digest(entries: list[tuple[str, str, int, str]]) -> bytes:
    """Digest what is asked of the log: stream, type, schema version and payload."""
    return _digest("request", *(field for entry in entries for field in entry))


def _digest(*fields: int | str | bytes | None) -> bytes:
    """Hash fields with kind and length before each, so that no two lists read alike."""
    hashed = hashlib.sha256()
    for field in fields:
        kind, data = _encoded(field)
        hashed.update(kind + len(data).to_bytes(8, "big") + data)
    return hashed.digest()


def _encoded(field: int | str | bytes | None) -> tuple[bytes, bytes]:
    match field:
        case None:
            return b"n", b""
        case int():
            return b"i", b"%d" % field
        case str():
            return b"s", field.encode()
        case bytes():
            return b"b", field
