"""Subjects that a relative clause, a day or a hyphen parts from their verb."""

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
            "Police found a man and a 24-year-old woman who had been shot.",
            "shot",
            "A 24-year-old woman had been shot",
            id="an age is part of the noun",
        ),
        pytest.param(
            "They voted to reopen a bridge that had been closed since July.",
            "closed",
            "A bridge had been closed since July",
            id="an infinitive is not",
        ),
        pytest.param(
            "The keys went to the sailor who had left Harl.",
            "left",
            "The sailor had left Harl",
            id="“to” before a noun",
        ),
        pytest.param(
            "Rescuers said that all of them had drowned.",
            "drowned",
            "All of them had drowned",
            id="“all of”",
        ),
        pytest.param(
            "The firm said Thursday it had sold the mill.",
            "sold",
            "It had sold the mill",
            id="the day of the saying",
        ),
        pytest.param(
            "The firm said Thursday's talks had failed.",
            "failed",
            "Thursday's talks had failed",
            id="the day of the talks",
        ),
        pytest.param(
            "Holm, whose party had vowed to stay, left on Monday.",
            "left",
            "Holm left on Monday",
            id="“whose”",
        ),
        pytest.param(
            "A blast that left two people wounded shook Harl.",
            "left",
            "A blast left two people wounded",
            id="how it left them",
        ),
    ],
)
def test_a_title_begins_with_its_whole_subject(
    read: Read, sentence: str, trigger: str, title: str
) -> None:
    assert of(read(sentence), trigger).title == title


def test_those_who_were_left_wounded_did_nothing(read: Read) -> None:
    mentions = read("Police were called to a blast that left two people wounded.")
    assert "wounded" not in [each.trigger.text for each in mentions]


def test_those_who_left_and_then_acted_did_act(read: Read) -> None:
    mentions = read("The two men who left the bar wounded a guard.")
    assert of(mentions, "wounded").title == "The two men wounded a guard"


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        pytest.param(
            "Talks failed, an aide who took part said on Monday.", "failed", id="who"
        ),
        pytest.param(
            "Talks failed, an aide who took part said on condition of anonymity.",
            "failed",
            id="anonymity",
        ),
    ],
)
def test_what_a_bystander_says_is_never_established(
    read: Read, sentence: str, trigger: str
) -> None:
    mentions = read(sentence)
    assert of(mentions, trigger).role == "alleged"
    assert of(mentions, "said").role == "statement"


def test_who_visited_and_urged_did_visit(read: Read) -> None:
    mentions = read("Minister Bo Lind, who visited Harl on Tuesday, had urged calm.")
    visited = of(mentions, "visited")
    assert (visited.role, visited.attribution) == ("occurrence", None)
    assert visited.date is not None
    assert visited.date.edtf == "2024-10-22"


def test_what_the_party_vowed_is_apart_from_what_its_leader_said(read: Read) -> None:
    mentions = read("Bo Lind, whose party had vowed to stay, said he was sorry.")
    said = of(mentions, "said")
    assert (said.role, said.attribution) == ("statement", "Bo Lind")


def test_what_was_promised_and_never_done_did_not_happen(read: Read) -> None:
    mentions = read("The council promised to build a wall but never did.")
    assert [each.trigger.text for each in mentions] == ["promised"]


def test_a_chief_executive_goes_by_the_name(read: Read) -> None:
    (said,) = read("Chief Executive Dana Lund said the price was fair.")
    assert (said.who, said.attribution) == (("Dana Lund",), "Dana Lund")


def test_a_plan_behind_and_is_of_the_same_subject(read: Read) -> None:
    cut, close = read("Harl Steel cut 600 jobs last month and plans to close a mill.")
    assert cut.title == "Harl Steel cut 600 jobs last month"
    assert (close.role, close.who) == ("planned", ("Harl Steel",))


def test_the_day_behind_a_plan_is_of_what_became_of_it(read: Read) -> None:
    (dropped,) = read("Oslo dropped the plan on Thursday.")
    assert dropped.date is not None
    assert dropped.date.edtf == "2024-10-24"
