"""Two ends, one interval: what pairs them, what they lend, and what is none."""

from __future__ import annotations

import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from timeline.resolve import explain, tag

_FRIDAY = dt.date(2024, 10, 25)
_SATURDAY = dt.date(2024, 10, 26)
_ENDS = st.sampled_from(
    [
        "Monday",
        "Friday",
        "May",
        "November",
        "Oct. 22",
        "Jan. 5, 2012",
        "2009",
        "last week",
        "7 July",
        "9 a.m.",
        "5 p.m. on Tuesday",
        "the third quarter",
        "the 1990s",
        "Wednesday last week",
    ]
)
_LINKS = st.sampled_from(["{} to {}", "from {} to {}", "between {} and {}", "{}-{}"])


@pytest.mark.parametrize(
    ("sentence", "values", "interval"),
    [
        pytest.param("It ran from Monday to Wednesday.",
                     ["2024-10-21", "2024-10-23"], "2024-10-21/2024-10-23",
                     id="from … to"),
        pytest.param("It ran between 2009 and 2011.",
                     ["2009", "2011"], "2009/2011", id="between … and"),
        pytest.param("They dug between May 3 and 5.",
                     ["2024-05-03", "2024-05-05"], "2024-05-03/2024-05-05",
                     id="a day without its month"),
        pytest.param("They dug between 3 and 7 July 1943.",
                     ["1943-07-03", "1943-07-07"], "1943-07-03/1943-07-07",
                     id="a first day without its month"),
        pytest.param("It ran Oct. 22 to Nov. 3.",
                     ["2024-10-22", "2024-11-03"], "2024-10-22/2024-11-03",
                     id="without an opener"),
        pytest.param("It ran Aug. 30–Sept. 2.",
                     ["2024-08-30", "2024-09-02"], "2024-08-30/2024-09-02",
                     id="a dash"),
        pytest.param("Oct. 22 – Nov. 3: the fair.",
                     ["2024-10-22", "2024-11-03"], "2024-10-22/2024-11-03",
                     id="a dash with spaces"),
        pytest.param("It ran May 3-5.", ["2024-05-03", "2024-05-05"],
                     "2024-05-03/2024-05-05", id="days with a dash"),
        pytest.param("It ran 2009-2011.", ["2009", "2011"], "2009/2011",
                     id="years with a dash"),
        pytest.param("It ran 2009–11.", ["2009", "2011"], "2009/2011",
                     id="a year in two figures"),
        pytest.param("It ran 3 to 7 July 1943.", ["1943-07-03", "1943-07-07"],
                     "1943-07-03/1943-07-07", id="days without an opener"),
        pytest.param("It was shut from December 2023 through March 2024.",
                     ["2023-12", "2024-03"], "2023-12/2024-03", id="through"),
        pytest.param("It rained from May to July 2011.",
                     ["2011-05", "2011-07"], "2011-05/2011-07", id="the year behind"),
        pytest.param("It rained from Nov. 3 to Jan. 5, 2012.",
                     ["2011-11-03", "2012-01-05"], "2011-11-03/2012-01-05",
                     id="the year behind, across its turn"),
        pytest.param("It rained from November 2011 to February.",
                     ["2011-11", "2012-02"], "2011-11/2012-02", id="the year before"),
        pytest.param("It rained from March to May of last year.",
                     ["2023-03", "2023-05"], "2023-03/2023-05", id="last year"),
        pytest.param("They met Monday to Wednesday last week.",
                     ["2024-10-14", "2024-10-16"], "2024-10-14/2024-10-16",
                     id="last week"),
        pytest.param("It snowed from November to February.",
                     ["2023-11", "2024-02"], "2023-11/2024-02",
                     id="across the turn of the year"),
        pytest.param("Open from 9 a.m. to 5 p.m. on Friday.",
                     ["2024-10-25T09:00", "2024-10-25T17:00"], "2024-10-25",
                     id="hours of one day"),
        pytest.param("It burned from 10 p.m. Monday to 6 a.m. Tuesday.",
                     ["2024-10-21T22:00", "2024-10-22T06:00"],
                     "2024-10-21/2024-10-22", id="hours of two days"),
        pytest.param("It ran from last week to this week.",
                     ["2024-W42", "2024-W43"], "2024-10-14/2024-10-27", id="weeks"),
    ],
)  # fmt: skip
def test_both_ends_have_the_interval(
    sentence: str, values: list[str], interval: str
) -> None:
    found = tag(sentence, _FRIDAY)
    assert [each.value for each in found] == values
    assert [each.interval and each.interval.edtf for each in found] == [interval] * 2


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        pytest.param(
            "It runs from Friday to Sunday.", ["2024-10-25", "2024-10-27"], id="last"
        ),
        pytest.param(
            "It ran from Friday to Saturday.", ["2024-10-25", "2024-10-26"], id="none"
        ),
        pytest.param(
            "They will meet from Friday to Sunday.",
            ["2024-11-01", "2024-11-03"],
            id="the verb gives both",
        ),
    ],
)
def test_an_end_is_turned_round_where_that_puts_the_two_in_order(
    sentence: str, values: list[str]
) -> None:
    found = tag(sentence, _SATURDAY)
    assert [each.value for each in found] == values
    assert None not in [each.interval for each in found]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("It ran from 2011 to 2009.", id="impossible order"),
        pytest.param("He came on Monday and Friday.", id="two days"),
        pytest.param("It fell on Monday – Friday was calm.", id="a dash between two"),
        pytest.param("It was put off from Monday to Friday.", id="moved"),
        pytest.param("It fell on Monday. In 2009 it was whole.", id="two sentences"),
        pytest.param("He came Monday to Friday's talks.", id="an owner"),
        pytest.param("It fell from 5/6/2020 to 7/6/2020.", id="days in doubt"),
    ],
)
def test_what_is_no_interval_keeps_both_dates(sentence: str) -> None:
    found = tag(sentence, _FRIDAY)
    assert [each.interval for each in found] == [None, None]
    assert None not in [each.date for each in found]


def test_without_an_anchor_open_ends_make_no_interval() -> None:
    assert [each.interval for each in tag("from Monday to Friday")] == [None, None]


def test_the_explanation_tells_the_interval() -> None:
    lines = explain("from Monday to Wednesday", _FRIDAY)
    assert lines.count("interval    2024-10-21/2024-10-23") == 2


@given(_LINKS, _ENDS, _ENDS, st.dates(dt.date(1600, 1, 1), dt.date(2400, 12, 31)))
def test_an_interval_holds_its_ends_and_is_edtf(
    link: str, first: str, last: str, anchor: dt.date
) -> None:
    for each in tag(f"It ran {link.format(first, last)}.", anchor):
        if each.interval is None or each.date is None:
            continue
        assert str(parse_edtf(each.interval.edtf)) == each.interval.edtf
        assert each.interval.overlaps(each.date.earliest, each.date.latest)


@given(st.sampled_from(["Monday", "Friday night", "June", "Dec. 28"]), st.dates())
def test_turning_a_phrase_round_twice_gives_it_back(
    phrase: str, anchor: dt.date
) -> None:
    (found,) = tag(f"It was {phrase}.", anchor)
    turned = found.turned()
    assert turned is None or turned.turned() == found


def test_no_end_is_moved_out_of_the_calendar() -> None:
    found = tag("It will run from Tuesday to Sunday.", dt.date(9999, 12, 22))
    assert all(each.date for each in found)
    found = tag("It ran from Sunday to Monday.", dt.date(1, 1, 7))
    assert all(each.date for each in found)
