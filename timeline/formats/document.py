"""A member's bytes → its text, and what is stated of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.formats.decode import decode
from timeline.formats.member import NOTHING

if TYPE_CHECKING:
    from timeline.formats.member import Member, Stated


@dataclass(frozen=True, slots=True)
class Document:
    """An article's text, as it is stored, with what stands beside it."""

    text: str
    r"""Whole; line ends are `\n`.  Offsets of all that is read index it."""
    stated: Stated = NOTHING
    encoding: str = "utf-8"
    """What the bytes were read as."""
    locale: str | None = None
    """How days in figures are written, where what was read says so."""
    has_header: bool = True
    """Whether lines like `Date: …` over the text say what it is; a page has others."""


def read_document(member: Member) -> Document:
    """Read a member's bytes, by their kind.

    Raises:
        NoArticleError: it is plainly no article: a home page, a list of links.
        ReadError: empty, binary, too large, or in no readable encoding.
    """
    if member.kind == "html":
        from timeline.formats.html import read_html  # loads no library before it is met

        return read_html(member.data, member.path, member.stated, member.charset)
    if member.kind == "fragment":
        from timeline.formats.html import read_fragment

        return read_fragment(member.data, member.path, member.stated, member.charset)
    if member.kind == "markdown":
        from timeline.formats.markdown import read_markdown

        return read_markdown(member)
    if member.kind == "pdf":
        from timeline.formats.pdf import read_pdf

        return read_pdf(member)
    text, encoding = decode(member.data, member.path)
    return Document(text, member.stated, encoding)
