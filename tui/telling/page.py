"""An article laid out at a width, with what was read from its sentences marked."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from textual.content import Content

from timeline.dates.labels import label
from tui.telling.marks import FIGURE, PHRASE, TRIGGER, marks
from tui.telling.masthead import gone, masthead
from tui.telling.provenance import in_short
from tui.telling.rows import MUTED, plain
from tui.telling.text import fit, shown
from tui.telling.wrapping import wrapped

if TYPE_CHECKING:
    from tui.telling.marks import MarkKind
    from tui.telling.open_article import OpenArticle

GUTTER = 2
"""Cells at the left, for the bar beside a sentence that something was read from."""
_WIDEST = 84
"""Cells of text a line: longer ones are hard to read on from."""
_NARROWEST = 60
"""Cells that the text keeps beside notes."""
_NOTES = 28
"""Cells at the right that notes take at least; with fewer, there are none."""
_GAP = 2
_BELOW = 2
"""Lines below its sentence that a note may stand where others took those beside it."""

_CHOSEN: dict[MarkKind, str] = {
    "figure": FIGURE,
    "evidence": "underline $text-warning",
    "trigger": TRIGGER,
    "phrase": PHRASE,
}
_QUIET: dict[MarkKind, str] = {
    "figure": FIGURE,
    "evidence": "",
    "trigger": "underline",
    "phrase": "$text-warning",
}
_TAKEN = "$foreground"
_SENTENCE = "$foreground on $primary 25%"
_DATED = "underline $text-success"
_REJECTED = "strike"


class Page:
    """An article as it is stored, wrapped; what was read in it stands out.

    The sentence of the chosen mention is lit; the others' triggers, phrases and figures
    are marked more quietly, and what nothing was read from is pale.  Where there is
    room, notes at the right name the day and the trigger of each mention.
    """

    def __init__(self, article: OpenArticle, event: str, width: int) -> None:
        """Lay an article out; a megabyte takes 30 ms of CPU and more.

        Args:
            event: the event that the reader comes from: its mentions have a bold bar.
            width: in cells, with gutter and notes.
        """
        self.article, self.event, self.width = article, event, width
        self._cells, self._room = _columns(width)
        rows = list(masthead(article.record))
        self._lines: list[tuple[int, int]] = []
        if article.text:
            self._lines += wrapped(article.safe, article.pieces, self._cells)
        else:
            rows.append(plain(gone(article.record)))
        self._head = [line for row in rows for line in row.lines(width - GUTTER)]
        self._marked: dict[int, list[int]] = {}
        """By line, the mentions whose sentences reach into it."""
        self._noted: dict[int, int] = {}
        """By line, the mention whose note stands beside it."""
        for index in range(len(article.told)):
            self._place(index)

    def __len__(self) -> int:
        """Count the lines, with the masthead and room for notes below the last one."""
        return len(self._head) + len(self._lines) + _BELOW

    def lines_of(self, index: int) -> range:
        """The lines that a mention's sentence reaches into; none without a text."""
        if not self._lines:
            return range(0)
        mention, far = self.article.told[index].mention, len(self.article.safe)
        first = bisect_right(self._lines, (mention.start, far)) - 1
        last = bisect_right(self._lines, (mention.end - 1, far)) - 1
        return range(len(self._head) + max(0, first), len(self._head) + last + 1)

    def at(self, line: int, column: int) -> list[int]:
        """Find the mentions whose sentences stand at a place, or else in its line."""
        told = self._marked.get(line, [])
        if not told:
            return []
        offset = self._lines[line - len(self._head)][0] + max(0, column - GUTTER)
        mentions = [(each, self.article.told[each].mention) for each in told]
        return [i for i, each in mentions if each.start <= offset < each.end] or told

    def draw(self, line: int, chosen: int) -> Content:
        """Draw a line, with its bar and its note.

        Args:
            chosen: the mention that is looked at, or -1.
        """
        if line < len(self._head):
            return Content(" " * GUTTER) + self._head[line]
        content = self._bar(line, chosen) + self._text(line, chosen)
        if line in self._noted and self._room:
            gap = GUTTER + self._cells + _GAP - content.cell_length
            content += Content(" " * gap) + self._note(self._noted[line], chosen)
        return content

    def _place(self, index: int) -> None:
        reached = self.lines_of(index)
        for line in reached:
            self._marked.setdefault(line, []).append(index)
        near = range(reached.start, reached.stop + _BELOW)
        free = next((line for line in near if line not in self._noted), None)
        if reached and free is not None:
            self._noted[free] = index

    def _bar(self, line: int, chosen: int) -> Content:
        told = self._marked.get(line, [])
        if chosen in told:
            return Content.styled("▌ ", "bold $text-accent")
        if any(self.article.told[each].line.id == self.event for each in told):
            return Content.styled("▌ ", "$text-secondary")
        return Content.styled("▏ " if told else "  ", MUTED)

    def _text(self, line: int, chosen: int) -> Content:
        at = line - len(self._head)
        first, last = self._lines[at] if at < len(self._lines) else (0, 0)
        content = Content.styled(self.article.safe[first:last], MUTED)

        def paint(start: int, end: int, style: str) -> None:
            nonlocal content
            start, end = max(start, first), min(end, last)
            if start < end:
                content = content.stylize(style, start - first, end - first)

        told = sorted(self._marked.get(line, []), key=lambda each: each == chosen)
        for each in told:
            mention = self.article.told[each].mention
            paint(mention.start, mention.end, _SENTENCE if each == chosen else _TAKEN)
        for candidate in self.article.record.candidates:
            style = _DATED if candidate.accepted else _REJECTED
            if candidate.start is not None and candidate.end is not None:
                paint(candidate.start, candidate.end, style)
        # what dates the chosen one may stand in another sentence
        for each in [*told, chosen] if chosen >= 0 else told:
            styles = _CHOSEN if each == chosen else _QUIET
            for mark in marks(self.article.told[each].mention):
                paint(mark.start, mark.end, styles[mark.kind])
        return content

    def _note(self, index: int, chosen: int) -> Content:
        """Write beside a sentence which day and happening it gave."""
        found = self.article.told[index]
        mark = "●" if found.line.id == self.event else "○"
        day = in_short(label(found.mention.date))
        note = fit(f"{mark} {day} · {shown(found.mention.trigger.text)}", self._room)
        return Content.styled(note, "bold $text-accent" if index == chosen else MUTED)


def _columns(width: int) -> tuple[int, int]:
    """Share a width out: cells for the text, and for the notes beside it or none."""
    beside = width - GUTTER - _GAP - _NOTES
    if beside < _NARROWEST:
        return max(2, min(_WIDEST, width - GUTTER)), 0
    text = min(_WIDEST, beside)
    return text, width - GUTTER - _GAP - text
