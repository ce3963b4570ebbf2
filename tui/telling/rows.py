"""Rows of styled text with hanging indents, and tables, laid out for a width."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from rich.cells import cell_len
from textual.content import Content

from tui.telling.text import fit, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MUTED = "$foreground-muted"
_LEAST_CELLS = 8
"""No line is wrapped narrower; below that the pane crops it."""
_GAP = 2
"""Cells between two columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: what stands before its first line, and before the others."""

    text: Content
    lead: Content
    hang: Content
    mention: str = ""
    """Id of the mention it tells of, if it is of one."""

    def lines(self, width: int) -> list[Content]:
        """Wrap it to a width; words too long for a line are broken."""
        room = max(_LEAST_CELLS, width - self.lead.cell_length)
        wrapped = self.text.wrap(room) or [self.text]
        return [
            (self.hang if number else self.lead) + line
            for number, line in enumerate(wrapped)
        ]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns side by side where there is room, else what is in them line by line."""

    heads: tuple[str, ...]
    cells: tuple[tuple[Content, ...], ...]
    """Row by row; a column that is empty in all of them is left out."""
    mention: str = ""

    def lines(self, width: int) -> list[Content]:
        """Lay the columns out beside each other, or stacked where that takes less."""
        named = zip(self.heads, zip(*self.cells, strict=True), strict=True)
        columns = [
            (Content.styled(head, MUTED), *cells) for head, cells in named if any(cells)
        ]
        rows = list(zip(*columns, strict=True))
        stacked = [line for row in rows[1:] for line in _stacked(row, width)]
        widths = _shared(columns, width)
        beside = (
            [line for row in rows for line in _beside(row, widths)] if widths else []
        )
        return beside if 0 < len(beside) <= len(stacked) + 1 else stacked


Block: TypeAlias = Row | Table


BLANK = Row(Content(""), Content(""), Content(""))


def plain(text: str | Content, style: str = "", *, indent: int = 0) -> Row:
    """Make a paragraph; text from outside is shown to the letter, never as markup."""
    content = Content.styled(shown(text), style) if isinstance(text, str) else text
    blank = Content(" " * indent)
    return Row(content, blank, blank)


def heading(text: str, aside: str = "") -> Row:
    """Make the heading of a part, with what is said of it beside it."""
    content = Content.styled(shown(text), "bold $text-secondary")
    return plain(content + Content.styled(f"  {shown(aside)}" if aside else "", MUTED))


def labelled(label: str, text: str | Content, *, cells: int = 8) -> Row:
    """Make a paragraph with a label at its left, which later lines leave free."""
    value = Content(shown(text)) if isinstance(text, str) else text
    return Row(
        value,
        Content.styled(fit(shown(label), cells - 1) + " ", MUTED),
        Content(" " * cells),
    )


def barred(text: Content, style: str) -> Row:
    """Make a paragraph with a bar along its left side, as quotations have."""
    bar = Content.styled("▎ ", style)
    return Row(text, bar, bar)


def lay_out(blocks: Iterable[Block], width: int) -> Content:
    """Wrap rows and tables to a width, and join their lines."""
    return Content("\n").join(line for each in blocks for line in each.lines(width))


def _shared(columns: Sequence[Sequence[Content]], width: int) -> list[int]:
    """Share a width out, taking from the widest; empty where it would break words."""
    widths = [max(cell.cell_length for cell in column) for column in columns]
    words = [[w for cell in column for w in cell.plain.split()] for column in columns]
    least = [max(map(cell_len, each), default=0) for each in words]
    room = width - _GAP * (len(columns) - 1)
    if sum(least) > room:
        return []
    while sum(widths) > room:
        spare = [at for at, cells in enumerate(widths) if cells > least[at]]
        widths[max(spare, key=widths.__getitem__)] -= 1
    return widths


def _beside(row: Sequence[Content], widths: Sequence[int]) -> list[Content]:
    """Write the cells of a row beside each other, each wrapped to its column."""
    columns = [
        cell.wrap(width) if cell else []
        for cell, width in zip(row, widths, strict=True)
    ]
    lines = []
    for pieces in zip_longest(*columns, fillvalue=Content("")):
        line = Content("")
        for piece, width in zip(pieces, widths, strict=True):
            line += piece + " " * (width - piece.cell_length + _GAP)
        lines.append(line.rstrip())
    return lines


def _stacked(row: Sequence[Content], width: int) -> list[Content]:
    """Write the first cell of a row above the others."""
    first, *others = row
    blank = Content("  ")
    told = Content(" · ").join([each for each in others if each])
    below = Row(told, blank, blank).lines(width) if told else []
    return [*plain(first).lines(width), *below]
