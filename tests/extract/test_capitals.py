"""Sentences all in capitals, which say what others say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read


def test_an_article_in_capitals_gives_what_it_gives_in_small_letters(
    read: Read,
) -> None:
    sentences = (
        "A fire destroyed a mill in Lima on Monday, killing 12 people, police said.",
        "Mayor Anna Holm said on Tuesday that the mill had been closed since June.",
        "Russian officials sent 300 tents to Lima.",
    )
    small = read(*sentences)
    large = read(*(sentence.upper() for sentence in sentences))
    assert [(m.title, m.role, m.date, m.where) for m in large] == [
        (m.title, m.role, m.date, m.where) for m in small
    ]
    assert [m.figures for m in large] == [m.figures for m in small]
    assert [m.who for m in large[3:]] == [m.who for m in small[3:]]


def test_quotation_and_trigger_stay_as_the_article_has_them(read: Read) -> None:
    (found,) = read("THE BRIDGE COLLAPSED ON MONDAY.")
    assert found.quote == "THE BRIDGE COLLAPSED ON MONDAY."
    assert found.trigger.text == "COLLAPSED"
    assert found.timex
    assert found.timex.text == "MONDAY"


def test_names_are_known_from_sentences_that_are_not_in_capitals(read: Read) -> None:
    found = read("STRAND RESIGNED ON MONDAY.", "The board thanked Strand.")
    assert found[0].who == ("Strand",)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        pytest.param(
            "NATO LEFT THE PORT OF NEW YORK IN MAY.",
            "NATO left the port of New York in May",
            id="an acronym and a place of two words",
        ),
        pytest.param(
            "READING CLUBS LEFT THE U.S. IN JUNE.",
            "Reading clubs left the U.S. in June",
            id="a word that is a town as well",
        ),
        pytest.param("FBI AGENT", "", id="a name"),
    ],
)
def test_a_sentence_in_capitals_is_written_as_others_are(
    read: Read, sentence: str, title: str
) -> None:
    assert [each.title for each in read(sentence)] == ([title] if title else [])
