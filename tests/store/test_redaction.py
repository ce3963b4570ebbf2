"""Taking words out of the log: the chain holds, and what is read instead is in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline.errors import StoreError
from timeline.store import NewEntry, chain
from timeline.store.guards import guards_aside
from timeline.store.payloads import (
    PAYLOADS,
    ArticleRedacted,
    EventAnnotated,
    dump,
    load,
)
from timeline.store.reading import stream_entries
from timeline.store.redaction import blank, take_out
from timeline.store.stand_ins import StandIns
from timeline.store.tables import entries, redactions

if TYPE_CHECKING:
    from timeline.store import Log, StoredEntry
    from timeline.store.payloads import Payload

GOLDEN = Path(__file__).parent / "golden"
WORDED = ("article_read", "mention_found", "events_merged", "merge_proposed")
KEPT = {
    *("article", "revision", "path", "location", "sha256", "publisher", "url"),
    "canonical",
    *("encoding", "by_hand", "extractor", "n_mentions", "date", "source"),
    *("id", "start", "end", "edtf", "granularity", "modifier", "role", "rule"),
    *("anchor", "anchor_source", "value", "confidence", "other"),
    *("polarity", "certainty", "said_in", "basis"),
    *("a", "b", "score", "by"),
}
"""Fields that hold no word of the article, or that are kept on purpose."""


def golden(type_name: str) -> Payload:
    version = PAYLOADS[type_name].SCHEMA_VERSION
    text = (GOLDEN / f"{type_name}.v{version}.json").read_text("utf-8")
    return load(type_name, version, text.removesuffix("\n"))


def strings(value: object, name: str = "") -> list[str]:
    """Every text in a payload but for the fields that are kept."""
    if isinstance(value, dict):
        return [text for key in value for text in strings(value[key], key)]
    if isinstance(value, list):
        return [text for each in value for text in strings(each, name)]
    return [value] if isinstance(value, str) and value and name not in KEPT else []


@pytest.fixture
def told(log: Log) -> list[StoredEntry]:
    """An entry of every type that holds words of an article."""
    payloads = [golden(name) for name in WORDED]
    log.append(
        [NewEntry("article:1", payload) for payload in payloads],
        author="Ada",
        command="ingest",
        software="timeline 0.1",
    )
    return list(log.entries())


def take_down(log: Log) -> int:
    """Take out what `told` has put in; return the position that says so."""
    with log.writing() as writer:
        held = stream_entries(writer.connection, "article:1")
        taken = ArticleRedacted(
            article="1",
            reason="court order 12",
            texts=(),
            blanks=tuple(blank(entry) for entry in held),
        )
        done = writer.append(
            [NewEntry("article:1", taken)],
            author="Ada",
            command="redact",
            software="timeline 0.1",
        )
        take_out(writer.connection, done.first_position, taken)
    return done.first_position


@pytest.mark.parametrize("type_name", WORDED)
def test_a_stand_in_has_no_word_and_all_else(
    log: Log, told: list[StoredEntry], type_name: str
) -> None:
    entry = next(entry for entry in told if entry.type == type_name)
    before, after = json.loads(entry.text), blank(entry).reads_as
    assert set(strings(after)) == {"[redacted]"}
    assert set(strings(before))
    assert not set(strings(before)) & set(strings(after))
    assert {key: before[key] for key in before if key in KEPT} == {
        key: after[key] for key in after if key in KEPT
    }


def test_what_people_wrote_is_never_blanked(log: Log) -> None:
    note = EventAnnotated(event="e1", text="seen", reason="checked by phone")
    log.append(
        [NewEntry("event:e1", note)], author="Ada", command="annotate", software="t"
    )
    with pytest.raises(ValueError, match="event_annotated holds no word"):
        blank(next(log.entries()))


def test_a_blanked_entry_reads_as_its_stand_in(
    log: Log, told: list[StoredEntry]
) -> None:
    by = take_down(log)
    held = list(log.entries())
    for before, after in zip(told, held, strict=False):
        assert after.text == ""
        assert after.stand_in is not None
        assert after.stand_in.by == by
        assert json.loads(dump(after.payload)) == blank(before).reads_as
        assert (after.position, after.type, after.hash) == (
            before.position,
            before.type,
            before.hash,
        )
    assert held[-1].stand_in is None


def test_the_digests_are_those_of_the_payloads(
    log: Log, told: list[StoredEntry]
) -> None:
    before = {entry.position: chain.payload_digest(entry.text) for entry in told}
    by = take_down(log)
    taken = list(log.entries())[-1].payload
    assert isinstance(taken, ArticleRedacted)
    assert {
        each.position: bytes.fromhex(each.digest) for each in taken.blanks
    } == before
    with log.reading() as connection:
        rows = connection.execute(sa.select(redactions)).all()
    assert {row.position: row.payload_digest for row in rows} == before
    assert {row.by_position for row in rows} == {by}


def test_a_blank_that_no_takedown_names_is_damage(
    log: Log, told: list[StoredEntry]
) -> None:
    with log.engine.begin() as connection, guards_aside(connection):
        connection.execute(
            redactions.insert(),
            {"position": 1, "payload_digest": b"\0" * 32, "by_position": 2},
        )
        connection.execute(
            entries.update().where(entries.c.position == 1).values(payload=None)
        )
    with pytest.raises(StoreError, match=r"entry 1 has no payload; expected .+; the"):
        list(log.entries())


def test_a_blank_that_its_takedown_does_not_list_is_damage(
    log: Log, told: list[StoredEntry]
) -> None:
    by = take_down(log)
    log.append(
        [NewEntry("event:e1", EventAnnotated(event="e1", text="seen", reason=""))],
        author="Ada",
        command="annotate",
        software="timeline 0.1",
    )
    with log.engine.begin() as connection, guards_aside(connection):
        connection.execute(
            redactions.insert(),
            {"position": by + 1, "payload_digest": b"\0" * 32, "by_position": by},
        )
        connection.execute(
            entries.update().where(entries.c.position == by + 1).values(payload=None)
        )
        with pytest.raises(StoreError, match=f"entry {by + 1} has no payload"):
            StandIns(connection).of(by + 1)


def test_a_stand_in_is_read_at_the_schema_version_it_has(
    log: Log, told: list[StoredEntry]
) -> None:
    take_down(log)
    with log.reading() as connection:
        found = StandIns(connection)
        version, text = found.read(1, 7, None)
        assert (version, json.loads(text)["title"]) == (3, "[redacted]")
        assert found.read(1, 7, "{}") == (7, "{}")


def test_the_log_allows_no_other_change(log: Log, told: list[StoredEntry]) -> None:
    take_down(log)
    with (
        pytest.raises(sa.exc.DBAPIError, match=re.compile("append-only")),
        log.engine.begin() as connection,
    ):
        connection.execute(
            entries.update().where(entries.c.position == 5).values(payload=None)
        )
