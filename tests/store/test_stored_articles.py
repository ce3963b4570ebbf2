"""Mentions and publication dates come back from the store as they went in."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.articles import (
    Candidate,
    DateProvenance,
    Estimate,
    Figure,
    Mention,
    Publication,
    Span,
)
from timeline.dates import Date, Granularity
from timeline.store.articles import (
    stored_mention,
    stored_publication,
    to_mention,
    to_publication,
)
from timeline.store.parts import StoredMention, StoredPublication

FRIDAY = dt.date(2024, 10, 25)

DATES = {
    "none": None,
    "day": Date.day(FRIDAY),
    "hour of a day": Date.day(FRIDAY).refined(Granularity.HOUR),
    "week": Date.week(FRIDAY),
    "weekend": Date.weekend(FRIDAY),
    "early in a month": Date.month(2024, 8).modified("start"),
    "season": Date.season(2024, 4),
    "quarter": Date.quarter(2024, 3),
    "half": Date.half(2024, 2),
    "decade": Date.decade(1975),
    "century": Date.century(1912),
    "bound": Date.until(FRIDAY),
    "from a day on": Date.since(FRIDAY),
    "some day": Date.some_day(FRIDAY, dt.date(2024, 10, 29)),
    "lasting": Date.lasting(Date.year(2009), Date.year(2011)),
}


def mention(date: Date | None, timex: DateProvenance | None = None) -> Mention:
    return Mention(
        id="0f1e2d3c4b5a6978",
        quote="The ferry sank, the port said.",
        start=10,
        end=40,
        trigger=Span("sank", 20, 24),
        title="The ferry sank",
        role="alleged",
        date=date,
        timex=timex,
        who=("the port",),
        where=("Port Ellen", "Islay"),
        attribution="the port",
        figures=(Figure(3.5, "~", "tonnes", "about 3.5 tonnes", "tonnes", True),),
        confidence=0.7,
        extractor="rules 2",
        whom=("Islay",),
        polarity="negative",
        certainty="possible",
        chain=("Reuters",),
        said_in="8796a5b4c3d2e1f0",
        estimate=Estimate("2024-10-25~", "publication", 0.6),
    )


def through_json(given: Mention) -> Mention:
    text = stored_mention(given).model_dump_json()
    return to_mention(StoredMention.model_validate_json(text))


@pytest.mark.parametrize("date", DATES.values(), ids=DATES)
def test_a_mention_comes_back_with_its_date(date: Date | None) -> None:
    assert through_json(mention(date)) == mention(date)


def test_a_mention_comes_back_with_the_phrase_that_dates_it() -> None:
    timex = DateProvenance(
        text="Wednesday",
        start=30,
        end=39,
        rule="weekday.past",
        anchor=FRIDAY,
        anchor_source="dateline",
        value="2024-10-23",
        confidence=0.93,
        other="2024-10-30",
    )
    given = mention(Date.day(dt.date(2024, 10, 23)), timex)

    assert through_json(given) == given


def test_a_mention_with_the_least_there_is_comes_back() -> None:
    given = Mention(
        id="0f1e2d3c4b5a6978",
        quote="Rain.",
        start=0,
        end=5,
        trigger=Span("Rain", 0, 4),
        title="Rain",
        role="occurrence",
        date=None,
        timex=None,
    )

    assert through_json(given) == given


def test_a_publication_date_comes_back_with_every_date_weighed() -> None:
    given = Publication(
        FRIDAY,
        "header",
        "header “date 2024-10-25”",
        (
            Candidate("date 2024-10-25", 0, 15, FRIDAY, "header", True, "a header"),
            Candidate("© 2025", 900, 906, None, "copyright", False, "a copyright year"),
        ),
    )

    text = stored_publication(given).model_dump_json()

    assert to_publication(StoredPublication.model_validate_json(text)) == given


def test_no_publication_date_comes_back_as_none() -> None:
    given = Publication(None, "none", "no date in the text")

    assert to_publication(stored_publication(given)) == given
