"""Happenings that a sentence takes for granted, beside its finite verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.triggers import of

if TYPE_CHECKING:
    from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("sentence", "trigger", "title", "edtf"),
    [
        pytest.param(
            "Holm, fired on May 8, left the town on Friday.",
            "fired",
            "Holm, fired on May 8",
            "2024-05-08",
            id="a participle that is dated",
        ),
        pytest.param(
            "Holm, fired on May 8, left the town on Friday.",
            "left",
            "Holm left the town on Friday",
            "2024-10-25",
            id="the verb keeps its own day",
        ),
        pytest.param(
            "The two men, arrested in Velmora in May, were released on Sunday.",
            "arrested",
            "The two men, arrested in Velmora in May",
            "2024-05",
            id="a participle and its place",
        ),
        pytest.param(
            "Lind resigned before being charged in May.",
            "charged",
            "Lind being charged in May",
            "2024-05",
            id="a passive gerund",
        ),
        pytest.param(
            "After being held in May, Lind has no friends.",
            "held",
            "Lind being held in May",
            "2024-05",
            id="a passive gerund before its sentence",
        ),
        pytest.param(
            "After sinking a trawler in May, Bo Lind fled.",
            "sinking",
            "Bo Lind sinking a trawler in May",
            "2024-05",
            id="a gerund before its sentence",
        ),
        pytest.param(
            "A clerk died on Monday after being hit by a cart.",
            "died",
            "A clerk died on Monday after being hit by a cart",
            "2024-10-21",
            id="who dies after being hit",
        ),
        pytest.param(
            "The mayor resigned on Monday after being told to leave.",
            "resigned",
            "The mayor resigned on Monday after being told to leave",
            "2024-10-21",
            id="who resigns after being told",
        ),
        pytest.param(
            "The mayor resigned on Monday after being accused of theft.",
            "resigned",
            "The mayor resigned on Monday after being accused of theft",
            "2024-10-21",
            id="who resigns after being accused",
        ),
    ],
)
def test_it_is_told_with_its_day(
    read: Read, sentence: str, trigger: str, title: str, edtf: str
) -> None:
    mention = of(read(sentence), trigger)
    assert mention.title == title
    assert mention.date is not None
    assert mention.date.edtf == edtf


@pytest.mark.parametrize(
    "sentence",
    [
        "The court jailed Bo Lind for burning a barn.",
        "Bo Lind was jailed for burning a barn.",
        "The court fined Bo Lind 200 pounds for burning a barn.",
    ],
)
def test_who_is_jailed_did_the_deed(read: Read, sentence: str) -> None:
    burning = of(read(sentence), "burning")
    assert burning.title == "Bo Lind burning a barn"
    assert burning.who in {("Bo Lind",), ()}


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        pytest.param(
            "He stole a car, fired on guards on Friday, and fled.",
            ["stole", "fled"],
            id="one deed of several",
        ),
        pytest.param(
            "After winning the vote, Lind will become mayor.",
            ["become"],
            id="what is to come first",
        ),
        pytest.param("He denies being warned.", ["denies"], id="what is denied"),
        pytest.param(
            "The mayor spoke of the dangers of being shot.", ["spoke"], id="in general"
        ),
        pytest.param("The trial will not affect the vote.", [], id="may be to come"),
        pytest.param("An arrest could follow.", [], id="perhaps"),
    ],
)
def test_what_nobody_tells_is_none(
    read: Read, sentence: str, triggers: list[str]
) -> None:
    assert [each.trigger.text for each in read(sentence)] == triggers


@pytest.mark.parametrize(
    "sentence",
    [
        "He was fined in 2019 and in 2021, police said.",
        "He was fined in 2017, in 2019 and again in 2021, police said.",
    ],
)
def test_days_in_a_row_are_of_one_deed_and_never_of_who_says_so(
    read: Read, sentence: str
) -> None:
    fined, said = (of(read(sentence), word).date for word in ("fined", "said"))
    assert fined is not None
    assert fined.edtf[:2] == "20"
    assert said is not None
    assert said.earliest is None  # no more than a bound


def test_a_statement_keeps_what_only_its_verb_is_quoted_of(read: Read) -> None:
    (said,) = read("The minister said the plan “will not work”.")
    assert said.title == "The minister said the plan “will not work”"


def test_those_whom_a_blast_left_injured_did_nothing(read: Read) -> None:
    mentions = read("The blast left four people dead and 11 injured.")
    assert [each.trigger.text for each in mentions] == ["left"]


def test_who_stops_by_a_place_acts(read: Read) -> None:
    (stopped,) = read("Ines Calder stopped by the church on Friday.")
    assert stopped.who == ("Ines Calder",)


def test_what_an_arrest_will_not_change_comes_after_it(read: Read) -> None:
    assert of(read("The arrest will not affect the team."), "arrest").title == (
        "The arrest"
    )
