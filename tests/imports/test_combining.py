"""An export in a store that holds something: both are there, nothing is doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.imports.exports import exported

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.imports.conftest import Export, NewStore
    from timeline import Event, Timeline

_SENT = "The navy sent {} sailors to the island of Velmora on Wednesday."
_MAYOR = "The mayor of Velmora resigned in June."
_PIER = "The pier at Oxmoor closed in 2019."


def titled(tl: Timeline, word: str) -> Event:
    (event,) = [each for each in tl.events() if word in each.title]
    return event


@pytest.fixture
def paper(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, body: str) -> Path:
        path = tmp_path / f"{name}.txt"
        header = f"Date: 2024-10-25\nSource: {name.title()}\n\n"
        path.write_text(f"{header}{body}\n", encoding="utf-8")
        return path

    return write


def mentions_of(*stores: Timeline) -> set[str]:
    return {m.id for tl in stores for e in tl.events() for m in e.mentions}


def test_nothing_of_either_is_lost_or_doubled(
    new_store: NewStore, paper: Callable[[str, str], Path], export: Export
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    here.ingest([paper("gazette", _MAYOR), paper("both", _PIER)])
    there.ingest([paper("courier", "Rain fell in Sandwick."), paper("both", _PIER)])
    here.annotate(titled(here, "resigned").id, "asked")
    there.annotate(titled(there, "Rain").id, "wet")
    there.redate(titled(there, "closed").id, "2019-05", reason="the register")
    all_of_both = mentions_of(here, there)

    done = here.import_jsonl(export(there))

    assert (done.articles, done.known, done.decisions) == (1, 1, 2)
    assert mentions_of(here) == all_of_both
    assert [note.text for note in titled(here, "resigned").notes] == ["asked"]
    assert [note.author for note in titled(here, "Rain").notes] == ["Bo"]
    assert titled(here, "closed").date == titled(there, "closed").date
    assert here.verify().problems == ()


def test_the_same_file_again_brings_nothing_new_also_when_some_was_undone(
    new_store: NewStore, paper: Callable[[str, str], Path], export: Export
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    there.ingest(paper("gazette", _MAYOR))
    there.redate(titled(there, "resigned").id, "2024-06-03", reason="the register")
    path = export(there)
    here.import_jsonl(path)
    (fixed,) = titled(here, "resigned").corrections
    here.undo(fixed.commit)
    head = here.head()

    assert not here.import_jsonl(path).is_new
    assert not there.import_jsonl(path).is_new
    assert here.head() == head


def test_what_both_report_is_merged_by_the_matcher_under_the_elders_id(
    new_store: NewStore, paper: Callable[[str, str], Path], export: Export
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    here.ingest(paper("gazette", _SENT.format("3,000")))
    there.ingest(paper("courier", _SENT.format("3,000")))
    event = titled(here, "sailors")

    done = here.import_jsonl(export(there))

    merged = titled(here, "sailors")
    assert (done.merged, len(merged.mentions), merged.id) == (1, 2, event.id)
    assert here.event(titled(there, "sailors").id).id == event.id
    assert merged.disagreements == ()


def test_the_matcher_decides_nothing_anew_of_what_comes(
    new_store: NewStore, paper: Callable[[str, str], Path], export: Export
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    here.ingest(paper("review", _PIER))
    there.ingest([paper("a", _SENT.format("3,000")), paper("b", _SENT.format("1,500"))])
    sent = titled(there, "sailors")
    there.split(sent.id, sent.mentions[1].id, reason="two sailings")
    there.redate(sent.id, "2024-10-22", reason="the log book")

    here.import_jsonl(export(there))

    assert {each.id for each in here.events()} >= {each.id for each in there.events()}


def test_what_a_person_corrected_there_goes_into_no_elder_event_here(
    new_store: NewStore, paper: Callable[[str, str], Path], export: Export
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    here.ingest(paper("gazette", _SENT.format("3,000")))
    there.ingest(paper("courier", _SENT.format("3,000")))
    there.redate(titled(there, "sailors").id, "2024-10-22", reason="the log book")

    done = here.import_jsonl(export(there))

    assert (done.merged, done.proposed) == (0, 1)
    assert len([each for each in here.events() if "sailors" in each.title]) == 2


def test_two_dates_for_one_event_are_told_and_the_one_here_stands(
    new_store: NewStore, paper: Callable[[str, str], Path], export: Export
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    for tl, day in ((here, "2024-06-03"), (there, "2024-06-05")):
        tl.ingest(paper("gazette", _MAYOR))
        tl.redate(titled(tl, "resigned").id, day, reason="the register")
    before, path = exported(here), export(there)

    done = here.import_jsonl(path)

    assert exported(here) == before
    assert not done.is_new
    (told,) = done.conflicts
    assert titled(here, "resigned").id in told
    assert "2024-06-05, by Bo there; date set to 2024-06-03 by Ada here" in told
    assert here.import_jsonl(path).conflicts == done.conflicts


def test_what_is_merged_there_and_held_apart_here_stays_apart(
    new_store: NewStore, paper: Callable[[str, str], Path], export: Export
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    for tl in (here, there):
        tl.ingest(paper("gazette", f"{_MAYOR} {_PIER}"))
    one, other = titled(here, "resigned").id, titled(here, "closed").id
    here.keep_apart(one, other, reason="two places")
    there.merge(one, other, reason="one day")

    done = here.import_jsonl(export(there))

    assert len(here.events()) == 2
    (told,) = done.conflicts
    assert "merged by Bo there, held apart here" in told


def test_what_is_held_apart_there_and_one_event_here_is_told(
    new_store: NewStore, paper: Callable[[str, str], Path], export: Export
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    for tl in (here, there):
        tl.ingest(paper("gazette", f"{_MAYOR} {_PIER}"))
    one, other = titled(here, "resigned").id, titled(here, "closed").id
    here.merge(one, other, reason="one day")
    there.keep_apart(one, other, reason="two places")

    done = here.import_jsonl(export(there))

    assert len(here.events()) == 1
    (told,) = done.conflicts
    assert "held apart by Bo there from what is one event with it here" in told


def test_what_was_retracted_here_stays_out_and_what_is_corrected_here_stays_in(
    new_store: NewStore, paper: Callable[[str, str], Path], tmp_path: Path
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    for tl in (here, there):
        tl.ingest(paper("gazette", f"{_MAYOR} {_PIER}"))
    here.retract(titled(here, "resigned").id, reason="withdrawn")
    here.redate(titled(here, "closed").id, "2019-05", reason="the register")
    there.retract(titled(there, "closed").id, reason="withdrawn")
    path = tmp_path / "all.jsonl"
    path.write_text(exported(there, retracted=True), encoding="utf-8", newline="")

    done = here.import_jsonl(path)

    assert [each.title for each in here.events()] == [titled(here, "closed").title]
    assert len(done.conflicts) == 2
    assert any("retracted here by Ada" in each for each in done.conflicts)
    assert any("retracted, by Bo there; date set to" in each for each in done.conflicts)


def test_an_article_taken_down_here_does_not_come_back(
    new_store: NewStore, paper: Callable[[str, str], Path], export: Export
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    for tl in (here, there):
        tl.ingest(paper("gazette", _MAYOR))
    article = titled(here, "resigned").mentions[0].article
    there.annotate(titled(there, "resigned").id, "asked")
    here.redact(article.id, reason="court order 12")

    done = here.import_jsonl(export(there))

    assert "resigned" not in exported(here)
    assert any("taken down here" in each for each in done.conflicts)
    assert here.verify().problems == ()


def test_another_revision_of_an_article_stands_as_it_is_here(
    new_store: NewStore, paper: Callable[[str, str], Path], export: Export
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    for tl in (here, there):
        tl.ingest(paper("gazette", _MAYOR))
    there.ingest(paper("gazette", f"Rain. {_MAYOR}"))
    there.annotate(titled(there, "resigned").id, "asked")
    before = exported(here)

    done = here.import_jsonl(export(there))

    assert exported(here) == before
    assert "another revision of it stands here" in done.conflicts[0]
    assert "its sentence is not here: left out" in done.conflicts[1]


def test_two_parts_of_one_chronology_make_the_whole(
    new_store: NewStore, paper: Callable[[str, str], Path], tmp_path: Path
) -> None:
    there, here = new_store("Bo"), new_store("Ada")
    there.ingest(paper("gazette", f"{_MAYOR} {_PIER}"))
    there.keep_apart(*(each.id for each in there.events()), reason="two places")
    from timeline import Filters

    for word in ("Velmora", "Oxmoor"):
        path = tmp_path / f"{word}.jsonl"
        with path.open("w", encoding="utf-8", newline="") as file:
            there.export(file, Filters(text=word), format="jsonl")
        assert here.import_jsonl(path).mentions == 1

    assert [each.id for each in here.events()] == [each.id for each in there.events()]
    assert [len(each.apart) for each in here.events()] == [1, 1]
    assert here.articles()[0].mentions == 2
    assert here.verify().problems == ()


def test_what_was_split_here_is_not_joined_by_way_of_a_third(
    new_store: NewStore, paper: Callable[[str, str], Path], export: Export
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    both = [paper(name, _SENT.format("3,000")) for name in ("gazette", "courier")]
    here.ingest(both)
    one = titled(here, "sailors")
    here.split(one.id, one.mentions[1].id, reason="two sailings")
    there.ingest([*both, paper("herald", _PIER)])
    seen = titled(there, "sailors")
    there.split(seen.id, seen.mentions[1].id, reason="to merge them anew")
    pier, (first, second) = titled(there, "closed").id, there.events()[1:]
    there.merge(pier, first.id, reason="one day")
    there.merge(pier, second.id, reason="one day")

    done = here.import_jsonl(export(there))

    assert sorted(len(each.mentions) for each in here.events()) == [1, 2]
    assert "held apart here" in done.conflicts[-1]
    assert mentions_of(here) == mentions_of(there)


def test_what_was_retracted_here_takes_nothing_along_that_is_merged_with_it_there(
    new_store: NewStore, paper: Callable[[str, str], Path], export: Export
) -> None:
    here, there = new_store("Ada"), new_store("Bo")
    for tl in (here, there):
        tl.ingest(paper("gazette", f"{_MAYOR} {_PIER}"))
    one, other = titled(here, "resigned").id, titled(here, "closed").id
    here.retract(one, reason="withdrawn")
    there.merge(one, other, reason="one day")

    done = here.import_jsonl(export(there))

    assert [each.id for each in here.events()] == [other]
    assert "one of the two retracted here" in done.conflicts[0]
