"""Dates of words that somebody points at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.extract import dates_at, extract

if TYPE_CHECKING:
    from tests.extract.conftest import ArticleOf


@pytest.mark.parametrize(
    ("sentence", "word", "edtf"),
    [
        pytest.param(
            "The council voted on Monday.", "voted", "2024-10-21", id="a trigger"
        ),
        pytest.param(
            "Lund gave a keynote on Monday.", "keynote", "2024-10-21", id="an object"
        ),
        pytest.param(
            "Presales began on Tuesday.", "Presales", "2024-10-22", id="a subject"
        ),
        pytest.param(
            "Lund spoke after her keynote on Monday.",
            "keynote",
            "2024-10-21",
            id="beside the phrase",
        ),
        pytest.param(
            "Monday's long keynote bored Lund.",
            "keynote",
            "2024-10-21",
            id="behind a possessive",
        ),
        pytest.param(
            "Lund, who gave no keynote, spoke on Monday.", "keynote", None, id="apart"
        ),
    ],
)
def test_a_word_is_dated_in_its_clause(
    article_of: ArticleOf, sentence: str, word: str, edtf: str | None
) -> None:
    article = article_of(sentence)
    ((date, _),) = dates_at(article, [article.text.index(word)])
    assert (date.edtf if date and not date.is_bound else None) == edtf


def test_a_trigger_has_the_date_and_the_guess_of_its_mention(
    article_of: ArticleOf,
) -> None:
    article = article_of("Ada Brandt said that the dam was safe.")
    (mention,) = extract(article)
    (asked,) = dates_at(article, [mention.trigger.start])
    assert asked == (mention.date, mention.estimate)


def test_a_place_outside_the_sentences_is_refused(article_of: ArticleOf) -> None:
    with pytest.raises(ValueError, match="no word of a sentence"):
        dates_at(article_of("The council voted."), [400])
