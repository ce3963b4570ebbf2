"""The open chronology as Python programs use it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline import Timeline
from timeline.errors import StoreError, UsageError

if TYPE_CHECKING:
    from tests.conftest import Tell

_BODY = "Date: 2024-10-25\n\nThe navy sent 3,000 troops to Velmora on Wednesday.\n"


def test_the_snippet_of_the_documentation_runs(tmp_path: Path, db: str) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "gazette.txt").write_text(_BODY, encoding="utf-8")
    with Timeline.open(db) as tl:
        tl.ingest(articles)
        told = [
            (
                event.date and event.date.edtf,
                event.title,
                [m.quote for m in event.mentions],
            )
            for event in tl.events(
                since="2024-10", until="2024-10-25", text="troops", as_of=None
            )
        ]
        assert told == [
            (
                "2024-10-23",
                "The navy sent 3,000 troops to Velmora on Wednesday",
                ["The navy sent 3,000 troops to Velmora on Wednesday."],
            )
        ]
        assert tl.to_markdown(tl.events(), title="Velmora").startswith("# Velmora\n")


def test_what_was_recorded_is_there_when_the_store_is_opened_again(
    tmp_path: Path, db: str
) -> None:
    path = tmp_path / "gazette.txt"
    path.write_text(_BODY, encoding="utf-8")
    with Timeline.open(db, author="Ada") as tl:
        tl.ingest(path)
        tl.retract(tl.events()[0].id, reason="withdrawn")
    with Timeline.open(db, author="Bo") as tl:
        assert tl.events() == []
        (event,) = tl.events(retracted=True)
        assert event.corrections[0].author == "Ada"


def test_a_missing_store_is_made_only_when_asked_for(empty_db: str) -> None:
    for _ in range(2):
        with pytest.raises(StoreError, match=r"; expected .+; "):
            Timeline.open(empty_db, create=False)
    assert not Path(empty_db).exists()
    Timeline.open(empty_db).close()
    Timeline.open(empty_db, create=False).close()


def test_a_file_is_named_by_its_path_or_by_a_url(tmp_path: Path) -> None:
    Timeline.open(f"sqlite:///{tmp_path / 'news.db'}").close()
    Timeline.open(tmp_path / "news.db", create=False).close()


def test_the_author_is_given_or_taken_from_the_environment(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_AUTHOR", "Zoë")
    monkeypatch.setenv("TIMELINE_DB", db)
    with Timeline.open() as tl:
        assert tl.author == "Zoë"
    Timeline.open(db, create=False).close()


def test_answers_are_frozen_and_do_not_change_later(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "The mayor resigned in June.")
    (event,) = tl.events()
    tl.redate(event.id, "1999", reason="a misprint")
    assert event.date is not None
    assert event.date.edtf == "2024-06"
    with pytest.raises(dataclasses.FrozenInstanceError):
        event.title = "changed"  # type: ignore[misc]  # that is the point


def test_as_of_takes_a_position_a_day_or_a_moment(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "The mayor resigned in June.")
    (first,) = tl.log()
    tell("courier", "The clerk fled in May.")
    after_first = first.entries[-1].position
    for as_of in (after_first, str(after_first), first.recorded_at):
        assert [e.mentions[0].trigger.text for e in tl.events(as_of=as_of)] == [
            "resigned"
        ]
    assert len(tl.events(as_of=first.recorded_at.isoformat())) == 1
    assert tl.events(as_of=dt.date(2024, 10, 20)) == []
    assert len(tl.events(as_of="2024-10-27")) == 2
    assert len(tl.events(as_of=dt.date(2024, 10, 27))) == 2
    assert [len(tl.articles(as_of=p)) for p in (0, after_first, None)] == [0, 1, 2]


@pytest.mark.parametrize("as_of", ["last week", "2024-13-01", "", "٣"])
def test_as_of_refuses_what_is_no_moment(tl: Timeline, as_of: str) -> None:
    with pytest.raises(UsageError, match=r"^no moment: .+; expected .+; write "):
        tl.events(as_of=as_of)


@pytest.mark.parametrize("as_of", ["-3", -3, "2027", 10**30])
def test_as_of_refuses_a_position_that_the_log_does_not_have(
    tl: Timeline, as_of: str | int
) -> None:
    with pytest.raises(UsageError, match=r"^no such position of the log: .+; expected"):
        tl.events(as_of=as_of)


@pytest.mark.parametrize("as_of", ["0001-01-01", dt.date(1, 1, 1)])
def test_as_of_refuses_a_day_that_no_zone_can_reckon(
    tl: Timeline, as_of: str | dt.date
) -> None:
    with pytest.raises(UsageError, match=r"^no moment: 0001-01-01 .+; expected .+; "):
        tl.events(as_of=as_of)


@pytest.mark.parametrize("as_of", [4, "4", -1])
def test_as_of_refuses_a_position_that_the_log_lacks(
    tl: Timeline, tell: Tell, as_of: int | str
) -> None:
    tell("gazette", "The mayor resigned in June.")
    with pytest.raises(UsageError, match=r"^no such position .+; expected 0 to 2; "):
        tl.events(as_of=as_of)


def test_a_window_that_ends_before_it_starts_is_refused(tl: Timeline) -> None:
    with pytest.raises(UsageError, match="2025-01-01 to 2024-12-31; expected"):
        tl.events("2025", "2024")
    assert tl.events("2024", "2024") == []


def test_a_rebuild_changes_nothing(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "The navy sent 3,000 sailors to Velmora on Wednesday.")
    tell("courier", "The navy sent 1,500 sailors to Velmora on Wednesday.")
    before = tl.to_jsonl(tl.events())
    entries = sum(len(commit.entries) for commit in tl.log())
    assert tl.rebuild() == entries
    assert tl.to_jsonl(tl.events()) == before


def test_a_list_of_lines_agrees_with_the_whole_events(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "The mayor resigned in June. The clerk fled on Monday.")
    tell("courier", "The mayor resigned in June after a vote.")
    for line, event in zip(tl.lines(), tl.events(), strict=True):
        assert (line.id, line.title, line.date, line.mentions, line.origins) == (
            event.id,
            event.title,
            event.date,
            len(event.mentions),
            event.origins,
        )
        assert line.disagrees == event.disagrees


def test_a_long_chronology_comes_whole_and_in_order(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "\n\n".join(f"Clerk{n} fled in {1500 + n}." for n in range(450)))
    years = [event.date.edtf for event in tl.events() if event.date]
    assert years == [str(1500 + n) for n in range(450)]
