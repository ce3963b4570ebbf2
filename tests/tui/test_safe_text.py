from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.telling.text import fit, shown

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


@pytest.mark.parametrize(
    "text", ["[red]", "日本語", "é", "👩", "🇳🇴", "שלום", "می\u200cخواهم"]
)
def test_honest_text_is_left_alone(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("👩\u200d👩\u200d👧", 6, id="a-family"),
        pytest.param("🏳\ufe0f\u200d🌈", 3, id="a-joined-flag"),
        pytest.param("👍🏽", 2, id="a-tone"),
        pytest.param("1\ufe0f\u20e3", 1, id="a-keycap"),
        pytest.param("❤\ufe0f", 1, id="text-as-emoji"),
        pytest.param("⌚\ufe0e", 2, id="emoji-as-text"),
        pytest.param("क्\u200dष", 2, id="joined-letters"),
        pytest.param("a🏽", 2, id="a-tone-of-nothing"),
    ],
)
def test_emoji_are_shown_as_wide_as_every_terminal_draws_them(
    text: str, cells: int
) -> None:
    assert cell_len(shown(text)) == cells


@given(st.text("👨👩🏳❤1⌚🕵🏽♂a \u200d\ufe0f\ufe0e\u20e3"))
def test_a_terminal_that_joins_emoji_and_one_that_does_not_draw_the_same_width(
    text: str,
) -> None:
    safe = shown(text)
    assert cell_len(safe) == sum(map(cell_len, safe))


def test_marks_in_a_heap_are_counted_out() -> None:
    assert shown("a" + "\u0301" * 9 + "b") == "a" + "\u0301" * 8 + "\ufffdb"
    assert shown("a" + "\u0301" * 8 + "b") == "a" + "\u0301" * 8 + "b"


@given(anything.map(shown), st.integers(0, 40))
def test_text_is_fitted_to_exactly_the_cells_there_are(text: str, cells: int) -> None:
    assert cell_len(fit(text, cells)) == cells
