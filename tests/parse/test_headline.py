"""The title and the outlet are what a fact-checker would cite, or empty."""

from __future__ import annotations

import pytest

from timeline.parse import read_article

BODY = (
    "The ferry to the outer islands stopped on Friday, the harbour board said.\n\n"
    "Dock workers had walked out. Talks will go on next week.\n"
)


@pytest.mark.parametrize(
    ("above", "title", "publisher"),
    [
        pytest.param("", "", "", id="prose right away"),
        pytest.param("Ferry to the islands stops", "Ferry to the islands stops", ""),
        pytest.param("# Ferry to the islands stops", "Ferry to the islands stops", ""),
        pytest.param("Title: Ferry stops\nSource: Echo", "Ferry stops", "Echo"),
        pytest.param(
            "The Harbour Echo\nHome World Sport\n\nFerry to the islands stops",
            "Ferry to the islands stops",
            "The Harbour Echo",
        ),
        pytest.param(
            "Coastline\nHome | World | Sport\n\nFerry to the islands stops",
            "Ferry to the islands stops",
            "Coastline",
        ),
        pytest.param(
            "Ferry to the islands stops | Harbour Echo",
            "Ferry to the islands stops",
            "Harbour Echo",
        ),
        pytest.param("WORLD\nFerry to islands stops", "Ferry to islands stops", ""),
        pytest.param("WORLD", "", ""),
        pytest.param(
            "Trending\nWhale seen near old pier\n\nFerry to the islands stops",
            "Ferry to the islands stops",
            "",
        ),
        pytest.param("Northline Wire", "", "Northline Wire"),
        pytest.param("By A. Person\nOctober 25, 2024", "", ""),
    ],
)
def test_the_headline_and_the_outlet_above_the_body(
    above: str, title: str, publisher: str
) -> None:
    article = read_article(f"{above}\n\n{BODY}".encode(), "a.txt")
    assert (article.title, article.publisher) == (title, publisher)


def test_an_agency_in_the_dateline_is_no_publisher() -> None:
    article = read_article(f"PORT ELLIS (Reuters) - {BODY}".encode(), "a.txt")
    assert article.publisher == ""
    assert article.sentences[0].text.startswith("The ferry to")


def test_the_holder_of_the_copyright_is_the_publisher_where_nothing_else_is() -> None:
    page = f"{BODY}\n© 2024 The Harbour Echo. All rights reserved."
    assert read_article(page.encode(), "a.txt").publisher == "The Harbour Echo"


def test_a_publisher_given_by_hand_wins_and_is_recorded_as_such() -> None:
    page = f"Source: Echo\n\n{BODY}".encode()
    article = read_article(page, "a.txt", publisher="The Echo of Port Ellis")
    assert article.publisher == "The Echo of Port Ellis"
    assert article.by_hand == ("publisher",)


def test_a_line_of_nothing_but_a_page_break_names_no_outlet() -> None:
    page = f"\f\n\nHome\n\nNews\n\nSport\n\n25 October 2024\n\n{BODY}"
    assert read_article(page.encode(), "a.txt").publisher == ""
