"""Days that a happening takes from another, with the sentence as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read

_LEFT = "The ferry left Oslo on Monday."


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        pytest.param("Hours later divers found it.", "2024-10-21", id="hours later"),
        pytest.param("35 minutes later it sank.", "2024-10-21", id="minutes later"),
        pytest.param("It sank two hours later.", "2024-10-21", id="behind the verb"),
        pytest.param(
            "Shortly afterwards divers found it.", "2024-10-21", id="shortly afterwards"
        ),
        pytest.param("Police searched it the same day.", "2024-10-21", id="same day"),
        pytest.param("The next day it sank.", "2024-10-22", id="the next day"),
        pytest.param("It sank two days later.", "2024-10-23", id="two days later"),
        pytest.param(
            "Days later it sank.", "[2024-10-22..2024-10-25]", id="days later"
        ),
    ],
)
def test_what_came_later_takes_its_day_from_the_sentence_before(
    read: Read, sentence: str, edtf: str
) -> None:
    _, mention = read(_LEFT, sentence)
    assert (mention.date and mention.date.edtf) == edtf
    assert mention.timex is not None
    assert mention.timex.evidence is not None
    assert mention.timex.evidence.text == _LEFT
    assert mention.timex.anchor_source == "text"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "The ferry left Oslo in June.", "Hours later it sank.", id="a month only"
        ),
        pytest.param("The ferry left Oslo.", "Hours later it sank.", id="no day"),
        pytest.param(_LEFT, "It sank 36 hours later.", id="more than a day later"),
        pytest.param(_LEFT, "It sank later.", id="later"),
        pytest.param(
            _LEFT, "Brandt said divers came and hours later left.", id="not the saying"
        ),
    ],
)
def test_a_phrase_that_hangs_on_no_day_dates_nothing(
    read: Read, first: str, second: str
) -> None:
    mention = read(first, second)[1]
    assert (mention.date and mention.date.edtf) == "[..2024-10-25]"
    assert mention.timex is None


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        pytest.param(
            "Brandt resigned two days after the vote on Sunday.",
            "2024-10-22",
            id="two days after",
        ),
        pytest.param(
            "Brandt resigned a day before the vote on Sunday.",
            "2024-10-19",
            id="a day before",
        ),
        pytest.param(
            "Brandt resigned hours after the vote on Sunday.",
            "2024-10-20",
            id="hours after",
        ),
        pytest.param(
            "Brandt resigned days after the vote on Sunday.",
            "[2024-10-21..2024-10-25]",
            id="days after",
        ),
        pytest.param(
            "Two days after the vote on Sunday, Brandt resigned.",
            "2024-10-22",
            id="in front",
        ),
        pytest.param(
            "Brandt resigned weeks after the vote on 2 June.",
            "[..2024-10-25]",
            id="weeks are left alone",
        ),
        pytest.param(
            "Brandt resigned two days after the vote in June.",
            "[..2024-10-25]",
            id="no day to count from",
        ),
        pytest.param(
            "Brandt resigned nine days after the vote on Sunday.",
            "[..2024-10-25]",
            id="never after publication",
        ),
    ],
)
def test_days_are_counted_from_another_happening_of_the_sentence(
    read: Read, sentence: str, edtf: str
) -> None:
    (mention,) = [m for m in read(sentence) if m.trigger.text == "resigned"]
    assert (mention.date and mention.date.edtf) == edtf


_SAID = "Ada Brandt said on Thursday that the dam was safe."


@pytest.mark.parametrize(
    "sentence",
    [
        "The statement came on a day when the union claimed that 300 men had left.",
        "Her remarks came on the same day that the union claimed 300 men had left.",
        "The comments followed on the very day when the union claimed 300 men left.",
    ],
)
def test_a_day_when_ties_two_statements_to_one_day(read: Read, sentence: str) -> None:
    mentions = read(_SAID, sentence)
    (claimed,) = [m for m in mentions if m.trigger.text == "claimed"]
    assert (claimed.date and claimed.date.edtf) == "2024-10-24"
    assert claimed.timex is not None
    assert claimed.timex.evidence is not None


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(
            ["The statement came on a day when the union claimed it was leaving."],
            id="no statement before",
        ),
        pytest.param(
            [
                _SAID,
                "Karl Heep said on Monday that it leaked.",
                "The statements came on a day when the union claimed it was leaving.",
            ],
            id="statements of two days",
        ),
        pytest.param(
            [_SAID, "The union claimed that 300 men had left."], id="no such words"
        ),
    ],
)
def test_a_day_when_says_nothing_where_it_is_not_clear_which_day(
    read: Read, sentences: list[str]
) -> None:
    (claimed,) = [m for m in read(*sentences) if m.trigger.text == "claimed"]
    assert (claimed.date and claimed.date.edtf) == "[..2024-10-25]"


@pytest.mark.parametrize(
    ("sentences", "trigger", "edtf"),
    [
        pytest.param(
            ["Ada Brandt spoke on Friday, two days after Oslo put a price on it."],
            "put",
            "2024-10-23",
            id="what is counted from",
        ),
        pytest.param(
            [_SAID, "The remarks came two days after Oslo warned of a flood."],
            "warned",
            "2024-10-22",
            id="from the remarks",
        ),
        pytest.param(
            ["Ada Brandt spoke on Friday, days after Oslo put a price on it."],
            "put",
            "[..2024-10-25]",
            id="no number of days",
        ),
        pytest.param(
            ["Ada Brandt spoke in June, two days after Oslo put a price on it."],
            "put",
            "[..2024-10-25]",
            id="no day",
        ),
    ],
)
def test_a_dated_happening_dates_what_it_is_counted_from(
    read: Read, sentences: list[str], trigger: str, edtf: str
) -> None:
    (mention,) = [m for m in read(*sentences) if m.trigger.text == trigger]
    assert (mention.date and mention.date.edtf) == edtf


def test_what_is_said_is_bounded_by_the_day_that_its_saying_is_given(
    read: Read,
) -> None:
    mentions = read(
        _SAID, "The remarks came two days after Oslo said that a dam had burst."
    )
    (burst,) = [m for m in mentions if m.trigger.text == "burst"]
    assert (burst.date and burst.date.edtf) == "[..2024-10-22]"
