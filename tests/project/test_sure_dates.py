"""How sure the date of a line is: as the surest phrase that gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.project import derive

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import EventLine, Timeline


def line(tl: Timeline, word: str) -> EventLine:
    (found,) = (line for line in tl.lines() if word in line.title)
    return found


def test_a_line_is_as_sure_as_the_phrase_that_dates_it(
    tl: Timeline, tell: Tell
) -> None:
    tell(
        "gazette", "The mill burned on 21 October 2024.\n\nThe well dried up recently."
    )
    (mention,) = tl.event(line(tl, "mill").id).mentions
    assert mention.timex is not None
    assert line(tl, "mill").confidence == mention.timex.confidence
    assert not line(tl, "mill").unsure


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The mill burned two days ago.", id="counted back"),
        pytest.param("The mill burned last night.", id="a night"),
    ],
)
def test_what_is_misread_too_often_is_unsure(
    tl: Timeline, tell: Tell, sentence: str
) -> None:
    tell("gazette", sentence)
    found = line(tl, "mill")
    assert found.confidence is not None
    assert found.confidence < derive.SURE
    assert found.unsure


@pytest.mark.parametrize("date", ["2024-10-25", None], ids=["a bound", "undated"])
def test_where_no_phrase_gives_a_date_nothing_is_said_of_how_sure_it_is(
    tl: Timeline, tell: Tell, date: str | None
) -> None:
    tell("gazette", "The mill burned.", date=date)
    found = line(tl, "mill")
    assert (found.confidence, found.unsure) == (None, False)


def test_a_date_that_a_person_gives_is_sure_until_it_is_undone(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", "The mill burned two days ago.")
    before = line(tl, "mill")
    recorded = tl.redate(before.id, "2024-10-22", reason="asked the miller")
    after = line(tl, "mill")
    assert (after.confidence, after.unsure) == (1.0, False)

    tl.undo(recorded.commit, reason="he was away")
    again = line(tl, "mill")
    assert (again.confidence, again.unsure) == (before.confidence, True)


def test_an_event_that_a_person_took_the_date_from_is_not_called_sure(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", "The mill burned two days ago.")
    tl.redate(line(tl, "mill").id, "none", reason="nobody knows")
    assert line(tl, "mill").confidence is None


def test_two_reports_make_an_event_as_sure_as_the_surer(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", "The mill in Oldham burned two days ago.")
    tell("review", "The mill in Oldham burned on 23 October 2024.")
    ids = [each.id for each in tl.lines()]
    if len(ids) > 1:
        tl.merge(*ids, reason="one mill")
    (found,) = tl.lines()
    timexes = [mention.timex for mention in tl.event(found.id).mentions]
    assert found.confidence == max(each.confidence for each in timexes if each)
    assert tl.event(found.id).confidence == found.confidence
