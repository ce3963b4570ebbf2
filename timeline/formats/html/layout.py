"""Which lines of a page make up its article's text: title, notes beside it, body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.formats.html.body import FURNITURE
from timeline.formats.html.signs import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from timeline.formats.html.lines import Line

_ABOVE, _BELOW = 4, 3
"""So many lines over a title, and under a body, may be its own: a date, a place."""
_HEAD_ENDS = 3
"""What dates an article stands above its third paragraph."""
_LONGEST_NOTE = 160
_DIGIT = re.compile(r"\d")
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|van|door|przez|автор|от)\s*:?\s+\w", re.IGNORECASE
)
_SUMMARY_WORDS = 8
_MOST = 0.6
_SURE = 8
"""Characters of a line that is hardly the end of the page's name by chance."""


class Layout(NamedTuple):
    """Which lines are kept, by index, and of what part of the article."""

    title: int | None
    notes: tuple[int, ...]
    """Date lines, bylines and a summary, beside the title or under the body."""
    body: tuple[int, ...]

    @property
    def head_ends(self) -> int:
        """The line up to which a date may be of the article itself."""
        return self.body[:_HEAD_ENDS][-1] if self.body else -1

    @property
    def head_begins(self) -> int:
        """The line from which on a date may be of the article itself."""
        first = self.title if self.title is not None else self.body[0]
        return max(0, first - _ABOVE)


def find_title(
    lines: Sequence[Line], names: Iterable[str], body: Sequence[int]
) -> int | None:
    """Find the line that is the headline: a heading named as the page is."""
    wanted = [squeeze(name).casefold() for name in names if name]
    last = body[-1] if body else len(lines)
    headings = [
        at
        for at, line in enumerate(lines[: last + 1])
        if line.tag in ("h1", "h2", "h3") and not line.places & FURNITURE
    ]
    for at in sorted(headings, key=lambda at: lines[at].tag):
        words = squeeze(lines[at].text).casefold()
        if any(
            words == one or (len(words) > 12 and one.startswith(words))
            for one in wanted
        ):
            return at
    first = next((at for at in body if _is_prose(lines[at])), len(lines))
    tops = [at for at in headings if lines[at].tag == "h1" and at <= first]
    if tops:
        return tops[-1]
    for at in reversed(range(max(0, first - _ABOVE), min(first, len(lines)))):
        words = squeeze(lines[at].text).casefold()
        if len(words) >= _SURE and any(one.endswith(words) for one in wanted):
            return at
    return None


def lay_out(lines: Sequence[Line], title: int | None, body: Sequence[int]) -> Layout:
    """Choose the lines of an article, given its title and its body."""
    body = [at for at in body if at != title and not _leads_away(lines[at])]
    body = _in_main_cell(lines, body)
    layout = Layout(title, (), tuple(body))
    if not body:
        return layout
    known = {*body, title}
    head = range(layout.head_begins, layout.head_ends)
    foot = range(body[-1] + 1, min(len(lines), body[-1] + 1 + _BELOW))
    notes = [
        at
        for at in (*head, *foot)
        if at not in known
        and _is_in_cell(lines[at], lines[body[0]])
        and _is_note(lines[at], is_head=at < body[0], under=title)
        and (at < body[0] or _is_beside(lines[at], lines[body[-1]]) or lines[at].times)
    ]
    return layout._replace(notes=tuple(notes))


def _leads_away(line: Line) -> bool:
    return line.is_link and len(line.text) <= 2 * _LONGEST_NOTE


def _is_beside(line: Line, other: Line) -> bool:
    return line.element.getparent() is other.element.getparent()


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) >= _SUMMARY_WORDS


def _cells(line: Line) -> list[HtmlElement]:
    """The cells that a line stands in, the innermost first."""
    own = [line.element] if line.tag == "td" else []
    return [*own, *line.element.iterancestors("td")]


def _in_main_cell(lines: Sequence[Line], body: Sequence[int]) -> list[int]:
    """Keep to the cell that holds most of the body, where tables lay a page out."""
    lengths: dict[HtmlElement, int] = {}
    for at in body:
        for cell in _cells(lines[at]):
            lengths[cell] = lengths.get(cell, 0) + len(lines[at].text)
    whole = sum(len(lines[at].text) for at in body)
    main = [cell for cell, length in lengths.items() if length > _MOST * whole]
    if not main:
        return list(body)
    innermost = min(main, key=lambda cell: lengths[cell])
    return [at for at in body if innermost in (cells := _cells(lines[at])) or not cells]


def _is_in_cell(line: Line, body: Line) -> bool:
    """Tell whether a line is in the cell of the body, where tables lay the page out."""
    cells = _cells(line)
    return not cells or cells[0] in _cells(body)


def _is_note(line: Line, *, is_head: bool, under: int | None) -> bool:
    """Tell whether a line that is not body says when, where or by whom, or sums up."""
    if line.places & FURNITURE:
        return False
    is_short = len(line.text) <= _LONGEST_NOTE
    if line.times and is_short:
        return True
    if line.is_link:
        return False
    if is_short and (_DIGIT.search(line.text) or _BYLINE.match(line.text)):
        return True
    is_summary = len(line.text.split()) >= _SUMMARY_WORDS and line.tag in (
        "p",
        "h2",
        "div",
    )
    return is_head and under is not None and is_summary


def written(lines: Sequence[Line], layout: Layout) -> list[str]:
    """Write the lines that were chosen, a block a paragraph, in the page's order."""
    parts: list[str] = []
    before: int | None = None
    for at in sorted({*layout.notes, *layout.body}):
        line = lines[at]
        above = lines[before] if before is not None else None
        if above is not None and _is_row(above, line):
            parts[-1] += f" · {line.text}"
        elif above is not None and line.is_broken and before == at - 1:
            parts[-1] += f"\n{line.text}"
        else:
            parts.append(f"- {line.text}" if line.tag == "li" else line.text)
        before = at
    return parts


def _is_row(one: Line, other: Line) -> bool:
    """Tell whether two lines are short cells of one row."""
    if any(line.tag not in ("td", "th") for line in (one, other)):
        return False
    if any(len(line.text) > _LONGEST_NOTE for line in (one, other)):
        return False
    return one.element is not other.element and _is_beside(one, other)
