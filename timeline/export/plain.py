"""Text from outside made safe to show: no control characters, one line."""

from __future__ import annotations

import re

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=])")


def one_line(text: str) -> str:
    """Fold white space to single blanks and drop what a terminal would obey.

    >>> one_line("red \\x1b[31m\\n alert")
    'red [31m alert'
    """
    return " ".join(_CONTROL.sub("", text).split())


def escaped(text: str) -> str:
    """Write text so that Markdown shows it to the letter.

    >>> escaped("<b>50*2_3</b>")
    '\\\\<b\\\\>50\\\\*2\\\\_3\\\\</b\\\\>'
    """
    return _MARKDOWN.sub(r"\\\1", one_line(text))
