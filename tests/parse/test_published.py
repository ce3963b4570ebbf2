"""The publication date is the article's own or none, and every date weighed is told."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.articles import Candidate, Publication
from timeline.parse import read_article

DAY = dt.date(2024, 10, 25)
LEAD = "The ferry to the outer islands stopped on Friday, the harbour board said."
BODY = f"{LEAD}\n\nDock workers had walked out. Talks will go on next week.\n"


def published(text: str, date: dt.date | None = None) -> Publication:
    return read_article(text.encode(), "a.txt", date=date).publication


def only(publication: Publication, kind: str) -> Candidate:
    (found,) = (one for one in publication.candidates if one.kind == kind)
    return found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(f" date 2024-10-25 {BODY}", "header", id="glued"),
        pytest.param(f"Date: 25 October 2024\n\n{BODY}", "header", id="header line"),
        pytest.param(f"Date: 25 октября 2024\n\n{BODY}", "header", id="Russian"),
        pytest.param(
            f"---\ndate: 2024-10-25\n---\n{BODY}", "header", id="front matter"
        ),
        pytest.param(
            f"URL: https://a.example/2024/10/25/x\n\n{BODY}", "header", id="url"
        ),
        pytest.param(
            f"Ferry stops sailing\nBy A. Person\nOct. 25, 2024\n\n{BODY}",
            "byline",
            id="byline",
        ),
        pytest.param(
            f"Ferry stops sailing\nReuters - Reuters\n\n25 October 2024\n\n{BODY}",
            "byline",
            id="agency line",
        ),
        pytest.param(
            f"Ferry stops sailing\n\nPublished Oct. 25, 2024 at 5:01 p.m.\n\n{BODY}",
            "byline",
            id="published line",
        ),
        pytest.param(f"Friday, October 25, 2024\n\n{BODY}", "byline", id="date line"),
        pytest.param(f"{BODY}\nPort Ellis, 25 October 2024\n", "byline", id="foot"),
        pytest.param(
            f"PORT ELLIS, Oct. 25, 2024 (Northline) - {BODY}", "dateline", id="dateline"
        ),
        pytest.param(f"2024-10-25 {BODY}", "header", id="a bare day glued"),
        pytest.param(f"Oct. 25, 2024 (Echo) - {BODY}", "dateline", id="day and agency"),
        pytest.param(f"25 October 2024 — {BODY}", "dateline", id="day and dash"),
        pytest.param(
            f"Ferry stops sailing\n\nPORT ELLIS, Norland — October 25, 2024\n\n{BODY}",
            "dateline",
            id="place, dash and day by themselves",
        ),
        pytest.param(
            f"Port Ellis — October 25, 2024 — {BODY}", "dateline", id="two dashes"
        ),
        pytest.param(
            f"PORT ELLIS, Norland, Oct. 25, 2024 /Northline/ -- {BODY}",
            "dateline",
            id="agency between strokes",
        ),
        pytest.param(
            f"PORT ELLIS, Oct 25 (Northline) - {BODY}\n© 2024 Northline",
            "weekday check",
            id="dateline with the year by weekday",
        ),
    ],
)
def test_the_date_is_found_with_its_source(text: str, source: str) -> None:
    publication = published(text)
    assert (publication.date, publication.source) == (DAY, source)
    assert any(one.accepted and one.date == DAY for one in publication.candidates)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(f"Today: October 25, 2024\n\n{BODY}", "crawl date", id="today"),
        pytest.param(f"Accessed: 25 October 2024\n\n{BODY}", "crawl date", id="header"),
        pytest.param(f"{BODY}\nRetrieved on 25 October 2024.", "crawl date", id="foot"),
        pytest.param(
            f"{BODY}\nPrinted on 25 October 2024.", "crawl date", id="printed"
        ),
        pytest.param(f"Updated: October 25, 2024\n\n{BODY}", "updated", id="updated"),
        pytest.param(
            f"{BODY}\nLast modified October 25, 2024", "updated", id="last modified"
        ),
        pytest.param(f"{BODY}\n© 2024 The Echo", "copyright", id="copyright"),
        pytest.param(
            f"{BODY}\nRelated Articles\n\nStorm nears coast\nOctober 25, 2024",
            "related link",
            id="related link",
        ),
        pytest.param(
            f"FILE PHOTO: A ferry, October 25, 2024. REUTERS/A. Person\n\n{BODY}",
            "caption",
            id="caption",
        ),
        pytest.param(
            f"{BODY}\nIt sank on October 25, 2024.", "in the prose", id="prose"
        ),
        pytest.param(f"October 2024\n\n{BODY}", "date line", id="month alone"),
        pytest.param(f"Date: October 2024\n\n{BODY}", "header", id="month in a header"),
        pytest.param(f"Date: 03/04/2024\n\n{BODY}", "header", id="ambiguous"),
        pytest.param(f"Date: 29 February 2023\n\n{BODY}", "header", id="no such day"),
        pytest.param(f"Date: 31/02/2024\n\n{BODY}", "header", id="no such figures"),
        pytest.param(f"February 30, 2024\n\n{BODY}", "date line", id="no such line"),
        pytest.param(f"Date: 0999-10-25\n\n{BODY}", "header", id="implausible"),
        pytest.param(f"Date: soon\n\n{BODY}", "header", id="no date"),
        pytest.param(f"PORT ELLIS, Oct 25 (Echo) - {BODY}", "dateline", id="no year"),
        pytest.param(
            "The Echo\nHome World Sport\nOctober 25, 2024\n\n"
            f"Ferry stops sailing\n\n{BODY}",
            "page banner",
            id="banner of a page",
        ),
        pytest.param(
            f"Accessed: 1 May 2024\n\nFerry stops\n\nOctober 25, 2024\n\n{BODY}",
            "date line",
            id="after the page was saved",
        ),
    ],
)
def test_what_is_no_publication_date_is_rejected_with_a_reason(
    text: str, kind: str
) -> None:
    publication = published(text)
    assert (publication.date, publication.source) == (None, "none")
    rejected = only(publication, kind)
    assert not rejected.accepted
    assert len(rejected.why) > 10
    assert kind in publication.evidence


def test_a_text_without_any_date_says_what_was_looked_for() -> None:
    publication = published(BODY)
    assert publication == Publication(
        None, "none", "no header, byline, dateline or date line gives a day", ()
    )


def test_a_copyright_year_in_which_the_weekday_is_another_completes_nothing() -> None:
    assert published(f"PORT ELLIS, Oct 25 (Echo) - {BODY}\n© 2025 Echo").date is None


def test_a_crawl_date_beside_a_byline_loses_to_it() -> None:
    page = (
        "The Echo\nHome World\nToday: April 12, 2025\n\nFerry stops sailing\n"
        f"October 25, 2024\nReuters - Reuters\n\n{BODY}"
    )
    publication = published(page)
    assert publication.date == DAY
    assert only(publication, "crawl date").date == dt.date(2025, 4, 12)
    assert not only(publication, "crawl date").accepted


def test_a_header_outranks_a_byline_and_the_evidence_tells_of_both() -> None:
    page = f"Date: 2024-10-25\n\nFerry stops\nBy A. Person\nOctober 26, 2024\n\n{BODY}"
    publication = published(page)
    assert publication.date == DAY
    assert publication.evidence == (
        "header “Date: 2024-10-25”; but the byline says 2024-10-26"
    )
    assert "outranked by the header" in only(publication, "byline").why


@pytest.mark.parametrize(
    ("phrase", "evidence"),
    [
        ("Friday, October 25", "“Friday, October 25” in the text agrees"),
        ("Monday, October 21", "“Monday, October 21” in the text agrees"),
        (
            "Friday, October 24",
            "“Friday, October 24” in the text does not: "
            "2024-10-24 was a Thursday, no Friday",
        ),
    ],
)
def test_a_weekday_with_its_day_confirms_or_contradicts(
    phrase: str, evidence: str
) -> None:
    publication = published(f" date 2024-10-25 The ferry stopped on {phrase}. Rain.")
    assert publication.date == DAY
    assert publication.evidence == f"header “date 2024-10-25”; {evidence}"


def test_a_clock_time_beside_an_update_is_no_date_of_its_own() -> None:
    line = "Oct. 25, 2024, 3:45 PM UTC / Updated Oct. 26, 2024, 1:02 AM UTC"
    publication = published(f"Ferry stops sailing\n{line}\nBy A. Person\n\n{BODY}")
    kinds = [(one.kind, one.accepted) for one in publication.candidates]
    assert kinds == [("byline", True), ("updated", False)]


def test_that_day_in_the_prose_is_no_date_of_its_own() -> None:
    publication = published("It sank on May 3, 2024. It rained that day, at 3 p.m.")
    assert [one.text for one in publication.candidates] == ["May 3, 2024"]


def test_weekdays_alone_never_make_a_date() -> None:
    assert published("The ferry stopped on Friday, October 25. It rained.").date is None


def test_a_date_given_by_hand_wins_and_the_texts_own_is_still_told() -> None:
    publication = published(f" date 2024-10-25 {BODY}", date=dt.date(2024, 10, 26))
    assert (publication.date, publication.source) == (dt.date(2024, 10, 26), "by hand")
    assert publication.evidence == "given by hand; the header says 2024-10-25"
    assert only(publication, "header").date == DAY
    assert not only(publication, "header").accepted


def test_candidates_quote_the_text_they_stand_in() -> None:
    text = f"Today: May 3, 2025\n\nBy A. Person\nOct. 25, 2024\n\n{BODY}\n© 2025 Echo"
    for candidate in published(text).candidates:
        assert text[candidate.start : candidate.end] == candidate.text


def test_a_chronicle_lists_some_of_its_dates_and_counts_the_rest() -> None:
    days = [f"It rained on May {day}, 2021." for day in range(1, 31)]
    told = published(" ".join(days)).candidates
    assert len(told) == 20
    assert told[-1].why.endswith("and 10 more after it")
