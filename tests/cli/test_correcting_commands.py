"""Corrections, undo, and what is kept through them, on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.searching import event_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Result


def test_a_correction_and_its_undo_leave_the_export_as_it_was(
    store: Callable[..., Result],
) -> None:
    formats = ("markdown", "jsonl")
    before = [store("export", "--format", name).out for name in formats]
    event = event_id(store, "pier", "August")
    other = event_id(store, "Inspectors")
    mention = json.loads(store("show", event, "--json").out)["mentions"][1]["id"]
    for correction in (
        ("redate", event, "12 August 2024", "--reason", "the log book"),
        ("merge", event, other, "--reason", "one accident"),
        ("split", event, mention, "--reason", "another ship"),
        ("apart", event, other, "--reason", "two accidents"),
        ("retract", event, "--reason", "a hoax"),
        ("annotate", event, "seen by the editor"),
    ):
        result = store(*correction)
        assert result.code == 0, result.err
        assert "timeline undo" in result.out
        assert store("export", "--format", "jsonl").out != before[1], correction
        assert store("undo").code == 0
        after = [store("export", "--format", name).out for name in formats]
        assert after == before, correction


def test_an_ingest_says_how_it_is_taken_back(store: Callable[..., Result]) -> None:
    before = store("export", "--format", "jsonl").out
    read = store("ingest", "articles/harbour.txt", "--date", "2024-10-18")
    words = read.err.strip().rpartition("timeline ")[2].split()
    assert words[0] == "undo"
    undone = store(*words)
    assert undone.code == 0, undone.err
    assert "read articles/harbour.txt, revision 2" in undone.out
    assert store("export", "--format", "jsonl").out == before


def test_corrections_lost_with_an_ingest_are_told(store: Callable[..., Result]) -> None:
    event = event_id(store, "Inspectors")
    store("annotate", event, "asked the port")
    undone = store("undo", "2")
    assert "1 correction lost: the event has gone" in undone.out
    assert store("show", event).code == 1


def test_show_tells_the_version_that_a_correction_may_expect(
    store: Callable[..., Result],
) -> None:
    event = event_id(store, "Inspectors")
    version = _version(store, event)
    expecting = ("redate", event, "2024-10", "--reason", "x", "--expect", version)
    assert store(*expecting).code == 0
    now = _version(store, event)
    refused = store(*expecting)
    assert refused.code == 1
    assert f"is at version {now}, changed since by commit" in refused.err


def _version(store: Callable[..., Result], event: str) -> str:
    shown = store("show", event).out.splitlines()
    (line,) = (line for line in shown if line.startswith("  version "))
    return line.split()[1]


def test_a_retry_under_the_same_key_records_once(store: Callable[..., Result]) -> None:
    event = event_id(store, "Inspectors")
    asked = ("retract", event, "--reason", "a hoax", "--key", "desk-7")
    first, log = store(*asked), store("log", "--json").out
    again = store(*asked)
    assert again.code == 0
    assert again.out == first.out.replace("\ncommit", "\nrecorded before, as commit")
    taken_back = store("undo", "--key", "desk-8")
    assert taken_back.out.splitlines()[1] in store("undo", "--key", "desk-8").out
    by = taken_back.out.split("timeline undo ")[1]
    assert store(*asked).out.endswith(f"; bring it back with: timeline undo {by}")
    assert len(store("log", "--json").out.splitlines()) == len(log.splitlines()) + 1
    other = store("retract", event, "--reason", "a joke", "--key", "desk-7")
    assert other.code == 1
    assert "'desk-7' was used for another request" in other.err


def test_undo_with_nothing_to_undo_says_so(store: Callable[..., Result]) -> None:
    result = store("undo")
    assert result.code == 1
    assert "nothing to undo" in result.err


def test_a_correction_needs_a_reason(store: Callable[..., Result]) -> None:
    event = event_id(store, "Inspectors")
    assert store("retract", event).code == 2
    assert store("retract", event, "--reason", " ").code == 1


def test_a_bad_date_is_refused_with_what_was_expected(
    store: Callable[..., Result],
) -> None:
    event = event_id(store, "Inspectors")
    result = store("redate", event, "2024-02-31", "--reason", "x")
    assert result.code == 1
    assert "2024-02-31" in result.err


def test_as_of_shows_an_earlier_view(store: Callable[..., Result]) -> None:
    before = store("export").out
    commits = [json.loads(line) for line in store("log", "--json").out.splitlines()]
    position = str(commits[-1]["entries"][-1]["position"])
    store("retract", event_id(store, "Inspectors"), "--reason", "wrong pier")
    assert store("export").out != before
    assert store("export", "--as-of", position).out == before


def test_a_correction_that_a_new_revision_loses_is_told(
    store: Callable[..., Result], articles: Path
) -> None:
    store("annotate", event_id(store, "Inspectors"), "asked them")
    harbour = articles / "harbour.txt"
    text = harbour.read_text(encoding="utf-8").replace("Inspectors closed", "We saw")
    harbour.write_text(text, encoding="utf-8")
    assert ", 1 correction lost  commit " in store("ingest", "articles/harbour.txt").out


def test_rebuild_changes_nothing(store: Callable[..., Result]) -> None:
    store("redate", event_id(store, "Inspectors"), "2024-10-22", "--reason", "x")
    before = store("export", "--format", "jsonl").out
    assert store("rebuild").code == 0
    assert store("export", "--format", "jsonl").out == before
