"""Corrections through the API: what they record, and what they refuse."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from timeline.dates import Date
from timeline.errors import CorrectionError, DateError, NotFoundError, TimelineError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Tell
    from timeline import Event, Recorded, Timeline


@pytest.fixture
def event(tl: Timeline, tell: Tell) -> Event:
    tell("gazette", "The mayor resigned in June.")
    (found,) = tl.events()
    return found


_REFUSED: list[tuple[str, Callable[[Timeline, str], object], type[TimelineError]]] = [
    ("no date", lambda tl, e: tl.redate(e, "soonish", reason="x"), DateError),
    ("empty date", lambda tl, e: tl.redate(e, " ", reason="x"), CorrectionError),
    ("no reason", lambda tl, e: tl.redate(e, "2024", reason=" "), CorrectionError),
    ("no event", lambda tl, e: tl.retract("ffff", reason="x"), NotFoundError),
    ("one event", lambda tl, e: tl.merge(e, e, reason="x"), CorrectionError),
    (
        "apart from itself",
        lambda tl, e: tl.keep_apart(e, e, reason="x"),
        CorrectionError,
    ),
    ("nothing to split", lambda tl, e: tl.split(e, reason="x"), CorrectionError),
    ("no mention", lambda tl, e: tl.split(e, "zz", reason="x"), NotFoundError),
    ("NUL as reason", lambda tl, e: tl.retract(e, reason="a\0b"), CorrectionError),
    ("NUL as note", lambda tl, e: tl.annotate(e, "a\0b"), CorrectionError),
    ("empty note", lambda tl, e: tl.annotate(e, " \n"), CorrectionError),
    ("nothing to undo", lambda tl, e: tl.undo(), CorrectionError),
    ("no commit", lambda tl, e: tl.undo(99), CorrectionError),
]


@pytest.mark.parametrize(
    ("ask", "error"),
    [pytest.param(ask, error, id=name) for name, ask, error in _REFUSED],
)
def test_what_makes_no_sense_is_refused_in_three_parts_and_not_recorded(
    tl: Timeline,
    event: Event,
    ask: Callable[[Timeline, str], object],
    error: type[TimelineError],
) -> None:
    commits = len(list(tl.log()))
    with pytest.raises(error) as refused:
        ask(tl, event.id)
    message = str(refused.value)
    assert message.count("; ") >= 2
    assert "expected" in message
    assert "\n" not in message
    assert len(list(tl.log())) == commits


def test_splitting_off_every_mention_is_refused(tl: Timeline, event: Event) -> None:
    with pytest.raises(CorrectionError, match="cannot split 1 of 1"):
        tl.split(event.id, event.mentions[0].id, reason="x")


def test_retracting_twice_is_refused(tl: Timeline, event: Event) -> None:
    tl.retract(event.id, reason="withdrawn")
    with pytest.raises(CorrectionError, match=r"retracted already; expected .+; "):
        tl.retract(event.id, reason="withdrawn")


_OF_RETRACTED: list[tuple[str, Callable[[Timeline, str, str], object]]] = [
    ("redate", lambda tl, gone, shown: tl.redate(gone, "2024", reason="x")),
    ("annotate", lambda tl, gone, shown: tl.annotate(gone, "x")),
    ("split", lambda tl, gone, shown: tl.split(gone, "0", reason="x")),
    ("merge", lambda tl, gone, shown: tl.merge(gone, shown, reason="x")),
    ("merge into", lambda tl, gone, shown: tl.merge(shown, gone, reason="x")),
]


@pytest.mark.parametrize(
    "ask", [pytest.param(ask, id=name) for name, ask in _OF_RETRACTED]
)
def test_a_retracted_event_takes_no_correction_until_the_retraction_is_undone(
    tl: Timeline,
    tell: Tell,
    event: Event,
    ask: Callable[[Timeline, str, str], object],
) -> None:
    tell("courier", "The ferry sank in May.")
    (ferry,) = [each for each in tl.events() if each.id != event.id]
    tl.retract(event.id, reason="withdrawn")
    commits = len(list(tl.log()))
    with pytest.raises(CorrectionError, match=r"is retracted; .+; undo the retraction"):
        ask(tl, event.id, ferry.id)
    assert len(list(tl.log())) == commits
    assert [each.id for each in tl.events()] == [ferry.id]


def test_a_retracted_event_is_merged_once_the_retraction_is_undone(
    tl: Timeline, tell: Tell, event: Event
) -> None:
    tell("courier", "The ferry sank in May.")
    ids = [each.id for each in tl.events()]
    tl.undo(tl.retract(event.id, reason="withdrawn").commit)
    tl.merge(*ids, reason="one affair")
    assert len(tl.events()) == 1


def test_undoing_twice_is_refused(tl: Timeline, event: Event) -> None:
    done = tl.retract(event.id, reason="withdrawn")
    tl.undo(done.commit)
    with pytest.raises(CorrectionError, match="undone already, by commit 3; "):
        tl.undo(done.commit)


def test_a_correction_tells_its_commit_and_who_made_it(
    tl: Timeline, event: Event
) -> None:
    done = tl.redate(event.id, "2024-05", reason="the council's minutes")
    assert done.event == event.id
    commit = list(tl.log())[-1]
    assert (commit.id, commit.author, commit.command) == (done.commit, "Ada", "redate")
    (correction,) = tl.event(event.id).corrections
    assert (correction.kind, correction.author, correction.reason) == (
        "redate",
        "Ada",
        "the council's minutes",
    )
    assert correction.what == "date set to 2024-05"
    assert tl.lines()[0].corrected


@pytest.mark.parametrize("text", ["none", "undated", "Unknown"])
def test_an_event_may_be_left_undated(tl: Timeline, event: Event, text: str) -> None:
    tl.redate(event.id, text, reason="no source gives it")
    assert tl.event(event.id).date is None


@pytest.mark.parametrize("text", ["", " "])
def test_an_empty_date_is_none_given(tl: Timeline, event: Event, text: str) -> None:
    with pytest.raises(CorrectionError, match="no date is given"):
        tl.redate(event.id, text, reason="a variable that was not set")


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("June 2024", "2024-06, June 2024"),
        ("2024", "2024"),
        ("early May 2024", "2024-05, early May 2024"),
        ("none", "undated"),
    ],
)
def test_a_new_date_is_told_as_it_was_understood(
    tl: Timeline, event: Event, text: str, understood: str
) -> None:
    done = tl.redate(event.id, text, reason="the council's minutes")
    assert done.what == f"redate: event {event.id} to {understood}"


def test_a_new_date_that_today_decides_says_so(tl: Timeline, event: Event) -> None:
    done = tl.redate(event.id, "yesterday", reason="the log book")
    today = dt.datetime.now().astimezone().date()
    assert f"to {today - dt.timedelta(days=1)}" in done.what
    assert done.what.endswith(
        f"(counted from today, {today}, not from an article's day)"
    )


def test_a_new_date_moves_an_event_but_not_what_its_sources_say(
    tl: Timeline, event: Event
) -> None:
    tl.redate(event.id, "1999", reason="a misprint")
    (moved,) = tl.events("1999", "1999")
    assert moved.id == event.id
    assert moved.mentions == event.mentions


@pytest.mark.parametrize(
    "date",
    [Date.month(2024, 5).modified("end"), Date.until(dt.date(2024, 6, 1)), None],
    ids=["a month's end", "a bound", "none"],
)
def test_a_date_that_was_read_before_is_kept_as_it_is(
    tl: Timeline, event: Event, date: Date | None
) -> None:
    done = tl.redate(event.id, date, reason="confirmed")
    assert "counted from" not in done.what
    assert tl.event(event.id).date == date


def test_every_correction_is_undone_to_the_byte(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "The navy sent 3,000 sailors to Velmora on Wednesday.")
    tell("courier", "The navy sent 1,500 sailors to Velmora on Wednesday.")
    tell("review", "The clerk fled in June.")
    clerk, navy = tl.events()
    plain = (tl.to_jsonl(tl.events()), tl.to_markdown(tl.events()))
    corrections: list[Callable[[], Recorded]] = [
        lambda: tl.redate(navy.id, "2024", reason="x"),
        lambda: tl.merge(navy.id, clerk.id, reason="x"),
        lambda: tl.split(navy.id, navy.mentions[1].id, reason="x"),
        lambda: tl.keep_apart(navy.id, clerk.id, reason="x"),
        lambda: tl.retract(navy.id, reason="x"),
        lambda: tl.annotate(navy.id, "x"),
    ]
    for correct in corrections:
        commit = correct().commit
        assert (tl.to_jsonl(tl.events()), tl.to_markdown(tl.events())) != plain
        tl.undo(commit)
        assert (tl.to_jsonl(tl.events()), tl.to_markdown(tl.events())) == plain


def test_a_merge_of_several_is_one_correction_that_names_them(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", "The navy sent 3,000 sailors to Velmora on Wednesday.")
    tell("courier", "The clerk fled in June.")
    tell("review", "Anna Weber died in May.")
    ids = [line.id for line in tl.lines()]
    kept = tl.merge(*ids, reason="one affair").event
    assert kept
    (merged,) = tl.event(kept).corrections
    others = {each for each in ids if each != kept}
    assert merged.what.startswith("merged with ")
    assert set(merged.what.removeprefix("merged with ").split(", ")) == others
