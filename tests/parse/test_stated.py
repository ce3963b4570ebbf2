"""Dates stated beside the text: which of them dates the article, and what is said."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from timeline.formats import Member, Stated, StatedDate
from timeline.parse.reader import read_member

if TYPE_CHECKING:
    from timeline.articles import Candidate, Publication

BODY = (
    "The ferry stopped, the harbour board said.\n\nDock workers had walked out.\n\n"
    "Talks will go on.\n"
)
LD = "JSON-LD datePublished of the article"


def published(*dates: tuple[str, str], text: str = BODY) -> Publication:
    stated = tuple(StatedDate(value, kind, f"where {kind}") for kind, value in dates)
    member = Member("a.txt", text.encode(), stated=Stated(dates=stated))
    return read_member(member).publication


def only(publication: Publication, kind: str) -> Candidate:
    (found,) = (one for one in publication.candidates if one.kind == kind)
    return found


@pytest.mark.parametrize(
    "value",
    [
        "2024-10-25",
        "2024-10-25T09:12:44+00:00",
        "2024-10-25T23:59:59.999-11:00",
        "20241025",
        "20241025T101500Z",
        "2024/10/25 10:00",
        "Fri, 25 Oct 2024 10:00:00 GMT",
        "October 25, 2024",
        "25.10.2024",
        "1729850400",
        "1729850400000",
    ],
)
def test_a_stated_day_is_read_in_every_form(value: str) -> None:
    publication = published(("meta", value))
    assert (publication.date, publication.source) == (dt.date(2024, 10, 25), "metadata")


@pytest.mark.parametrize(
    "value",
    ["soon", "", "2024", "2024-13-45", "03/04/2024", "99999999999", "NaN", "0"],
)
def test_what_is_no_day_dates_nothing_and_says_so(value: str) -> None:
    publication = published(("meta", value))
    assert publication.date is None
    assert all(not one.accepted and one.why for one in publication.candidates)


@pytest.mark.parametrize(
    "kind",
    ["updated", "crawl", "related link", "comment", "caption", "page banner"],
)
def test_a_day_of_another_thing_never_wins(kind: str) -> None:
    publication = published((kind, "2024-10-25"))
    assert (publication.date, publication.source) == (None, "none")
    assert publication.candidates[0].where == f"where {kind}"


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ("json-ld", "meta"),
        ("meta", "address"),
        ("meta", "time"),
        ("published time", "time"),
        ("address", "time"),
        ("time", "page date"),
        ("page date", "mail"),
        ("mail", "guess"),
    ],
)
def test_stronger_evidence_outranks_weaker(stronger: str, weaker: str) -> None:
    days = {"address": "https://a.example/2024/10/{}/x"}
    publication = published(
        (weaker, days.get(weaker, "2024-10-{}").format("24")),
        (stronger, days.get(stronger, "2024-10-{}").format("25")),
    )
    assert publication.date == dt.date(2024, 10, 25)
    assert "outranked" in only(publication, weaker).why


def test_a_page_put_out_again_keeps_its_first_day() -> None:
    publication = published(
        ("json-ld", "2021-07-01T00:00:00Z"),
        ("address", "https://a.example/2016/02/08/strike"),
        text=f"February 8, 2016\n\n{BODY}",
    )
    assert publication.date == dt.date(2016, 2, 8)
    assert "put out again" in only(publication, "json-ld").why
    assert "put out again" in publication.evidence


def test_one_earlier_day_alone_does_not_outvote_the_data() -> None:
    publication = published(
        ("json-ld", "2021-07-01"), ("address", "https://a.example/2016/02/08/strike")
    )
    assert publication.date == dt.date(2021, 7, 1)


def test_two_fields_that_one_program_wrote_do_not_outvote_a_third() -> None:
    publication = published(
        ("json-ld", "2021-07-01"), ("meta", "2016-02-08"), ("page date", "2016-02-08")
    )
    assert publication.date == dt.date(2021, 7, 1)


@pytest.mark.parametrize(
    ("stamp", "shown", "day"),
    [
        ("2024-10-24T20:15:00Z", "October 25, 2024", 25),
        ("2024-10-25T02:15:00Z", "October 24, 2024", 24),
        ("2024-10-25T02:15:00+02:00", "October 24, 2024", 25),
        ("2024-10-24T08:15:00Z", "October 25, 2024", 24),
    ],
    ids=["east", "west", "its own offset", "no clock is so far ahead"],
)
def test_the_day_is_that_of_the_place_where_it_came_out(
    stamp: str, shown: str, day: int
) -> None:
    publication = published(("json-ld", stamp), text=f"{shown}\n\n{BODY}")
    assert publication.date == dt.date(2024, 10, day)


def test_a_time_in_utc_near_midnight_says_what_else_it_may_be() -> None:
    evidence = published(("json-ld", "2024-10-25T23:40:00Z")).evidence
    assert "in UTC near midnight, 2024-10-26 where clocks are apart" in evidence
    assert "midnight" not in published(("json-ld", "2024-10-25T12:00:00Z")).evidence


def test_a_day_after_the_page_was_saved_is_refused() -> None:
    publication = published(("meta", "2025-01-01"), ("crawl", "20241102"))
    assert publication.date is None
    assert "later than the day the page was saved" in only(publication, "meta").why


def test_the_zero_of_a_clock_is_no_date() -> None:
    publication = published(("meta", "1970-01-01T00:00:00Z"))
    assert publication.date is None


def test_a_guess_is_its_own_source_and_says_that_it_is_one() -> None:
    publication = published(("guess", "2024-10-25"))
    assert (publication.date, publication.source) == (dt.date(2024, 10, 25), "guess")
    assert publication.evidence.startswith("a guess of")


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\nIt sank on October 25, 2024.",
        f"{BODY}\n© 2024 The Echo\n\nUpdated October 25, 2024",
    ],
    ids=["in the prose", "an update"],
)
def test_a_guess_that_takes_up_what_was_refused_is_refused(text: str) -> None:
    publication = published(("guess", "2024-10-25"), text=text)
    assert publication.date is None
    assert "a guess that takes" in only(publication, "guess").why


def test_a_label_before_a_time_says_what_it_is() -> None:
    stated = Stated(
        dates=(
            StatedDate("2024-10-27", "time", "<time>", "Updated"),
            StatedDate("2024-10-25", "time", "<time>", "Veröffentlicht am"),
        )
    )
    text = (
        "Die Fähre liegt seit Freitag still, teilte die Behörde mit.\n\nDie Reparatur "
        "dauert zwei Wochen, hieß es am Abend in der Stadt.\n"
    )
    member = Member("a.txt", text.encode(), stated=stated)
    publication = read_member(member).publication
    assert publication.date == dt.date(2024, 10, 25)
    assert only(publication, "updated").date == dt.date(2024, 10, 27)
