"""Markdown → plain text, by `markdown-it-py`, and what its front matter states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from markdown_it import MarkdownIt

from timeline.formats.decode import decode
from timeline.formats.document import Document
from timeline.formats.fields import stated_in
from timeline.formats.member import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from timeline.formats.member import Member, Stated

_FRONT_MATTER = re.compile(
    r"\A\s{0,20}---[ \t]{0,20}\n(?P<yaml>(?:.{0,10000}\n){0,200}?)"
    r"(?:---|\.\.\.)[ \t]{0,20}(?:\n|\Z)"
)
_TAG = re.compile(r"(?s)<!--(?:(?!<!--).){0,20000}?-->|</?[a-zA-Z][^<>]{0,2000}>")
_BULLET = "- "


def read_markdown(member: Member) -> Document:
    """Read Markdown: its words without its marks, a block a paragraph.

    Raises:
        ReadError: empty, binary, too large, or in no readable encoding.
    """
    text, encoding = decode(member.data, member.path)
    stated, body = _front_matter(text)
    plain = plain_text(body)
    if not plain.strip():  # nothing but front matter: kept, to be read as it stands
        plain = text
    return Document(plain, stated.over(member.stated), encoding)


def plain_text(markdown: str) -> str:
    """Take the marks out of Markdown.

    >>> plain_text("# Rain\\n\\nIt *rained* on [Friday](https://a.example).")
    'Rain\\n\\nIt rained on Friday.\\n'
    """
    parser = MarkdownIt("commonmark").enable("table")
    blocks = [block for block in _blocks(parser.parse(markdown)) if block.strip()]
    return "\n\n".join(blocks) + "\n" * bool(blocks)


def _front_matter(text: str) -> tuple[Stated, str]:
    """Read the YAML above a text; what is no YAML is left in it."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return NOTHING, text
    try:
        # a loader that makes texts and nothing else, of dates too
        fields = yaml.BaseLoader(found["yaml"]).get_single_data()
    except (yaml.YAMLError, RecursionError, ValueError):
        return NOTHING, text
    if not isinstance(fields, dict):
        return NOTHING, text
    return stated_in(fields, "front matter", "front matter"), text[found.end() :]


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield each paragraph, heading, item and row of a table."""
    items: list[bool] = []
    row: list[str] | None = None
    for token in tokens:
        if token.type == "list_item_open":
            items.append(True)
        elif token.type == "list_item_close":
            items.pop()
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " | ".join(row)
            row = None
        elif token.type == "inline" and row is not None:
            row.append(_inline(token))
        elif token.type == "inline":
            bullet = _BULLET if items and items[-1] else ""
            items[-1:] = [False] * bool(items)
            yield bullet + _inline(token)
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")
        elif token.type == "html_block":
            yield _TAG.sub("", token.content).strip()


def _inline(token: Token) -> str:
    """The words of a line: those of links too, not those beside a picture."""
    said = {"text", "code_inline", "text_special"}
    return "".join(
        each.content
        if each.type in said
        else "\n" * (each.type in ("softbreak", "hardbreak"))
        for each in token.children or ()
    )
