"""Undo of an ingest and of an undo: what goes, what comes back, what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.errors import CorrectionError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tell
    from timeline import Timeline

_SENT = "The navy sent 3,000 sailors to the island of Velmora on Wednesday."
_FEWER = _SENT.replace("3,000", "at least 1,500")
_MAYOR = "The mayor of Velmora resigned in June."


def _commit(number: int | None) -> int:
    assert number is not None
    return number


def test_an_undone_ingest_takes_its_mentions_with_it(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _SENT)
    before = (tl.to_jsonl(tl.events()), tl.articles())
    done = tell("courier", f"{_FEWER} {_MAYOR}")
    assert done.merged == 1
    undone = tl.undo(_commit(done.commit), reason="a forgery")
    assert (tl.to_jsonl(tl.events()), tl.articles()) == before
    assert undone.what.startswith(f"undid commit {done.commit}: read ")
    assert list(tl.log())[-1].command == "undo"


def test_an_undone_article_is_new_again_and_its_events_have_their_ids(
    tl: Timeline, tell: Tell
) -> None:
    first = tell("gazette", f"{_SENT} {_MAYOR}")
    events = tl.events()
    tl.undo(_commit(first.commit))
    assert tl.events() == []
    assert tl.articles() == []
    again = tell("gazette", f"{_SENT} {_MAYOR}")
    assert again.outcome == "new"
    assert again.article is not None
    assert again.article.revision == 2
    assert tl.events() == [] or [e.id for e in tl.events()] == [e.id for e in events]
    assert tell("gazette", f"{_SENT} {_MAYOR}").outcome == "known"


def test_the_revision_before_comes_back_with_what_was_corrected_since(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", f"{_SENT} {_MAYOR}")
    sent = next(event for event in tl.events() if "navy" in event.title)
    revised = tell("gazette", f"Corrected. {_SENT}")
    tl.redate(sent.id, "2024-10-22", reason="log book")
    undone = tl.undo(_commit(revised.commit))
    assert undone.lost == 0
    assert any("mayor" in event.title.lower() for event in tl.events())
    after = tl.event(sent.id)
    assert after.date is not None
    assert after.date.edtf == "2024-10-22"
    assert after.mentions[0].article.revision == 1
    assert tell("gazette", f"Corrected. {_SENT}").outcome == "revised"


def test_only_the_current_revision_is_undone(tl: Timeline, tell: Tell) -> None:
    first = tell("gazette", _SENT)
    second = tell("gazette", f"Corrected. {_SENT}")
    with pytest.raises(
        CorrectionError, match=rf'expected the current .+"timeline undo {second.commit}'
    ):
        tl.undo(first.commit)
    tl.undo(second.commit)
    tl.undo(first.commit)
    assert tl.events() == []


def test_what_was_undone_is_no_place_for_another_text(
    tl: Timeline, tell: Tell, tmp_path: Path
) -> None:
    first = tell("gazette", _SENT)
    tl.undo(_commit(tell("gazette", _MAYOR).commit))
    moved = tell("courier", _MAYOR)
    assert moved.outcome == "new"
    assert first.article is not None
    assert moved.article is not None
    assert moved.article.id != first.article.id


def test_reports_joined_through_an_undone_one_are_matched_anew(
    tl: Timeline, tell: Tell
) -> None:
    first = tell("gazette", _SENT)
    tell("courier", _FEWER)
    tell("review", _SENT.replace("3,000", "2,000"))
    whole = tl.to_jsonl(tl.events())
    undone = tl.undo(_commit(first.commit))
    (left,) = tl.events()
    assert len(left.mentions) == 2
    tl.undo(undone.commit)
    assert tl.to_jsonl(tl.events()) == whole


def test_nothing_dangles_when_an_article_goes(tl: Timeline, tell: Tell) -> None:
    first = tell("gazette", _SENT)
    tell("courier", _MAYOR)
    ids = [event.id for event in tl.events()]
    tl.merge(*ids, reason="one affair")
    tl.undo(_commit(first.commit))
    (left,) = tl.events()
    assert left.merged_because == ()
    assert left.maybe_same == ()


def test_corrections_lost_with_an_article_are_counted_and_come_back_with_it(
    tl: Timeline, tell: Tell
) -> None:
    first = tell("gazette", _SENT)
    (event,) = tl.events()
    tl.redate(event.id, "2024-10-22", reason="log book")
    tl.annotate(event.id, "asked the navy")
    assert tl.undo(_commit(first.commit)).lost == 2
    tell("gazette", _SENT)
    (back,) = tl.events()
    assert back.id == event.id
    assert [note.text for note in back.notes] == ["asked the navy"]


def test_a_split_outlives_the_ingest_that_it_parted(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _SENT)
    second = tell("courier", _FEWER)
    (event,) = tl.events()
    tl.split(event.id, event.mentions[1].id, reason="two ships")
    tl.undo(_commit(second.commit))
    assert tell("courier", _FEWER).merged == 0
    assert len(tl.events()) == 2


def test_a_split_outlives_the_revision_it_was_made_on(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _SENT)
    tell("courier", _FEWER)
    revised = tell("gazette", f"Corrected. {_SENT}")
    (event,) = tl.events()
    tl.split(event.id, event.mentions[0].id, reason="two ships")
    tl.undo(_commit(revised.commit))
    assert len(tl.events()) == 2
    tell("review", _SENT.replace("3,000", "2,000"))
    assert sorted(len(event.mentions) for event in tl.events()) == [1, 2]


def test_an_undo_that_would_join_what_was_split_is_refused(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    tell("courier", _MAYOR)
    one, other = (event.id for event in tl.events())
    merged = tl.merge(one, other, reason="one affair")
    undone = tl.undo(merged.commit)
    whole = tl.merge(one, other, reason="one affair after all")
    parted = tl.split(
        _commit_event(whole.event), tl.events()[0].mentions[0].id, reason="two affairs"
    )
    commits = len(list(tl.log()))
    with pytest.raises(
        CorrectionError, match=rf"split in commit {parted.commit}; .+ {parted.commit}"
    ):
        tl.undo(undone.commit)
    assert len(list(tl.log())) == commits
    assert len(tl.events()) == 2


def _commit_event(event: str | None) -> str:
    assert event is not None
    return event


def test_a_split_comes_back_only_where_nobody_has_merged_since(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    tell("courier", _FEWER)
    (event,) = tl.events()
    parted = tl.split(event.id, event.mentions[1].id, reason="two ships")
    ids = [each.id for each in tl.events()]
    undone = tl.undo(parted.commit)
    tl.undo(undone.commit)
    assert [each.id for each in tl.events()] == ids
    merged = tl.merge(*ids, reason="one ship")
    tl.undo(parted.commit)
    tl.undo(merged.commit)
    assert [each.id for each in tl.events()] == [event.id]


def test_an_article_read_again_since_is_not_brought_back(
    tl: Timeline, tell: Tell
) -> None:
    undone = tl.undo(_commit(tell("gazette", _SENT).commit))
    again = tell("gazette", _SENT)
    with pytest.raises(CorrectionError, match=f"commit {again.commit} has read"):
        tl.undo(undone.commit)
    tl.undo(_commit(again.commit))
    tl.undo(undone.commit)
    assert len(tl.events()) == 1


def test_what_the_matcher_decided_goes_by_the_ingest(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _SENT)
    joined = _commit(tell("courier", _FEWER).commit)
    with pytest.raises(CorrectionError, match=rf'matcher .+"timeline undo {joined}"'):
        tl.undo(joined + 1)


def test_without_a_number_only_corrections_are_undone(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _SENT)
    (event,) = tl.events()
    tl.annotate(event.id, "asked the navy")
    tell("courier", _MAYOR)
    tl.undo()
    with pytest.raises(CorrectionError, match="no correction stands"):
        tl.undo()
    assert len(tl.events()) == 2
