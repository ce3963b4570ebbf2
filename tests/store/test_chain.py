"""The hash chain, recomputed from what the database holds."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline.store import chain
from timeline.store.tables import commits, entries, store_meta

if TYPE_CHECKING:
    from tests.store.conftest import Append
    from timeline.store import Log


def recomputed_hashes(log: Log) -> list[bytes]:
    """Every entry's and commit's hash in the order of the chain."""
    with log.reading() as connection:
        meta = connection.execute(sa.select(store_meta)).one()
        entry_rows = list(connection.execute(sa.select(entries)))
        commit_rows = list(connection.execute(sa.select(commits)))
    previous = chain.genesis_hash(meta.store_id)
    hashes = [previous]
    for commit in commit_rows:
        for row in (row for row in entry_rows if row.commit_id == commit.id):
            header = chain.EntryHeader(*row[:7])
            digest = hashlib.sha256(row.payload.encode()).digest()
            previous = chain.entry_hash(previous, header, digest)
            hashes.append(previous)
        previous = chain.commit_hash(previous, chain.CommitHeader(*commit[:-1]))
        hashes.append(previous)
    return hashes


def stored_hashes(log: Log) -> list[bytes]:
    with log.reading() as connection:
        genesis = connection.execute(sa.select(store_meta.c.genesis)).scalar_one()
    hashes = [genesis]
    for commit in log.commits():
        hashes += [entry.hash for entry in commit.entries]
        hashes.append(commit.hash)
    return hashes


def test_the_chain_can_be_recomputed_from_the_store(log: Log, append: Append) -> None:
    append("event:1", key="k")
    append("event:2", "event:1", text="a\0 and 😀")
    append("event:1")

    assert recomputed_hashes(log) == stored_hashes(log)
    assert stored_hashes(log)[-1] == log.head().hash


GENESIS = "7a5e43d922cc77f180a8c2c3b139fd67da6d1703c05c9b208f35f8dff4235562"
ENTRY_HASH = "9cef6064af73f89957b3dc37eea1bad74abf4c1ac83927bf8dc7ae59cb98142b"
COMMIT_HASH = "dd5381002b8e86e329275467cc609cb244c8dce98a17d8e2e01196e94218b2b5"
ENTRY_ID = "775b4fafdad0874d36da5d50b5bc3a29"
REQUEST = "bf427623c1a4f2e6678ac13ddbb8a83697557687db2b76f214f58d270d3c33b3"
"""Of the headers below, as a few lines of another program compute them."""

ENTRY = chain.EntryHeader(1, b"i" * 16, "event:1", 1, "event_annotated", 1, 1)
COMMIT = chain.CommitHeader(1, None, None, 5, 5, "Ada", "redate", "0.1", 1, 1)


@pytest.mark.parametrize(
    "other",
    [
        chain.EntryHeader(2, b"i" * 16, "event:1", 1, "event_annotated", 1, 1),
        chain.EntryHeader(1, b"j" * 16, "event:1", 1, "event_annotated", 1, 1),
        chain.EntryHeader(1, b"i" * 16, "event:2", 1, "event_annotated", 1, 1),
        chain.EntryHeader(1, b"i" * 16, "event:1", 2, "event_annotated", 1, 1),
        chain.EntryHeader(1, b"i" * 16, "event:1", 1, "event_retracted", 1, 1),
        chain.EntryHeader(1, b"i" * 16, "event:1", 1, "event_annotated", 2, 1),
        chain.EntryHeader(1, b"i" * 16, "event:1", 1, "event_annotated", 1, 2),
    ],
    ids=["position", "entry id", "stream", "version", "type", "schema", "commit"],
)
def test_an_entrys_hash_covers_every_field(other: chain.EntryHeader) -> None:
    digest = chain.payload_digest("{}")

    assert chain.entry_hash(b"", ENTRY, digest) != chain.entry_hash(b"", other, digest)


@pytest.mark.parametrize(
    "other",
    [
        chain.CommitHeader(2, None, None, 5, 5, "Ada", "redate", "0.1", 1, 1),
        chain.CommitHeader(1, "", None, 5, 5, "Ada", "redate", "0.1", 1, 1),
        chain.CommitHeader(1, None, b"", 5, 5, "Ada", "redate", "0.1", 1, 1),
        chain.CommitHeader(1, None, None, 6, 5, "Ada", "redate", "0.1", 1, 1),
        chain.CommitHeader(1, None, None, 5, 6, "Ada", "redate", "0.1", 1, 1),
        chain.CommitHeader(1, None, None, 5, 5, "Adar", "edate", "0.1", 1, 1),
        chain.CommitHeader(1, None, None, 5, 5, "Ada", "redate0", ".1", 1, 1),
        chain.CommitHeader(1, None, None, 5, 5, "Ada", "redate", "0.1", 2, 1),
        chain.CommitHeader(1, None, None, 5, 5, "Ada", "redate", "0.1", 1, 2),
    ],
    ids=[
        "id",
        "empty key",
        "empty digest",
        "recorded at",
        "wall at",
        "letter moved from command to author",
        "letter moved from software to command",
        "first position",
        "number of entries",
    ],
)
def test_a_commits_hash_covers_every_field(other: chain.CommitHeader) -> None:
    assert chain.commit_hash(b"", COMMIT) != chain.commit_hash(b"", other)


def test_a_hash_follows_the_hash_before_it() -> None:
    digest = chain.payload_digest("{}")

    assert chain.entry_hash(b"a", ENTRY, digest) != chain.entry_hash(
        b"b", ENTRY, digest
    )
    assert chain.commit_hash(b"a", COMMIT) != chain.commit_hash(b"b", COMMIT)


def test_a_hash_never_changes_from_release_to_release() -> None:
    digest = chain.payload_digest("{}")

    assert chain.genesis_hash("00000000-0000-0000-0000-000000000000").hex() == GENESIS
    assert chain.entry_hash(b"a", ENTRY, digest).hex() == ENTRY_HASH
    assert chain.commit_hash(b"a", COMMIT).hex() == COMMIT_HASH
    assert chain.entry_id("event:1", 1, digest).hex() == ENTRY_ID
    asked = [("event:1", "event_annotated", 1, "{}")]
    assert chain.request_digest(asked).hex() == REQUEST
