"""Metadata above the article is read; prose that looks a little like it is not."""

from __future__ import annotations

import pytest

from timeline.parse.header import read_header


@pytest.mark.parametrize(
    ("text", "date", "rest"),
    [
        (" date 2024-10-25 The mayor left.", "2024-10-25", "The mayor left."),
        ("date: 2024-10-25\nThe mayor left.", "2024-10-25", "\nThe mayor left."),
        (
            "Date 25 October 2024 - The mayor left.",
            "25 October 2024",
            "The mayor left.",
        ),
        ("Published: Oct. 25, 2024\n\nRain.", "Oct. 25, 2024", "\nRain."),
        ("---\ndate: '2024-10-25'\n---\nRain.", "2024-10-25", "Rain."),
        (
            "date: 2024-10-25T07:10:00Z\nRain.",
            "2024-10-25T07:10:00Z",
            "\nRain.",
        ),
    ],
    ids=["glued", "line", "glued in words", "published", "front matter", "timestamp"],
)
def test_a_header_gives_the_date_and_ends_where_the_article_begins(
    text: str, date: str, rest: str
) -> None:
    header = read_header(text)
    assert header.first("date") == date
    assert text[header.end :].lstrip() == rest.lstrip()


def test_every_field_stands_where_it_says() -> None:
    text = "Title: Rain\nSource: The Echo\nURL: https://echo.example/a\n\nIt rained."
    header = read_header(text)
    assert header.first("title") == "Rain"
    assert header.first("publisher") == "The Echo"
    assert header.first("url") == "https://echo.example/a"
    for field in header.fields:
        for span in (field.value, field.words):
            assert text[span.start : span.end] == span.text


def test_an_address_on_the_first_line_is_the_articles() -> None:
    header = read_header("https://echo.example/2024/10/25/rain\n\nIt rained.")
    assert header.first("url") == "https://echo.example/2024/10/25/rain"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said: no.",
        "Place: the old quay. It rained.",
        "Date palms grow here. It rained.",
        "--- \nIt rained all day",
        "",
    ],
    ids=["colon", "a lone minor field", "another date", "open fence", "nothing"],
)
def test_prose_is_no_header(text: str) -> None:
    assert read_header(text).fields == ()
    assert read_header(text).end == 0
