"""Text of a page made fit to store and to show: no controls, no hidden direction."""

from __future__ import annotations

import re

_C1 = {
    number: bytes([number]).decode("cp1252", "ignore") for number in range(0x80, 0xA0)
}
"""What `&#146;` means in the pages that have it: Windows' quotation mark."""
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, soft hyphens, marks and overrides of direction, tags, halves of signs."""
_SPACES = re.compile(r"\s+")


def words(text: str) -> frozenset[str]:
    """Make a closed list of the words of a text."""
    return frozenset(text.split())


def clean(text: str) -> str:
    r"""Take out what no reader sees, and what a terminal would obey.

    >>> clean("It\x92s\x1b[31m on\u202e")
    'It’s[31m on'
    """
    return _DROPPED.sub("", text.translate(_C1))


def one_line(text: str) -> str:
    """Clean a text and put it on one line, with single spaces."""
    return _SPACES.sub(" ", clean(text)).strip()


def squeeze(text: str) -> str:
    """Leave out all blanks, to compare texts that were laid out by two programs."""
    return _SPACES.sub("", clean(text))
