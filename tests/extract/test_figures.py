"""Figures: value, comparator, what is counted, and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
    ["Article 4 binds both", "flight 370 vanished", "one of the men", "won it 3", "no"],
)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert figures(tokenize(text), ()) == ()


def test_a_date_is_no_figure(read: Read) -> None:
    (mention,) = read("The army freed 12 hostages on 3 May 2024.")
    assert [figure.text for figure in mention.figures] == ["12 hostages"]


def test_figures_stay_with_the_clause_they_stand_in(read: Read) -> None:
    first, second = read(
        "The army freed 12 hostages on Monday, but the navy lost 3 boats on Tuesday."
    )
    assert [figure.unit for figure in first.figures] == ["hostages"]
    assert [figure.unit for figure in second.figures] == ["boats"]
