"""A hostile page neither hangs nor fails, and nothing of it commands a terminal."""

from __future__ import annotations

import random
import re
import resource
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.formats.mutations import PAGES, mutated
from timeline.errors import ReadError
from timeline.formats import Member
from timeline.formats.kinds import tell
from timeline.parse.reader import read_member

if TYPE_CHECKING:
    from timeline.articles import Article

_COMMANDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_PROSE = "<p>The council met on Friday in the old hall and closed the bridge.</p>"
_SECONDS = 20
"""Of CPU; more is a hang, on however slow a machine."""
_MEGABYTES = 600


def read(data: bytes) -> Article | None:
    """Read a page; None where it is refused in words."""
    started = time.process_time()
    refusal = ""
    try:
        article = read_member(Member("page.html", data, "html"))
    except ReadError as error:
        refusal = str(error)
    finally:
        assert time.process_time() - started < _SECONDS
    if refusal:
        assert not _COMMANDS.search(refusal)
        return None
    told = [article.text, article.title, article.publisher, article.url or ""]
    told += [article.canonical or "", article.publication.evidence]
    for candidate in article.publication.candidates:
        told += [candidate.text, candidate.why, candidate.where]
    for text in told:
        assert not _COMMANDS.search(text), text
    article.text.encode()
    return article


def run(count: int, seed: int) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    chance = random.Random(seed)  # noqa: S311 - the same pages each time
    for _ in range(count):
        read(mutated(chance))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < _MEGABYTES * 1024 * (1024 if sys.platform == "darwin" else 1)


def test_mutated_pages_are_read_or_refused() -> None:
    run(150, seed=1)


@pytest.mark.slow
def test_ten_thousand_mutated_pages_are_read_or_refused() -> None:
    run(10_000, seed=2)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<div>" * 1_500 + _PROSE, id="nested deep"),
        pytest.param("<div>" * 300_000 + _PROSE, id="nested too deep"),
        pytest.param("<b>" * 1_000 + _PROSE * 100, id="unclosed"),
        pytest.param("<article>" + _PROSE * 28_000, id="paragraphs"),
        pytest.param("<article>" + "<p>a<br>" * 14_000, id="breaks"),
        pytest.param("<div class=related>" * 2_000 + "<i>x</i>" * 40_000, id="asides"),
        pytest.param("<table><tr><td>" * 400 + _PROSE * 20_000, id="tables"),
        pytest.param("<article><p>" + "word " * 1_500_000, id="one paragraph"),
        pytest.param("<article><p>" + "x" * 3_000_000, id="one word"),
        pytest.param("<a href=x>" * 20_000 + _PROSE, id="links"),
        pytest.param(
            "<time datetime=2024-10-25>x</time>" * 20_000 + _PROSE, id="times"
        ),
        pytest.param("<meta name=date content=2024>" * 28_000 + _PROSE, id="metas"),
        pytest.param("<!-- -->" * 28_000 + _PROSE, id="comments"),
        pytest.param("&amp;" * 400_000 + _PROSE, id="entities"),
        pytest.param(
            '<script type="application/ld+json">'
            + "[" * 200_000
            + "</script>"
            + _PROSE,
            id="JSON nested",
        ),
        pytest.param(
            '<script type="application/ld+json">' + " " * 2_000_000 + "x</script>",
            id="JSON of blanks",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type":"Article","headline":'
            + "1" * 10_000
            + "}</script>"
            + _PROSE,
            id="JSON number",
        ),
        pytest.param(
            '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "'
            + "&a;" * 1_000
            + '"><!ENTITY c "'
            + "&b;" * 1_000
            + '">]><p>&c;&c;</p>'
            + _PROSE * 5,
            id="entity bomb",
        ),
        pytest.param("<p style='" + "left: " * 200_000 + "'>" + _PROSE, id="style"),
        pytest.param("<p class='" + "a " * 400_000 + "'>" + _PROSE, id="classes"),
        pytest.param("<title>" + " - " * 200_000 + "</title>" + _PROSE, id="title"),
    ],
)
def test_a_page_made_to_be_slow_is_read_or_refused(page: str) -> None:
    read(page.encode())


def test_many_comments_before_a_page_are_passed_over() -> None:
    started = time.process_time()
    assert tell(b"<!-- -->" * 500 + b"<x", "") == "text"
    assert tell(b"<!-- a --> \n<!doctype html>", "") == "html"
    assert time.process_time() - started < 1


def test_scripts_hidden_text_and_overrides_are_no_text() -> None:
    page = (
        "<script>alert(1)</script><style>p{}</style><h1>Bridge\u202e closed</h1>"
        + _PROSE * 3
        + "<p>It was\x1b]0;x\x07 old&#27;[31m and &#x202e;worn, the mayor said.</p>"
        "<p style='display: none'>Nobody sees this sentence on the page.</p>"
    )
    article = read(page.encode())
    assert article is not None
    assert article.title == "Bridge closed"
    assert "It was]0;x old[31m and worn, the mayor said." in article.text
    assert "alert" not in article.text
    assert "Nobody sees" not in article.text


def test_a_page_too_large_says_how_large_and_what_to_do() -> None:
    with pytest.raises(
        ReadError, match=r"too large a page: 80,0\d\d elements; expected"
    ):
        read_member(Member("page.html", b"<i>a</i>" * 80_000, "html"))


def test_a_page_nested_too_deep_says_so() -> None:
    with pytest.raises(ReadError, match="nested too deep"):
        read_member(Member("page.html", b"<div>" * 5_000 + b"x", "html"))


def test_the_pages_to_mutate_are_there() -> None:
    assert len(PAGES) > 40


def test_an_element_of_endless_attributes_is_refused() -> None:
    page = f"<p {' '.join(f'a{each}=1' for each in range(2_000))}>It rained.</p>"
    with pytest.raises(ReadError, match=r"2,000 attributes of one element; expected"):
        read_member(Member("page.html", page.encode(), "html"))
