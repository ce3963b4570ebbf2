"""Which blocks of a page are the article's body, and what the others are.

A block's own words tell most of it (`signs`).  Its neighbours tell the rest: a list of
other articles runs until prose resumes, a long line without a full stop is prose among
prose and a headline among headlines, and a picture's credit makes the line above it a
caption.  Where it is not clear, it is body: a menu read as a sentence costs a line, a
paragraph not read costs a fact.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from timeline.parse import signs
from timeline.parse.blocks import Block, ends_sentence
from timeline.parse.days import ENGLISH, Writing, stated_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


BULLET = re.compile(r"(?:[-*•·▪‣–]|\d{1,2}[.)])\s+")
"""What stands before an item of a list, and is no part of its sentence."""


_LONGEST_DATE_LINE, _DATE_LINE_REST = 120, 40
"""Characters of a line that is a date, and of what may stand around it."""


class Kind(StrEnum):
    """What a block of the page is."""

    BODY = "body"
    UNSTOPPED = "long line without a full stop"
    HEADING = "heading"
    DATE = "date line"
    BYLINE = "byline"
    CAPTION = "caption"
    SHARE = "share bar"
    ACCOUNT = "sign-in or cookie notice"
    NOTICE = "notice"
    ASIDE = "related link"
    REPEAT = "repeated line"


_SIGNS: tuple[tuple[Kind, Callable[[str], bool]], ...] = (
    (Kind.SHARE, signs.is_share_bar),
    (Kind.ACCOUNT, signs.is_account),
    (Kind.NOTICE, signs.is_notice),
    (Kind.NOTICE, signs.is_credits),
    (Kind.BYLINE, signs.is_byline),
    (Kind.CAPTION, signs.is_caption),
    (Kind.ASIDE, signs.is_link),
    (Kind.DATE, signs.is_date_line),
)
_UNSTOPPED_WORDS = 14
_VERB = re.compile(
    r"(?!(?:what|why|how|who|where|when|which)\b).*?\s(?:said|says|is|are|was|were|has"
    r"|had|have|will|would|could|did)\s",
    re.IGNORECASE | re.DOTALL,
)
_UNSTOPPED_WORDS_WITH_VERB = 7
_LONGER_THAN_A_HEADLINE = 25
_CLAUSE_WORDS = 5
_NOTE_BLOCKS = 3
"""A text this short with no full stop in it is a note, not a page of headlines."""
_ABBREVIATION = re.compile(r"(?:\w\.){2,}|(?:[A-Z][\w/]*\s){1,2}[A-Z][\w/]*\.")
"""“U.S.” over a page, “Getty Images.” under a picture: stopped, but no sentence."""
_STOP = re.compile(r"[.。।۔][\"'”’»)\]]*(?=\s|$)")


def sort_blocks(blocks: Sequence[Block], writing: Writing = ENGLISH) -> list[Kind]:
    """Say of each block what it is; the body's blocks are `Kind.BODY`."""
    kinds = [_look(block, writing) for block in blocks]
    _mark_captions(blocks, kinds)
    _mark_repeats(blocks, kinds)
    with_asides = _mark_asides(blocks, kinds)
    if Kind.BODY in with_asides or Kind.BODY not in kinds:
        kinds = with_asides
    return _settle_unstopped(blocks, kinds)


def _look(block: Block, writing: Writing) -> Kind:
    """Say what a block is by its own words."""
    text = block.text
    for kind, is_one in _SIGNS:
        if is_one(text):
            return kind
    if not writing.is_english and _is_date_line(text, writing):
        return Kind.DATE
    if text.startswith("#"):
        return Kind.HEADING
    if ends_sentence(text):
        return Kind.HEADING if _ABBREVIATION.fullmatch(text) else Kind.BODY
    words = block.words
    if text.endswith((":", ",", ";", "—")):
        return Kind.BODY if words >= _CLAUSE_WORDS else Kind.HEADING
    is_item = BULLET.match(text) and words > _CLAUSE_WORDS
    has_verb = words >= _UNSTOPPED_WORDS_WITH_VERB and _VERB.match(text)
    is_long = words >= _UNSTOPPED_WORDS
    if (is_item or has_verb or is_long) and _reads_as_prose(text):
        return Kind.UNSTOPPED
    return Kind.HEADING


def _is_date_line(text: str, writing: Writing) -> bool:
    """Tell whether a line holds a day and little else, in another language."""
    if len(text) > _LONGEST_DATE_LINE or not signs.has_digit(text):
        return False
    dates = [each for each in stated_dates(text, 0, len(text), writing) if each.day]
    rest = len(text) - sum(date.end - date.start for date in dates)
    return bool(dates) and rest <= _DATE_LINE_REST


