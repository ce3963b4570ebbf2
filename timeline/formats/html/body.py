"""Which lines of a page are its article: found by trafilatura, laid out as the page is.

Trafilatura tells what is body.  The lines are the page's own, so that a paragraph stays
one, whatever the markup within it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.errors import ReadError
from timeline.formats.html.quiet import keep_quiet
from timeline.formats.html.signs import one_line, squeeze, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from timeline.formats.html.lines import Line

FURNITURE = words("banner menu foot aside caption form comment share notice archive")
_BLOCKS = words("p head quote list item table row ab")
_SOUGHT_WITHIN = 20_000
_SURE = 25
"""Characters of a line that cannot be part of another by chance."""
_CELL = 40
"""Characters that may stand between two cells that follow one another."""
_ENOUGH = 0.7
_SENTENCE = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]{0,3}$")
_BETWEEN_WORDS = 5


def extract(root: HtmlElement, path: str) -> list[str]:
    """Ask trafilatura for the paragraphs of the article; none where it finds none.

    Args:
        root: the tree, without what is hidden and what is surely no article.
        path: the page's name, for people.

    Raises:
        ReadError: it fails, as on a page nested deeper than Python's calls may be.
    """
    from trafilatura import bare_extraction

    keep_quiet("trafilatura")
    try:
        found = bare_extraction(
            root, include_comments=False, include_tables=True, include_formatting=False
        )
    except Exception as error:  # whatever a hostile page brings about in a library
        raise ReadError(
            f"cannot tell the article of {path}: trafilatura fails with "
            f"{type(error).__name__}; expected a web page; save its text as .txt"
        ) from error
    element = getattr(found, "body", None)
    return _paragraphs(element) if element is not None else []


def _paragraphs(body: HtmlElement) -> list[str]:
    """Lay out what trafilatura found, a block a line."""
    from lxml import etree

    parts: list[str] = [""]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_block = element.tag in _BLOCKS or element.tag == "lb"
        if event == "start":
            if is_block:
                parts.append("")
            parts[-1] += element.text or ""
        else:
            if is_block:
                parts.append("")
            if element is not body:
                parts[-1] += (" " if element.tag == "cell" else "") + (
                    element.tail or ""
                )
    lines = (one_line(part) for part in parts)
    return [line for line in lines if line]


def match(lines: Sequence[Line], paragraphs: Sequence[str]) -> list[int]:
    """Find the lines of the page that are the paragraphs; none where too few are."""
    exact = {squeeze(paragraph) for paragraph in paragraphs}
    whole = "".join(squeeze(paragraph) for paragraph in paragraphs)
    found, covered, at = [], 0, 0
    for index, line in enumerate(lines):
        if line.places & FURNITURE:
            continue
        sought = squeeze(line.text)
        place = whole.find(sought, at, at + _SOUGHT_WITHIN + len(sought))
        is_sure = len(sought) >= _SURE and (place >= 0 or sought in exact)
        is_cell = line.tag in ("td", "th") and 0 <= place - at <= _CELL
        if not (is_sure or is_cell or sought in exact):
            continue
        found.append(index)
        covered += len(sought)
        at = place + len(sought) if place >= 0 else at
    return _with_between(lines, found) if covered >= _ENOUGH * len(whole) else []


def _with_between(lines: Sequence[Line], found: Sequence[int]) -> list[int]:
    """Take in prose that stands between two lines of the body, as one of them does."""
    taken = set(found)
    for first, last in pairwise(found):
        for index in range(first + 1, last):
            line = lines[index]
            is_prose = len(line.text.split()) >= _BETWEEN_WORDS and _SENTENCE.search(
                line.text
            )
            is_beside = line.element.getparent() is lines[first].element.getparent()
            if (
                is_prose
                and is_beside
                and not line.is_link
                and not line.places & FURNITURE
            ):
                taken.add(index)
    return sorted(taken)
