"""What an author did last: what an undo takes back and a redo brings back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Event, Timeline


@pytest.fixture
def event(tl: Timeline, tell: Tell) -> Event:
    tell("gazette", "The mayor resigned in June.")
    (found,) = tl.events()
    return found


def _undo(tl: Timeline) -> None:
    done = tl.last_done(by=tl.author)
    assert done is not None
    tl.undo(done.commit)


def _redo(tl: Timeline) -> None:
    undone = tl.last_undone(by=tl.author)
    assert undone is not None
    tl.undo(undone.commit)


def _told(tl: Timeline) -> list[str]:
    return [note.text for note in tl.events()[0].notes]


def test_an_ingest_is_no_correction(tl: Timeline, event: Event) -> None:
    assert event
    assert tl.last_done() is None
    assert tl.last_undone() is None


def test_undo_and_redo_walk_back_and_forth(tl: Timeline, event: Event) -> None:
    for text in ("one", "two", "three"):
        tl.annotate(event.id, text)
    _undo(tl)
    _undo(tl)
    assert _told(tl) == ["one"]
    _redo(tl)
    assert _told(tl) == ["one", "two"]
    _redo(tl)
    assert _told(tl) == ["one", "two", "three"]
    assert tl.last_undone(by=tl.author) is None
    _undo(tl)
    assert _told(tl) == ["one", "two"]


def test_another_correction_ends_what_can_be_done_again(
    tl: Timeline, event: Event
) -> None:
    tl.annotate(event.id, "one")
    _undo(tl)
    tl.annotate(event.id, "two")
    assert tl.last_undone(by=tl.author) is None


def test_what_another_did_is_told_apart(tl: Timeline, event: Event) -> None:
    tl.annotate(event.id, "one")
    tl.author = "Bea"
    tl.redate(event.id, "2024-05", reason="x")
    mine, last = tl.last_done(by="Ada"), tl.last_done()
    assert mine is not None
    assert last is not None
    assert (mine.what, mine.event, mine.author) == ("note added", event.id, "Ada")
    assert (last.what, last.author) == ("date set to 2024-05", "Bea")
    _undo(tl)
    tl.author = "Ada"
    assert tl.last_undone(by="Ada") is None
    back = tl.last_undone(by="Bea")
    assert back is not None
    assert (back.what, back.author) == ("date set to 2024-05", "Bea")
