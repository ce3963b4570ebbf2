"""The name that a person is called by afterwards: “Putin”, “Xi”, “Brandt”."""

from __future__ import annotations

import re

from timeline.extract.lexicon import words

_FAMILY_FIRST = words("""
    Xi Wang Zhang Zhao Zhou Huang Liu Nguyen Yoon Zhu Xu Wu Deng Jiang Guo Luo Ma Sun
    Gao Lin He Hu Cheng Tran Pham
""")
"""Family names that stand first, and are hardly ever given names."""
_OFTEN_FIRST = words("Kim Lee Park Choi Jung Kang Cho Han Moon Li Chen Yang Tsai Le")
"""They stand first where a given name of two syllables follows: “Kim Jong Un”."""
_CALLED_AFTER = words("jr jr. sr sr. ii iii iv")
_HYPHENATED = re.compile(r"[A-Z][a-z]{1,6}-[a-zA-Z][a-z]{1,6}")


def surname(name: str) -> str:
    """Find the part of a full name by which a person is called.

    >>> [surname(name) for name in ("Vladimir Putin", "Kim Jong Un", "Xi Jinping")]
    ['Putin', 'Kim', 'Xi']
    >>> surname("Karl Brandt Jr."), surname("Kim Jong-un"), surname("Kim Novak")
    ('Brandt', 'Kim', 'Novak')
    """
    parts = name.split()
    while len(parts) > 2 and parts[-1].lower() in _CALLED_AFTER:
        parts.pop()
    if not parts:
        return ""
    first, given = parts[0], parts[1:]
    follows = len(given) == 1 or (len(given) == 2 and _are_syllables(given))
    if follows and first in _FAMILY_FIRST:
        return first
    is_two = _are_syllables(given) or any(map(_HYPHENATED.fullmatch, given[:1]))
    return first if first in _OFTEN_FIRST and is_two else parts[-1]


def _are_syllables(given: list[str]) -> bool:
    return len(given) == 2 and all(len(part) <= 5 and part.isalpha() for part in given)
