"""Text from outside made safe for a terminal, and cut to a number of cells."""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size

_WHITE = "\t\n\x0b\x0c\r\x85\u2028\u2029"
_HIDDEN = "\u00ad\u061c\u115f\u180e\u200b\u200e\u200f\u2060\u3164\ufeff\uffa0"
_NOTED = "\ufff9\ufffa\ufffb"
_TAGS = "".join(map(chr, (0xE0001, *range(0xE0020, 0xE0080))))
_BIDI = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_TABLE = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(map(ord, _BIDI + _HIDDEN + _NOTED + _TAGS), "\ufffd"),
    **dict.fromkeys(map(ord, _WHITE), " "),
    0x200D: "\u200c",  # what it joins, some terminals draw as one and others do not
}
_AS_TEXT, _AS_EMOJI = "\ufe0e", "\ufe0f"
_TONE = "\U0001f3fb"
"""The first of five."""
_SYMBOLS = "\u2190"
"""Those that a tone can change come after it, letters before."""
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_UNSTEADY = re.compile(
    f"[{_AS_TEXT}{_AS_EMOJI}{_TONE}-\U0001f3ff]|(?<={_MARK}{{8}}){_MARK}"
)
"""What one terminal draws wider than another: emoji with a tone or asked for as text,
text asked for as emoji; and more marks than a letter has."""


def shown(text: str) -> str:
    """Replace what a terminal would obey by something to see, one for one.

    The length stays, so that offsets into the text keep their meaning:

    >>> shown("red \\x1b[31m alert\\n")
    'red ␛[31m alert '

    Nothing is left that terminals draw differently wide, for a line would overrun its
    pane there: emoji stand side by side and lose their tone.
    """
    return _UNSTEADY.sub(_steady, text.translate(_TABLE))


def _steady(match: re.Match[str]) -> str:
    found, at = match[0], match.start()
    before = match.string[at - 1] if at else " "
    if found in (_AS_TEXT, _AS_EMOJI) or (found >= _TONE and before > _SYMBOLS):
        return _AS_EMOJI if cell_len(before) > 1 else _AS_TEXT
    return "\ufffd"


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
