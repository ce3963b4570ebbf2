"""Text of every kind: kept to the letter, or refused in words, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.sound import check_store
from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.errors import CorrectionError, ReadError
from timeline.store import open_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline.store import Log

pytestmark = pytest.mark.slow

TEXTS = {
    "NUL": "a\0b",
    "emoji": "seen \U0001f600 there",
    "joined emoji": "\U0001f469\u200d\U0001f692 put it out",
    "right to left": "\u202eשלום\u202c, and مرحبا",
    "line separators": "one\u2028two\u2029three\x85four",
    "combining marks": "Z\u0301a\u030alov",
    "no character": "a\ufffe\uffff\U0010ffff",
    "control characters": "bell \x07, escape \x1b[31m, delete \x7f",
    "quotes": "'; DROP TABLE entries; -- \" \\ %s :x {} \\u0000",
    "line breaks": "one\r\ntwo\rthree\tfour",
    "five megabytes": "é" * 2_500_000,
    "byte order mark": "\ufeffseen",
}


@pytest.fixture
def log(url: str, tmp_path: Path) -> Iterator[Log]:
    """Of a store that knows an article."""
    log = open_log(url, create=True, projectors=[PROJECTIONS])
    article = tmp_path / "resigned.txt"
    article.write_text("Date: 2024-10-25\n\nThe mayor of Velmora resigned in June.\n")
    Timeline(log, author="Ada").ingest(article)
    yield log
    log.close()


def test_a_note_is_kept_to_the_letter(log: Log) -> None:
    timeline = Timeline(log, author="Ada")
    event = timeline.lines()[0].id
    for name, text in TEXTS.items():
        if "\0" in text:
            with pytest.raises(CorrectionError, match="holds a NUL character"):
                timeline.annotate(event, text, reason=name)
            continue
        commit = timeline.annotate(event, text, reason=f"{name} {text[:40]}").commit

        (stored,) = next(log.commits(commit - 1)).entries
        assert getattr(stored.payload, "text", None) == text, name
        assert timeline.event(event).notes[-1].text == text, name
    check_store(log)


def test_what_no_database_can_hold_is_refused_and_nothing_of_it_is_stored(
    log: Log,
) -> None:
    timeline = Timeline(log, author="Ada")
    event = timeline.lines()[0].id
    before = log.head()

    with pytest.raises(ReadError, match="without lone surrogates"):
        timeline.annotate(event, "half \ud83d of it", reason="x")
    with pytest.raises(ReadError, match="without lone surrogates"):
        Timeline(log, author="A\udcffda").annotate(event, "seen", reason="x")
    with pytest.raises(ReadError, match="holds a NUL character"):
        Timeline(log, author="A\0da").annotate(event, "seen", reason="x")

    assert log.head() == before
    check_store(log)


def test_an_article_is_kept_to_the_letter(log: Log, tmp_path: Path) -> None:
    timeline = Timeline(log, author="Ada")
    for name, odd in TEXTS.items():
        path = tmp_path / f"{name}.txt"
        text = f"Date: 2024-10-25\n\nThe ferry {name} sank in May.  {odd}\n"
        path.write_bytes(text.encode())

        (read,) = timeline.ingest(path).articles

        if "\0" in odd or "\x1b" in odd:
            assert "is binary: it holds NUL or control characters" in str(read.error)
            continue
        assert read.outcome == "new", read.error
        assert read.article is not None
        kept = timeline.text(read.article.sha256)
        assert kept == text.replace("\r\n", "\n").replace("\r", "\n"), name
        for event in timeline.events(source=path.name):
            for mention in event.mentions:
                assert kept[mention.start : mention.end] == mention.quote, name
    check_store(log)