def _reads_as_prose(text: str) -> bool:
    """Tell a clause from a title set in capitals or a row of names."""
    words = text.split()
    return 2 * sum(word[0].islower() for word in words) >= len(words)


def _mark_captions(blocks: Sequence[Block], kinds: list[Kind]) -> None:
    """A line right above a picture's credit is its caption, where a blank line
    divides the paragraphs."""
    body = [block for block, kind in zip(blocks, kinds, strict=True) if kind == "body"]
    if 2 * sum(block.is_apart for block in body) <= len(body):
        return
    for index in range(1, len(blocks)):
        credit = blocks[index]
        above = blocks[index - 1]
        if (
            kinds[index] is Kind.CAPTION
            and signs.is_credit(credit.text)
            and not credit.is_apart
            and above.words <= 45
            and kinds[index - 1] in (Kind.BODY, Kind.HEADING, Kind.UNSTOPPED)
        ):
            kinds[index - 1] = Kind.CAPTION


def _mark_repeats(blocks: Sequence[Block], kinds: list[Kind]) -> None:
    """A line told twice running is a link with its picture's text, or a slip."""
    for index in range(1, len(blocks)):
        if blocks[index].text == blocks[index - 1].text:
            if kinds[index - 1] is Kind.UNSTOPPED:
                kinds[index - 1] = Kind.HEADING
            if kinds[index] in (Kind.BODY, Kind.UNSTOPPED, Kind.HEADING):
                kinds[index] = Kind.REPEAT


def _mark_asides(blocks: Sequence[Block], kinds: Sequence[Kind]) -> list[Kind]:
    """Mark the lists of other articles, each until the body resumes."""
    marked = list(kinds)
    opened: int | None = None
    is_closed = False
    has_begun = False
    for index, block in enumerate(blocks):
        if (
            opened is not None
            and not is_closed
            and _resumes(blocks, kinds, index, opened)
        ):
            opened = None
        if kinds[index] is not Kind.BODY and signs.closes_article(block.text):
            is_closed = has_begun
            opened = index
        elif kinds[index] is not Kind.BODY and signs.opens_aside(block.text):
            opened = index
        if opened is not None and (has_begun or index == opened):
            marked[index] = _inside_aside(kinds[index])
        has_begun = has_begun or marked[index] is Kind.BODY
        if not has_begun:
            opened = None
    return marked


def _inside_aside(kind: Kind) -> Kind:
    if kind in (Kind.SHARE, Kind.ACCOUNT, Kind.NOTICE):
        return kind
    return Kind.ASIDE


def _resumes(
    blocks: Sequence[Block], kinds: Sequence[Kind], index: int, opened: int
) -> bool:
    """Tell whether the body goes on at this block, after a list that opened before."""
    if not _is_paragraph(blocks, kinds, index):
        return False
    if index == opened + 1:
        return blocks[index].words >= 8
    if _is_paragraph(blocks, kinds, index + 1):
        return True
    return blocks[index].words >= 25 and len(_STOP.findall(blocks[index].text)) >= 2


def _is_paragraph(blocks: Sequence[Block], kinds: Sequence[Kind], index: int) -> bool:
    """Tell whether there is prose closed by a full stop; headlines may ask."""
    if index >= len(blocks) or kinds[index] is not Kind.BODY:
        return False
    block = blocks[index]
    return block.words >= _CLAUSE_WORDS and bool(_STOP.search(block.text[-4:]))


def _settle_unstopped(blocks: Sequence[Block], kinds: list[Kind]) -> list[Kind]:
    """Take a long line without a full stop for prose where it follows prose."""
    if Kind.BODY not in kinds:
        return _without_any_stop(kinds)
    has_begun = follows_prose = False
    for index, kind in enumerate(kinds):
        if kind is Kind.UNSTOPPED:
            is_item = has_begun and bool(BULLET.match(blocks[index].text))
            is_long = blocks[index].words >= _LONGER_THAN_A_HEADLINE
            is_body = follows_prose or is_item or is_long
            kinds[index] = Kind.BODY if is_body else Kind.HEADING
        if kinds[index] in (Kind.BODY, Kind.HEADING):
            follows_prose = kinds[index] is Kind.BODY
        has_begun = has_begun or follows_prose
    return kinds


def _without_any_stop(kinds: Sequence[Kind]) -> list[Kind]:
    """Read a text in which no sentence is closed: a note, a transcript."""
    is_note = len(kinds) <= _NOTE_BLOCKS
    read = (Kind.UNSTOPPED, Kind.HEADING) if is_note else (Kind.UNSTOPPED,)
    return [Kind.BODY if kind in read else kind for kind in kinds]
