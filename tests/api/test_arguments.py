"""Arguments of the wrong kind, out of reach, or empty: each refused in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from timeline import Filters, Timeline
from timeline.errors import CorrectionError, StoreError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Tell

_WRONG: dict[str, Callable[[Any, str], object]] = {
    "since": lambda tl, _: tl.events(since=5),
    "text": lambda tl, _: tl.events(text=5),
    "who": lambda tl, _: tl.events(who=None),
    "role": lambda tl, _: tl.events(role="bad"),
    "day of a filter": lambda tl, _: tl.lines(Filters(since=5)),  # type: ignore[arg-type]
    "place": lambda tl, _: tl.page(after=3),
    "blank place": lambda tl, _: tl.page(after=""),
    "size": lambda tl, _: tl.page(size="x"),
    "huge size": lambda tl, _: tl.page(size=10**30),
    "true as of": lambda tl, _: tl.events(as_of=True),
    "as of": lambda tl, _: tl.events(as_of=5.0),
    "huge as of": lambda tl, _: tl.events(as_of=10**30),
    "event": lambda tl, _: tl.event(5),
    "article": lambda tl, _: tl.article(None),
    "digest": lambda tl, _: tl.text(5),
    "log": lambda tl, _: tl.log("x"),
    "huge log": lambda tl, _: tl.log(10**30),
    "follow": lambda tl, _: tl.follow("x"),
    "diff": lambda tl, _: tl.diff(None),
    "undo": lambda tl, _: tl.undo("x"),
    "undo true": lambda tl, _: tl.undo(True),
    "huge undo": lambda tl, _: tl.undo(10**30),
    "unprintable undo": lambda tl, _: tl.undo(10**5000),
    "note": lambda tl, event: tl.annotate(event, 5),
    "reason": lambda tl, event: tl.retract(event, reason=None),
    "date": lambda tl, event: tl.redate(event, 2024, reason="x"),
    "mention": lambda tl, event: tl.split(event, 5, reason="x"),
    "version": lambda tl, event: tl.annotate(event, "x", expected_version="1"),
    "huge version": lambda tl, event: tl.annotate(event, "x", expected_version=10**30),
    "key": lambda tl, event: tl.annotate(event, "x", key=5),
    "blank key": lambda tl, event: tl.annotate(event, "x", key=" "),
    "blank key of undo": lambda tl, _: tl.undo(key=""),
    "blank key of redact": lambda tl, _: tl.redact("a", reason="x", key=""),
    "date of ingest": lambda tl, _: tl.ingest([], date=5),
}


@pytest.mark.parametrize(
    "ask", [pytest.param(ask, id=name) for name, ask in _WRONG.items()]
)
def test_what_cannot_be_meant_is_refused_in_words(
    tl: Timeline, tell: Tell, ask: Callable[[Any, str], object]
) -> None:
    tell("gazette", "The navy sent 3,000 sailors to Velmora on Wednesday.")
    commits = len(list(tl.log()))
    with pytest.raises(UsageError, match=r"; expected .*; "):
        ask(tl, tl.events()[0].id)
    assert len(list(tl.log())) == commits


def test_days_are_dates_and_moments(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "The navy sent 3,000 sailors to Velmora on Wednesday.")
    (event,) = tl.events()
    moment = dt.datetime(2024, 10, 22, 12, tzinfo=dt.UTC)
    tl.redate(event.id, dt.date(2024, 10, 21), reason="log book")
    assert [each.id for each in tl.events(dt.date(2024, 10, 21), moment)] == [event.id]
    tl.redate(event.id, moment, reason="log book")
    (dated,) = tl.events()
    assert dated.date is not None
    assert dated.date.edtf == "2024-10-22"


def test_one_event_cannot_be_merged(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "The navy sent 3,000 sailors to Velmora on Wednesday.")
    (event,) = tl.events()
    with pytest.raises(CorrectionError, match=f"merge {event.id} with; expected two"):
        tl.merge(event.id, reason="x")


@pytest.mark.parametrize("as_of", ["99999999999", "-1", "10", 10, -1])
def test_a_position_past_the_log_is_told_whatever_its_length(
    tl: Timeline, as_of: str | int
) -> None:
    with pytest.raises(
        UsageError, match=f"position of the log: {as_of}; expected 0 to 0"
    ):
        tl.events(as_of=as_of)


def test_a_position_that_looks_like_a_year_is_told_how_to_write_one(
    tl: Timeline,
) -> None:
    with pytest.raises(UsageError, match="end of a year write 2027-12-31"):
        tl.events(as_of="2027")


def test_an_author_has_a_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no author: '' is empty"):
        Timeline.open(tmp_path / "news.db", author="")
    assert not (tmp_path / "news.db").exists()


def test_a_closed_store_says_so(tl: Timeline) -> None:
    tl.close()
    tl.close()
    asks: list[Callable[[], object]] = [tl.events, tl.log, tl.undo, tl.rebuild]
    for ask in asks:
        with pytest.raises(StoreError, match="the store is closed"):
            ask()
