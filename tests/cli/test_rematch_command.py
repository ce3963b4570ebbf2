"""`timeline rematch`: told on stdout, recorded only when asked to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from timeline import Timeline
from timeline.match import MATCHER
from timeline.store import NewEntry
from timeline.store.payloads import EventsMerged, MergeProposed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Result

    Run = Callable[..., Result]


@pytest.fixture
def otherwise(store: Run, db: str) -> Run:
    """A store in which an earlier matcher decided otherwise."""
    with Timeline.open(db) as timeline:
        one, other, *_, last = timeline.events()
        a, b, c = (event.mentions[0].id for event in (one, other, last))
        said = {"a": a, "why": "it seemed so", "by": "matcher 0"}
        decided = EventsMerged(b=b, score=0.7, **said)
        proposed = MergeProposed(b=c, score=0.5, **said)
        timeline._log.append(
            [NewEntry(f"event:{one.id}", each) for each in (decided, proposed)],
            author="matcher 0",
            command="match",
            software="matcher 0",
        )
    return store


def test_nothing_to_match_anew_is_exit_code_3(store: Run) -> None:
    result = store("rematch")
    assert (result.code, result.out) == (3, "")
    assert result.err == f"nothing differs: {MATCHER} decides as before\n"


def test_the_difference_is_told_in_the_words_of_diff(otherwise: Run) -> None:
    before = otherwise("log", "--json").out
    result = otherwise("rematch")
    assert result.code == 0
    assert "    split (" in result.out
    assert f"    {MATCHER}  merge_withdrawn: not merged by {MATCHER}\n" in result.out
    assert "maybe the same as" in result.out
    assert f"    no longer proposed: not proposed by {MATCHER}\n" in result.out
    assert "merges 0 added, 1 withdrawn; proposals 0 added, 1 withdr" in result.err
    assert "nothing is recorded; do so with: timeline rematch --apply" in result.err
    assert otherwise("log", "--json").out == before


def test_the_difference_is_told_as_json_too(otherwise: Run) -> None:
    result = otherwise("rematch", "--json")
    told = [json.loads(line) for line in result.out.splitlines()]
    assert [each["kinds"][0] for each in told] == ["split", "split", "unproposed"]
    assert {reason["commit"] for reason in told[0]["reasons"]} == {None}


def test_what_is_applied_names_its_commit_and_can_be_taken_back(otherwise: Run) -> None:
    before = otherwise("export").out
    result = otherwise("rematch", "--apply", "--reason", "a better matcher")
    assert result.code == 0
    *_, commit = otherwise("log").out.splitlines()
    number = commit.split()[1]
    assert result.err.endswith(f"take it back with: timeline undo {number}\n")
    assert f"{MATCHER}  rematch" in commit
    assert "2 merge_withdrawn" in commit
    assert otherwise("rematch").code == 3
    undone = otherwise("undo", number)
    assert undone.out.startswith(f"undid commit {number}: all matched again by matcher")
    assert otherwise("export").out == before
