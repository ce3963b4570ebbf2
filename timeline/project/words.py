"""Text as the words that it is searched by: pure functions.

One reading for what is stored and for what is asked, so that every database finds the
same: no case, no diacritics, words of letters and digits, 3,000 as 3000.  Scripts that
put no spaces between words are read letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIACRITIC = re.compile("[\u0300-\u036f]+")
_GROUPED = re.compile(r"[,.](?<=\d[,.])(?=\d{3}(?!\d))")
_BETWEEN = re.compile("[“”‘’–—…\u00a0]")
"""What else than ASCII stands between words in most texts; they are ASCII without."""
_ASCII = bytes(
    ord(each.lower()) if each.isalnum() else 32 for each in map(chr, range(128))
)
_ASCII += bytes(128)
"""Of each byte of ASCII text, the small letter, the digit or a space."""
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"  # kana, Han
)
_WORD = re.compile(rf"(?=\w)[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_CHUNK = re.compile(r'"([^"]*)("?)|([^\s"]+)')
_QUOTED = re.compile(r'"([^"]+)"')
_ALL_QUOTED = re.compile(r'\s*(?:"[^"]+"\s*)+')
_LONGEST = 100
"""Letters of a word that count: PostgreSQL takes no word of more than 2,046 bytes."""


def split_words(text: str) -> list[str]:
    """Cut text into the words that it is found by.

    >>> split_words("Jürgen Öztürk's 3,000 long-range drones")
    ['jurgen', 'ozturk', 's', '3000', 'long', 'range', 'drones']
    >>> split_words("東京で")
    ['東', '京', 'で']
    """
    text = _GROUPED.sub("", text)
    if not text.isascii():
        text = _BETWEEN.sub(" ", text)
    if text.isascii():
        words = text.encode().translate(_ASCII).decode().split()
    else:
        # Folded before: “İ” is an i and a dot, which is now taken off.
        bare = _DIACRITIC.sub("", unicodedata.normalize("NFKD", text.casefold()))
        words = _WORD.findall(unicodedata.normalize("NFC", bare.casefold()))
    if len(text) > _LONGEST:
        words = [word[:_LONGEST] for word in words]
    return words


def searchable(texts: Iterable[str]) -> str:
    r"""Write texts as lines of words, a space around each; none that another holds.

    >>> searchable(["Fire in Oslo", "A fire in Oslo!", "Öztürk"])
    ' a fire in oslo \n ozturk '
    """
    told = dict.fromkeys(texts)
    longest = max(told, key=len, default="")
    whole = f" {longest} "
    rest = [text for text in told if text is longest or not _holds(whole, text)]
    lines = [" ".join(split_words(text)) for text in rest]
    return _joined([f" {line} " for line in lines if line])


def _holds(whole: str, text: str) -> bool:
    """Tell whether a text holds another to the letter, but for its first capital."""
    return f" {text} " in whole or (
        text[:1].isascii() and f" {text[:1].lower()}{text[1:]} " in whole
    )


def together(*written: str) -> str:
    r"""Join what `searchable` has written, without the lines that another holds.

    >>> together(" a fire in oslo ", " oslo \n norway ", "")
    ' a fire in oslo \n norway '
    """
    told = [lines for lines in written if lines]
    if len(told) < 2:
        return "".join(told)
    return _joined("\n".join(told).split("\n"))


def _joined(lines: list[str]) -> str:
    distinct = list(dict.fromkeys(lines))
    every = "\n".join(distinct)
    if len(distinct) < 2:
        return every
    return "\n".join(line for line in distinct if every.count(line) == 1)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow each other; the last may go on unless it is whole."""

    words: tuple[str, ...]
    is_whole: bool = False

    @property
    def needle(self) -> str:
        """What to look for in `searchable` text."""
        return f" {' '.join(self.words)}{' ' if self.is_whole else ''}"


def phrase(text: str) -> Phrase:
    """Read all of a text as one phrase, such as a name, whose last word may go on."""
    return Phrase(tuple(split_words(text)))


def names(text: str) -> list[Phrase]:
    """Read a name, or several in quotation marks, each as it is read alone.

    >>> [each.needle for each in names('"Ines Calder" "Aske"')]
    [' ines calder', ' aske']
    >>> [each.needle for each in names('the "Gull" of Hull')]
    [' the gull of hull']
    """
    told = _QUOTED.findall(text) if _ALL_QUOTED.fullmatch(text) else [text]
    return [phrase(each) for each in told]


def phrases(text: str) -> list[Phrase]:
    """Read what is searched for: words, or phrases in quotation marks.

    What has no letter or digit asks for nothing.

    >>> [each.needle for each in phrases('troop "region of Kursk" 3,000')]
    [' troop', ' region of kursk ', ' 3000']
    """
    found = []
    for quoted, closed, plain in _CHUNK.findall(text):
        words = split_words(quoted or plain)
        if words:
            found.append(Phrase(tuple(words), is_whole=bool(quoted and closed)))
    return found
