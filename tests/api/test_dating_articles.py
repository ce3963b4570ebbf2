"""A publication date given by hand to an article that is in the store."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from timeline.errors import (
    CorrectionError,
    NotFoundError,
    TimelineError,
    UsageError,
    WrongVersionError,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tell
    from timeline import Timeline

_SENT = "The navy sent 3,000 sailors to the island of Velmora on Wednesday."


@pytest.fixture
def undated(tl: Timeline, tell: Tell) -> str:
    """The id of an article that says nowhere when it came out."""
    told = tell("gazette", _SENT, date=None).article
    assert told is not None
    assert told.published is None
    return told.id


def test_the_stored_text_is_read_anew_against_the_day(
    tl: Timeline, undated: str, tmp_path: Path
) -> None:
    (before,) = tl.events()
    (tmp_path / "gazette.txt").unlink()  # the file is not asked for
    done = tl.date_article(undated, "2024-10-18", reason="stamped on the copy")
    (event,) = tl.events()
    assert event.id == before.id
    assert event.date is not None
    assert event.date.edtf == "2024-10-16"
    record = tl.article(undated)
    assert (record.ref.published, record.ref.revision) == (dt.date(2024, 10, 18), 2)
    assert record.ref.published_evidence == "given by hand; Ada: stamped on the copy"
    assert record.by_hand == ("date",)
    assert done.what == f"date: {record.ref.path} published 2024-10-18"


def test_it_is_the_same_revision_that_an_ingest_with_the_date_makes(
    tl: Timeline, undated: str, tmp_path: Path
) -> None:
    tl.date_article(undated, "2024-10-18", reason="x")
    path = tmp_path / "gazette.txt"
    assert tl.ingest(path, date="2024-10-18").articles[0].outcome == "known"
    path.write_text(f"{_SENT} The clerk fled in June.\n", encoding="utf-8")
    assert tl.ingest(path).articles[0].outcome == "revised"


def test_what_else_was_given_by_hand_stays(tl: Timeline, tmp_path: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(f"A café.\n\n{_SENT}\n".encode("cp1252"))
    (read,) = tl.ingest(path, publisher="The Courier").articles
    assert read.article is not None
    encoding = tl.article(read.article.id).encoding
    tl.date_article(read.article.id, "2024-10-18", reason="x")
    record = tl.article(read.article.id)
    assert record.ref.publisher == "The Courier"
    assert record.by_hand == ("date", "publisher")
    assert record.encoding == encoding
    assert record.location == str(path)


def test_an_undo_brings_the_undated_article_back(tl: Timeline, undated: str) -> None:
    (before,) = tl.events()
    tl.date_article(undated, "2024-10-18", reason="x")
    tl.undo()
    (event,) = tl.events()
    assert (event.date, tl.article(undated).ref.published) == (before.date, None)


def test_one_that_was_read_anew_meanwhile_is_looked_at_again(
    tl: Timeline, undated: str
) -> None:
    seen = tl.article(undated).position
    tl.date_article(undated, "2024-10-18", reason="x")
    with pytest.raises(WrongVersionError, match="look again"):
        tl.date_article(undated, "2024-10-19", reason="x", expected_version=seen)


@pytest.mark.parametrize(
    ("day", "reason", "error"),
    [
        ("2024-10", "x", UsageError),
        ("2024-10-18", " ", CorrectionError),
        ("2024-10-17", "again", CorrectionError),
    ],
    ids=["no single day", "no reason", "dated so already"],
)
def test_what_makes_no_sense_is_not_recorded(
    tl: Timeline, undated: str, day: str, reason: str, error: type[TimelineError]
) -> None:
    tl.date_article(undated, "2024-10-17", reason="x")
    commits = len(list(tl.log()))
    with pytest.raises(error):
        tl.date_article(undated, day, reason=reason)
    assert len(list(tl.log())) == commits


def test_an_article_that_is_not_there_or_was_taken_down_is_not_dated(
    tl: Timeline, undated: str
) -> None:
    with pytest.raises(NotFoundError):
        tl.date_article("ffff", "2024-10-18", reason="x")
    tl.redact(undated, reason="asked to")
    with pytest.raises(CorrectionError, match="taken down"):
        tl.date_article(undated, "2024-10-18", reason="x")
