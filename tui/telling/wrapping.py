"""Where the lines of a long text begin and end at a width, by its own offsets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_NARROW = re.compile(
    "[ -~\xa0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]*"
)
"""Characters that take one cell each, whatever stands beside them."""
_WIDENS = "\N{VARIATION SELECTOR-16}"
"""Makes an emoji of what stands before it, of two cells."""
_WORD = re.compile(r"(\S+)(\s*)|\s+")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Find the paragraphs of a text as stored, each as its start and its end."""
    found, start = [], 0
    for each in _BREAK.finditer(text):
        found.append((start, each.start()))
        start = each.end()
    return [*found, (start, len(text))]


def wrapped(
    safe: str, pieces: Iterable[tuple[int, int]], width: int
) -> Iterator[tuple[int, int]]:
    """Find the lines of a text, each as its start and its end, in order.

    A line breaks between words, a word longer than a line anywhere; blanks at its end
    belong to none.  A megabyte of prose takes some 25 ms of CPU, of Chinese 300 ms.

    Args:
        safe: the text as it is shown: every character takes its cells.
        pieces: its paragraphs; one that is blank is one empty line.
        width: in cells, two at least.

    >>> text = "one two\\nthree"
    >>> [text[start:end] for start, end in wrapped(text, paragraphs(text), 4)]
    ['one', 'two', 'thre', 'e']
    """
    lines = re.compile(rf"\s*(\S.{{0,{width - 1}}}(?=\s|$)|\S{{1,{width}}})")
    for start, end in pieces:
        yield from _paragraph(safe, start, end, width, lines)


def _paragraph(
    text: str, start: int, end: int, width: int, lines: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    if not text[start:end].strip():
        yield start, start
    elif _NARROW.fullmatch(text, start, end):
        for found in lines.finditer(text, start, end):
            first, last = found.span(1)
            yield first, last - _blanks_before(text, last)
    else:
        yield from _by_cells(text, start, end, width)


def _blanks_before(text: str, end: int) -> int:
    blanks = 0
    while text[end - blanks - 1].isspace():
        blanks += 1
    return blanks


def _by_cells(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Break a paragraph whose characters take none, one or two cells."""
    first = last = start  # of the line so far
    used = 0
    for word in _WORD.finditer(text, start, end):
        if word[1] is None:
            first = last = word.end()  # blanks at the start
            continue
        cells = cell_len(word[1])
        if last > first and used + cells > width:
            yield first, last
            first, used = word.start(), 0
        for cut in _cuts(word[1], width) if cells > width else ():
            yield first, word.start() + cut
            first = word.start() + cut
        if cells > width:
            cells = cell_len(text[first : word.end(1)])
        last = word.end(1)
        used += cells + len(word[2])
    if last > first:
        yield first, last


def _cuts(word: str, width: int) -> Iterator[int]:
    """Find where a word longer than a line is cut; never leaves an empty piece."""
    used = 0
    for at, character in enumerate(word):
        cells = 1 if character == _WIDENS else cell_len(character)
        if used and used + cells > width:
            yield at
            used = 0
        used += cells
