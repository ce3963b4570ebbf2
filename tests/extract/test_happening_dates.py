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


@settings(max_examples=60, deadline=None)
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
