"""Anchors: lines kept beside the store, never overwritten, each found or told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from timeline import Timeline
from timeline.api.verification import KEPT
from timeline.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tell
    from timeline.store.findings import Check


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "anchors.jsonl"


@pytest.fixture
def told(tl: Timeline, tell: Tell, kept: Path) -> Timeline:
    """A store with an article, and a folder for its anchors."""
    kept.parent.mkdir()
    tell("harbour", "The navy sent 3,000 sailors to the island on Wednesday.")
    return tl


def looked_at(tl: Timeline, kept: Path) -> dict[str, Check]:
    """What was found of the anchors in a file: of its lines, and of the log."""
    found = tl.verify(anchors=kept, quick=True)
    return {check.name: check for check in found.checks if "anchors" in check.name}


def anchored(tl: Timeline, kept: Path) -> Check:
    """What was found of the lines of a file, by which the store is not blamed."""
    checks = looked_at(tl, kept)
    assert checks["anchors"].problems == ()
    return checks[KEPT]


def test_an_anchor_says_where_the_log_stands(told: Timeline, kept: Path) -> None:
    anchor = told.anchor(kept)

    (commit,) = told.log()
    fields = json.loads(kept.read_text(encoding="utf-8"))
    assert fields == json.loads(anchor.line())
    assert fields["position"] == commit.entries[-1].position
    assert fields["commit"] == commit.id
    assert anchor.recorded_at == commit.recorded_at
    assert len(bytes.fromhex(fields["hash"])) == 32


def test_no_anchor_is_written_into_a_store(told: Timeline, tmp_path: Path) -> None:
    with Timeline.open(tmp_path / "other.db"):
        pass
    with pytest.raises(UsageError, match="is a database, or belongs to one"):
        told.anchor(tmp_path / "other.db")


def test_anchors_are_added_and_every_one_is_found(told: Timeline, kept: Path) -> None:
    told.anchor(kept)
    first = kept.read_bytes()
    told.annotate(told.lines()[0].id, "seen")
    told.anchor(kept)
    told.anchor(kept)

    check = anchored(told, kept)

    assert kept.read_bytes().startswith(first)
    assert len(kept.read_bytes().splitlines()) == 3
    assert check.problems == ()
    assert check.found == "3 of 3 of this store, as written"


def test_an_empty_store_is_anchored_by_its_first_hash(tl: Timeline, tell: Tell) -> None:
    anchor = tl.anchor()
    tell("harbour", "The navy sent 3,000 sailors to the island on Wednesday.")

    found = tl.verify(anchors=[anchor], quick=True)

    assert (anchor.position, anchor.commit, anchor.recorded_at) == (0, 0, None)
    assert found.problems == ()


def test_a_line_that_was_torn_stays_apart(told: Timeline, kept: Path) -> None:
    kept.write_bytes(b'{"store": "5e')
    told.anchor(kept)

    check = anchored(told, kept)

    assert len(kept.read_bytes().splitlines()) == 2
    assert check.found == "1 of 2 of this store, 1 problem"
    assert f"{kept}, line 1 is no anchor" in check.problems[0].what


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("position", 1),
        ("position", -1),
        ("position", "one"),
        ("commit", 7),
        ("commit", 0),
        ("commit", 2**70),
        ("recorded_at", "2001-02-03T04:05:06Z"),
        ("recorded_at", "2001-02-03T04:05:06"),
        ("recorded_at", None),
        ("hash", "none"),
        ("anchored_at", "yesterday"),
        ("more", 1),
    ],
)
def test_an_altered_anchor_is_told(
    told: Timeline, kept: Path, field: str, value: str | int
) -> None:
    told.annotate(told.lines()[0].id, "seen")
    fields = json.loads(told.anchor().line())
    kept.write_text(json.dumps({**fields, field: value}) + "\n", encoding="utf-8")

    assert anchored(told, kept).problems


def test_an_altered_hash_may_be_of_the_log_or_of_the_anchors(
    told: Timeline, kept: Path
) -> None:
    fields = json.loads(told.anchor().line())
    kept.write_text(json.dumps({**fields, "hash": "00" * 32}), encoding="utf-8")

    (problem,) = looked_at(told, kept)["anchors"].problems

    assert problem.position == fields["position"]
    assert "it was rewritten, or the anchors were altered" in problem.what


def test_the_hash_of_an_earlier_commit_is_not_taken_for_a_later(
    told: Timeline, kept: Path
) -> None:
    early = json.loads(told.anchor().line())
    told.annotate(told.lines()[0].id, "seen")
    late = json.loads(told.anchor().line())
    kept.write_text(json.dumps({**late, "hash": early["hash"]}), encoding="utf-8")

    (problem,) = anchored(told, kept).problems

    place = f"position {early['position']}, commit {early['commit']}"
    assert f"its hash is that of {place}" in problem.what


def test_several_stores_may_share_a_file(
    told: Timeline, kept: Path, tmp_path: Path
) -> None:
    with Timeline.open(tmp_path / "other.db") as other:
        other.anchor(kept)
        told.anchor(kept)

        assert anchored(told, kept).found == "1 of 2 of this store, as written"
        assert anchored(other, kept).problems == ()


def test_a_file_without_a_line_of_this_store_is_told(
    told: Timeline, kept: Path, tmp_path: Path
) -> None:
    with Timeline.open(tmp_path / "other.db") as other:
        other.anchor(kept)

    (problem,) = anchored(told, kept).problems
    assert "none is of this store" in problem.what


def test_an_empty_file_holds_no_anchor(told: Timeline, kept: Path) -> None:
    kept.touch()

    assert anchored(told, kept).problems


def test_a_file_that_cannot_be_written_or_read_is_an_error(
    told: Timeline, kept: Path
) -> None:
    with pytest.raises(UsageError, match=r"cannot write .*nowhere.*--to"):
        told.anchor(kept.parent / "nowhere" / "anchors.jsonl")
    with pytest.raises(UsageError, match=r"cannot read .*anchors\.jsonl.*--anchors"):
        told.verify(anchors=kept)
