"""Whom a relative clause is about, what a finding says, and whose word an office is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.triggers import of

if TYPE_CHECKING:
    from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("sentence", "trigger", "title"),
    [
        pytest.param(
            "A shooting on Calder Street that left two people dead stunned the town.",
            "left",
            "A shooting on Calder Street left two people dead",
            id="an event wrecks, not its street",
        ),
        pytest.param(
            "An attack on a convoy that carried aid killed three people.",
            "carried",
            "A convoy carried aid",
            id="what carries is the nearest",
        ),
        pytest.param(
            "An attack on a convoy that carried aid killed three people.",
            "killed",
            "An attack on a convoy killed three people",
            id="behind the relative the whole subject acts",
        ),
        pytest.param(
            "Police arrested a man from Leeds who had fled the town.",
            "fled",
            "A man from Leeds had fled the town",
            id="a town is nobody",
        ),
        pytest.param(
            "A woman in a town near Oslo who was missing since Monday was found.",
            "found",
            "A woman in a town near Oslo was found",
            id="two towns are nobody",
        ),
        pytest.param(
            "A house in the valley that burned down was empty.",
            "burned",
            "A house in the valley burned down",
            id="a valley does nothing",
        ),
        pytest.param(
            "The firm lost a yard in a valley that was flooded in May.",
            "flooded",
            "A valley was flooded in May",
            id="but it can be flooded",
        ),
        pytest.param(
            "The army fired at a base in Kesh that held 40 soldiers.",
            "held",
            "A base in Kesh held 40 soldiers",
            id="a name behind “in” is a place",
        ),
        pytest.param(
            "Kesh fired a missile from a base near the border that hit a school.",
            "hit",
            "A base near the border hit a school",
            id="a border does nothing",
        ),
        pytest.param(
            "The firm in the city that makes ships closed a yard.",
            "closed",
            "The firm in the city closed a yard",
            id="behind a relative that is no news",
        ),
        pytest.param(
            "A quake off the coast of Velmora that killed 12 people struck at noon.",
            "struck",
            "A quake off the coast of Velmora struck at noon",
            id="a shared subject keeps its “of”",
        ),
        pytest.param(
            "An audit found in May that the books were wrong.",
            "found",
            "An audit found in May that the books were wrong",
            id="a finding says what was found",
        ),
    ],
)
def test_a_title_names_what_the_sentence_says_did_it(
    read: Read, sentence: str, trigger: str, title: str
) -> None:
    assert of(read(sentence), trigger).title == title


def test_a_town_in_a_relative_clause_acts_in_no_field_either(read: Read) -> None:
    mentions = read("Police arrested a man from Leeds who had fled the town.")
    assert of(mentions, "fled").who == ()


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“He left,” said his attorney, Lena Ross, on Wednesday.", "Lena Ross"),
        ("“We stay,” said the mayor of Kesh, Bo Lind.", "Bo Lind"),
        ("“We stay,” said Anna Weber, Bo Lind and a nurse.", "Anna Weber"),
        ("“It held,” said a judge from Oslo, Norway, on Friday.", "judge"),
    ],
)
def test_the_name_behind_an_office_speaks(
    read: Read, sentence: str, speaker: str
) -> None:
    assert of(read(sentence), "said").attribution == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "It had planned to shut in June.",
        "The company had intended to open a second plant in May.",
        "Lind had hoped to leave in 2023.",
    ],
)
def test_what_was_only_meant_did_not_happen(read: Read, sentence: str) -> None:
    assert read(sentence) == []


def test_of_a_plan_only_what_is_planned_is_told(read: Read) -> None:
    (mention,) = read("They planned to march on Sunday.")
    assert (mention.role, mention.title) == (
        "planned",
        "They planned to march on Sunday",
    )


def test_a_ship_is_nobody_whom_he_may_stand_for(read: Read) -> None:
    mentions = read(
        "In 1994, the ferry Arctic Star sank, and its captain was jailed.",
        "He was released in 2000.",
    )
    assert of(mentions, "released").who == ()


def test_at_least_is_no_part_of_who_acts(read: Read) -> None:
    mentions = read("At least 40 soldiers and many civilians died on Sunday.")
    assert of(mentions, "died").who == ("soldiers",)


def test_an_office_before_the_speaker_is_no_part_of_what_is_said(read: Read) -> None:
    mentions = read("The old bridge fell, a spokesman for the port, Ida Brant, said.")
    assert of(mentions, "fell").title == "The old bridge fell"
    assert of(mentions, "fell").attribution == "Ida Brant"


def test_behind_but_the_next_speaker_speaks_for_himself(read: Read) -> None:
    mentions = read("The army said it had taken Dorn, but the rebels denied it.")
    denied = of(mentions, "denied")
    assert (denied.role, denied.attribution) == ("statement", "rebels")
    assert of(mentions, "taken").attribution == "army"


def test_behind_but_that_the_first_speaker_goes_on(read: Read) -> None:
    mentions = read("The army said it had taken Dorn, but that it had lost Kesh.")
    assert of(mentions, "lost").attribution == "army"


def test_what_happened_on_the_day_is_told_without_the_day(read: Read) -> None:
    mentions = read("On the day the pact was signed, a bomb exploded in Kesh.")
    assert of(mentions, "signed").title == "The pact was signed"


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("“They come,” said Mira Stein, who runs the office in Kesh.", "runs"),
        ("It cost 9 million euros, up from the 6 million budgeted in May.", "budgeted"),
        ("The trial, due to start in March, was postponed until May.", "start"),
    ],
)
def test_what_only_describes_is_no_happening(
    read: Read, sentence: str, trigger: str
) -> None:
    assert trigger not in [each.trigger.text for each in read(sentence)]


@pytest.mark.parametrize(
    ("sentence", "trigger", "title"),
    [
        pytest.param(
            "Osk was freed in May; Lund, who had left the firm, was jailed.",
            "freed",
            "Osk was freed in May",
            id="a semicolon ends it",
        ),
        pytest.param(
            "On Monday a court in Harl, citing new evidence, freed two men.",
            "freed",
            "A court in Harl freed two men",
            id="a phrase before the subject, words after it",
        ),
        pytest.param(
            "A spokeswoman, Tine Aas, said on Thursday that they had left.",
            "said",
            "A spokeswoman, Tine Aas, said on Thursday that they had left",
            id="with its commas",
        ),
        pytest.param(
            "The mayor said this morning that the road had sunk.",
            "sunk",
            "The road had sunk",
            id="without the time of the saying",
        ),
        pytest.param(
            "The dam last failed in 1998.",
            "failed",
            "The dam last failed in 1998",
            id="an adverb between",
        ),
        pytest.param(
            "The board said it had met and expected to report in early 2025.",
            "report",
            "It expected to report in early 2025",
            id="a plan with its verb",
        ),
    ],
)
def test_a_title_is_cut_where_the_sentence_is(
    read: Read, sentence: str, trigger: str, title: str
) -> None:
    assert of(read(sentence), trigger).title == title


def test_both_participles_of_a_law_describe_it(read: Read) -> None:
    mentions = read("It led to a safety law, passed in 1980 and amended in 1996.")
    assert [each.trigger.text for each in mentions] == ["led"]


def test_the_day_of_a_demand_is_no_day_of_what_is_demanded(read: Read) -> None:
    (mention,) = read("The opposition had demanded her resignation a day earlier.")
    assert (mention.trigger.text, mention.date and mention.date.edtf) == (
        "demanded",
        "2024-10-24",
    )


def test_a_month_of_those_who_were_held_is_no_month_of_their_release(
    read: Read,
) -> None:
    mentions = read("Two men held in Riga in October were freed on 2 November 2023.")
    date = of(mentions, "freed").date
    assert date is not None
    assert date.edtf == "2023-11-02"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Survivors said the doors had been open.", "Survivors"),
        ("The doors had been open, their lawyer said.", "lawyer"),
        ("The group confirmed that the doors had been open.", "group"),
        ("It said that the doors had been open.", None),
    ],
)
def test_who_has_no_name_speaks_by_what_the_sentence_calls_them(
    read: Read, sentence: str, speaker: str | None
) -> None:
    said = [each for each in read(sentence) if each.role == "statement"]
    assert [each.attribution for each in said] == [speaker]


def test_a_part_of_what_somebody_owns_is_counted_in_those(read: Read) -> None:
    (mention,) = read("12 of the firm's 31 old dams collapsed on Monday.")
    assert [(each.value, each.unit) for each in mention.figures] == [
        (12, "dams"),
        (31, "dams"),
    ]


def test_what_is_said_to_be_so_now_is_told(read: Read) -> None:
    mentions = read("Oslo estimates that around 12,000 troops are in Kesh, Russia.")
    assert of(mentions, "are").role == "alleged"


def test_a_day_that_is_declared_is_not_when(read: Read) -> None:
    mentions = read("The minister has declared Saturday a day of mourning.")
    date = of(mentions, "declared").date
    assert date is not None
    assert date.edtf == "[..2024-10-25]"
