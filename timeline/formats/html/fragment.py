"""HTML that is no page, as in a feed or a mail: read as one, or else all of it."""

from __future__ import annotations

from timeline.errors import NoArticleError, ReadError
from timeline.formats.document import Document
from timeline.formats.html.encoding import decode_page
from timeline.formats.html.lines import visible_lines
from timeline.formats.html.page import read_html
from timeline.formats.html.tree import parse_page
from timeline.formats.member import NOTHING, Stated


def read_fragment(
    data: bytes, path: str, stated: Stated = NOTHING, charset: str | None = None
) -> Document:
    """Read a piece of HTML that somebody sent as an article: it is one, however short.

    Raises:
        ReadError: no markup, nothing to be seen in it, or too much of it.
    """
    try:
        return read_html(data, path, stated, charset)
    except NoArticleError:
        text, encoding = decode_page(data, charset)
    lines = visible_lines(parse_page(text, path)).lines
    text = "\n\n".join(line.text for line in lines)
    if not any(character.isalnum() for character in text):
        raise ReadError(
            f"{path} holds nothing readable, no letter and no digit; "
            "expected an article's text; look at it where it comes from"
        )
    return Document(f"{text}\n", stated, encoding, has_header=False)
