"""Rows of styled text with hanging indents, laid out for a width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from tui.text import fit, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

MUTED = "$foreground-muted"
_LEAST_CELLS = 8
"""No line is wrapped narrower; below that the pane crops it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: what stands before its first line, and before the others."""

    text: Content
    lead: Content
    hang: Content


BLANK = Row(Content(""), Content(""), Content(""))


def plain(text: str | Content, style: str = "", *, indent: int = 0) -> Row:
    """Make a paragraph; text from outside is shown to the letter, never as markup."""
    content = Content.styled(shown(text), style) if isinstance(text, str) else text
    blank = Content(" " * indent)
    return Row(content, blank, blank)


def heading(text: str) -> Row:
    """Make the heading of a part."""
    return plain(text, "bold $text-secondary")


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


def lay_out(rows: Iterable[Row], width: int) -> Content:
    """Wrap rows to a width; words too long for a line are broken."""
    lines: list[Content] = []
    for row in rows:
        room = max(_LEAST_CELLS, width - row.lead.cell_length)
        wrapped = row.text.wrap(room) or [row.text]
        lines += [
            (row.hang if number else row.lead) + line
            for number, line in enumerate(wrapped)
        ]
    return Content("\n").join(lines)
