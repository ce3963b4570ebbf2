from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from tui.telling.rows import Table, barred, labelled, lay_out, plain
from tui.telling.text import shown

if TYPE_CHECKING:
    from tui.telling.rows import Block

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@given(anything, anything, st.integers(30, 60))
def test_nothing_is_wider_than_the_pane(label: str, text: str, width: int) -> None:
    rows: list[Block] = [
        plain(text),
        labelled(label, text),
        barred(Content(shown(text)), "$accent"),
        labelled(label, text, cells=20),
        Table(("what", "who"), ((Content(shown(text)), Content(shown(label))),)),
    ]
    laid_out = lay_out(rows, width)
    assert all(cell_len(line) <= width for line in laid_out.plain.split("\n"))


def test_a_word_longer_than_the_line_is_broken() -> None:
    laid_out = lay_out([plain("x" * 25)], 10)
    assert laid_out.plain.replace("\n", "") == "x" * 25
    assert laid_out.plain.count("\n") == 2


def test_later_lines_stand_under_the_text_not_under_the_label() -> None:
    laid_out = lay_out([labelled("who", "Ines Calder and Tom Varga")], 22)
    assert laid_out.plain.split("\n") == [
        "who     Ines Calder",
        "        and Tom Varga",
    ]


def test_brackets_in_a_text_are_no_markup() -> None:
    assert lay_out([plain("[red]stop[/red]")], 40).plain == "[red]stop[/red]"


CLAIMS = Table(
    ("value", "who says so", "of what", "mention"),
    tuple(
        tuple(map(Content, row))
        for row in (
            ("40 boats", "the harbour authority", "", "[1]"),
            ("at least 70 boats", "Ines Calder", "", "[2–4]"),
        )
    ),
)


def test_a_table_has_its_columns_side_by_side_without_the_empty_ones() -> None:
    assert lay_out([CLAIMS], 60).plain.split("\n") == [
        "value              who says so            mention",
        "40 boats           the harbour authority  [1]",
        "at least 70 boats  Ines Calder            [2–4]",
    ]


def test_a_table_wraps_what_takes_much_where_there_is_less_room() -> None:
    assert lay_out([CLAIMS], 36).plain.split("\n") == [
        "value         who says so    mention",
        "40 boats      the harbour    [1]",
        "              authority",
        "at least 70   Ines Calder    [2–4]",
        "boats",
    ]


def test_a_table_stacks_where_columns_would_be_too_narrow() -> None:
    assert lay_out([CLAIMS], 24).plain.split("\n") == [
        "40 boats",
        "  the harbour authority",
        "  · [1]",
        "at least 70 boats",
        "  Ines Calder · [2–4]",
    ]
