"""What is in dispute, decided or unsure, and what is left out of a chronology."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from timeline import Filters
from timeline.errors import UsageError
from timeline.query import lines as listing
from timeline.query.order import Stop

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Timeline

_NEWS = """The mill burned in Oldham on Monday.

The bank closed in Vienna two days ago.

The museum of glass has closed in Vienna.

The circus will open in Oldham on 4 November.

Anna Holm resigned in June.
"""
MILL, BANK, MUSEUM, CIRCUS, HOLM = ("mill", "bank", "museum", "circus", "Holm")


@pytest.fixture
def news(tl: Timeline, tell: Tell) -> Timeline:
    """Five events; the date of the bank is unsure, a note stands beside the museum."""
    tell("gazette", _NEWS)
    (museum,) = tl.lines(Filters(text=MUSEUM))
    tl.annotate(museum.id, "for repairs", reason="asked them")
    return tl


def kept(tl: Timeline, filters: Filters, as_of: int | None = None) -> set[str]:
    """The events that a list, its pages and its order all have, by a word of each."""
    lines = tl.lines(filters, as_of=as_of)
    page = tl.page(filters, size=2, as_of=as_of)
    paged = [*page.lines]
    while page.next:
        page = tl.page(filters, after=page.next, size=2, as_of=as_of)
        paged += page.lines
    rows = [
        row for part in tl.order(filters, as_of=as_of, stop=Stop()) for row in part.rows
    ]
    assert lines == paged == tl.lines_at(rows, as_of=as_of)
    words = (MILL, BANK, MUSEUM, CIRCUS, HOLM)
    return {word for line in lines for word in words if word in line.title}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param(Filters(unsure=True), {BANK}, id="unsure"),
        pytest.param(
            Filters(unsure=False), {MILL, MUSEUM, CIRCUS, HOLM}, id="not unsure"
        ),
        pytest.param(Filters(corrected=True), {MUSEUM}, id="corrected"),
        pytest.param(
            Filters(corrected=False, where="Vienna"), {BANK}, id="not corrected"
        ),
        pytest.param(Filters(disagrees=True), set(), id="disputed"),
        pytest.param(
            Filters(disagrees=False, text="burned"), {MILL}, id="not disputed"
        ),
    ],
)
def test_events_are_told_by_what_is_known_of_them(
    news: Timeline, filters: Filters, found: set[str]
) -> None:
    assert kept(news, filters) == found


def test_sources_that_differ_are_found(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "The fire in Oldham killed 12 people on Monday.")
    tell("review", "The fire in Oldham killed 15 people on Monday.")
    lines = tl.lines()
    if len(lines) > 1:
        tl.merge(*(line.id for line in lines), reason="one fire")
    assert len(tl.lines(Filters(disagrees=True))) == 1
    assert tl.lines(Filters(disagrees=False)) == []


@pytest.mark.parametrize(
    ("unwanted", "left"),
    [
        pytest.param((Filters(where="Vienna"),), {MILL, CIRCUS, HOLM}, id="a place"),
        pytest.param(
            (Filters(role="planned"),), {MILL, BANK, MUSEUM, HOLM}, id="a role"
        ),
        pytest.param((Filters(source="gazette"),), set(), id="a source"),
        pytest.param(
            (Filters(text='"burned in Oldham"'),),
            {BANK, MUSEUM, CIRCUS, HOLM},
            id="a phrase",
        ),
        pytest.param(
            (Filters(unsure=True),), {MILL, MUSEUM, CIRCUS, HOLM}, id="unsure"
        ),
        pytest.param(
            (Filters(where="Vienna"), Filters(who="Holm")), {MILL, CIRCUS}, id="either"
        ),
        pytest.param(
            (Filters(text="closed", unsure=True), Filters(text="burn")),
            {MUSEUM, CIRCUS, HOLM},
            id="words and a fact",
        ),
        pytest.param(
            (Filters(where="Oldham", role="planned"),),
            {MILL, BANK, MUSEUM, HOLM},
            id="both of one",
        ),
        pytest.param(
            (Filters(since=dt.date(2024, 10, 25)),),
            {MILL, BANK, HOLM},
            id="possibly from a day on",
        ),
        pytest.param(
            (Filters(since=dt.date(2024, 10, 25), certainly=True),),
            {MILL, BANK, MUSEUM, HOLM},
            id="certainly from a day on",
        ),
        pytest.param(
            (Filters(until=dt.date(2024, 10, 22)),), {BANK, CIRCUS}, id="up to a day"
        ),
        pytest.param(
            (Filters(text="!!"),), {MILL, BANK, MUSEUM, CIRCUS, HOLM}, id="no word"
        ),
    ],
)
@pytest.mark.parametrize("early", [8_000, -1], ids=["early", "late"])
def test_what_fits_is_left_out(
    news: Timeline,
    unwanted: tuple[Filters, ...],
    left: set[str],
    early: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "_EARLY", early)
    assert kept(news, Filters(but_not=unwanted)) == left
    assert kept(news, Filters(but_not=unwanted), as_of=news.head()) == left


def test_what_is_left_out_is_left_out_of_what_is_found(news: Timeline) -> None:
    filters = Filters(where="Oldham", but_not=(Filters(text="circus"),))
    assert kept(news, filters) == {MILL}


def test_a_retracted_event_is_left_out_by_what_it_fits(news: Timeline) -> None:
    (mill,) = news.lines(Filters(text=MILL))
    news.retract(mill.id, reason="a false alarm")
    shown = Filters(retracted=True, but_not=(Filters(where="Oldham"),))
    assert kept(news, shown) == {BANK, MUSEUM, HOLM}


@pytest.mark.parametrize(
    ("unwanted", "problem"),
    [
        pytest.param((Filters(),), "leaves out everything", id="everything"),
        pytest.param((Filters(text=' "" '),), "leaves out everything", id="blank"),
        pytest.param(
            (Filters(but_not=(Filters(who="Holm"),)),),
            "leaves something out itself",
            id="nested",
        ),
        pytest.param([Filters(who="Holm")], "expected a tuple", id="a list"),
        pytest.param(("Holm",), "expected Filters", id="a text"),
        pytest.param(
            tuple(Filters(who=f"H{n}") for n in range(101)), "at most 100", id="101"
        ),
    ],
)
def test_what_leaves_out_nothing_sensible_is_refused(
    news: Timeline, unwanted: tuple[Filters, ...], problem: str
) -> None:
    with pytest.raises(UsageError, match=problem):
        news.lines(Filters(but_not=unwanted))


def test_a_flag_is_true_false_or_none() -> None:
    with pytest.raises(UsageError, match="nothing can be found by 'yes'"):
        Filters(unsure="yes")  # type: ignore[arg-type]  # as a caller may err


def test_a_hundred_names_can_be_left_out(news: Timeline) -> None:
    names = tuple(Filters(who=f"Nobody{number}") for number in range(99))
    filters = Filters(but_not=(*names, Filters(who="Holm")))
    assert HOLM not in kept(news, filters)


def test_whole_events_are_filtered_likewise(news: Timeline) -> None:
    unwanted = (Filters(where="Vienna"), Filters(role="planned"))
    found = news.events(unsure=False, corrected=False, but_not=unwanted)
    assert {event.mentions[0].trigger.text for event in found} == {"burned", "resigned"}
