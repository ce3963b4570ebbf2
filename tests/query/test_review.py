"""What a person should look at, and how it goes once something is decided."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from timeline.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tell
    from timeline import Timeline
    from timeline.query.values import ReviewItem, ReviewKind

_DATES = """The mill burned two days ago.

The bank closed in Vienna last night.

The museum of glass opened on 20 October 2024.
"""
_GUESSED = """<!DOCTYPE html><html><head><title>Mill burns</title></head><body>
<article><h1>Mill burns</h1><p>The mill at Aske burned on Wednesday, and nobody was
hurt. The miller had left the house an hour before, and the neighbours saw smoke.</p>
<p>The council meets on Monday to hear the fire brigade, and the clerk of the town will
tell what the insurers say. The wheel is lost.</p></article>
<img src="/uploads/2024/10/18/mill.jpg" alt="The mill"></body></html>
"""
_MERGES = (
    ("review", "Two bakers robbed a bank in Oldham on Tuesday."),
    ("courier", "Robbers raided the bank in Oldham on Tuesday, police said."),
)


@pytest.fixture
def queue(tl: Timeline, tell: Tell) -> Timeline:
    """Two unsure dates and two undated articles."""
    tell("gazette", _DATES)
    tell("letter", "The well ran dry.", date=None)
    tell("note", "The circus came to town.", date=None)
    return tl


def items(tl: Timeline, kind: ReviewKind) -> list[ReviewItem]:
    return [item for item in tl.review().items if item.kind == kind]


def propose(tl: Timeline, tell: Tell) -> ReviewItem:
    """Tell of what the matcher proposes as one."""
    for name, body in _MERGES:
        tell(name, body)
    (item,) = items(tl, "merge")
    return item


def test_unsure_dates_come_first_and_the_least_sure_of_them(queue: Timeline) -> None:
    found = queue.review().items
    assert [item.kind for item in found] == ["date", "date", "article", "article"]
    bank, mill = found[:2]
    assert (bank.what, mill.what) == (
        "24 October 2024: The bank closed in Vienna last night",
        "23 October 2024: The mill burned two days ago",
    )
    assert bank.score is not None
    assert mill.score is not None
    assert bank.score < mill.score


def test_undated_articles_are_listed_as_they_were_read(queue: Timeline) -> None:
    names = [record.ref.id for record in queue.articles()][1:]
    assert [item.article for item in items(queue, "article")] == names


def test_an_article_whose_day_is_a_guess_is_listed_until_a_person_says(
    tl: Timeline, tmp_path: Path
) -> None:
    path = tmp_path / "mill.html"
    path.write_text(_GUESSED, encoding="utf-8")
    (told,) = tl.ingest(path).articles
    assert told.article
    assert told.article.published == dt.date(2024, 10, 18)
    (item,) = items(tl, "article")
    assert item.article == told.article.id
    assert item.what == "Mill burns (a guess: 18 October 2024)"
    tl.date_article(told.article.id, dt.date(2024, 10, 18), reason="asked the desk")
    assert items(tl, "article") == []


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_pages_of_any_size_give_every_item_once(
    queue: Timeline, tell: Tell, size: int
) -> None:
    propose(queue, tell)
    page = queue.review(size=size)
    found = [*page.items]
    while page.next:
        page = queue.review(after=page.next, size=size)
        found += page.items
    assert tuple(found) == queue.review().items
    assert len(found) == queue.review_count().total == 5


def test_items_are_counted_by_kind_and_no_further_than_asked(queue: Timeline) -> None:
    count = queue.review_count()
    assert (count.date, count.merge, count.article, count.is_all) == (2, 0, 2, True)
    some = queue.review_count(most=1)
    assert (some.date, some.merge, some.article, some.is_all) == (1, 0, 1, False)


def test_an_event_that_is_dated_or_retracted_is_gone(queue: Timeline) -> None:
    bank, mill = items(queue, "date")
    assert bank.event
    assert mill.event
    queue.redate(mill.event, "2024-10-22", reason="asked the miller")
    recorded = queue.retract(bank.event, reason="a hoax")
    assert items(queue, "date") == []
    queue.undo(recorded.commit, reason="no hoax")
    assert items(queue, "date") == [bank]


def test_a_proposed_merge_names_both_events(tl: Timeline, tell: Tell) -> None:
    item = propose(tl, tell)
    assert item.event
    assert item.other
    one, other = tl.event(item.event), tl.event(item.other)
    assert item.what == f"{one.title} = {other.title}"
    assert [same.event for same in one.maybe_same] == [other.id]
    assert item.score == one.maybe_same[0].score


def test_a_merge_that_is_decided_is_gone(tl: Timeline, tell: Tell) -> None:
    item = propose(tl, tell)
    assert item.event
    assert item.other
    recorded = tl.merge(item.event, item.other, reason="one robbery")
    assert items(tl, "merge") == []
    tl.undo(recorded.commit, reason="two robberies")
    assert items(tl, "merge") == [item]
    tl.retract(item.other, reason="a hoax")
    assert items(tl, "merge") == []


def test_the_review_can_be_read_as_it_was(queue: Timeline) -> None:
    before, head = queue.review(), queue.head()
    for item in items(queue, "date"):
        assert item.event
        queue.redate(item.event, "2024-10-22", reason="asked")
    assert queue.review(as_of=head) == before
    assert queue.review_count(as_of=head).date == 2


def test_an_article_that_is_taken_down_is_not_asked_for_its_date(
    queue: Timeline,
) -> None:
    letter, note = items(queue, "article")
    assert letter.article
    queue.redact(letter.article, reason="a court order")
    assert items(queue, "article") == [note]


@pytest.mark.parametrize(
    "after", ["x", "[]", '["date"]', '["date", 1, "a"]', '["mine", 0.5, "a"]', "7"]
)
def test_what_is_no_place_in_the_review_is_refused(tl: Timeline, after: str) -> None:
    with pytest.raises(UsageError, match="no place in the review"):
        tl.review(after=after)


def test_a_page_without_items_is_refused(tl: Timeline) -> None:
    with pytest.raises(UsageError, match="no page of 0 items"):
        tl.review(size=0)
