"""The tables of docs/dates.md: each row is what the program gives."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from timeline.resolve import tag

_PAGE = Path(__file__).parent.parent / "docs" / "dates.md"
_HEAD = "| text | phrase | TIMEX3 | EDTF |"


def _rows() -> list[list[str]]:
    after = _PAGE.read_text(encoding="utf-8").split(_HEAD)[1].splitlines()[2:]
    table = after[: after.index("")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


@pytest.mark.parametrize("row", _rows(), ids=[row[0] for row in _rows()])
def test_a_row_of_the_page_is_what_is_read(row: list[str]) -> None:
    text, phrase, value, edtf = row
    found = tag(text, dt.date(2024, 10, 25))
    assert [
        (each.timex.text, each.value, each.date.edtf if each.date else "–")
        for each in found
    ] == [(phrase, value, edtf)]
