from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from tui.rows import barred, labelled, lay_out, plain
from tui.text import shown

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@given(anything, anything, st.integers(30, 60))
def test_nothing_is_wider_than_the_pane(label: str, text: str, width: int) -> None:
    rows = [
        plain(text),
        labelled(label, text),
        barred(Content(shown(text)), "$accent"),
        labelled(label, text, cells=20),
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
