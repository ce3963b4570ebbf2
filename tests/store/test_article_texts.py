"""Article texts beside the log."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline.errors import ReadError, StoreError
from timeline.store import NewEntry
from timeline.store.guards import guards_aside
from timeline.store.payloads import EventRetracted
from timeline.store.tables import article_texts

if TYPE_CHECKING:
    from timeline.store import Log

TEXT = "The ministry said on Tuesday that the bridge would reopen.\r\n" * 40


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def record(log: Log, texts: dict[str, str]) -> None:
    log.append(
        [NewEntry("event:1", EventRetracted(event="e1", reason="said twice"))],
        author="Ada",
        command="ingest",
        software="timeline 0.1",
        texts=texts,
    )


@pytest.mark.parametrize(
    "text", [TEXT, "", "a\0b", "😀 שלום"], ids=["prose", "empty", "NUL", "astral"]
)
def test_a_text_comes_back_as_it_was(log: Log, text: str) -> None:
    record(log, {sha256_of(text): text})

    assert log.text(sha256_of(text)) == text


def test_a_text_never_stored_is_none(log: Log) -> None:
    assert log.text(sha256_of(TEXT)) is None


def test_a_text_is_kept_once(log: Log) -> None:
    for _ in range(2):
        record(log, {sha256_of(TEXT): TEXT, sha256_of(""): ""})

    with log.reading() as connection:
        sizes = connection.scalars(sa.select(article_texts.c.size)).all()
    assert sorted(sizes) == [0, len(TEXT)]


@pytest.mark.parametrize(
    ("sha256", "text"),
    [(sha256_of(TEXT), "another text"), ("0" * 64, "a\ud800b")],
    ids=["another text", "half a surrogate pair"],
)
def test_a_text_that_is_not_its_hash_takes_the_append_with_it(
    log: Log, sha256: str, text: str
) -> None:
    with pytest.raises(ReadError, match="cannot be stored"):
        record(log, {sha256: text})

    assert log.head().position == 0


@pytest.mark.parametrize(
    "body",
    [b"\0", zlib.compress(b"another text")],
    ids=["no longer compressed", "another text"],
)
def test_a_damaged_text_is_never_shown(log: Log, body: bytes) -> None:
    record(log, {sha256_of(TEXT): TEXT})
    with log.engine.begin() as connection, guards_aside(connection):
        connection.execute(article_texts.update().values(body=body))

    with pytest.raises(StoreError, match="is damaged"):
        log.text(sha256_of(TEXT))
