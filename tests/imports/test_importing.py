"""An export in a store that holds nothing: the chronology comes back as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.imports.exports import exported
from timeline import Filters
from timeline.errors import CorrectionError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tell
    from tests.imports.conftest import Export, NewStore
    from timeline import Event, Timeline

_SENT = "The navy sent {} sailors to the island of Velmora on Wednesday."
_SECRET = "Quentin Marlowe paid the harbour master on Tuesday."  # noqa: S105 - no password


@pytest.fixture
def desk(tl: Timeline, tell: Tell) -> Timeline:
    """A store in which everything has been decided once."""
    tell("gazette", f"{_SENT.format('3,000')} The mayor of Velmora resigned in June.")
    tell("courier", f"{_SENT.format('1,500')} Rain fell in Sandwick.")
    tell("review", "The glass museum at Oxmoor closed in 2019. It had burned twice.")
    tell("herald", _SECRET)
    sent = titled(tl, "sailors")
    assert len(sent.mentions) == 2
    tl.redate(titled(tl, "resigned").id, "2024-06-12", reason="the log book")
    tl.annotate(sent.id, "asked the navy")
    tl.split(sent.id, sent.mentions[1].id, reason="two sailings")
    tl.keep_apart(sent.id, titled(tl, "Rain").id, reason="no rain there")
    tl.merge(titled(tl, "closed").id, titled(tl, "burned").id, reason="one end")
    tl.retract(titled(tl, "Marlowe").id, reason="a court said so")
    return tl


def titled(tl: Timeline, word: str) -> Event:
    found = [event for event in tl.events(retracted=True) if word in event.title]
    return found[0]


def test_an_export_comes_back_byte_for_byte(
    desk: Timeline, export: Export, new_store: NewStore
) -> None:
    other = new_store()
    done = other.import_jsonl(export(desk))

    assert exported(other) == exported(desk)
    assert (done.articles, done.known, done.decisions) == (3, 0, 5)
    assert (done.merged, done.proposed, done.conflicts) == (0, 0, ())
    assert other.verify().problems == ()


def test_corrections_keep_their_authors_and_times_and_can_be_undone(
    desk: Timeline, export: Export, new_store: NewStore
) -> None:
    other = new_store()
    other.import_jsonl(export(desk))
    (there,), (here,) = (titled(each, "resigned").corrections for each in (desk, other))

    assert (here.author, here.recorded_at) == ("Ada", there.recorded_at)
    assert here.first == there.first
    other.undo(here.commit, reason="not so")
    assert titled(other, "resigned").corrections == ()
    assert {each.author for each in other.log()} == {"Bo"}


def test_a_merge_by_a_person_is_undone_as_one(
    desk: Timeline, export: Export, new_store: NewStore
) -> None:
    other = new_store()
    other.import_jsonl(export(desk))
    one = titled(other, "closed")
    assert len(one.mentions) == 2
    merged = next(each for each in one.corrections if each.kind == "merge")

    other.undo(merged.commit)

    assert len(titled(other, "closed").mentions) == 1
    assert len(titled(other, "burned").mentions) == 1


def test_a_split_that_was_imported_is_not_undone_but_merged(
    desk: Timeline, export: Export, new_store: NewStore
) -> None:
    other = new_store()
    other.import_jsonl(export(desk))
    one, two = (e for e in other.events() if "sailors" in e.title)
    split = next(each for each in one.corrections if each.kind == "split")
    before = exported(other)

    with pytest.raises(CorrectionError, match=r"was not imported.*timeline merge"):
        other.undo(split.commit)
    assert exported(other) == before
    other.merge(one.id, two.id, reason="one sailing")
    assert len(titled(other, "sailors").mentions) == 2


def test_an_article_is_undone_like_one_that_was_read(
    desk: Timeline, export: Export, new_store: NewStore
) -> None:
    other = new_store()
    path = export(desk)
    done = other.import_jsonl(path)
    whole = exported(other)
    commit = next(
        each.id
        for each in other.log()
        if each.entries[0].type == "article_read"
        and "gazette" in each.entries[0].payload
    )

    undone = other.undo(commit)
    assert not any("resigned" in each.title for each in other.events())
    other.undo(undone.commit)

    assert exported(other) == whole
    with pytest.raises(CorrectionError, match="only says what was imported"):
        other.undo(done.commits[0])


def test_what_was_retracted_is_in_no_file_and_comes_with_none(
    desk: Timeline, export: Export, new_store: NewStore
) -> None:
    path, other = export(desk), new_store()
    other.import_jsonl(path)

    assert "Marlowe" not in path.read_text(encoding="utf-8")
    assert "marlow" not in path.read_text(encoding="utf-8").lower()
    assert not any(
        "Marlowe" in entry.payload for c in other.log() for entry in c.entries
    )


def test_what_was_retracted_comes_as_such_where_it_is_exported(
    desk: Timeline, new_store: NewStore, tmp_path: Path
) -> None:
    path, other = tmp_path / "all.jsonl", new_store()
    path.write_text(exported(desk, retracted=True), encoding="utf-8", newline="")
    other.import_jsonl(path)

    assert exported(other, retracted=True) == path.read_text(encoding="utf-8")
    assert titled(other, "Marlowe").retracted
    assert exported(other) == exported(desk)


def test_an_event_keeps_its_id_when_its_article_had_been_revised(
    tl: Timeline, export: Export, new_store: NewStore, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.txt"
    for text in ("The pier at Oxmoor closed.", "Rain. The pier at Oxmoor closed."):
        paper.write_text(f"Date: 2024-10-25\n\n{text}\n", encoding="utf-8")
        tl.ingest(paper)
        tl.annotate(titled(tl, "Oxmoor").id, f"seen in “{text}”")
    other = new_store()
    other.import_jsonl(export(tl))

    assert exported(other) == exported(tl)
    event = titled(other, "Oxmoor")
    assert event.founder not in {each.id for each in event.mentions}
    assert [len(note.text) > 20 for note in event.notes] == [True, True]


def test_an_article_that_was_taken_down_comes_without_its_words(
    desk: Timeline, export: Export, new_store: NewStore
) -> None:
    article = titled(desk, "resigned").mentions[0].article
    desk.redact(article.id, reason="court order 12")
    other = new_store()
    other.import_jsonl(export(desk))

    assert exported(other) == exported(desk)
    assert other.article(article.id).ref.redacted
    assert other.verify().problems == ()


def test_what_was_imported_can_be_taken_down(
    desk: Timeline, export: Export, new_store: NewStore
) -> None:
    other = new_store()
    other.import_jsonl(export(desk))
    article = titled(other, "resigned").mentions[0].article
    done = other.redact(article.id, reason="court order 12")

    assert "Velmora resigned" not in exported(other)
    assert len(done.left) == 4  # people wrote about its events
    assert other.verify().problems == ()


def test_a_part_of_a_chronology_comes_as_that_part(
    desk: Timeline, new_store: NewStore, tmp_path: Path
) -> None:
    path, other = tmp_path / "part.jsonl", new_store()
    with path.open("w", encoding="utf-8", newline="") as file:
        desk.export(file, Filters(text="Velmora"), format="jsonl")
    other.import_jsonl(path)

    told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    back = [json.loads(line) for line in exported(other).splitlines()]
    for each in ("id", "title", "edtf", "mentions", "notes", "corrections", "apart"):
        assert [event[each] for event in back] == [event[each] for event in told]


def test_the_chronology_of_an_earlier_day_comes_as_it_was_then(
    desk: Timeline, new_store: NewStore, tmp_path: Path
) -> None:
    path, other = tmp_path / "then.jsonl", new_store()
    for position in range(8, desk.head(), 5):
        told = exported(desk, as_of=position)
        path.write_text(told, encoding="utf-8", newline="")
        other = new_store()
        other.import_jsonl(path)
        assert exported(other) == told


def test_a_text_that_did_not_come_is_told_of_and_comes_with_the_article(
    desk: Timeline, export: Export, new_store: NewStore, tmp_path: Path
) -> None:
    other = new_store()
    other.import_jsonl(export(desk))
    (record,) = [each for each in other.articles() if "gazette" in each.ref.path]
    assert not record.has_text
    with pytest.raises(NotFoundError, match="imported without it"):
        other.text(record.ref.sha256)
    with pytest.raises(CorrectionError, match="was imported without its text"):
        other.date_article(record.ref.id, "2024-10-24", reason="the archive")

    head = other.head()
    (done,) = other.ingest(tmp_path / "gazette.txt").articles

    assert (done.outcome, other.head()) == ("known", head)
    assert other.article(record.ref.id).has_text
    assert "3,000 sailors" in other.text(record.ref.sha256)
    assert other.verify().problems == ()


def test_what_was_known_when_begins_with_the_import(
    desk: Timeline, export: Export, new_store: NewStore
) -> None:
    other = new_store()
    other.import_jsonl(export(desk))
    head, whole = other.head(), exported(other)
    other.retract(titled(other, "resigned").id, reason="withdrawn")

    assert exported(other, as_of=head) == whole
    assert [each.kinds for each in other.changes(head).listed] == [("retracted",)]
    why = [r.why for each in other.changes(0).listed for r in each.reasons]
    assert "asked the navy" in why
    other.rebuild()
    assert exported(other, as_of=head) == whole


def test_all_can_be_matched_again(
    desk: Timeline, export: Export, new_store: NewStore
) -> None:
    other = new_store()
    other.import_jsonl(export(desk))
    decided = [titled(other, w).corrections for w in ("resigned", "closed", "Rain")]
    other.rematch(apply=True, reason="a newer one")

    assert decided == [
        titled(other, w).corrections for w in ("resigned", "closed", "Rain")
    ]
    assert other.verify().problems == ()
