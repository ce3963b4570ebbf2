"""Sentences end where a reader of news would end them, and index the text exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import ReadError
from timeline.parse import read_article
from timeline.parse.sentences import split_sentences


def split(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks ended at 5 p.m. Friday in the town hall.",
        "They met at 10 a.m. Moscow time.",
        "The U.S. envoy met U.N. staff.",
        "Lt. Gen. A. Brook and Maj. Gen. Ito left St. Ives on Oct. 25.",
        "It is in No. 5, Art. 4 of the law.",
        "J. K. Person wrote it.",
        "“We will decide… but it is for us to say,” he said.",
        '"We will decide... but it is for us to say," he said.',
        "“There is a rule. We keep it. That is all,” she said.",
        '"Why now?" he asked.',
        "Prices rose by 3.5 percent, to $2.40.",
        "The board, e.g. Mr. Vane, agreed.",
        "“It rose in May. Brask fell,” he said.",
        "It fell on Oct. 5 and in May 2020.",
        "The port is No. One, ahead of No. 2 and No. Five.",
    ],
)
def test_a_sentence_stays_whole(sentence: str) -> None:
    assert split(f"It rained. {sentence} Then it stopped.") == [
        "It rained.",
        sentence,
        "Then it stopped.",
    ]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("He lives in the U.S. He likes it.", "He lives in the U.S.", "He likes it."),
        (
            "It closed at 5 p.m. The crowd left.",
            "It closed at 5 p.m.",
            "The crowd left.",
        ),
        ("“It is ours.” He left.", "“It is ours.”", "He left."),
        ('"It is ours." He left.', '"It is ours."', "He left."),
        ('He said so. "It is ours," he said.', "He said so.", '"It is ours," he said.'),
        ("Émile left. Łódź slept.", "Émile left.", "Łódź slept."),
        ("The sun 😀 shone. It was 5.", "The sun 😀 shone.", "It was 5."),
        ("Kesh hit Brask in May. Dorn left.", "Kesh hit Brask in May.", "Dorn left."),
        ("“It fell in May.” A list said so.", "“It fell in May.”", "A list said so."),
        ('"It fell in Oct." Brask left.', '"It fell in Oct."', "Brask left."),
        ("The answer was no. Dorn left.", "The answer was no.", "Dorn left."),
        ("He said no. Two men left.", "He said no.", "Two men left."),
        ("“No.” One of them left.", "“No.”", "One of them left."),
        ("The king fell ill. Dorn left.", "The king fell ill.", "Dorn left."),
    ],
    ids=[
        "country",
        "clock",
        "curly",
        "straight",
        "opening",
        "accents",
        "astral",
        "May",
        "May in quotes",
        "month in quotes",
        "no",
        "no before a number",
        "No in quotes",
        "ill",
    ],
)
def test_two_sentences_are_told_apart(text: str, first: str, second: str) -> None:
    assert split(text) == [first, second]


def test_a_quote_mark_left_behind_goes_to_the_sentence_it_closes() -> None:
    assert split("He said: “We go. We stay. ” Then he left.")[-1] == "Then he left."


def test_a_paragraph_too_long_for_the_library_is_read_in_pieces() -> None:
    text = "It rained on the quay. " * 2_000
    assert split(text) == ["It rained on the quay."] * 2_000


def test_a_sentence_that_is_far_too_long_is_cut_behind_its_semicolons() -> None:
    text = "; and ".join(["the council voted on the quay" * 3] * 100) + "."
    pieces = split(text)
    assert len(pieces) == 100
    assert pieces[0].endswith("quay;")
    assert len(split("It rained; and it snowed.")) == 1


@given(
    st.text(
        alphabet=st.sampled_from("aB é.!?…\"'“”’()-:\n\r\t,5—|#😀\u0301ß"), max_size=300
    )
    | st.text(max_size=200)
)
def test_sentences_index_the_stored_text_in_order(text: str) -> None:
    try:
        article = read_article(text.encode("utf-8", "surrogatepass"), "a.txt")
    except ReadError:
        return
    position = 0
    for sentence in article.sentences:
        assert position <= sentence.start < sentence.end
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip()
        position = sentence.end
