"""The tables of docs/dates.md: each row is what the program gives."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from timeline.resolve import tag

_PAGE = Path(__file__).parent.parent / "docs" / "dates.md"
_ENGLISH = "| text | phrase | TIMEX3 | EDTF |"
_OTHERS = "| language | text | phrase | TIMEX3 |"


def _rows(head: str) -> list[list[str]]:
    after = _PAGE.read_text(encoding="utf-8").split(head)[1].splitlines()[2:]
    table = after[: after.index("")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


@pytest.mark.parametrize("row", _rows(_ENGLISH), ids=lambda row: row[0])
def test_a_row_of_the_page_is_what_is_read(row: list[str]) -> None:
    text, phrase, value, edtf = row
    found = tag(text, dt.date(2024, 10, 25))
    assert [
        (each.timex.text, each.value, each.date.edtf if each.date else "–")
        for each in found
    ] == [(phrase, value, edtf)]


@pytest.mark.parametrize("row", _rows(_OTHERS), ids=lambda row: row[0])
def test_a_row_of_another_language_is_what_is_read(row: list[str]) -> None:
    language, text, phrase, value = row
    found = tag(text, dt.date(2024, 10, 25), language=language)
    assert [(each.timex.text, each.value) for each in found] == [(phrase, value)]
