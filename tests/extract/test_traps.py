"""Sentences that misled an earlier reading: what must not be said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not true that Kesh attacked Brask on 12 June.",
        "Kesh almost attacked Brask on 12 June.",
        "“On 12 June we moved no one.”",
        "The dam would have broken on Monday.",
        "The mayor neither left nor ruled on the matter.",
        "The trial begins on Monday, if the court sits.",
        "Brask would sink any ship that entered the strait.",
        "Brask would shoot down planes that crossed the border.",
    ],
)
def test_what_did_not_happen_makes_no_happening(read: Read, sentence: str) -> None:
    assert [m.title for m in read(sentence) if m.role != "planned"] == []


def test_a_denial_puts_nothing_on_the_line_but_itself(read: Read) -> None:
    (denial,) = read("The company denied on Friday that it had cut corners.")
    assert (denial.role, denial.trigger.text) == ("statement", "denied")


def test_a_plan_that_was_dropped_is_no_plan(read: Read) -> None:
    mentions = read("The plan to attack Brask on 12 June was dropped.")
    assert [m.role for m in mentions] == ["occurrence"]
    assert mentions[0].title == "The plan to attack Brask on 12 June was dropped"


def test_what_is_ordered_has_not_happened_yet(read: Read) -> None:
    mentions = read("Lund ordered that the camp be closed by Monday.")
    assert [m.trigger.text for m in mentions] == ["ordered"]


def test_the_first_to_be_freed_was_freed(read: Read) -> None:
    mentions = read("Ada Brandt was the first to be freed on Monday.")
    assert "freed" in [m.trigger.text for m in mentions]


def test_what_would_meet_a_real_thing_leaves_it_real(read: Read) -> None:
    mentions = read("Brask would rebuild a bridge that collapsed on Monday.")
    assert "collapsed" in [m.trigger.text for m in mentions]


@pytest.mark.parametrize(
    ("sentence", "trigger", "edtf"),
    [
        ("The summit has been moved to early July.", "moved", "[..2024-10-25]"),
        ("A charge relating to 2015 was dropped last month.", "dropped", "2024-09"),
        ("The class of 2015 met on Friday.", "met", "2024-10-25"),
        ("The novel 1984 was banned in March.", "banned", "2024-03"),
        ("Quill denied taking any money in 2015.", "denied", "[..2024-10-25]"),
        ("He demanded that they pull back by Monday.", "demanded", "[..2024-10-25]"),
        ("He demanded on Monday that they leave.", "demanded", "2024-10-21"),
        (
            "“It was cold,” said Rosa Heep, a volunteer since 2009.",
            "said",
            "[..2024-10-25]",
        ),
        ("Police made two arrests, down from ten in 2021.", "made", "[..2024-10-25]"),
        (
            "The toll from Monday's bridge collapse has risen to six.",
            "risen",
            "[..2024-10-25]",
        ),
        (
            "Police arrested two men over the bakery fire in Tarrow on Friday.",
            "arrested",
            "2024-10-25",
        ),
        (
            "Marta Quill took money between May 2016 and June 2019, the court heard.",
            "took",
            "2016-05/2019-06",
        ),
        ("She was arrested at her home on 05/06/2020.", "arrested", None),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)
def test_a_phrase_dates_only_what_it_belongs_to(
    read: Read, sentence: str, trigger: str, edtf: str | None
) -> None:
    (found,) = [m for m in read(sentence) if m.trigger.text == trigger]
    assert (found.date.edtf if found.date else None) == edtf


@pytest.mark.parametrize(
    ("sentence", "trigger", "edtf"),
    [
        (
            "A summit is to be held in Brask from 28 to 30 October.",
            "held",
            "2024-10-28/2024-10-30",
        ),
        ("Elections are due in December.", "due", "2024-12"),
        ("Okoro said she would return by Monday.", "return", "[..2024-10-28]"),
        ("The appeal must be lodged by 10 November.", "lodged", "[..2024-11-10]"),
        ("Voting is scheduled for Sunday.", "scheduled", "2024-10-27"),
    ],
    ids=["is to be held", "are due", "would", "must", "is scheduled"],
)
def test_a_plan_is_planned(read: Read, sentence: str, trigger: str, edtf: str) -> None:
    (plan,) = [m for m in read(sentence) if m.role == "planned"]
    assert plan.trigger.text == trigger
    assert plan.date is not None
    assert plan.date.edtf == edtf


def test_yesterday_in_a_quotation_is_read_against_the_day_of_saying(
    read: Read,
) -> None:
    saw, said = read("“Yesterday I saw him,” Anna Holm said on Wednesday.")
    assert (said.date and said.date.edtf) == "2024-10-23"
    assert (saw.date and saw.date.edtf) == "2024-10-22"
    assert saw.timex is not None
    assert saw.timex.anchor_source == "text"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Brandt & Lowe, the contractor, denied the claim.", "Brandt & Lowe"),
        (
            "The minister, Jonas Weld, who resigned in June, told a court he was ill.",
            "Jonas Weld",
        ),
    ],
)
def test_the_right_one_speaks(read: Read, sentence: str, who: str) -> None:
    (statement,) = [m for m in read(sentence) if m.role == "statement"]
    assert statement.who == (who,)


def test_a_semicolon_ends_what_a_speaker_says(read: Read) -> None:
    mentions = read(
        "The army said on Tuesday that a farmer was killed on Monday; rebels shot him."
    )
    (shot,) = [m for m in mentions if m.trigger.text == "shot"]
    assert (shot.role, shot.attribution) == ("occurrence", None)


def test_what_a_superlative_compares_with_dates_nothing(read: Read) -> None:
    mentions = read("Nine died on Monday in the worst bridge accident since 1998.")
    assert [(m.trigger.text, m.date and m.date.edtf) for m in mentions] == [
        ("died", "2024-10-21")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dray denies having met Tull in February.",
        "Harl has denied killing Wren in 2019.",
        "The coach rejected reports that Lindqvist had failed a test in June.",
        "Reports that Dray had fled on Sunday were false.",
        "There is no proof that Harl visited Wren on 2 May 2019.",
        "Kesten was to have been rebuilt by 2020.",
        "If the vote fails, Quill said, the coalition would fall by summer.",
    ],
)
def test_what_is_denied_is_neither_alleged_nor_told(read: Read, sentence: str) -> None:
    assert [m.title for m in read(sentence) if m.role != "statement"] == []


@pytest.mark.parametrize(
    ("sentence", "trigger", "edtf"),
    [
        (
            "Jon Harl was accused on Tuesday of killing Ada Wren in 2019.",
            "accused",
            "2024-10-22",
        ),
        ("Dray was cleared of stealing it in 2020.", "cleared", "[..2024-10-25]"),
        ("Tull said a plan drawn up in 2019 was dead.", "said", "[..2024-10-25]"),
        ("Stanek said Holt “invented it on Sunday”.", "said", "[..2024-10-25]"),
        ("He said the attack on Monday killed six.", "killed", "2024-10-21"),
    ],
    ids=["accused of", "cleared of", "said a plan", "in quotation marks", "said the"],
)
def test_a_deed_does_not_date_what_is_said_of_it(
    read: Read, sentence: str, trigger: str, edtf: str
) -> None:
    (found,) = [m for m in read(sentence) if m.trigger.text == trigger]
    assert found.date is not None
    assert found.date.edtf == edtf


def test_he_in_a_quotation_is_nobody_sure(read: Read) -> None:
    mentions = read("Karl Dorth left.", "“He called me on Sunday,” Dorth said.")
    (called,) = [m for m in mentions if m.trigger.text == "called"]
    assert (called.who, called.attribution) == ((), "Karl Dorth")


def test_she_is_not_the_one_she_speaks_of(read: Read) -> None:
    mentions = read("Mo Trent spoke.", "Trent, she said, had ignored warnings in June.")
    (said,) = [m for m in mentions if m.trigger.text == "said"]
    assert said.who == ()
