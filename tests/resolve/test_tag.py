"""Finding and resolving: directions, spans and joins."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from timeline.dates import Granularity
from timeline.resolve import Resolution, tag

if TYPE_CHECKING:
    from timeline.resolve.mode import Mode

_FRIDAY = dt.date(2024, 10, 25)


def _one(
    text: str, anchor: dt.date | None = _FRIDAY, *, mode: Mode = "news"
) -> Resolution:
    (found,) = tag(text, anchor, mode=mode)
    return found


@pytest.mark.parametrize(
    ("sentence", "edtf", "modifier"),
    [
        pytest.param("on Wednesday", "2024-10-23", None, id="weekday"),
        pytest.param("on Friday", "2024-10-25", None, id="anchor's own weekday"),
        pytest.param("in June", "2024-06", None, id="month"),
        pytest.param("in early August", "2024-08", "start", id="early month"),
        pytest.param("in February 2022", "2022-02", None, id="month of a year"),
        pytest.param("last week", "[2024-10-14..2024-10-20]", None, id="week"),
        pytest.param("in mid-May", "2024-05", "mid", id="mid month"),
        pytest.param("by the end of 1990", "1990", "end", id="end of a year"),
    ],
)
def test_a_date_is_as_fine_as_its_phrase(
    sentence: str, edtf: str, modifier: str | None
) -> None:
    date = _one(sentence).date
    assert date is not None
    assert (date.edtf, date.modifier) == (edtf, modifier)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        pytest.param("She said on Monday it was over.", "2024-10-21", id="said"),
        pytest.param("Ministers will meet on Monday.", "2024-10-28", id="will"),
        pytest.param("It is due on Monday.", "2024-10-28", id="due"),
        pytest.param("They agreed to meet on Monday.", "2024-10-28", id="agreed to"),
        pytest.param("It rose to close higher Monday.", "2024-10-21", id="rose to"),
        pytest.param("It runs until Monday.", "2024-10-28", id="until"),
        pytest.param("All was mended by Monday.", "2024-10-21", id="mended by"),
        pytest.param("It will be named on Monday.", "2024-10-28", id="will be named"),
        pytest.param("He will go, but on Monday he sat.", "2024-10-21", id="clause"),
        pytest.param("On Monday they will vote.", "2024-10-28", id="first word"),
        pytest.param("Leaders to meet Monday.", "2024-10-28", id="headline"),
        pytest.param("It was set for Monday.", "2024-10-28", id="set for"),
        pytest.param("He may go. Monday was cold.", "2024-10-21", id="next sentence"),
        pytest.param("It was put off to Monday.", "2024-10-28", id="put off to"),
        pytest.param(
            "It was moved for a third time to Monday.", "2024-10-28", id="moved to"
        ),
        pytest.param("It was rescheduled for Monday.", "2024-10-28", id="moved for"),
        pytest.param("He moved to Brask on Monday.", "2024-10-21", id="moved house"),
        pytest.param("The date was set on Monday.", "2024-10-21", id="was set on"),
        pytest.param("The sale is set for Monday.", "2024-10-28", id="is set for"),
        pytest.param("The trial begins on Monday.", "2024-10-28", id="begins"),
        pytest.param("Talks resume Monday.", "2024-10-28", id="resume"),
        pytest.param("The council meets again on Monday.", "2024-10-28", id="meets"),
        pytest.param(
            "The prince meets farmers on Monday.",
            "2024-10-21",
            id="meets somebody, as in a picture",
        ),
        pytest.param(
            "The plan, drawn up last, starts Monday.",
            "2024-10-28",
            id="starts behind a comma",
        ),
        pytest.param(
            "They counted the votes Monday.", "2024-10-21", id="votes, a noun"
        ),
        pytest.param(
            "On Monday the fair opens in Kesh.", "2024-10-28", id="verb behind the day"
        ),
        pytest.param("On Monday the deal ends a strike.", "2024-10-21", id="an object"),
        pytest.param("The deadline is Monday.", "2024-10-28", id="is"),
        pytest.param("The deadline was Monday.", "2024-10-21", id="was"),
        pytest.param("A Monday deadline looms.", "2024-10-28", id="a deadline"),
        pytest.param("They are meeting Monday.", "2024-10-28", id="are meeting"),
        pytest.param("They were meeting Monday.", "2024-10-21", id="were meeting"),
        pytest.param("He rests after a fall Monday.", "2024-10-21", id="after a fall"),
        pytest.param("It could end as early as Monday.", "2024-10-28", id="early as"),
        pytest.param("It opens no later than Monday.", "2024-10-28", id="later than"),
        pytest.param("He slept ahead of Monday's game.", "2024-10-28", id="ahead of"),
        pytest.param(
            "They planned a march Monday.", "2024-10-28", id="planned a march"
        ),
        pytest.param(
            "They had planned a march Monday.", "2024-10-21", id="had planned"
        ),
        pytest.param("It ended as planned Monday.", "2024-10-21", id="as planned"),
        pytest.param("Talks were to begin Monday.", "2024-10-28", id="were to begin"),
        pytest.param("He was able to walk Monday.", "2024-10-21", id="was able to"),
        pytest.param("He may have left Monday.", "2024-10-21", id="may have left"),
        pytest.param("A sale is planned Monday.", "2024-10-28", id="is planned"),
        pytest.param("There is a vote on Monday.", "2024-10-28", id="there is"),
        pytest.param("It stayed open until Monday.", "2024-10-21", id="stayed until"),
        pytest.param("It comes into force on Monday.", "2024-10-28", id="comes into"),
        pytest.param("It is its first win since Monday.", "2024-10-21", id="since"),
        pytest.param("They won't vote on Monday.", "2024-10-28", id="won't"),
        pytest.param("They’ll vote on Monday.", "2024-10-28", id="curly"),
        pytest.param("Voters go to the polls Monday.", "2024-10-28", id="go to"),
        pytest.param("He made plans for the race Monday.", "2024-10-21", id="plans"),
        pytest.param("The Monday vote will be close.", "2024-10-28", id="the … vote"),
        pytest.param("He told a Monday meeting so.", "2024-10-21", id="a … meeting"),
        pytest.param("Polls open at dawn Monday.", "2024-10-28TMO", id="polls open"),
        pytest.param(
            "Monday's attack may delay a vote.", "2024-10-21", id="unforeseen"
        ),
        pytest.param("Monday's vote may be close.", "2024-10-28", id="foreseen"),
        pytest.param("He said Monday's talks would go on.", "2024-10-28", id="subject"),
        pytest.param("The envoys arrive Monday.", "2024-10-28", id="they arrive"),
        pytest.param("The envoys arrived Monday.", "2024-10-21", id="they arrived"),
        pytest.param("They try again Monday.", "2024-10-28", id="they try"),
        pytest.param("The Reds host Brask on Monday.", "2024-10-28", id="they host"),
        pytest.param("She called for a vote on Monday.", "2024-10-28", id="proposed"),
        pytest.param("Divers will see the seabed Monday.", "2024-10-28", id="seabed"),
        pytest.param(
            "She will tour the disputed area Monday.", "2024-10-28", id="disputed area"
        ),
        pytest.param(
            "She said the wanted man ran on Monday.", "2024-10-21", id="wanted man"
        ),
        pytest.param("She called for calm on Monday.", "2024-10-21", id="called"),
        pytest.param("It was found at 8. 40am on Monday.", "2024-10-21T08:40", id="am"),
    ],
)
def test_the_verb_decides_the_direction(sentence: str, value: str) -> None:
    assert _one(sentence).value == value


@pytest.mark.parametrize(
    "sentence",
    [
        "The vote was delayed until June.",
        "The hearing was adjourned to June.",
        "He faces a second trial in June.",
        "The law takes effect in June.",
        "The raid is planned in June.",
    ],
)
def test_a_month_of_what_is_to_come_is_the_coming_one(sentence: str) -> None:
    assert _one(sentence).value == "2025-06"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He resigned a year later, in 2004.", ["2004", "2004"]),
        ("He quit two weeks later, on November 6, 2023.", ["2023-W45", "2023-11-06"]),
        ("It fell on Monday, the worst since 2004. The next day it rose.",
         ["2024-10-21", "2004", "2024-10-22"]),
        ("The vote is due on 30 October. The court had ruled a day earlier.",
         ["2024-10-30", "2024-10-24"]),
        ("Talks will run from Thursday to Tuesday.", ["2024-10-31", "2024-11-05"]),
        ("Talks ran from Thursday to Tuesday.", ["2024-10-17", "2024-10-22"]),
        ("He fled on May 9, 2016. They caught him on May 12.",
         ["2016-05-09", "2016-05-12"]),
    ],
    ids=["in a year", "on a day", "background", "not after today", "run", "ran",
         "told year"],
)  # fmt: skip
def test_dates_beside_each_other_are_read_together(
    text: str, values: list[str]
) -> None:
    assert [each.value for each in tag(text, _FRIDAY)] == values


def test_the_month_of_may_supposes_nothing() -> None:
    april, _ = tag("In April or May it rained.", _FRIDAY)
    assert april.value == "2024-04"


def test_a_month_of_what_was_planned_has_passed() -> None:
    assert _one("The raid was planned in June.").value == "2024-06"


def test_the_other_direction_is_kept() -> None:
    found = _one("They will vote on Monday.")
    assert found.other is not None
    assert (found.value, found.other.edtf) == ("2024-10-28", "2024-10-21")


def test_a_month_and_day_take_the_nearest_year() -> None:
    january = dt.date(2024, 1, 10)
    assert _one("It closed on Dec. 28.", january).value == "2023-12-28"
    assert _one("It is payable Jan. 2.", dt.date(2023, 11, 20)).value == "2024-01-02"


def test_without_an_anchor_relative_phrases_stay_open() -> None:
    text = "On Friday, in June, last week, yesterday, on Oct. 3 and two years ago."
    found = tag(text)
    assert [each.value for each in found] == [
        "XXXX-WXX-5",
        "XXXX-06",
        "XXXX-WXX",
        "XXXX-XX-XX",
        "XXXX-10-03",
        "XXXX",
    ]
    assert {each.date for each in found} == {None}
    assert {each.anchor for each in found} == {None}


def test_an_absolute_phrase_names_no_anchor() -> None:
    assert _one("It began in February 2022.").anchor is None
    assert _one("It began last week.").anchor == _FRIDAY


@pytest.mark.parametrize(
    ("sentence", "phrase", "value"),
    [
        pytest.param("It ends Friday at 5 p.m. in Kesh.", "Friday at 5 p.m.",
                     "2024-10-25T17:00", id="day and clock"),
        pytest.param("It began 5 p.m. on Monday.", "5 p.m. on Monday",
                     "2024-10-21T17:00", id="clock and day"),
        pytest.param("It fell in June last year.", "June last year", "2023-06",
                     id="month and year"),
        pytest.param("He left Friday of last week.", "Friday of last week",
                     "2024-10-18", id="weekday of a week"),
        pytest.param("It was the week of Oct. 9.", "the week of Oct. 9", "2024-W41",
                     id="week of a day"),
        pytest.param("He fell Sunday in the early hours.", "Sunday", "2024-10-20",
                     id="words between"),
    ],
)  # fmt: skip
def test_neighbours_join_into_one_expression(
    sentence: str, phrase: str, value: str
) -> None:
    found = tag(sentence, _FRIDAY)[0]
    assert (found.timex.text, found.value) == (phrase, value)


def test_a_day_borrows_the_month_before_it() -> None:
    found = tag("They met on May 3, 5 and 7, and saw 9 birds.", _FRIDAY)
    assert [(each.timex.text, each.value) for each in found] == [
        ("May 3", "2024-05-03"),
        ("5", "2024-05-05"),
        ("7", "2024-05-07"),
    ]


@pytest.mark.parametrize(
    "preposition", ["on", "by", "until", "since", "before", "after", "from", "for"]
)
def test_the_governing_preposition_is_told(preposition: str) -> None:
    assert _one(f"It ran {preposition} Monday.").preposition == preposition


def test_up_to_is_told_apart_from_to() -> None:
    assert _one("It was free up to 2010.").preposition == "until"
    assert _one("It was free to 2010.").preposition == "to"


def test_a_phrase_without_a_preposition_has_none() -> None:
    assert _one("It ended Monday.").preposition is None


@pytest.mark.parametrize(
    "sentence",
    [
        "It cost $2000 and weighed 1,950 pounds, or 20% more.",
        "They won 3-2, then 21-19, and lost 1/2 of it.",
        "Flight 1900 and Resolution 1701 stand.",
        "He may march on; the second man sat in the sun as we wed.",
        "She is 41 years old, a 12-year-old's aunt.",
        "Article 4 and Windows 2000 stand.",
    ],
)
def test_what_is_no_date_is_left_alone(sentence: str) -> None:
    assert tag(sentence, _FRIDAY) == []


def test_narrative_counts_from_the_last_stated_date() -> None:
    text = "They marched on May 3, 1863. On Friday they rested."
    news, story = (tag(text, _FRIDAY, mode=mode)[1] for mode in ("news", "narrative"))
    assert news.value == "2024-10-25"
    assert story.value == "1863-05-08"


def test_a_refined_date_says_how_fine_it_is() -> None:
    found = _one("It began on Monday evening.")
    assert found.date is not None
    assert found.date.granularity is Granularity.PART_OF_DAY
    assert found.timex.type == "TIME"


def test_an_anaphor_is_read_against_the_date_stated() -> None:
    found = tag("It fell on May 3, 2001. The same day it rose.", _FRIDAY)[1]
    assert (found.value, found.anchor) == ("2001-05-03", dt.date(2001, 5, 3))


@pytest.mark.parametrize(
    ("later", "value"),
    [
        ("The next day he left.", "2024-10-22"),
        ("Next day he left.", "2024-10-22"),
        ("The following day he left.", "2024-10-22"),
        ("He had come the day before.", "2024-10-20"),
        ("A day later he left.", "2024-10-22"),
        ("A week later he left.", "2024-W44"),
        ("The following Friday he left.", "2024-10-25"),
        ("The next morning he left.", "2024-10-22TMO"),
    ],
)
def test_what_follows_is_counted_from_the_last_stated_day(
    later: str, value: str
) -> None:
    found = tag(f"He won on Monday. {later}", _FRIDAY)[-1]
    assert (found.value, found.anchor) == (value, dt.date(2024, 10, 21))


@pytest.mark.parametrize(
    "sentence",
    [
        "The next day he left.",
        "The following day he left.",
        "A day later he left.",
        "A week later he left.",
        "The following Friday he left.",
        "The next morning he left.",
        "It fell on June 31. The next day he left.",
        "He won on Oct. 1; it was paid on 05/06/2024. The next day he left.",
    ],
)
def test_what_follows_on_no_certain_day_stays_open(sentence: str) -> None:
    assert tag(sentence, _FRIDAY)[-1].date is None


def test_a_clock_time_does_not_join_a_day_of_long_ago() -> None:
    found = tag("It was built on May 3, 2001. It burned at 5 p.m.", _FRIDAY)[1]
    assert found.value == "2024-10-25T17:00"
