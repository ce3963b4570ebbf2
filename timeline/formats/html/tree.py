"""A page's markup → a tree with bounds: hostile pages are refused, not waited for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.errors import ReadError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_ELEMENTS = 30_000
"""Long articles have some thousand; so many are read in two or three seconds."""
_MOST_NESTING = 1_500_000
"""Elements, each by how deep it stands: to look at all that hold them takes time."""
_MOST_TEXT = 3_000_000
"""Characters, scripts and styles apart."""
_MOST_ATTRIBUTES = 1_000
"""Of one element: to look for one among them, libraries compare each with all."""
_XML = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""A reference such as `&#27;` puts them into a tree, which then takes no such text."""
_UNSEEN = ("style", "template", "svg", "math", "object", "embed", "iframe", "canvas")


def parse_page(text: str, path: str) -> HtmlElement:
    """Parse a page; scripts are kept, for some hold what the page states of itself.

    Raises:
        ReadError: no markup, nested too deep, or of too many elements.
    """
    from lxml import etree
    from lxml import html as lxml_html

    text = _CONTROLS.sub("", _XML.sub("", text))
    parser = lxml_html.HTMLParser(huge_tree=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(
            f"{path} holds no page: {error}; expected HTML; save the page again"
        ) from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise ReadError(
            f"{path} is nested too deep: over 2,048 elements in one another; expected "
            "a web page; save its text as .txt"
        )
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    _refuse_too_much(root, path)
    return root


def _refuse_too_much(root: HtmlElement, path: str) -> None:
    """Measure a tree, and take from its texts what no tree may hold."""
    from lxml import etree

    count = depth = nesting = length = attributes = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "end":
            depth -= 1
            continue
        depth += event == "start"
        count += 1
        attributes = max(attributes, len(element.attrib))
        nesting += depth
        for name in ("text", "tail"):
            text = getattr(element, name)
            if text and (name == "tail" or element.tag != "script"):
                length += len(text)
                if _UNFIT.search(text):
                    setattr(element, name, _UNFIT.sub("", text))
    for found, most, what in (
        (count, MOST_ELEMENTS, "elements"),
        (nesting, _MOST_NESTING, "elements, counted by how deep they are nested"),
        (length, _MOST_TEXT, "characters"),
        (attributes, _MOST_ATTRIBUTES, "attributes of one element"),
    ):
        if found > most:
            raise ReadError(
                f"{path} is too large a page: {found:,} {what}; expected at most "
                f"{most:,}; save the article alone, or its text as .txt"
            )


def take_scripts(root: HtmlElement) -> list[str]:
    """Take the scripts out of a page, and return those that hold JSON-LD."""
    found = []
    for script in list(root.iter("script")):
        if "ld+json" in (script.get("type") or "").casefold():
            found.append(script.text or "")
        script.drop_tree()
    return found
