"""The sample articles are read as their authors meant them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.parse import find_files, read_article

if TYPE_CHECKING:
    from timeline.articles import Article

SEEDS = Path(__file__).parents[2] / "seeds"
FRIDAY, THURSDAY = dt.date(2024, 10, 25), dt.date(2024, 10, 24)
EXPECTED = {
    "01-harbour-gazette.txt": (FRIDAY, "header", ""),
    "02-meridian-post.txt": (FRIDAY, "byline", "The Meridian Post"),
    "03-northline-wire.txt": (FRIDAY, "header", "Northline"),
    "04-valley-courier.txt": (FRIDAY, "byline", "Valley Courier"),
    "05-tidewater-news.txt": (THURSDAY, "header", ""),
    "06-lantern-review.txt": (None, "none", ""),
    "07-polder-chronicle.md": (FRIDAY, "header", "Polder Chronicle"),
    "08-strait-observer.txt": (dt.date(2024, 10, 26), "byline", "Strait Observer"),
    "09-summit-record.txt": (THURSDAY, "dateline", ""),
    "10-borderland-bulletin.txt": (FRIDAY, "byline", "Borderland Bulletin"),
}


def seed(name: str) -> Article:
    return read_article((SEEDS / name).read_bytes(), name)


def test_every_seed_is_found_and_has_an_expectation() -> None:
    found = find_files([SEEDS])
    assert [Path(path).name for path in found.files] == list(EXPECTED)
    assert found.problems == ()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_seed_has_its_date_source_and_publisher(name: str) -> None:
    article = seed(name)
    publication = article.publication
    found = publication.date, publication.source, article.publisher
    assert found == EXPECTED[name]
    assert len(article.sentences) >= 8


@pytest.mark.parametrize(
    ("name", "kind", "date"),
    [
        ("02-meridian-post.txt", "crawl date", dt.date(2025, 3, 3)),
        ("08-strait-observer.txt", "updated", dt.date(2024, 11, 2)),
        ("08-strait-observer.txt", "copyright", None),
        ("10-borderland-bulletin.txt", "crawl date", dt.date(2025, 1, 14)),
    ],
)
def test_a_seeds_other_dates_are_rejected(
    name: str, kind: str, date: dt.date | None
) -> None:
    rejected = [one for one in seed(name).publication.candidates if one.kind == kind]
    assert {one.date for one in rejected} == {date}
    assert not any(one.accepted for one in rejected)


def test_no_sentence_comes_from_the_furniture_of_a_crawled_page() -> None:
    article = seed("02-meridian-post.txt")
    furniture = "tram", "loaf", "Cheesemakers", "globe", "clock", "Sign In", "Share"
    assert all(word in article.text for word in furniture)
    told = " ".join(sentence.text for sentence in article.sentences)
    assert not [word for word in furniture if word in told]


def test_a_paragraph_without_its_full_stop_is_a_sentence() -> None:
    (found,) = (
        sentence.text
        for sentence in seed("05-tidewater-news.txt").sentences
        if sentence.text.endswith("Kursk region")
    )
    assert found.startswith("Putin said the Russian army")


def test_section_headings_are_no_sentences() -> None:
    for name, heading in (
        ("01-harbour-gazette.txt", "What the pact says"),
        ("06-lantern-review.txt", "Neither Yes Nor No"),
        ("07-polder-chronicle.md", "Moscow's answer"),
    ):
        article = seed(name)
        assert heading in article.text
        assert not any(heading in sentence.text for sentence in article.sentences)
