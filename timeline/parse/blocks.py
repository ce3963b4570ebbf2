"""A text's blocks: one line each, or the lines of a paragraph wrapped at a width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from timeline.parse.sentences import split_sentences
from timeline.parse.signs import is_date_line
from timeline.parse.words import OPEN_ENDS, OPEN_WORDS

_LINE = re.compile(r"[^\n]+")
_UNSPACED = re.compile("[\u3040-\uffdc]")
_MIN_WRAPPED = 30
"""A line shorter than this was not broken for want of room."""
_INNER_STOP = re.compile(r"[a-z0-9)][.][\"”’)]{0,3}\s+[\"“‘(]?[A-Z]")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।](?:\s?[\"'”’»)\]*_]){0,6}$")


@dataclass(slots=True)
class Block:
    """A paragraph, heading, menu line …: `text` is the article's from start to end."""

    text: str
    start: int
    end: int
    is_apart: bool
    """True where a blank line, or the beginning of the text, stands before it."""

    @property
    def words(self) -> int:
        """How many words it has; a script without spaces counts two signs a word."""
        words = len(self.text.split())
        if self.text.isascii():
            return words
        return words + len(_UNSPACED.findall(self.text)) // 2


def ends_sentence(text: str) -> bool:
    """Tell whether the text closes with a full stop or its like.

    >>> ends_sentence('“It is over.”'), ends_sentence("Business Lifestyle")
    (True, False)
    """
    return bool(_SENTENCE_END.search(text[-12:]))


def split_blocks(text: str, start: int = 0) -> list[Block]:
    """Cut the text from `start` on into blocks, in order, without outer blanks."""
    lines = _lines(text, start)
    width = _wrap_width(lines)
    blocks: list[Block] = []
    first = 0
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is None or not _runs_on(line, following, width):
            begin, end = lines[first].start, line.end
            blocks.append(Block(text[begin:end], begin, end, lines[first].is_apart))
            first = index + 1
    return blocks


def _lines(text: str, start: int) -> list[Block]:
    lines: list[Block] = []
    is_apart = True
    position = start
    for found in _LINE.finditer(text, start):
        is_apart = is_apart or found.start() > position + 1
        position = found.end()
        content = found[0].strip()
        if not content:
            is_apart = True
            continue
        begin = found.start() + found[0].index(content[0])
        lines.append(Block(content, begin, begin + len(content), is_apart))
        is_apart = False
    return lines


def _breaks_a_sentence(line: Block, following: Block) -> bool:
    return (
        not following.is_apart
        and len(line.text) >= _MIN_WRAPPED
        and (following.text[0].islower() or _is_left_open(line.text, following.text))
        and not ends_sentence(line.text)
        and not is_date_line(following.text)
    )


def _is_left_open(text: str, following: str) -> bool:
    """Tell a line that ends within a sentence from a title, whatever comes next.

    No title ends with “of the”; few end with “on” or have a whole sentence in them, and
    under those the next line has room for more.

    >>> _is_left_open("She resigned on Tuesday. Her clerk fled from", "Aske.")
    True
    >>> _is_left_open("Gov. Lind resigns over the U.S. Senate vote", "He left.")
    False
    """
    last, word = text.rsplit(maxsplit=1)[-1], following.split(maxsplit=1)[0]
    if last in OPEN_ENDS:
        return True
    if len(text) + 1 + len(word) <= len(following):
        return False
    has_stop = _INNER_STOP.search(text) is not None
    return last in OPEN_WORDS or (
        has_stop and len(split_sentences(text, 0, len(text))) > 1
    )


def _wrap_width(lines: list[Block]) -> int | None:
    """Find the width the text was wrapped at; None where a line is a paragraph."""
    broken = [
        len(line.text)
        for line, following in pairwise(lines)
        if following.text[0].islower() and _breaks_a_sentence(line, following)
    ]
    return max(broken) if len(broken) >= 2 else None


def _runs_on(line: Block, following: Block, width: int | None) -> bool:
    """Tell whether the next line goes on with this one: the first word had no room."""
    if following.is_apart:
        return False
    if _breaks_a_sentence(line, following):
        return True
    if width is None or not _MIN_WRAPPED <= len(line.text) <= width:
        return False
    word = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(word) > width
