"""What changed between two moments of the log, with the reasons."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from timeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Tell
    from timeline import Timeline
    from timeline.query.values import Change, ChangeKind

_NAVY = "The navy sent 3,000 sailors to the island of Velmora on Wednesday."
_MAYOR = "The mayor of Velmora resigned in June."


@pytest.fixture
def head(tl: Timeline) -> Callable[[], int]:
    def position() -> int:
        return sum(len(commit.entries) for commit in tl.log())

    return position


def by_event(found: list[Change]) -> dict[str, tuple[ChangeKind, ...]]:
    return {change.event: change.kinds for change in found}


def test_an_article_adds_its_events(tl: Timeline, tell: Tell) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    found = tl.diff(0)
    assert [change.kinds for change in found] == [("added",), ("added",)]
    assert [change.event for change in found] == [line.id for line in tl.lines()]
    (reason,) = found[0].reasons
    assert reason.why.endswith("gazette.txt")
    assert reason.author == "Ada"
    assert found[0].before is None


def test_a_new_date_tells_both_dates_and_the_reason(
    tl: Timeline, tell: Tell, head: Callable[[], int]
) -> None:
    tell("gazette", _NAVY)
    start, event = head(), tl.lines()[0].id
    done = tl.redate(event, "2024-10-22", reason="the ship's log")
    (change,) = tl.diff(start)
    assert change.kinds == ("redated",)
    assert change.before is not None
    assert change.after is not None
    assert change.before.date != change.after.date
    assert [(r.commit, r.why) for r in change.reasons] == [
        (done.commit, "the ship's log")
    ]


def test_a_merge_shows_on_both_sides_and_a_split_too(
    tl: Timeline, tell: Tell, head: Callable[[], int]
) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    one, other = (line.id for line in tl.lines())
    start = head()
    kept = tl.merge(one, other, reason="one report").event
    gone = other if kept == one else one
    merged = {change.event: change for change in tl.diff(start)}
    assert merged[str(kept)].kinds[0] == "merged"
    assert merged[gone].kinds == ("merged",)
    assert merged[gone].after is None
    assert merged[gone].others == (kept,)
    assert merged[gone].reasons[0].why == "one report"

    start = head()
    mention = tl.event(str(kept)).mentions[-1].id
    tl.split(str(kept), mention, reason="two reports")
    split = {change.event: change for change in tl.diff(start)}
    assert split[str(kept)].kinds[0] == "split"
    assert split[gone].kinds == ("split",)
    assert split[gone].before is None
    assert split[gone].others == (kept,)


def test_retracting_and_noting_are_told_and_undoing_them_too(
    tl: Timeline, tell: Tell, head: Callable[[], int]
) -> None:
    tell("gazette", _NAVY)
    event = tl.lines()[0].id
    start = head()
    tl.annotate(event, "ask the harbour master")
    second = head()
    tl.annotate(event, "he is away")
    (first,), (again,) = tl.diff(start, second), tl.diff(second)
    assert first.kinds == again.kinds == ("noted",)
    assert [reason.why for reason in again.reasons] == ["he is away"]

    start = head()
    commit = tl.retract(event, reason="withdrawn").commit
    assert by_event(tl.diff(start)) == {event: ("retracted",)}
    middle = head()
    tl.undo(commit, reason="it stands")
    (restored,) = tl.diff(middle)
    assert restored.kinds == ("restored",)
    assert restored.reasons[0].why == f"commit {commit} undone: it stands"
    assert tl.diff(start) == []


def test_a_second_report_is_told_as_one(
    tl: Timeline, tell: Tell, head: Callable[[], int]
) -> None:
    tell("gazette", _NAVY)
    start = head()
    tell("herald", _NAVY.replace("3,000", "at least 1,500"))
    (change,) = tl.diff(start)
    assert change.kinds == ("disputed", "reported")
    assert {reason.type for reason in change.reasons} == {
        "article_read",
        "events_merged",
    }


def test_what_was_undone_in_between_is_not_told(
    tl: Timeline, tell: Tell, head: Callable[[], int]
) -> None:
    tell("gazette", _NAVY)
    event, start = tl.lines()[0].id, head()
    for commit in (
        tl.annotate(event, "ask the harbour master").commit,
        tl.redate(event, "2024-10-22", reason="the log").commit,
    ):
        tl.undo(commit)
    assert tl.diff(start) == []


def test_a_note_that_an_undo_brings_back_is_told(
    tl: Timeline, tell: Tell, head: Callable[[], int]
) -> None:
    tell("gazette", _NAVY)
    event = tl.lines()[0].id
    undone = tl.undo(tl.annotate(event, "ask the harbour master").commit).commit
    start = head()
    tl.undo(undone, reason="he is back")
    (change,) = tl.diff(start)
    assert change.kinds == ("noted",)
    assert change.reasons[-1].why == f"commit {undone} undone: he is back"


def test_the_same_date_for_another_reason_is_told(
    tl: Timeline, tell: Tell, head: Callable[[], int]
) -> None:
    tell("gazette", _NAVY)
    event = tl.lines()[0].id
    tl.redate(event, "2024-10-22", reason="the log")
    start = head()
    tl.redate(event, "2024-10-22", reason="the mate says so too")
    (change,) = tl.diff(start)
    assert change.kinds == ("corrected",)
    assert [reason.why for reason in change.reasons] == ["the mate says so too"]


def test_a_revision_with_the_same_sentence_is_told(
    tl: Timeline, tell: Tell, head: Callable[[], int]
) -> None:
    tell("gazette", _MAYOR)
    event, start = tl.lines()[0].id, head()
    tell("gazette", f"There is fog on the pier. {_MAYOR}")
    assert by_event(tl.diff(start)) == {event: ("revised",)}


def test_what_is_retracted_on_both_sides_is_not_told(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _NAVY)
    tl.retract(tl.lines()[0].id, reason="withdrawn")
    assert tl.diff(0) == []


def test_a_difference_is_told_just_where_two_exports_differ(
    tl: Timeline, tell: Tell, head: Callable[[], int]
) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    positions = [0, head()]
    one, other = (line.id for line in tl.lines())
    kept = str(tl.merge(one, other, reason="one report").event)
    positions.append(head())
    note = tl.annotate(kept, "ask").commit
    positions.append(head())
    tl.undo(note)
    positions.append(head())
    tell("gazette", f"It was cold. {_NAVY}")
    positions.append(head())
    tl.retract(tl.lines()[0].id, reason="withdrawn")
    positions.append(head())
    told = [tl.to_jsonl(tl.events(as_of=position)) for position in positions]
    for i, before in enumerate(positions):
        for j in range(i, len(positions)):
            assert bool(tl.diff(before, positions[j])) == (told[i] != told[j]), (i, j)
            foremost = tl.changes(before, positions[j])
            assert list(foremost.listed) == tl.diff(before, positions[j])
            assert foremost.are_all


def test_of_many_changes_those_by_people_come_first(
    tl: Timeline, tell: Tell, head: Callable[[], int]
) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    start, mayor = head(), tl.lines()[0].id
    tl.redate(mayor, "2024-05", reason="the town's register")
    tell("herald", _NAVY.replace("3,000", "at least 1,500"))
    tell("courier", "The harbour froze on Monday. A whale stranded on Tuesday.")
    first, two, most = (tl.changes(start, size=size) for size in (1, 2, 3))
    assert [change.kinds for change in first.listed] == [("redated",)]
    assert [reason.why for reason in first.listed[0].reasons] == ["the town's register"]
    assert "reported" in {kind for each in two.listed for kind in each.kinds}
    assert "added" in {kind for each in most.listed for kind in each.kinds}
    assert {first.touched, two.touched, most.touched} == {4}
    assert not most.are_all
    assert tl.changes(start, size=4).are_all
    with pytest.raises(UsageError, match="no list of 0 changes"):
        tl.changes(start, size=0)


def test_nothing_changed_is_an_empty_list_and_a_swapped_window_an_error(
    tl: Timeline, tell: Tell, head: Callable[[], int]
) -> None:
    tell("gazette", _NAVY)
    assert tl.diff(head()) == []
    with pytest.raises(UsageError, match="expected the earlier first"):
        tl.diff(head(), 1)


def test_the_command_tells_it_in_lines_and_in_json(
    tl: Timeline,
    tell: Tell,
    db: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from timeline.cli.main import main

    tell("gazette", _NAVY)
    event = tl.lines()[0].id
    given = ["--db", db]
    assert main([*given, "diff", "--from", "0"]) == 0
    assert capsys.readouterr().out.startswith(f"+ {event}  23 October 2024  The navy")
    assert main([*given, "diff", "--from", "0", "--to", "0"]) == 3
    capsys.readouterr()
    assert main([*given, "diff", "--from", "0", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["event"], told["kinds"]) == (event, ["added"])
    assert told["after"]["edtf"] == "2024-10-23"
