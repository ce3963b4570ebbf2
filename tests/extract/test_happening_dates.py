"""Which date a happening gets, and which it never gets."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.extract.conftest import Read

_PUBLISHED = dt.date(2024, 10, 25)


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        pytest.param("The council voted on Friday.", "2024-10-25", id="own weekday"),
        pytest.param("The council voted on Thursday.", "2024-10-24", id="weekday"),
        pytest.param("Yesterday the council voted.", "2024-10-24", id="yesterday"),
        pytest.param("The council voted in June.", "2024-06", id="month"),
        pytest.param(
            "The council voted last week.", "[2024-10-14..2024-10-20]", id="week"
        ),
        pytest.param("The council voted in 2019.", "2019", id="year"),
        pytest.param("The council has voted.", "[..2024-10-25]", id="no phrase"),
        pytest.param("The council had earlier voted.", "[..2024-10-25]", id="earlier"),
        pytest.param(
            "Jansen, born in Oslo on 24 February 1955, has built a mill.",
            "[..2024-10-25]",
            id="a date inside an insertion",
        ),
        pytest.param(
            "The 1962 bridge collapsed in June.", "2024-06", id="a year that describes"
        ),
        pytest.param(
            "The bridge collapsed at 6.45 a.m.", "[..2024-10-25]", id="an hour alone"
        ),
        pytest.param("The council voted by Thursday.", "[..2024-10-24]", id="by a day"),
        pytest.param("The council voted before Monday.", "[..2024-10-20]", id="before"),
        pytest.param("Guards freed the men by Thursday.", "[..2024-10-24]", id="by"),
        pytest.param(
            "The council voted after 3 October.", "[2024-10-04..2024-10-25]", id="after"
        ),
        pytest.param(
            "The council voted shortly before 8 a.m. on Monday.",
            "2024-10-21",
            id="before an hour of a day",
        ),
        pytest.param(
            "The council voted just after dawn on Monday.",
            "2024-10-21",
            id="after dawn of a day",
        ),
        pytest.param("The mine has flooded since June.", "2024-06/..", id="since"),
        pytest.param(
            "Since June the mine has flooded.", "2024-06/..", id="Since first"
        ),
        pytest.param(
            "Strikers blocked the port until 3 October.", "../2024-10-03", id="until"
        ),
        pytest.param(
            "The court heard witnesses from 3 September to 14 October.",
            "2024-09-03/2024-10-14",
            id="from … to",
        ),
        pytest.param(
            "The court heard witnesses on 3-5 October.",
            "2024-10-03/2024-10-05",
            id="days with a dash",
        ),
        pytest.param(
            "Miners dug from 2009 to 2011.", "2009/2011", id="years from … to"
        ),
        pytest.param(
            "Engineers drained the lake between March and May.",
            "2024-03/2024-05",
            id="between … and",
        ),
    ],
)
def test_a_happening_is_dated_as_its_phrase_and_preposition_say(
    read: Read, sentence: str, edtf: str
) -> None:
    (mention,) = read(sentence)
    assert mention.date is not None
    assert mention.date.edtf == edtf


def test_early_august_stays_a_month_with_its_modifier(read: Read) -> None:
    mentions = read("In early August a storm destroyed 300 houses.")
    assert [(m.date.edtf, m.date.modifier) for m in mentions if m.date][-1] == (
        "2024-08",
        "start",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The council voted on Thursday.", id="weekday"),
        pytest.param("The council voted in June.", id="month"),
        pytest.param("The council voted yesterday.", id="yesterday"),
        pytest.param("The council has voted.", id="no phrase"),
    ],
)
def test_an_undated_article_dates_nothing_that_is_relative(
    read: Read, sentence: str
) -> None:
    (mention,) = read(sentence, is_dated=False)
    assert mention.date is None


def test_an_undated_article_keeps_the_phrase_it_could_not_read(read: Read) -> None:
    (mention,) = read("The council voted on Thursday.", is_dated=False)
    assert mention.timex is not None
    assert (mention.timex.text, mention.timex.anchor, mention.timex.anchor_source) == (
        "Thursday",
        None,
        "none",
    )


def test_an_undated_article_still_dates_what_is_absolute(read: Read) -> None:
    (mention,) = read("The war began in February 2022.", is_dated=False)
    assert mention.date is not None
    assert mention.date.edtf == "2022-02"
    assert mention.timex is not None
    assert mention.timex.anchor is None
    assert mention.timex.anchor_source == "text"


def test_a_past_happening_is_never_dated_after_publication(read: Read) -> None:
    (mention,) = read("Workers reopened the canal on 12 December 2024.")
    assert mention.date is not None
    assert mention.date.edtf == "[..2024-10-25]"
    assert mention.timex is None


_PHRASES = """
    on Monday|on Friday|in June|in December|last week|next week|in 2031|yesterday
    |on 12 December 2024|on Nov. 3|since May|after Sunday|in the autumn|this month
    |two days ago|in early August|on October 30|at the weekend|by 2030
