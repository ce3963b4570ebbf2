"""Words and punctuation of one sentence, with offsets into the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

_TOKEN = re.compile(
    r"""
      [A-Za-z]++(?=[\ ,;:?!])           # most words: the rest need not be tried
    | \d[\d,.]*\d | \d                  # 3,000  12.5  7
    | \b(?:Lt|Gen|Col|Maj|Capt|Sgt|Adm|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|St|Jr|Sr)\.
    | (?:[^\W\d_]\.){2,}                # U.S.  p.m.
    | [^\W_]+ (?:[-.][^\W_]+)*          # north-east  Mr
      (?:(?=['’]s\b)|['’][^\W\d_]+)?    # didn't, but the s of a possessive apart
    | ['’]s\b
    | \.{2,} | [^\w\s]
    """,
    re.VERBOSE,
)
_Cut: TypeAlias = tuple[str, str, int, int, bool, bool, bool]
"""A word as `Token` has it, its place counted from the blank before it."""


@dataclass(slots=True)
class Token:
    """One word or mark; `start` and `end` index the article's text.

    Nothing changes one.  It is not frozen since that makes it four times as slow to
    make, and there are thousands in an article.
    """

    text: str
    lower: str
    start: int
    end: int
    is_word: bool
    """True for words and numbers, false for punctuation."""
    is_capital: bool
    """True for a word that starts with a capital letter."""
    is_number: bool
    """True for digits."""

    def small(self) -> Token:
        """Give the same word without its capitals."""
        return replace(self, text=self.lower, is_capital=False)

    @property
    def negates(self) -> bool:
        """True for “not”, “never” and contractions such as “didn’t”."""
        return self.lower in {"not", "never"} or self.lower.endswith(("n't", "n’t"))


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """Cut a sentence into words and marks; `offset` is added to their places.

    >>> [token.text for token in tokenize("The U.S. didn't see Kyiv's 3,000 men.")]
    ['The', 'U.S.', "didn't", 'see', 'Kyiv', "'s", '3,000', 'men', '.']
    """
    tokens = []
    for piece in text.split(" "):
        for word, lower, start, end, is_word, is_capital, is_number in _cut(piece):
            first, last = offset + start, offset + end
            tokens.append(
                Token(word, lower, first, last, is_word, is_capital, is_number)
            )
        offset += len(piece) + 1
    return tokens


def capitals_in(text: str) -> set[str]:
    """Give the words of a sentence that have a capital, but for its opening word.

    >>> sorted(capitals_in("Last week the U.S. said so to Kyiv's army."))
    ['Kyiv', 'U.S.']
    """
    first, *rest = text.split(" ")
    cuts = list(_cut(first)[1:])
    for piece in rest:
        if not piece.islower():
            cuts += _cut(piece)
    return {cut[0] for cut in cuts if cut[5]}


@lru_cache(maxsize=16384)
def _cut(piece: str) -> tuple[_Cut, ...]:
    """Cut once what stands between two blanks, for no word runs over one."""
    return tuple(
        (
            word := match[0],
            word.lower(),
            *match.span(),
            word[0].isalnum(),
            word[0].isupper(),
            word[0].isdigit(),
        )
        for match in _TOKEN.finditer(piece)
    )
