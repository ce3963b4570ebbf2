"""The text layer of a PDF document, page by page: a program of its own.

    python -P -m timeline.formats.pdf_pages SECONDS BYTES PAGES < paper.pdf

What parses a hostile document may go on for ever or take all memory, so it runs where
the system ends it: past so many seconds of computing, or bytes of memory.  It prints
one object of JSON: what was read, or `failed`, the name of what is wrong.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf import PdfReader

_MOST_LETTERS = 3_000_000
"""As of a web page: more is no article."""


class Pages(TypedDict, total=False):
    """What a PDF document holds."""

    pages: list[str]
    """The text of each."""
    title: str
    made: str
    """When, as the document has it: `D:20241025083000Z`."""
    failed: str
    """`encrypted`, `pages`, `letters` or `damaged`, where it cannot be read."""
    told: str
    """More of that."""


def read_pages(data: bytes, most_pages: int) -> Pages:
    """Read a document's text layer and what it says of itself."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"failed": "encrypted"}
        if len(reader.pages) > most_pages:
            return {"failed": "pages", "told": f"{len(reader.pages):,}"}
        return _read(reader)
    except MemoryError:
        raise
    except Exception as error:  # another's parser may raise anything
        if type(error).__name__ in ("DependencyError", "FileNotDecryptedError"):
            return {"failed": "encrypted"}
        told = _plain(str(error)).partition("\n")[0][:120]
        return {"failed": "damaged", "told": told or type(error).__name__}


def _read(reader: PdfReader) -> Pages:
    pages: list[str] = []
    letters = 0
    for page in reader.pages:
        text = _plain(page.extract_text())
        letters += len(text)
        if letters > _MOST_LETTERS:
            return {"failed": "letters", "told": f"{_MOST_LETTERS:,}"}
        pages.append(text)
    info: Mapping[str, object] = reader.metadata or {}
    title, made = (str(info.get(name) or "") for name in ("/Title", "/CreationDate"))
    return {"pages": pages, "title": _plain(title), "made": _plain(made)}


def _plain(text: str) -> str:
    text = text.encode("utf-8", "replace").decode()  # half a surrogate pair
    return "".join(c for c in text if c >= " " or c in "\n\t")


def _limit(seconds: int, memory: int) -> None:
    """Have the system end this process past so much; not every system does."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        _, hard = resource.getrlimit(kind)
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(kind, (most, most))


def main() -> None:
    """Read a document from standard input."""
    seconds, memory, most_pages = map(int, sys.argv[1:])
    _limit(seconds, memory)
    told = read_pages(sys.stdin.buffer.read(), most_pages)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
