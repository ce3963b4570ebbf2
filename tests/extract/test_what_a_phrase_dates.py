"""Which verb or noun of a sentence a phrase dates, and which it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("sentence", "noun", "edtf"),
    [
        pytest.param(
            "The January raid ruined the bank.", "raid", "2024-01", id="month"
        ),
        pytest.param(
            "Tuesday's vote ended the deadlock.", "vote", "2024-10-22", id="possessive"
        ),
        pytest.param(
            "The invasion in February 2022 changed trade.",
            "invasion",
            "2022-02",
            id="behind",
        ),
        pytest.param(
            "The fire on 3 May 2024 destroyed the archive.",
            "fire",
            "2024-05-03",
            id="day",
        ),
        pytest.param(
            "The talks in Oslo on Monday failed.",
            "talks",
            "2024-10-21",
            id="place between",
        ),
    ],
)
def test_a_dated_noun_is_an_event_and_dates_its_verb(
    read: Read, sentence: str, noun: str, edtf: str
) -> None:
    by_noun, by_verb = read(sentence)
    assert by_noun.trigger.text == noun
    assert [m.date.edtf for m in (by_noun, by_verb) if m.date] == [edtf, edtf]


@pytest.mark.parametrize("opener", ["that", "how", "why"])
def test_a_day_of_saying_is_not_of_a_noun_in_the_clause_behind_it(
    read: Read, opener: str
) -> None:
    said, resume = read(f"The union said on Tuesday {opener} talks resumed in August.")
    assert (said.date and said.date.edtf) == "2024-10-22"
    assert (resume.date and resume.date.edtf) == "2024-08"


def test_a_noun_behind_another_preposition_keeps_its_date_to_itself(
    read: Read,
) -> None:
    opened, shooting = read("Police opened an inquiry after the shooting on Sunday.")
    assert (opened.date and opened.date.edtf) == "[..2024-10-25]"
    assert (shooting.date and shooting.date.edtf) == "2024-10-20"


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        pytest.param(
            "On Monday the mayor signed the order and left for Rome.",
            ["2024-10-21", "2024-10-21"],
            id="a phrase before both is shared",
        ),
        pytest.param(
            "The mayor signed the order on Monday and left for Rome on Tuesday.",
            ["2024-10-21", "2024-10-22"],
            id="each has its own",
        ),
        pytest.param(
            "The council voted on Monday after Karl Brandt resigned in September.",
            ["2024-10-21", "2024-09"],
            id="main and side clause",
        ),
        pytest.param(
            "It rained on Monday, but the match went ahead on Tuesday.",
            ["2024-10-21", "2024-10-22"],
            id="but",
        ),
    ],
)
def test_joined_verbs_share_a_date_only_where_it_stands_before_them(
    read: Read, sentence: str, dates: list[str]
) -> None:
    assert [m.date.edtf for m in read(sentence) if m.date] == dates


def test_a_month_in_what_is_said_dates_what_is_said(read: Read) -> None:
    said, fell = read("The firm said sales in September fell by a tenth.")
    assert (said.date and said.date.edtf) == "[..2024-10-25]"
    assert (fell.date and fell.date.edtf) == "2024-09"


def test_a_month_behind_the_saying_dates_the_saying(read: Read) -> None:
    said, *_ = read("The firm said in September that sales had fallen.")
    assert (said.date and said.date.edtf) == "2024-09"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "The governor declared three days of mourning from Thursday.", id="from"
        ),
        pytest.param("The mayor announced a curfew starting on Friday.", id="starting"),
        pytest.param(
            "The minister ordered schools closed from Monday.", id="closed from"
        ),
        pytest.param("The firm announced a sale ending on Wednesday.", id="ending"),
        pytest.param("Profits fell in the fiscal third quarter.", id="a firm's year"),
    ],
)
def test_the_day_on_which_something_is_to_begin_does_not_date_the_saying(
    read: Read, sentence: str
) -> None:
    mention = read(sentence)[0]
    assert (mention.date and mention.date.edtf) == "[..2024-10-25]"
    assert mention.timex is None


def test_a_noun_keeps_its_own_day_beside_the_day_of_the_verb(read: Read) -> None:
    visited, crash = read("Lund visited the site of Monday's crash on Wednesday.")
    assert (visited.date and visited.date.edtf) == "2024-10-23"
    assert (crash.date and crash.date.edtf) == "2024-10-21"


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        pytest.param(
            "Brandt on Thursday did not deny the report but said on Wednesday that it "
            "was old.",
            ["2024-10-24", "2024-10-23"],
            id="each verb of a saying has its own",
        ),
        pytest.param(
            "The union said on Wednesday that it had seen proof that Norvik has sold "
            "300 boats.",
            ["2024-10-23", "[..2024-10-23]"],
            id="a saying bounds what is said in it",
        ),
        pytest.param(
            "The war, which began with Nordland's invasion in February 2022, ruined "
            "trade.",
            ["2022-02", "[..2024-10-25]"],
            id="began with the invasion",
        ),
    ],
)
def test_a_phrase_dates_one_verb_of_its_sentence(
    read: Read, sentence: str, dates: list[str]
) -> None:
    assert [m.date.edtf for m in read(sentence) if m.date] == dates


@pytest.mark.parametrize(
    ("sentence", "trigger", "edtf"),
    [
        pytest.param(
            "On Monday the man who robbed two banks was jailed.",
            "robbed",
            "[..2024-10-25]",
            id="a verb behind who",
        ),
        pytest.param(
            "On Monday the man who robbed two banks was jailed.",
            "jailed",
            "2024-10-21",
            id="the main verb behind it",
        ),
        pytest.param(
            "A man accused of wrongly selling his flat on Monday told a court he had "
            "not.",
            "told",
            "[..2024-10-25]",
            id="of selling, in the subject",
        ),
        pytest.param(
            "The firm was fined after selling the mine on Monday.",
            "fined",
            "[..2024-10-25]",
            id="after selling",
        ),
        pytest.param(
            "Hallam has won six games since a loss to Brask on Monday.",
            "won",
            "[..2024-10-25]",
            id="since a loss",
        ),
        pytest.param(
            "Hallam won just after midnight on Monday.",
            "won",
            "2024-10-21",
            id="after midnight",
        ),
        pytest.param(
            "The towns are bound by a treaty since June, when Ada Lund signed it.",
            "signed",
            "2024-06",
            id="a month when something else happened",
        ),
        pytest.param(
            "The mine has been shut since June, and Ada Lund signed it.",
            "signed",
            "[..2024-10-25]",
            id="a month without when",
        ),
        pytest.param(
            "Three men died in a fire in March.", "died", "2024-03", id="in a fire"
        ),
        pytest.param(
            "Two men were charged in the killing in March.",
            "charged",
            "[..2024-10-25]",
            id="in the killing",
        ),
        pytest.param(
            "Clerks made that statement on Wednesday and said they had proof.",
            "made",
            "2024-10-23",
            id="that statement",
        ),
        pytest.param(
            "The firm said that on Wednesday it sold the mine.",
            "sold",
            "2024-10-23",
            id="that on Wednesday",
        ),
        pytest.param(
            "The clerk elected on Tuesday was freed.",
            "freed",
            "[..2024-10-25]",
            id="a participle of the subject",
        ),
        pytest.param(
            "The union leaked figures published on Wednesday.",
            "leaked",
            "[..2024-10-25]",
            id="a participle of the object",
        ),
        pytest.param(
            "Two men were charged with the killing of a guard in Hallam on Wednesday.",
            "charged",
            "[..2024-10-25]",
            id="charged with the killing",
        ),
        pytest.param(
            "Karl Heep was convicted of murder on Wednesday.",
            "convicted",
            "2024-10-23",
            id="convicted of murder",
        ),
        pytest.param(
            "A guard was shot and killed on Wednesday.",
            "shot",
            "2024-10-23",
            id="two verbs of one act",
        ),
        pytest.param(
            "Guards searched the hall where the raid was, in the 2000 block of Lake "
            "Street.",
            "searched",
            "[..2024-10-25]",
            id="a number of a street",
        ),
        pytest.param(
            "Police are investigating a shooting in Hallam late on Monday night.",
            "shooting",
            "2024-10-21",
            id="nobody plans a shooting",
        ),
        pytest.param(
            "In the aftermath of the shooting on Tuesday, Karl Heep announced a march.",
            "announced",
            "[..2024-10-25]",
            id="the day of the noun before",
        ),
        pytest.param(
            "Karl Heep said in an interview on Tuesday that he would stay.",
            "said",
            "2024-10-22",
            id="said in an interview",
        ),
    ],
)
def test_a_phrase_in_another_part_of_the_sentence_does_not_date_the_verb(
    read: Read, sentence: str, trigger: str, edtf: str
) -> None:
    (mention,) = [m for m in read(sentence) if m.trigger.text == trigger]
    assert (mention.date and mention.date.edtf) == edtf


@pytest.mark.parametrize(
    ("sentence", "trigger", "edtf"),
    [
        pytest.param(
            "The war began when Kesh invaded Harl in May 2022.",
            "began",
            "2022-05",
            id="began when",
        ),
        pytest.param(
            "Three men died when a bus fell on Monday.",
            "died",
            "2024-10-21",
            id="died when",
        ),
        pytest.param(
            "Guards had left when a bus fell on Monday.",
            "left",
            "[..2024-10-25]",
            id="had left before",
        ),
    ],
)
def test_what_happened_when_something_dated_did_shares_its_day(
    read: Read, sentence: str, trigger: str, edtf: str
) -> None:
    (found,) = [each for each in read(sentence) if each.trigger.text == trigger]
    assert found.date is not None
    assert found.date.edtf == edtf
