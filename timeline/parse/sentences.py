"""The sentences of a paragraph, with exact offsets.

`sentencex` finds the boundaries.  What it gets wrong in news is repaired here: a clock
time before its day (“5 p.m. Friday”), a numbered abbreviation, a quotation cut from the
lower-case words that go on with it, a closing quote mark left to the next sentence,
and a full stop taken for an abbreviation's: “in May. The court …”.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sentencex import (  # type: ignore[import-untyped]  # it ships no types
    get_sentence_boundaries,
)

from timeline.articles import Sentence
from timeline.parse.words import SENTENCE_STARTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_AT_ONCE = 20_000
"""Characters given to the library in one piece: unpaired quotes cost it n²."""
_TOO_LONG = 4_000
"""Characters.  Resolutions and lists of that length have semicolons for full stops."""
_SEMICOLON = re.compile(r";\s+")

_CLOCK = re.compile(r"\b[ap]\.\s?m\.$", re.IGNORECASE)
_AFTER_CLOCK = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug"
    r"|Sep|Oct|Nov|Dec|[A-Z]{2,4}T\b|GMT|UTC|Eastern|Central|Pacific|Mountain|[A-Z]\w+"
    r" (?:[Tt]ime|[Ss]tandard))"
)
_COUNTED = re.compile(
    r"\b(?:Nos?|Approx|Art|Arts|Sec|Secs|Fig|Vol|Ch|pp?|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec)\.$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b(?! of\b)")
"""What “No.” counts, in words: “No. One”, but “No. One of them …”."""
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Brig|Sen"
    r"|Rep|Gov|Pres|Amb|Rev|Hon|St|Mt|Ft|Supt|Det|Insp|Gens|Sens|Reps|Profs|Drs|Vice"
    r" Adm|Rear Adm)\.$"
)
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.\s?)+$")
_LATIN = re.compile(r"\b(?:e\.g|i\.e|cf|viz|vs|etc|a\.k\.a)\.$", re.IGNORECASE)
_GOES_ON = re.compile(r"[\"'”’»)\]]*\s*[a-z]")
_NEVER_SHORT = re.compile(
    r"\.(?:(?:(?<=\bMay.)|(?<=\b[Nn]o.)|(?<=\bNO.)|(?<=\bill.)|(?<=\bmiss.)"
    r"|(?<=\bart.))[\"”’»)\]]*|(?:(?<=\bSept.)|(?<=\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep"
    r"|Oct|Nov|Dec).))[\"”’»)\]]+)\s+(?=[\"“‘«(\[]*[A-Z])"
)
"""Words that end a sentence before a capital, though the library waits for more."""
_LETTER = re.compile(r"[^\W_]")
_CLOSING = re.compile(r"[”’»)\]]+(?=\s|$)|\"(?=\s|$)")


def split_sentences(text: str, start: int, end: int) -> list[Sentence]:
    """Return the sentences of one paragraph, which stands at `text[start:end]`.

    >>> page = 'Lt. Gen. Ito left at 5 p.m. Friday. “It is over,” he said.'
    >>> [sentence.text for sentence in split_sentences(page, 0, len(page))]
    ['Lt. Gen. Ito left at 5 p.m. Friday.', '“It is over,” he said.']
    """
    sentences: list[Sentence] = []
    whole = _repaired(text, _bounds(text, start, end))
    for first, last in (piece for each in whole for piece in _pieces(text, *each)):
        content = text[first:last].strip()
        if _LETTER.search(content):
            begin = text.index(content[0], first)
            sentences.append(Sentence(content, begin, begin + len(content)))
    return sentences


def _pieces(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut what runs on for too long behind its semicolons."""
    if last - first > _TOO_LONG:
        for found in _SEMICOLON.finditer(text, first, last):
            yield first, found.end()
            first = found.end()
    yield first, last


def _bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the library's sentences, which leave no gap between them."""
    while start < end:
        stop = _piece_end(text, start, end)
        piece = text[start:stop].replace("\n", " ")
        edges = [found["start_index"] for found in get_sentence_boundaries("en", piece)]
        edges = sorted({0, *edges[1:], *_missed_ends(piece, edges), len(piece)})
        yield from ((start + first, start + last) for first, last in pairwise(edges))
        start = stop


def _missed_ends(piece: str, edges: list[int]) -> Iterator[int]:
    """Yield where a sentence ends on a word that is no abbreviation.

    What is still in quotation marks there stays whole, as the library has it.
    """
    for found in _NEVER_SHORT.finditer(piece):
        opened = max((edge for edge in edges if edge <= found.start()), default=0)
        before = piece[opened : found.end()]
        is_open = before.count("“") > before.count("”") or before.count('"') % 2
        if not is_open:
            yield found.end()


def _piece_end(text: str, start: int, end: int) -> int:
    """Find where to cut a paragraph that is too long: after a full stop, or a blank."""
    limit = start + _MOST_AT_ONCE
    if end <= limit:
        return end
    stop = text.rfind(". ", start, limit) + 1
    return stop or text.rfind(" ", start, limit) + 1 or limit


def _repaired(
    text: str, bounds: Iterator[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Join what was cut inside a sentence, and give quote marks back."""
    current: tuple[int, int] | None = None
    for first, last in bounds:
        if current is None:
            current = first, last
            continue
        first = _after_closing_marks(text, current[0], first, last)
        before = text[current[0] : first].rstrip()
        if _belongs_together(before, text[first:last].lstrip()):
            current = current[0], last
        else:
            yield current[0], first
            current = first, last
    if current is not None:
        yield current


def _after_closing_marks(text: str, opened: int, first: int, last: int) -> int:
    """Skip the closing quote marks that the next sentence seems to begin with."""
    while first < last and text[first].isspace():
        first += 1
    marks = _CLOSING.match(text, first, last)
    if marks is None:
        return first
    if marks[0] == '"' and text.count('"', opened, first) % 2 == 0:
        return first
    return marks.end()


def _belongs_together(before: str, after: str) -> bool:
    """Tell whether a boundary between the two was none."""
    if not after:
        return True
    if _GOES_ON.match(after):
        return True
    if _CLOCK.search(before[-6:]):
        return bool(_AFTER_CLOCK.match(after))
    tail = before[-14:]
    if _COUNTED.search(tail):
        is_number = tail.endswith("No.") and _NUMBER.match(after)
        return after[0].isdigit() or bool(is_number)
    if _LATIN.search(tail):
        return True
    if _TITLED.search(tail) or _INITIALS.search(tail):
        return after[0].isupper() and after.split()[0] not in SENTENCE_STARTERS
    return False
