"""Guesses beside open dates: where there is one, on what basis, and where none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.extract.forms import form_of

if TYPE_CHECKING:
    from tests.extract.conftest import Read

_LEAD = "Ada Brandt opened the bridge on Wednesday."


@pytest.mark.parametrize(
    ("sentences", "guess"),
    [
        pytest.param(
            ["Ada Brandt said the dam was safe."],
            ("2024-10-25~", "publication"),
            id="an undated saying",
        ),
        pytest.param(
            ["Oslo says the dam is safe."], ("2024-10-25~", "publication"), id="says"
        ),
        pytest.param(
            [_LEAD, "Karl Heep said the dam was safe."],
            ("2024-10-23~", "lead"),
            id="the day the story opens with",
        ),
        pytest.param(
            [
                "The ferry sank on Monday.",
                "On Tuesday Ada Brandt thanked the divers.",
                "Ada Brandt said the port was safe.",
            ],
            ("2024-10-22~", "speaker"),
            id="the day the same speaker was told of",
        ),
        pytest.param(
            ["A storm has destroyed 300 houses."],
            ("2024-10-25~", "publication"),
            id="fresh news in the perfect",
        ),
        pytest.param(
            ["Ada Brandt left Oslo after the vote on Monday.", "Karl Heep said it."],
            ("2024-10-25~", "publication"),
            id="what came before the news is not its day",
        ),
        pytest.param(
            [_LEAD, "Children sang and fishermen danced."],
            ("2024-10-23~", "lead"),
            id="the course of the day",
        ),
    ],
)
def test_news_without_a_day_gets_a_guess_with_its_basis(
    read: Read, sentences: list[str], guess: tuple[str, str]
) -> None:
    estimate = read(*sentences)[-1].estimate
    assert estimate is not None
    assert (estimate.edtf, estimate.basis) == guess
    assert 0 < estimate.confidence < 1


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["The firm had rejected the claim."], id="pluperfect"),
        pytest.param(["The firm has often rejected it."], id="often"),
        pytest.param(["For years the firm rejected it."], id="for years"),
        pytest.param(["The firm previously sold boats."], id="previously"),
        pytest.param(["The firm will sell the mine."], id="plan"),
        pytest.param(["The firm sold the mine in 2019."], id="dated"),
        pytest.param(["The firm sold it by Thursday."], id="a bound of its own"),
        pytest.param(
            ["When the firm sold the mine, Ada Brandt wept."], id="another time"
        ),
        pytest.param(
            [_LEAD, "The guests came in 2019.", "They sold boats and left."],
            id="behind a sentence that looks back",
        ),
        pytest.param(
            [_LEAD, "It rained.", "It rained.", "The firm has sold the mine."],
            id="perfect far down",
        ),
        pytest.param(["The Lund Act says: “It ends.”"], id="a document"),
    ],
)
def test_background_plans_and_dated_things_get_no_guess(
    read: Read, sentences: list[str]
) -> None:
    mentions = read(*sentences)
    assert mentions
    assert [m.estimate for m in mentions if m.start >= mentions[-1].start] == [
        None
    ] * len([m for m in mentions if m.start >= mentions[-1].start])


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Brandt said that Wednesday's toll was the highest.",
        "Ada Brandt said the dam was inspected on Wednesday.",
    ],
)
def test_no_guess_lies_before_a_day_that_its_sentence_knows(
    read: Read, sentence: str
) -> None:
    mentions = read("A dam burst in Kesh on Monday.", sentence)
    (said,) = [m for m in mentions if m.trigger.text == "said"]
    assert said.estimate is None


def test_what_somebody_alleges_gets_no_guess(read: Read) -> None:
    said, sold = read("Ada Brandt said the firm had sold the mine.")
    assert said.estimate is not None
    assert sold.estimate is None


def test_an_undated_article_gets_no_guess(read: Read) -> None:
    assert [m.estimate for m in read("Brandt said it fell.", is_dated=False)] == [
        None
    ] * len(read("Brandt said it fell.", is_dated=False))


def test_a_guess_leaves_the_date_as_it_is(read: Read) -> None:
    (said,) = read("Ada Brandt said the dam was safe.")
    assert (said.date and said.date.edtf) == "[..2024-10-25]"
    assert said.timex is None


@pytest.mark.parametrize(
    ("before", "trigger", "form"),
    [
        ("The firm ", "sold", "past"),
        ("It was ", "sold", "past"),
        ("It did not ", "sell", "past"),
        ("It has just ", "sold", "perfect"),
        ("It had never ", "sold", "pluperfect"),
        ("It will be ", "sold", "ahead"),
        ("It may have ", "sold", "ahead"),
        ("plans to ", "sell", "ahead"),
        ("The firm ", "sells", "present"),
        ("It is ", "selling", "present"),
        ("before ", "selling", "gerund"),
        ("during the ", "visit", "noun"),
        ("Ada Brandt's ", "visit", "noun"),
    ],
)
def test_the_form_is_told_from_the_words_before(
    before: str, trigger: str, form: str
) -> None:
    assert form_of(before, trigger) == form
