"""JSON-LD and JSON Feed: which articles they hold, and of which day."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from tests.formats.samples import FIRST, JSON_FEED, LINKED, RECORD, SECOND
from tests.formats.test_members import dates, reason, split
from timeline.errors import NoArticleError, ReadError
from timeline.formats import read_document
from timeline.parse import read_member

_MODIFIED = ("updated", "2025-04-12T00:00:00Z")


@pytest.mark.parametrize("name", ["article.jsonld", "article.json", "article"])
def test_the_article_of_a_json_ld_file_is_the_one_it_is_about(name: str) -> None:
    (article,), problems = split(json.dumps(LINKED), name)
    assert problems == []
    assert (article.path, article.key) == (name, "")
    assert article.stated.title == "Navy & sailors"
    assert article.stated.publisher == "Harbour Wire"
    assert article.stated.url == "https://wire.example/1"
    assert article.data.decode() == f"{FIRST}\n\n{SECOND}"
    assert dates(article) == [("json-ld", "2024-10-25T06:30:00+02:00"), _MODIFIED]
    assert str(read_member(article).publication.date) == "2024-10-25"


def test_the_day_of_a_change_is_no_day_of_publication() -> None:
    node = {
        "@type": "NewsArticle",
        "articleBody": SECOND,
        "dateModified": "2025-04-12",
    }
    (article,), _ = split(json.dumps(node), "a.jsonld")
    read = read_member(article)
    assert read.publication.date is None
    (candidate,) = read.publication.candidates
    assert (candidate.kind, candidate.accepted) == ("updated", False)


def test_articles_in_a_list_are_each_one_and_keep_their_place() -> None:
    nodes = [
        {"@type": "NewsArticle", "@id": f"https://a.example/{n}", "articleBody": text}
        for n, text in enumerate((FIRST, SECOND))
    ]
    listed: dict[str, Any] = {
        "@type": "ItemList",
        "itemListElement": [{"@type": "ListItem", "item": node} for node in nodes],
    }
    for value in (nodes, {"@graph": nodes}, listed):
        found, problems = split(json.dumps(value), "all.json")
        assert problems == []
        assert [each.data.decode() for each in found] == [FIRST, SECOND]
        assert [each.path for each in found] == ["all.json#1", "all.json#2"]
        assert [each.key for each in found] == [
            "#https://a.example/0",
            "#https://a.example/1",
        ]


def test_an_article_of_json_ld_without_its_text_is_named() -> None:
    node = {"@type": "NewsArticle", "headline": "Rain", "datePublished": "2024-10-25"}
    (problem,) = split(json.dumps(node), "a.jsonld")[1]
    assert reason(problem) == "an article without its text: “Rain”"


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"@type": "Organization", "name": "Wire"}, id="another thing"),
        pytest.param({"@graph": [[[{"@type": 7}]]]}, id="no type"),
    ],
)
def test_json_ld_of_no_article_is_named(value: object) -> None:
    (problem,) = split(json.dumps(value), "a.jsonld")[1]
    assert isinstance(problem.error, NoArticleError)


def test_a_record_that_says_its_type_is_still_a_record() -> None:
    (article,), _ = split(json.dumps({**RECORD, "@type": "Thing"}), "a.json")
    assert article.data.decode() == RECORD["text"]
    assert dates(article) == [("field", "2024-10-25")]


def test_each_item_of_a_json_feed_is_an_article_by_its_published_date() -> None:
    (first, second, third), (empty,) = split(json.dumps(JSON_FEED), "feed.json")
    assert [each.path for each in (first, second, third)] == [
        f"feed.json#{number}" for number in (1, 2, 3)
    ]
    assert first.key == "#wire-1"
    assert first.stated.title == "Navy & sailors"
    assert first.stated.publisher == "Harbour Wire"
    assert dates(first) == [("feed", "2024-10-25T06:30:00+02:00"), _MODIFIED]
    assert first.kind == "fragment"
    assert SECOND in read_document(first).text
    assert (second.kind, second.data.decode()) == ("text", SECOND)
    assert dates(second) == [("updated", "2025-04-12")]
    assert [each.is_teaser for each in (first, second, third)] == [False, False, True]
    assert reason(empty) == "an item without a text: “Nothing”"


def test_an_item_keeps_its_key_when_others_come_before_it() -> None:
    feed = copy.deepcopy(JSON_FEED)
    assert isinstance(feed["items"], list)
    feed["items"].insert(0, {"id": "wire-9", "content_text": "It rained."})
    (before, *_), _ = split(json.dumps(JSON_FEED), "feed.json")
    (_, moved, *_), _ = split(json.dumps(feed), "feed.json")
    assert moved.path != before.path
    assert (moved.key, moved.digest()) == (before.key, before.digest())


@pytest.mark.parametrize(
    "items",
    [
        pytest.param("none", id="no list"),
        pytest.param([7], id="no object"),
        pytest.param(["\ud800"], id="half a surrogate pair"),
    ],
)
def test_a_json_feed_that_is_broken_is_told(items: object) -> None:
    (problem,) = split(json.dumps({**JSON_FEED, "items": items}), "feed.json")[1]
    assert isinstance(problem.error, ReadError)
    assert "; expected " in str(problem.error)


def test_more_json_ld_than_is_read_is_told() -> None:
    nodes = [{"@type": "NewsArticle", "articleBody": "It rained."}] * 20_001
    found, (problem,) = split(json.dumps(nodes), "all.jsonld")
    assert found == []
    assert "holds over 20,000 objects of JSON-LD; expected at most" in str(
        problem.error
    )
    assert len(split(json.dumps(nodes[:-1]), "all.jsonld")[0]) == 20_000
