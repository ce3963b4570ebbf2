"""Takedowns and undone ingests, in either order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline import Timeline, verify

if TYPE_CHECKING:
    from tests.conftest import Tell

FOUND = "Divers found the wreck of the ferry Aurora off Velmora in August. "
HARBOUR = FOUND + "The quay at Quillfeather opened on Monday."
COURIER = FOUND + "The navy sent 3,000 sailors to Velmora on Wednesday."


def ingest_of(tl: Timeline, article: str) -> int:
    """The commit that read an article."""
    return next(
        commit.id
        for commit in tl.log()
        if commit.entries[0].stream == f"article:{article}"
    )


def is_whole(tl: Timeline) -> bool:
    url = tl._log.engine.url.render_as_string(hide_password=False)
    return not verify(url).problems


@pytest.fixture
def pair(tl: Timeline, tell: Tell) -> tuple[str, str]:
    """Two articles that tell one event, and each another."""
    told = [tell("harbour", HARBOUR).article, tell("courier", COURIER).article]
    first, second = [each.id for each in told if each]
    return first, second


def test_what_was_undone_is_taken_down_too(
    tl: Timeline, tell: Tell, pair: tuple[str, str]
) -> None:
    tl.undo(ingest_of(tl, pair[0]))
    positions = [entry.position for commit in tl.log() for entry in commit.entries]
    done = tl.redact(pair[0], reason="court order 12")
    assert done.entries > 0
    for as_of in (None, *positions):
        assert "Quillfeather" not in tl.to_jsonl(tl.events(as_of=as_of))
    assert "Quillfeather" not in "".join(
        entry.payload for commit in tl.log() for entry in commit.entries
    )
    assert tell("harbour", HARBOUR).outcome == "redacted"
    assert is_whole(tl)


@pytest.mark.parametrize("number", [0, 1], ids=["its own ingest", "the other's"])
def test_an_ingest_is_undone_and_brought_back_after_a_takedown(
    tl: Timeline, pair: tuple[str, str], number: int
) -> None:
    tl.redact(pair[0], reason="court order 12")
    before = tl.to_jsonl(tl.events())
    undone = tl.undo(ingest_of(tl, pair[number]))
    assert [each.ref.id for each in tl.articles()] == [pair[1 - number]]
    assert is_whole(tl)
    tl.undo(undone.commit)
    assert tl.to_jsonl(tl.events()) == before
    assert is_whole(tl)
