"""Events as comma-separated values (RFC 4180): a row each, for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from timeline.export.table import Row, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.export.formats import About
    from timeline.query.values import Event

COLUMNS = Row._fields
"""The first row.  What may be several stands in one cell, parted by “ | ”."""
_FORMULA = re.compile(r"[=+\-@\u2212＝＋－＠]")
_FIGURE = re.compile(r"[+\-\u2212]?[0-9][0-9.,  ]*( ?[%‰])?")
_BETWEEN = " | "


class Rows:
    """Writes an event a row, so that no spreadsheet takes a text for a formula."""

    def __init__(self, about: About) -> None:
        """Take no title: it would be no row."""
        self._line = io.StringIO(newline="")
        self._writer = csv.writer(self._line, lineterminator="\r\n")

    def event(self, event: Event) -> Iterator[str]:
        """Write the next event."""
        yield self._row(row(event))

    def document(self, body: Iterable[str]) -> Iterator[str]:
        """Write the names of the columns, then the rows."""
        yield self._row(COLUMNS)
        yield from body

    def _row(self, cells: Iterable[object]) -> str:
        self._line.seek(0)
        self._line.truncate()
        self._writer.writerow([defused(_written(cell)) for cell in cells])
        return self._line.getvalue()


def defused(cell: str) -> str:
    """Keep a spreadsheet from reading a cell as a formula; a figure stays one.

    >>> defused('=HYPERLINK("https://paper.example")')
    '\\'=HYPERLINK("https://paper.example")'
    >>> defused("-1,500"), defused("-1+1"), defused("@all")
    ('-1,500', "'-1+1", "'@all")
    """
    is_formula = _FORMULA.match(cell) and not _FIGURE.fullmatch(cell)
    return f"'{cell}" if is_formula else cell


def _written(value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    return _BETWEEN.join(value) if isinstance(value, tuple) else str(value)
