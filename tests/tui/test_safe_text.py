from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.text import fit, shown

anything = st.text(st.characters(exclude_categories=["Cs"]))


@given(anything)
def test_what_is_shown_keeps_its_length_and_holds_no_control(text: str) -> None:
    safe = shown(text)
    assert len(safe) == len(text)
    assert not any(unicodedata.category(each) == "Cc" for each in safe)


@pytest.mark.parametrize(
    "character",
    ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200f", "\ufeff", "\x7f"],
    ids=lambda each: f"U+{ord(each):04X}",
)
def test_what_a_terminal_would_obey_is_replaced_by_something_to_see(
    character: str,
) -> None:
    safe = shown(character)
    assert safe != character
    assert cell_len(safe) == 1


@pytest.mark.parametrize("text", ["[red]", "日本語", "é", "👩‍👩‍👧", "שלום"])
def test_honest_text_is_left_alone(text: str) -> None:
    assert shown(text) == text


@given(anything.map(shown), st.integers(0, 40))
def test_text_is_fitted_to_exactly_the_cells_there_are(text: str, cells: int) -> None:
    assert cell_len(fit(text, cells)) == cells
