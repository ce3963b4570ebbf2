"""What becomes of every file: new, revised, known or failed, each by name."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import pytest

from timeline.errors import DateError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tell
    from timeline import Timeline
    from timeline.api import Ingested

_BODY = "Date: 2024-10-25\n\nThe navy sent 3,000 sailors to Velmora on Wednesday.\n"
_BAD = {
    "binary.txt": b"\x7fELF\x02\x01\x01\x00\x00\x00" + bytes(range(256)) * 8,
    "blank.txt": b"  \n\t\n",
    "empty.txt": b"",
}


def test_bad_files_are_named_and_the_rest_is_stored(
    tl: Timeline, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(_BODY, encoding="utf-8")
    for name, data in _BAD.items():
        (folder / name).write_bytes(data)
    report = tl.ingest([folder, tmp_path / "missing.txt"])
    failed = {each.path: each.error for each in report.articles if each.error}
    assert {path.rsplit("/", 1)[-1] for path in failed} == {*_BAD, "missing.txt"}
    for path, error in failed.items():
        assert error.count("; ") >= 2
        assert path in error
        assert "expected" in error
        assert "\n" not in error
    assert (report.count("new"), report.count("failed")) == (1, 4)
    assert len(tl.articles()) == 1


def test_a_file_whose_name_is_no_text_fails_and_the_rest_is_stored(
    tl: Timeline, tmp_path: Path
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(_BODY, encoding="utf-8")
    bad = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        bad.write_text(_BODY, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    failed, stored = tl.ingest([bad, good]).articles
    assert (failed.outcome, stored.outcome) == ("failed", "new")
    assert failed.error is not None
    assert "caf?.txt" in failed.error
    assert failed.error.count("; ") == 2
    assert failed.path.isprintable()
    failed.path.encode("utf-8")


def test_the_same_again_adds_nothing(tl: Timeline, tell: Tell) -> None:
    first = tell("gazette", "The mayor resigned in June.")
    commits = len(list(tl.log()))
    again = tell("gazette", "The mayor resigned in June.")
    assert (first.outcome, again.outcome) == ("new", "known")
    assert (again.article, again.mentions) == (first.article, first.mentions)
    assert len(list(tl.log())) == commits


def test_an_article_without_a_happening_is_stored_too(tl: Timeline, tell: Tell) -> None:
    result = tell("gazette", "Blue paint, red paint and a brush.")
    assert (result.outcome, result.mentions) == ("new", 0)
    assert len(tl.articles()) == 1
    assert tl.events() == []


def test_progress_is_told_file_by_file(tl: Timeline, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(
            _BODY.replace("3,000", f"{number + 2},000"), encoding="utf-8"
        )
    told: list[tuple[str, int, int]] = []

    def progress(result: Ingested, done: int, total: int) -> None:
        told.append((result.path.rsplit("/", 1)[-1], done, total))

    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    tl.ingest([*paths, tmp_path / "missing.txt"], progress=progress)
    assert sorted(told, key=lambda each: each[1])[-1][1:] == (4, 4)
    assert {name for name, _, _ in told} == {"0.txt", "1.txt", "2.txt", "missing.txt"}


def test_what_is_given_by_hand_is_recorded_as_such(
    tl: Timeline, tmp_path: Path
) -> None:
    path = tmp_path / "gazette.txt"
    path.write_text(_BODY, encoding="utf-8")
    tl.ingest(path, date=dt.date(2024, 10, 18), publisher="Bay Courier")
    (record,) = tl.articles()
    assert record.ref.published == dt.date(2024, 10, 18)
    assert record.ref.publisher == "Bay Courier"
    assert set(record.by_hand) == {"date", "publisher"}
    assert any(c.date == dt.date(2024, 10, 25) for c in record.candidates)


@pytest.mark.parametrize(
    ("date", "error"), [("2024-10", UsageError), ("soonish", DateError)]
)
def test_a_publication_date_by_hand_is_one_day(
    tl: Timeline, tmp_path: Path, date: str, error: type[Exception]
) -> None:
    path = tmp_path / "gazette.txt"
    path.write_text(_BODY, encoding="utf-8")
    with pytest.raises(error, match=r"; expected .+; write "):
        tl.ingest(path, date=date)
    assert tl.articles() == []


def test_each_article_is_one_commit_with_its_author(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "The mayor resigned in June. The clerk fled on Monday.")
    (commit,) = tl.log()
    assert (commit.author, commit.command) == ("Ada", "ingest")
    assert [entry.type for entry in commit.entries] == [
        "article_read",
        "mention_found",
        "mention_found",
    ]
    assert [entry.position for entry in commit.entries] == [1, 2, 3]
    assert list(tl.log(after=commit.id)) == []


def test_a_sentence_too_long_to_be_read_is_told(tl: Timeline, tmp_path: Path) -> None:
    long = "Date: 2024-10-25\n\n" + "the mill burned on the quay " * 200 + ".\n"
    (tmp_path / "long.txt").write_text(long, encoding="utf-8")
    (tmp_path / "short.txt").write_text(_BODY, encoding="utf-8")
    report = tl.ingest([tmp_path / "long.txt", tmp_path / "short.txt"])
    assert [(each.mentions, each.unread) for each in report.articles] == [
        (0, 1),
        (1, 0),
    ]
