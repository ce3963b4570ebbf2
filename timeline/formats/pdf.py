"""PDF with a text layer → its text, by `pypdf`: the extra `timeline[pdf]`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from typing import TYPE_CHECKING

from timeline.errors import ReadError
from timeline.formats import pdf_pages
from timeline.formats.document import Document
from timeline.formats.member import Stated, StatedDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.formats.member import Member
    from timeline.formats.pdf_pages import Pages

MOST_SECONDS = 30
"""Of computing: 500 pages take about ten."""
MOST_MEMORY = 1024 * 1024 * 1024
_PATIENCE = 20
"""So many times as long by the clock: the machine may be busy."""
_MOST_PAGES = 500
_LEAST = 20
"""Letters that a document with a text layer has at the least."""
_EDGE = 2
"""Lines at the top and the foot of a page that may be the same on others."""
_SHORT = 0.75
"""What ends a sentence, and is shorter than so much of most lines, ends a paragraph."""
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\xad]\n(?=[a-zà-öø-ÿ])")
_DAY = re.compile(r"D?:?((?:1[89]|20)\d\d)(\d\d)(\d\d)")
_NO_TITLE = re.compile(
    r"untitled|microsoft word|\.(?:docx?|indd|pdf|pages|rtf|odt)\b", re.I
)


def read_pdf(member: Member) -> Document:
    """Read a PDF's text layer, without what stands at the edge of every page.

    The day it was made is stated as that of a crawl: evidence, never the date.

    Raises:
        ReadError: no text layer, encrypted, damaged, too much of it, or no library.
    """
    told = _read(member)
    if "failed" in told:
        raise _failed(member.path, told)
    pages = [_lines(page) for page in told["pages"]]
    title = " ".join(told["title"].split())
    made = _DAY.match(told["made"])
    text = _text(pages)
    if sum(character.isalnum() for character in text) < _LEAST:
        raise ReadError(
            f"{member.path} has no text layer: its {len(pages)} pages are pictures; "
            "expected a PDF document with text; run OCR, such as ocrmypdf, and ingest "
            "what that gives"
        )
    stated = Stated(
        title="" if _NO_TITLE.search(title) else title,
        dates=(StatedDate("-".join(made.groups()), "crawl", "when the PDF was made"),)
        if made
        else (),
    )
    return Document(text, member.stated.over(stated))


def _read(member: Member) -> Pages:
    """Let a process of its own read it, which ends if that takes too much."""
    if find_spec("pypdf") is None:
        raise ReadError(
            f"cannot read {member.path}: no library for PDF is installed; expected the "
            "package pypdf; install timeline[pdf]"
        )
    limits = (MOST_SECONDS, MOST_MEMORY, _MOST_PAGES)
    try:
        ended = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", pdf_pages.__name__, *map(str, limits)],
            input=member.data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE * MOST_SECONDS,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ReadError(
            f"{member.path} takes over {MOST_SECONDS} s of computing, or too much "
            "memory, to read; expected an article; split it, or print it anew"
        ) from error
    told: Pages = json.loads(ended.stdout)
    return told


def _failed(path: str, told: Pages) -> ReadError:
    match told["failed"]:
        case "encrypted":
            return ReadError(
                f"{path} is encrypted; expected a PDF document that opens without a "
                "password; save it without one"
            )
        case "pages":
            return ReadError(
                f"{path} has {told['told']} pages; expected an article, of at most "
                f"{_MOST_PAGES}; split it"
            )
        case "letters":
            return ReadError(
                f"{path} has over {told['told']} characters; expected an article; "
                "split it"
            )
    return ReadError(
        f"{path} is a damaged PDF document ({told['told']}); expected one that opens; "
        "save or print it anew"
    )


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _text(pages: Sequence[list[str]]) -> str:
    """Put pages together: paragraphs told by their last lines, words unbroken."""
    same = _repeated(pages)
    lines = [line for page in pages for line in _without(page, same)]
    lengths = sorted(map(len, lines))
    usual = lengths[int(len(lengths) * 0.8)] if lengths else 0
    text = ""
    for line in lines:
        is_last = len(line) < _SHORT * usual and _SENTENCE_END.search(line)
        text += line + ("\n\n" if is_last else "\n")
    return _HYPHEN.sub("", text)


def _repeated(pages: Sequence[list[str]]) -> set[str]:
    """Find lines at the edges that half the pages have, whatever number is in them."""
    counted = Counter(
        line for page in pages for line in {_bare(line) for line in _edges(page)}
    )
    return {line for line, count in counted.items() if count >= max(2, len(pages) / 2)}


def _without(page: list[str], same: set[str]) -> Iterator[str]:
    last = len(page) - _EDGE
    for at, line in enumerate(page):
        is_edge = at < _EDGE or at >= last
        if not (is_edge and (_bare(line) in same or not _bare(line).strip("#-–— /"))):
            yield line


def _edges(page: list[str]) -> list[str]:
    return [*page[:_EDGE], *page[_EDGE:][-_EDGE:]]


def _bare(line: str) -> str:
    return _DIGITS.sub("#", line)
