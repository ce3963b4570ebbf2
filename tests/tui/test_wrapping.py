from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.telling.text import shown
from tui.telling.wrapping import paragraphs, wrapped

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def lines(text: str, width: int) -> list[str]:
    safe = shown(text)
    return [safe[a:b] for a, b in wrapped(safe, paragraphs(text), width)]


@given(anything, st.integers(2, 40))
def test_no_line_is_wider_than_there_is_room_and_no_word_is_lost(
    text: str, width: int
) -> None:
    found = lines(text, width)
    assert all(cell_len(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(shown(text).split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rain fell on the quay", ["rain fell", "on the", "quay"]),
        ("one\n\ntwo\r\nthree", ["one", "", "two", "three"]),
        ("   indented\tby  tabs", ["indented", "by  tabs"]),
        ("y" * 25, ["y" * 10, "y" * 10, "y" * 5]),
        ("at " + "y" * 12, ["at", "y" * 10, "yy"]),
        ("港の橋が閉鎖された", ["港の橋が閉", "鎖された"]),
        ("a 港の橋が閉鎖", ["a", "港の橋が閉", "鎖"]),
        ("said “no” to it", ["said “no”", "to it"]),
        ("", [""]),
    ],
    ids=[
        "words",
        "paragraphs",
        "blanks",
        "a long word",
        "a long word behind another",
        "wide characters",
        "wide behind narrow",
        "quotation marks",
        "nothing",
    ],
)
def test_lines_break_between_words_where_they_can(
    text: str, expected: list[str]
) -> None:
    assert lines(text, 10) == expected
