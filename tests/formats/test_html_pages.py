"""Pages of every sort: the article's own words and day, or no day, and no furniture."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from timeline.errors import NoArticleError
from timeline.formats import Member
from timeline.parse.reader import read_member

if TYPE_CHECKING:
    from timeline.articles import Article

PAGES = Path(__file__).with_name("pages")
EXPECTED = json.loads((PAGES / "expected.json").read_text("utf-8"))
ARTICLES: dict[str, dict[str, Any]] = EXPECTED["articles"]
OTHERS: dict[str, str] = EXPECTED["others"]


def read(name: str) -> Article:
    data = (PAGES / f"{name}.html").read_bytes()
    return read_member(Member(f"{name}.html", data, "html"))


@pytest.mark.parametrize("name", ARTICLES)
def test_the_publication_date_is_right_or_none(name: str) -> None:
    publication = read(name).publication
    stated = ARTICLES[name]["date"]
    day = dt.date.fromisoformat(stated) if stated else None
    assert publication.date == day, publication.evidence
    assert ARTICLES[name].get("says", "") in publication.evidence


@pytest.mark.parametrize("name", ARTICLES)
def test_every_date_weighed_says_why_it_won_or_lost(name: str) -> None:
    for candidate in read(name).publication.candidates:
        assert candidate.why
        assert candidate.where or candidate.start is not None


@pytest.mark.parametrize("name", ARTICLES)
def test_the_body_is_whole_and_has_no_furniture(name: str) -> None:
    article, expected = read(name), ARTICLES[name]
    body = " ".join(sentence.text for sentence in article.sentences)
    for paragraph in expected["body"]:
        assert paragraph in body
    for furniture in expected["not"]:
        assert furniture not in body
    assert expected.get("text", "") in article.text


@pytest.mark.parametrize("name", ARTICLES)
def test_the_title_heads_the_text_and_sentences_index_it(name: str) -> None:
    article = read(name)
    assert article.title == ARTICLES[name]["title"]
    assert article.text.startswith(article.title)
    for sentence in article.sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert "\n\n" not in sentence.text


@pytest.mark.parametrize(
    "name", [name for name in ARTICLES if ARTICLES[name].get("url")]
)
def test_the_address_is_the_page_s_own_not_the_archive_s(name: str) -> None:
    assert read(name).url == ARTICLES[name]["url"]


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_that_is_no_article_is_named(name: str) -> None:
    with pytest.raises(NoArticleError) as raised:
        read(name)
    assert raised.value.reason == OTHERS[name]


def test_there_are_as_many_pages_as_are_expected() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == {*ARTICLES, *OTHERS}
    assert len(ARTICLES) >= 40
