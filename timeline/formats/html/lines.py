"""The visible lines of a page, in order, each with what it stands in.

Hidden elements yield none.  A line is what stands by itself: a paragraph, a heading, an
item of a list, a cell, the words between two line breaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.formats.html.places import (
    INLINE,
    SKIPPED,
    holders_of_prose,
    is_hidden,
    place_of,
)
from timeline.formats.html.signs import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_DATE_PROPERTIES = frozenset({"datepublished", "datemodified", "datecreated"})
_DATE_CLASSES = frozenset({"published", "updated", "dt-published", "dt-updated"})
_LABEL_CHARACTERS = 60
_LABEL_PARTS = 8
_MOST_TIMES = 8
_VALUE_CHARACTERS = 200


class Time(NamedTuple):
    """A `<time>`, or what is marked up as a date, within a line."""

    value: str
    """Its `datetime` or `content`, else its words."""
    marks: str
    """Its class, itemprop and the like, and those of what holds it."""
    before: str
    """The words of the line before it: “Updated”."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text that stands by itself."""

    text: str
    element: HtmlElement
    """The nearest that is no inline one."""
    places: frozenset[str]
    """What it stands in: banner, menu, foot, aside, caption, form, comment, …"""
    linked: int
    """How many of its characters lead elsewhere."""
    times: tuple[Time, ...]
    is_broken: bool
    """True where only a line break parts it from the line before."""

    @property
    def tag(self) -> str:
        """The tag of its element."""
        return str(self.element.tag)

    @property
    def is_link(self) -> bool:
        """Whether it leads elsewhere as a whole, or nearly so."""
        return self.linked >= 0.8 * len(self.text)


class Visible(NamedTuple):
    """What a reader of the page sees."""

    lines: list[Line]
    furniture: list[HtmlElement]
    """The outermost elements that are no part of an article: menus, asides, forms."""


def visible_lines(root: HtmlElement) -> Visible:
    """List the lines of a page, and take what is hidden or no text out of the tree."""
    reader = _Reader(holders_of_prose(root))
    return Visible(reader.read(root), reader.furniture)


class _Open(NamedTuple):
    """An element whose children are being read."""

    element: HtmlElement
    children: Iterator[HtmlElement]
    places: frozenset[str]
    block: HtmlElement
    is_linked: bool


class _Reader:
    """Walks a tree without recursion, for pages nest deep."""

    def __init__(self, prose: set[HtmlElement]) -> None:
        self.furniture: list[HtmlElement] = []
        self._prose = prose
        self._lines: list[Line] = []
        self._parts: list[str] = []
        self._linked = 0
        self._times: list[Time] = []
        self._is_broken = False

    def read(self, root: HtmlElement) -> list[Line]:
        """Read all lines of a tree."""
        body = root.find("body")
        top = root if body is None else body
        unseen: list[HtmlElement] = []
        stack = [_Open(top, iter(top), frozenset(), top, False)]
        self._take(top.text, is_linked=False)
        while stack:
            holder = stack[-1]
            child = next(holder.children, None)
            if child is None:
                stack.pop()
                self._close(holder)
                if stack:
                    self._take(holder.element.tail, is_linked=stack[-1].is_linked)
            elif child.tag in SKIPPED or is_hidden_or_comment(child):
                unseen.append(child)
                self._take(child.tail, is_linked=holder.is_linked)
            elif child.tag in ("br", "hr"):
                follows_text = self._end(holder)
                self._is_broken = child.tag == "br" and follows_text
                self._take(child.tail, is_linked=holder.is_linked)
            else:
                stack.append(self._open(child, holder))
        for element in unseen:
            element.drop_tree()
        return self._lines

    def _open(self, element: HtmlElement, holder: _Open) -> _Open:
        is_inline = element.tag in INLINE
        if not is_inline:
            self._end(holder)
            self._is_broken = False
        places = holder.places
        if not places and element not in self._prose:
            place = place_of(element)
            if place:
                self.furniture.append(element)
                places = frozenset({place})
        self._note_time(element)
        block = holder.block if is_inline else element
        leads_away = element.tag == "a" and element.get("href") is not None
        is_linked = holder.is_linked or leads_away
        self._take(" " if element.tag == "time" else None, is_linked=False)
        self._take(element.text, is_linked=is_linked)
        return _Open(element, iter(element), places, block, is_linked)

    def _close(self, holder: _Open) -> None:
        self._take(" " if holder.element.tag == "time" else None, is_linked=False)
        if holder.element.tag not in INLINE:
            self._end(holder)
            self._is_broken = False

    def _take(self, text: str | None, *, is_linked: bool) -> None:
        if text:
            self._parts.append(text)
            self._linked += len(text.strip()) if is_linked else 0

    def _end(self, holder: _Open) -> bool:
        """End the line, if there is one."""
        text = one_line("".join(self._parts))
        if text:
            self._lines.append(
                Line(
                    text,
                    holder.block,
                    holder.places,
                    self._linked,
                    tuple(self._times),
                    self._is_broken,
                )
            )
            self._times = []
        self._parts = []
        self._linked = 0
        return bool(text)

    def _note_time(self, element: HtmlElement) -> None:
        """Keep a date that is marked up as one, with the words before it."""
        classes = (element.get("class") or "").casefold().split()
        named = f"{element.get('itemprop') or ''} {element.get('property') or ''}"
        properties = {each.rpartition(":")[2] for each in named.casefold().split()}
        is_marked = not _DATE_CLASSES.isdisjoint(classes) and element.tag != "div"
        if (
            element.tag != "time"
            and not is_marked
            and not properties & _DATE_PROPERTIES
        ):
            return
        stated = (
            element.get("datetime") or element.get("content") or element.get("title")
        )
        value = one_line(
            (stated or element.text or element.text_content())[:_VALUE_CHARACTERS]
        )
        marks = [*properties, *classes]
        if element.get("pubdate") is not None:
            marks.append("pubdate")
        holder = element.getparent()
        is_alone = element.getnext() is None and element.getprevious() is None
        if holder is not None and is_alone:
            marks += (holder.get("class") or "").casefold().split()
        before = one_line("".join(self._parts[-_LABEL_PARTS:]))[-_LABEL_CHARACTERS:]
        if value and len(self._times) < _MOST_TIMES:
            self._times.append(Time(value, " ".join(marks), before))


def is_hidden_or_comment(element: HtmlElement) -> bool:
    """Tell whether an element shows nothing: a comment, or one that is hidden."""
    return not isinstance(element.tag, str) or is_hidden(element)
