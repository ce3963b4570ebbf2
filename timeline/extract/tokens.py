"""Words and punctuation of one sentence, with offsets into the article."""

from __future__ import annotations

import re
from typing import NamedTuple

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
_CONTRACTED = re.compile(r"(?i)n['’]t$")


class Token(NamedTuple):
    """One word or mark; `start` and `end` index the article's text."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """True for words and numbers, false for punctuation."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """True for a word that starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        """True for digits."""
        return self.text[0].isdigit()

    @property
    def negates(self) -> bool:
        """True for “not”, “never” and contractions such as “didn’t”."""
        return self.lower in {"not", "never"} or bool(_CONTRACTED.search(self.lower))


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """Cut a sentence into words and marks; `offset` is added to their places.

    >>> [token.text for token in tokenize("The U.S. didn't see Kyiv's 3,000 men.")]
    ['The', 'U.S.', "didn't", 'see', 'Kyiv', "'s", '3,000', 'men', '.']
    """
    tokens = []
    for found in _TOKEN.finditer(text):
        word, start = found[0], offset + found.start()
        tokens.append(Token(word, word.lower(), start, start + len(word)))
    return tokens


def words_in(text: str) -> list[str]:
    """Cut a text as `tokenize` does, where only the words and marks count."""
    return _TOKEN.findall(text)
