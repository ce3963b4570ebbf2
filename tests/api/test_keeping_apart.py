"""Two events that a person holds apart: no proposal, no merge, until taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.errors import CorrectionError

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Event, Timeline

_SENT = "The navy sent 3,000 sailors to the island of Velmora on Wednesday."


@pytest.fixture
def proposed(tl: Timeline, tell: Tell) -> tuple[Event, Event]:
    """Two events that are proposed as one."""
    tell("gazette", _SENT)
    tell("courier", "The navy sent 3,000 letters about pay to retired sailors.")
    one, other = tl.events()
    assert one.maybe_same
    return one, other


def test_events_kept_apart_are_proposed_no_more_and_say_so(
    tl: Timeline, proposed: tuple[Event, Event]
) -> None:
    one, other = proposed
    done = tl.keep_apart(one.id, other.id, reason="letters are no sailors")
    found = [tl.event(each.id) for each in proposed]
    assert [each.maybe_same for each in found] == [(), ()]
    for each, its_other in zip(found, (other, one), strict=True):
        (correction,) = each.corrections
        assert correction.kind == "apart"
        assert correction.what == f"never to be merged with {its_other.id}"
        assert correction.reason == "letters are no sailors"
    assert done.event == one.id
    assert [change.kinds for change in tl.diff(done.commit - 1)]


def test_events_kept_apart_stay_so_when_they_are_read_anew_and_matched_again(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    tell("review", "The clerk fled in June.")
    clerk, navy = tl.events()
    tl.keep_apart(navy.id, clerk.id, reason="no matter what comes")
    tell("review", _SENT.replace("3,000", "1,500") + " The clerk fled in June.")
    tl.rematch(apply=True)
    tl.rebuild()
    assert tl.event(navy.id).id != tl.event(clerk.id).id


def test_an_undo_proposes_them_again(
    tl: Timeline, proposed: tuple[Event, Event]
) -> None:
    one, other = proposed
    tl.keep_apart(one.id, other.id, reason="x")
    tl.undo()
    again = [tl.event(each.id) for each in proposed]
    assert [each.maybe_same for each in again] == [one.maybe_same, other.maybe_same]
    assert [each.corrections for each in again] == [(), ()]


def test_a_merge_by_a_person_outranks_an_earlier_never(
    tl: Timeline, proposed: tuple[Event, Event]
) -> None:
    one, other = proposed
    tl.keep_apart(one.id, other.id, reason="x")
    tl.merge(one.id, other.id, reason="one dispatch after all")
    assert tl.event(one.id).id == tl.event(other.id).id


def test_what_is_apart_is_not_kept_apart_again(
    tl: Timeline, proposed: tuple[Event, Event]
) -> None:
    one, other = proposed
    tl.keep_apart(one.id, other.id, reason="x")
    with pytest.raises(CorrectionError, match="apart already"):
        tl.keep_apart(other.id, one.id, reason="x")
