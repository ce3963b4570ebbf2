"""Text of any language written for matching, every character in its own place."""

from __future__ import annotations

import unicodedata


def _table() -> dict[int, str]:
    """Map capitals to small letters, and one kind of digit, mark and blank to ours."""
    table: dict[int, str] = {}
    for code in (*range(0x530), *range(0x1E00, 0x2000)):
        small = chr(code).lower()
        if len(small) == 1 and small != chr(code):
            table[code] = small
    for first in (0x0660, 0x06F0, 0xFF10):
        table.update({first + digit: str(digit) for digit in range(10)})
    for code in range(0xFF01, 0xFF5F):
        table.setdefault(code, unicodedata.normalize("NFKC", chr(code)).lower())
    for plain, marks in _MARKS.items():
        table.update({ord(mark): plain for mark in marks})
    return table


_MARKS = {
    "'": "’‘ʼ`´",
    "-": "–—‑−",
    " ": "\n\t\r\xa0\u2009\u202f\u3000",
    ",": "،、",
    "е": "ёЁ",
    "ا": "أإآٱ",
    "ي": "ى",
}
"""Letters beside marks: those that are often written without their dots and hamzas."""
_TABLE = _table()


def fold(text: str) -> str:
    """Write a text for matching: lower case, plain marks, Western digits.

    >>> fold("Le 1ᵉʳ Mai ２０２４, ٢٥ أكتوبر, Ёлка")
    'le 1ᵉʳ mai 2024, 25 اكتوبر, елка'
    """
    return text.translate(_TABLE)
