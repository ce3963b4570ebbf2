"""Corrections decided on a version of an event, and recorded once under a key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import pytest

from timeline.errors import KeyUsedError, WrongVersionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Tell
    from timeline import Event, Recorded, Timeline

    _Ask: TypeAlias = Callable[[Timeline, Event, int | None, str | None], Recorded]


@pytest.fixture
def event(tl: Timeline, tell: Tell) -> Event:
    """An event of two reports, with another beside it."""
    tell("gazette", "The navy sent 3,000 sailors to Velmora on Wednesday.")
    tell("courier", "The navy sent 1,500 sailors to Velmora on Wednesday.")
    tell("review", "The clerk fled in June.")
    return tl.events()[-1]


def _clerk(tl: Timeline) -> str:
    """The id by which the other event was known when all had been told."""
    return tl.events(as_of=7)[0].id


def _head(tl: Timeline) -> int:
    """The last position of the log."""
    return [entry for commit in tl.log() for entry in commit.entries][-1].position


_ASKS: dict[str, _Ask] = {
    "redate": lambda tl, e, v, k: tl.redate(
        e.id, "2024", reason="x", expected_version=v, key=k
    ),
    "merge": lambda tl, e, v, k: tl.merge(
        e.id, _clerk(tl), reason="x", expected_version=v, key=k
    ),
    "split": lambda tl, e, v, k: tl.split(
        e.id, e.mentions[1].id, reason="x", expected_version=v, key=k
    ),
    "apart": lambda tl, e, v, k: tl.keep_apart(
        e.id, _clerk(tl), reason="x", expected_version=v, key=k
    ),
    "retract": lambda tl, e, v, k: tl.retract(
        e.id, reason="x", expected_version=v, key=k
    ),
    "annotate": lambda tl, e, v, k: tl.annotate(e.id, "x", expected_version=v, key=k),
}
_each = pytest.mark.parametrize(
    "ask", [pytest.param(ask, id=name) for name, ask in _ASKS.items()]
)


@_each
def test_a_correction_is_recorded_on_the_version_that_was_seen(
    tl: Timeline, event: Event, ask: _Ask
) -> None:
    assert ask(tl, event, event.version, None).event == event.id
    assert tl.event(event.id).version > event.version


@_each
def test_a_correction_of_what_has_changed_since_is_refused_with_what_happened(
    tl: Timeline, event: Event, ask: _Ask
) -> None:
    first = tl.annotate(event.id, "asked the navy")
    tl.author = "Ben"
    second = tl.redate(event.id, "2024-10-22", reason="log book")
    with pytest.raises(WrongVersionError) as refused:
        ask(tl, event, event.version, None)
    assert (
        f"commit {first.commit} by Ada (note added), "
        f"commit {second.commit} by Ben (date set to 2024-10-22); expected "
        f"{event.version}, the one that was looked at; look again"
    ) in str(refused.value)
    assert len(list(tl.log())) == second.commit


def test_a_version_that_never_was_is_refused(tl: Timeline, event: Event) -> None:
    with pytest.raises(WrongVersionError, match="; expected 9, the one"):
        tl.retract(event.id, reason="x", expected_version=9)


def test_the_list_has_the_versions_as_of_any_position(
    tl: Timeline, event: Event
) -> None:
    clerk, then = tl.events()[0].version, _head(tl)
    tl.annotate(event.id, "asked the navy")
    versions = [line.version for line in tl.lines()]
    assert versions == [each.version for each in tl.events()] == [clerk, _head(tl)]
    assert [line.version for line in tl.lines(as_of=then)] == [clerk, event.version]


def test_what_an_article_changes_is_a_version_too(
    tl: Timeline, event: Event, tell: Tell
) -> None:
    read = tell("courier", "The navy sent 1,700 sailors to Velmora on Thursday.")
    with pytest.raises(WrongVersionError) as refused:
        tl.redate(event.id, "2024", reason="x", expected_version=event.version)
    assert f"commit {read.commit} by Ada (read " in str(refused.value)
    assert "courier.txt, revision 2)" in str(refused.value)
    assert tl.event(event.id).version > event.version


def test_an_event_merged_away_has_the_version_of_the_one_it_leads_to(
    tl: Timeline, event: Event
) -> None:
    clerk = tl.events()[0]
    tl.merge(event.id, clerk.id, reason="one affair")
    with pytest.raises(WrongVersionError, match="merged with another event"):
        tl.retract(clerk.id, reason="x", expected_version=clerk.version)


@_each
def test_a_retry_records_once_and_answers_the_same(
    tl: Timeline, event: Event, ask: _Ask
) -> None:
    first = ask(tl, event, event.version, "desk-7")
    assert first.is_new
    again = replace(first, is_new=False)
    assert ask(tl, event, event.version, "desk-7") == again
    assert len(list(tl.log())) == first.commit


def test_a_retried_undo_takes_back_one_correction_only(
    tl: Timeline, event: Event
) -> None:
    tl.annotate(event.id, "one")
    tl.annotate(event.id, "two")
    first = tl.undo(key="desk-8")
    assert tl.undo(key="desk-8") == replace(first, is_new=False)
    assert [note.text for note in tl.event(event.id).notes] == ["one"]


@_each
def test_another_request_under_the_same_key_is_an_error(
    tl: Timeline, event: Event, ask: _Ask
) -> None:
    tl.annotate(event.id, "something else", key="desk-7")
    commits = len(list(tl.log()))
    with pytest.raises(KeyUsedError, match="'desk-7' was used for another request"):
        ask(tl, event, None, "desk-7")
    assert len(list(tl.log())) == commits


def test_a_retry_tells_that_it_has_been_undone_since(
    tl: Timeline, event: Event
) -> None:
    first = tl.annotate(event.id, "asked the navy", key="desk-7")
    undo = tl.undo(first.commit)
    again = tl.annotate(event.id, "asked the navy", key="desk-7")
    assert (again.commit, again.undone_by) == (first.commit, undo.commit)
    tl.undo(undo.commit)
    again = tl.annotate(event.id, "asked the navy", key="desk-7")
    assert (again.is_new, again.undone_by) == (False, None)
