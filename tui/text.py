"""Text from outside made safe for a terminal, and cut to a number of cells."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

_WHITE = "\t\n\x0b\x0c\r\x85\u2028\u2029"
_HIDDEN = "\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\ufeff\ufff9\ufffa\ufffb"
_BIDI = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_TABLE = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(map(ord, _BIDI + _HIDDEN), "\ufffd"),
    **dict.fromkeys(map(ord, _WHITE), " "),
}


def shown(text: str) -> str:
    """Replace what a terminal would obey by something to see, one for one.

    The length stays, so that offsets into the text keep their meaning:

    >>> shown("red \\x1b[31m alert\\n")
    'red ␛[31m alert '
    """
    return text.translate(_TABLE)


def fit(text: str, cells: int) -> str:
    """Cut text with an ellipsis, or fill it with blanks, to fill so many cells.

    >>> fit("chronology", 6), fit("日本語", 5), fit("day", 5)
    ('chron…', '日本…', 'day  ')
    """
    if cells <= 0:
        return ""
    if cell_len(text) <= cells:
        return set_cell_size(text, cells)
    return f"{set_cell_size(text, cells - 1)}…"
