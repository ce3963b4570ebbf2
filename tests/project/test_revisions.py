"""An article that changes: its event stays, with what people decided about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from timeline.errors import NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tell
    from timeline import Timeline

_SENT = "The navy sent 3,000 sailors to the island of Velmora on Wednesday."
_MAYOR = "The mayor of Velmora resigned in June."


def test_a_changed_article_is_a_revision_and_keeps_its_event(
    tl: Timeline, tell: Tell
) -> None:
    first = tell("gazette", f"{_SENT} {_MAYOR}")
    sent = next(e for e in tl.events() if "navy" in e.title)
    changed = tell("gazette", f"Corrected. {_SENT} The harbour closed on Monday.")
    assert (first.outcome, changed.outcome) == ("new", "revised")
    assert first.article is not None
    assert changed.article is not None
    assert changed.article.id == first.article.id
    assert changed.article.revision == 2
    assert [e.id for e in tl.events() if "navy" in e.title] == [sent.id]
    assert not any("mayor" in e.title for e in tl.events())


def test_corrections_outlive_the_revision_of_their_article(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    (event,) = tl.events()
    tl.redate(event.id, "2024-10-22", reason="log book")
    tl.annotate(event.id, "asked the navy")
    tell("gazette", f"Corrected. {_SENT}")
    (after,) = tl.events()
    assert after.id == event.id
    assert after.date is not None
    assert after.date.edtf == "2024-10-22"
    assert [note.text for note in after.notes] == ["asked the navy"]


def test_corrections_stay_with_a_sentence_that_was_edited(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", f"{_SENT} {_MAYOR}")
    sent = next(e for e in tl.events() if "navy" in e.title)
    tl.redate(sent.id, "2024-10-22", reason="log book")
    tl.annotate(sent.id, "asked the navy")
    edited = _SENT.replace("3,000 sailors", "1,500 sailors in two ships")
    result = tell("gazette", f"{edited} {_MAYOR}")
    after = next(e for e in tl.events() if "navy" in e.title)
    assert after.id == sent.id
    assert after.mentions[0].quote == edited
    assert after.date is not None
    assert after.date.edtf == "2024-10-22"
    assert [note.text for note in after.notes] == ["asked the navy"]
    assert result.lost == 0


def test_edited_sentences_are_carried_on_one_to_one_the_likest_first(
    tl: Timeline, tell: Tell
) -> None:
    other = _SENT.replace("Velmora", "Tarrow")
    tell("gazette", f"{_SENT} {other}")
    by_quote = {e.mentions[0].quote: e.id for e in tl.events()}
    late = other.replace("on Wednesday", "late on Wednesday")
    early = _SENT.replace("on Wednesday", "early on Wednesday")
    tell("gazette", f"{late} {early}")
    after = {e.mentions[0].quote: e.id for e in tl.events()}
    assert after == {late: by_quote[other], early: by_quote[_SENT]}


def test_a_correction_whose_sentence_was_cut_is_told_as_lost_once(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", f"{_SENT} {_MAYOR}")
    mayor = next(e for e in tl.events() if "mayor" in e.title)
    tl.redate(mayor.id, "2024-05", reason="minutes")
    tl.annotate(mayor.id, "asked the council")
    assert tell("gazette", _SENT).lost == 2
    assert tell("gazette", f"Corrected. {_SENT}").lost == 0


def test_a_correction_is_not_lost_while_another_article_holds_its_event(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    tell("courier", _SENT)
    (event,) = tl.events()
    tl.annotate(event.id, "asked the navy")
    assert tell("gazette", "It rained.").lost == 0
    assert tell("courier", "It rained all day.").lost == 1


def test_a_retraction_outlives_the_revision_of_its_article(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    (event,) = tl.events()
    tl.retract(event.id, reason="withdrawn")
    tell("gazette", f"Corrected. {_SENT}")
    assert tl.events() == []


def test_a_correction_stays_when_its_eldest_sentence_goes(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    tell("courier", _SENT.replace("3,000", "1,500"))
    (event,) = tl.events()
    tl.redate(event.id, "2024-10-22", reason="log book")
    tell("gazette", "It rained.")
    (after,) = [e for e in tl.events() if "navy" in e.title]
    assert after.id == event.id
    assert len(after.mentions) == 1
    assert after.date is not None
    assert after.date.edtf == "2024-10-22"


def test_a_split_parts_mentions_that_an_old_revision_had_joined(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    tell("courier", _SENT.replace("3,000", "1,500"))
    tell("review", _SENT.replace("3,000", "2,000"))
    tell("gazette", "It rained.")
    (event,) = [e for e in tl.events() if "navy" in e.title]
    tl.split(event.id, event.mentions[0].id, reason="two ships")
    apart = [e for e in tl.events() if "navy" in e.title]
    assert [len(e.mentions) for e in apart] == [1, 1]


def test_a_text_that_comes_back_has_its_mentions_back(tl: Timeline, tell: Tell) -> None:
    tell("gazette", f"{_SENT} {_MAYOR}")
    before = {(e.id, tuple(m.id for m in e.mentions)) for e in tl.events()}
    tell("gazette", f"Corrected. {_SENT}")
    assert tell("gazette", f"{_SENT} {_MAYOR}").outcome == "revised"
    assert {(e.id, tuple(m.id for m in e.mentions)) for e in tl.events()} == before


def test_two_equal_sentences_stay_two_mentions_in_a_revision(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", f"{_MAYOR} {_MAYOR}")
    count = len(tl.events())
    tell("gazette", f"It rained. {_MAYOR} {_MAYOR}")
    assert len([e for e in tl.events() if "mayor" in e.title.lower()]) == count


def test_the_same_text_elsewhere_is_known(
    tl: Timeline, tell: Tell, tmp_path: Path
) -> None:
    first = tell("gazette", _SENT)
    copy = tmp_path / "copy.txt"
    copy.write_bytes((tmp_path / "gazette.txt").read_bytes())
    (again,) = tl.ingest(copy).articles
    assert again.outcome == "known"
    assert again.article == first.article
    assert len(tl.articles()) == 1


def test_a_file_overwritten_with_another_known_text_is_known(
    tl: Timeline, tell: Tell, tmp_path: Path
) -> None:
    tell("gazette", _SENT)
    tell("courier", _MAYOR)
    courier, gazette = tmp_path / "courier.txt", tmp_path / "gazette.txt"
    gazette.write_bytes(courier.read_bytes())
    (again,) = tl.ingest(gazette).articles
    assert again.outcome == "known"
    assert all(len(event.mentions) == 1 for event in tl.events())


def test_a_date_by_hand_makes_a_revision_once(
    tl: Timeline, tell: Tell, tmp_path: Path
) -> None:
    tell("gazette", _SENT)
    path = tmp_path / "gazette.txt"
    outcomes = [
        tl.ingest(path, date=day).articles[0].outcome
        for day in ("2024-10-18", "2024-10-18", None)
    ]
    assert outcomes == ["revised", "known", "known"]
    (event,) = tl.events()
    assert event.date is not None
    assert event.date.edtf == "2024-10-16"
    timex = event.mentions[0].timex
    assert timex is not None
    assert timex.anchor_source == "by hand"


def test_an_event_id_outlives_merges_and_leads_to_the_elder(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    tell("courier", _MAYOR)
    navy, mayor = (
        next(e for e in tl.events() if word in e.title.lower())
        for word in ("navy", "mayor")
    )
    merged = tl.merge(mayor.id, navy.id, reason="one affair")
    assert merged.event == navy.id
    assert tl.event(mayor.id) == tl.event(navy.id)
    assert tl.event(mayor.id[:7]).id == navy.id
    tl.undo()
    assert replace(tl.event(mayor.id), version=mayor.version) == mayor
    assert replace(tl.event(navy.id), version=navy.version) == navy


def test_corrections_are_undone_in_any_order(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _SENT)
    (event,) = tl.events()
    plain = tl.to_jsonl(tl.events())
    first = tl.redate(event.id, "2024-10-22", reason="log book")
    second = tl.redate(event.id, "2024-10-21", reason="second log book")
    noted = tl.annotate(event.id, "asked the navy")
    tl.undo(first.commit)
    (now,) = tl.events()
    assert now.date is not None
    assert now.date.edtf == "2024-10-21"
    tl.undo(noted.commit)
    tl.undo(second.commit)
    assert tl.to_jsonl(tl.events()) == plain


def test_an_earlier_redate_returns_when_the_later_is_undone(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    (event,) = tl.events()
    tl.redate(event.id, "2024-10-22", reason="log book")
    tl.redate(event.id, "none", reason="the log book is forged")
    (undated,) = tl.events()
    assert undated.date is None
    tl.undo()
    (dated,) = tl.events()
    assert dated.date is not None
    assert dated.date.edtf == "2024-10-22"


def test_an_event_is_not_known_before_it_was_read(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _MAYOR)
    (mayor,) = tl.events()
    head = max(entry.position for commit in tl.log() for entry in commit.entries)
    tell("courier", _SENT)
    navy = next(e for e in tl.events() if "navy" in e.title)
    assert tl.events(as_of=head) == [mayor]
    with pytest.raises(NotFoundError):
        tl.event(navy.id, as_of=head)
    assert tl.events(as_of=0) == []


def test_an_undone_merge_stays_undone_when_a_later_split_is_undone(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    tell("courier", _MAYOR)
    one, other = tl.events()
    merged = tl.merge(one.id, other.id, reason="one affair")
    parted = tl.split(tl.events()[0].id, other.mentions[0].id, reason="two affairs")
    tl.undo(merged.commit)
    tl.undo(parted.commit)
    assert [event.id for event in tl.events()] == [one.id, other.id]