"""


@settings(max_examples=60)
@given(
    st.sampled_from(_PHRASES.split("|")),
    st.sampled_from(["reopened", "has reopened", "had reopened"]),
)
def test_no_past_happening_starts_after_its_article(
    read: Read, phrase: str, verb: str
) -> None:
    for mention in read(f"The ministry {verb} the canal {phrase.strip()}."):
        if mention.date and mention.date.earliest:
            assert mention.date.earliest <= _PUBLISHED


def test_what_was_reported_happened_by_the_day_of_the_report(read: Read) -> None:
    _, paid = read("Maria Lund said on Thursday that the firm had paid bribes.")
    assert paid.date is not None
    assert paid.date.edtf == "[..2024-10-24]"


def test_the_date_of_a_mention_can_be_asked_why(read: Read) -> None:
    (mention,) = read("The council voted on Wednesday.")
    why = mention.timex
    assert why is not None
    assert (why.text, why.anchor, why.anchor_source, why.value) == (
        "Wednesday",
        _PUBLISHED,
        "header",
        "2024-10-23",
    )
    assert why.rule


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("earlier this week", "[2024-10-21..2024-10-25]"),
        ("this week", "[2024-10-21..2024-10-25]"),
        ("last week", "[2024-10-14..2024-10-20]"),
        ("this month", "2024-10"),
        ("less than two weeks ago", "[2024-10-07..2024-10-25]"),
        ("more than two weeks ago", "[..2024-10-13]"),
        ("two weeks ago", "[2024-10-07..2024-10-13]"),
    ],
)
def test_what_has_happened_this_week_happened_by_the_day_of_the_article(
    read: Read, phrase: str, edtf: str
) -> None:
    (mention,) = read(f"The council voted {phrase}.")
    assert (mention.date and mention.date.edtf) == edtf


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        pytest.param(
            "The navy will search the seabed on Monday.", "2024-10-28", id="seabed"
        ),
        pytest.param(
            "The team will face Harl United on Saturday.", "2024-10-26", id="United"
        ),
        pytest.param(
            "The board will vote on the proposed merger on Monday.",
            "2024-10-28",
            id="proposed merger",
        ),
    ],
)
def test_a_plan_keeps_its_day_behind_an_object(
    read: Read, sentence: str, edtf: str
) -> None:
    (plan,) = read(sentence)
    assert plan.role == "planned"
    assert plan.date is not None
    assert plan.date.edtf == edtf


@pytest.mark.parametrize(
    ("sentence", "titled", "edtf"),
    [
        pytest.param(
            "The union threatened to strike in September.",
            "strike",
            None,
            id="what was threatened",
        ),
        pytest.param(
            "The union threatened to strike in September.",
            "threatened",
            "[..2024-10-25]",
            id="the threat",
        ),
        pytest.param(
            "The council called for elections in September.",
            "elections",
            None,
            id="a noun",
        ),
        pytest.param(
            "The union threatened to strike in December.",
            "strike",
            "2024-12",
            id="nearer ahead",
        ),
    ],
)
def test_what_was_meant_for_a_month_just_gone_is_not_dated(
    read: Read, sentence: str, titled: str, edtf: str | None
) -> None:
    (found,) = [each for each in read(sentence) if each.trigger.text == titled]
    assert (found.date.edtf if found.date else None) == edtf
    assert (found.role == "planned") == (titled != "threatened")


@pytest.mark.parametrize(
    ("sentence", "titled"),
    [
        pytest.param(
            "The firm declared a dividend payable December 7.", "declared", id="payable"
        ),
        pytest.param(
            "Students planned a march on the mill on Saturday.", "planned", id="a march"
        ),
        pytest.param(
            "The council has decided to shut the mill in early November.",
            "decided",
            id="a decision",
        ),
        pytest.param(
            "They are planning to leave in December.", "planning", id="a plan"
        ),
    ],
)
def test_a_day_to_come_is_not_turned_back_for_the_deed(
    read: Read, sentence: str, titled: str
) -> None:
    (found,) = [each for each in read(sentence) if each.trigger.text == titled]
    assert found.date
    assert (found.date.edtf, found.timex) == ("[..2024-10-25]", None)
