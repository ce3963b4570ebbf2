"""Figures: value, comparator, what is counted, and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract.figures import figures
from timeline.extract.tokens import tokenize

if TYPE_CHECKING:
    from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("sent 3,000 troops", (3000, "=", "troops", "3,000 troops")),
        (
            "at least 1,500 North Korean troops",
            (1500, ">=", "troops", "at least 1,500 North Korean troops"),
        ),
        ("as many as 5,000 homes", (5000, "<=", "homes", "as many as 5,000 homes")),
        ("up to 40 miners", (40, "<=", "miners", "up to 40 miners")),
        ("no more than 40 miners", (40, "<=", "miners", "no more than 40 miners")),
        ("more than 40 miners", (40, ">", "miners", "more than 40 miners")),
        ("over 40 miners", (40, ">", "miners", "over 40 miners")),
        ("fewer than 40 miners", (40, "<", "miners", "fewer than 40 miners")),
        ("about 40 miners", (40, "~", "miners", "about 40 miners")),
        ("around 12,000 troops", (12000, "~", "troops", "around 12,000 troops")),
        ("some 200 guests", (200, "~", "guests", "some 200 guests")),
        ("nearly 3 million people", (3e6, "~", "people", "nearly 3 million people")),
        ("paid $2.5 million", (2.5e6, "=", "dollars", "$2.5 million")),
        ("paid at least €40", (40, ">=", "euros", "at least €40")),
        ("rose 3.5 percent", (3.5, "=", "per cent", "3.5 percent")),
        ("rose 4 per cent", (4, "=", "per cent", "4 per cent")),
        ("rose 12% in value", (12, "=", "per cent", "12%")),
        ("three generals", (3, "=", "generals", "three generals")),
        ("twenty-five miners", (25, "=", "miners", "twenty-five miners")),
        ("two dozen boats", (24, "=", "boats", "two dozen boats")),
        ("five hundred officers", (500, "=", "officers", "five hundred officers")),
        ("12 people died", (12, "=", "people", "12 people")),
        ("an estimated 40 guests", (40, "~", "guests", "an estimated 40 guests")),
        ("100 or more guests", (100, ">=", "guests", "100 or more guests")),
        ("40+ guests", (40, ">=", "guests", "40+ guests")),
        ("dozens of boats", (24, ">=", "boats", "dozens of boats")),
        (
            "tens of thousands of fans",
            (2e4, ">=", "fans", "tens of thousands of fans"),
        ),
        ("half a million fans", (5e5, "=", "fans", "half a million fans")),
        (
            "two hundred and twelve fans",
            (212, "=", "fans", "two hundred and twelve fans"),
        ),
        ("fifty two fans", (52, "=", "fans", "fifty two fans")),
        (
            "a crowd of at least 500 marched",
            (500, ">=", "people", "at least 500"),
        ),
        ("fell about 40 km north of Harl", (40, "~", "km", "about 40 km")),
        ("ran 12 miles away from Harl", (12, "=", "miles", "12 miles")),
        ("the death toll rose to 19", (19, "=", "people", "19")),
        ("paid £3m", (3e6, "=", "pounds", "£3m")),
        ("paid 1.5 million euros", (1.5e6, "=", "euros", "1.5 million euros")),
        (
            "fell 5 percentage points",
            (5, "=", "percentage points", "5 percentage points"),
        ),
        ("a 6.1-magnitude quake", (6.1, "=", "magnitude", "6.1-magnitude")),
        ("a quake of magnitude 6.1", (6.1, "=", "magnitude", "6.1")),
        ("12 men wearing masks", (12, "=", "men", "12 men")),
        ("40 Kenyans", (40, "=", "kenyans", "40 Kenyans")),
        ("In Lima 12 boats sank", (12, "=", "boats", "12 boats")),
        ("20km of road", (20, "=", "km", "20km of road")),
        ("12 dead", (12, "=", "people", "12 dead")),
        ("more than 1,000 were arrested", (1000, ">", "people", "more than 1,000")),
        ("the death toll rose to 41", (41, "=", "people", "41")),
        ("the toll rose from 37 to 41", (41, "=", "people", "41")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_figure_is_read_with_its_comparator_and_unit(
    text: str, figure: tuple[float, str, str, str]
) -> None:
    assert [
        (found.value, found.comparator, found.unit, found.text)
        for found in figures(tokenize(text), ())
    ] == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "between 10 and 15 miners",
        "10 to 15 miners",
        "10-15 miners",
        "ten or fifteen miners",
    ],
)
def test_a_range_is_its_least_and_its_most(text: str) -> None:
    found = figures(tokenize(text), ())
    assert [(each.comparator, each.value) for each in found] == [
        (">=", 10),
        ("<=", 15),
    ]
    assert {(each.unit, each.text) for each in found} == {("miners", text)}


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("sent 3,000 North Korean troops", ["North Korean troops"]),
        ("killed 12 and wounded 30", ["people killed", "people wounded"]),
        (
            "killing 12 soldiers and three cooks",
            ["soldiers killed", "cooks killed"],
        ),
        ("left four people hurt", ["people hurt"]),
        ("left two people dead", ["people dead"]),
        ("$3 million worth of grain", ["grain"]),
        ("12 people were killed and 30 others injured", ["people killed", "injured"]),
        ("12 wounded soldiers", ["wounded soldiers"]),
        ("12 people have now died", ["people died"]),
        ("12 people were later killed", ["people killed"]),
        ("killed 12 miles from home", ["miles"]),
        ("a fine of $5 million", ["fine"]),
        ("a $5 million fine", ["fine"]),
        ("$5 million in damages", ["damages"]),
        ("40 per cent of the voters", ["voters"]),
        ("50,000 tonnes of grain", ["tonnes of grain"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_figure_tells_what_it_counts(text: str, counted: list[str]) -> None:
    assert [each.counted for each in figures(tokenize(text), ())] == counted


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "12,000 troops, including 500 officers and three generals, were there",
            [False, True, True],
        ),
        ("12,000 troops, 500 officers among them", [False, True]),
        ("about 40 boats, two tugs among them", [False, True]),
        ("12 of the 30 miners", [True, False]),
        ("12 miners and three cooks", [False, False]),
        ("shared among the five cooks", [False]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_part_is_told_from_the_whole(text: str, parts: list[bool]) -> None:
    assert [each.is_part for each in figures(tokenize(text), ())] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Article 4 binds both",
        "flight 370 vanished",
        "one of the men",
        "won it 3",
        "no",
        "Kell, 33, was shot",
        "a 33-year-old miner",
        "miners aged 33 voted",
        "after the 2019 elections",
        "at 5:30 pm",
        "won 3-1 at home",
        "a 5-4 ruling",
        "won by 52 to 48",
        "a Boeing 737 jet",
        "iPhone 15 owners",
        "the 2nd miner",
        "the No. 5 seed",
        "lives at 12 Mill Street",
        "one analyst spoke",
        "three times",
        "a 16 year-old friend",
        "after the Dec. 6 killing",
        "a 15 - 2 run",
        "at 3 p. m. on Friday",
        "the three met in Lima",
        "the 1990s",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert figures(tokenize(text), ()) == ()


_PIECES = """
    at least up to 12 3,000 1.5 $ £ 3m - – % per cent million dozens of a and two
    hundred between half including killed people troops , . ( the or wounded 33 year-old
    magnitude No from were others in damages : / °
"""


@given(st.lists(st.sampled_from(_PIECES.split()), max_size=14))
def test_figures_stand_in_the_text_whatever_it_is(words: list[str]) -> None:
    text = " ".join(words)
    for figure in figures(tokenize(text), ()):
        assert figure.text in text
        assert figure.value >= 0
        assert figure.unit == figure.unit.lower() != ""


def test_a_date_is_no_figure(read: Read) -> None:
    (mention,) = read("The army freed 12 hostages on 3 May 2024.")
    assert [figure.text for figure in mention.figures] == ["12 hostages"]


def test_figures_stay_with_the_clause_they_stand_in(read: Read) -> None:
    first, second = read(
        "The army freed 12 hostages on Monday, but the navy lost 3 boats on Tuesday."
    )
    assert [figure.unit for figure in first.figures] == ["hostages"]
    assert [figure.unit for figure in second.figures] == ["boats"]


def test_a_number_put_at_so_much_is_of_what_was_counted_last(read: Read) -> None:
    told = read("Some 40 miners left on Monday.", "The mayor put the number at 52.")
    told += read("Some 40 miners left on Monday.", "The mayor put it at 52.")
    figures = [(each.value, each.counted) for m in told for each in m.figures]
    assert figures == [(40, "miners"), (52, "miners")] * 2


def test_a_number_of_something_put_at_so_much_counts_that(read: Read) -> None:
    (told,) = read("The army put the number of the dead at 1,500.")
    ((value, unit, counted),) = [(e.value, e.unit, e.counted) for e in told.figures]
    assert (value, unit, counted) == (1500, "people", "dead")
