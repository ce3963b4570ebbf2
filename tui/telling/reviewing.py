"""What the review shows of an item, and what each decision about it records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from tui.telling.account import account
from tui.telling.beside import beside
from tui.telling.rows import lay_out
from tui.telling.text import fit, shown
from tui.telling.weighed import weighed

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline import Event, Recorded, Timeline
    from timeline.query.values import ArticleRecord, ReviewItem

CONFIRMED = "confirmed in review"
REJECTED = "rejected in review"
_MARKS = {"date": "?", "merge": "=", "article": "∅"}
_QUESTIONS = {
    "date": "Is this the date?",
    "merge": "Are the two one event?",
    "article": "When was it published?",
}
_AND = " = "
"""Between the titles of two events that may be one."""
_LEAST = 28
"""Cells of a title; with less for each the two stand below each other."""
_SCORES = {"date": "sure", "merge": "likely", "article": ""}


@dataclass(frozen=True, slots=True)
class Looked:
    """An item with all that a person decides on."""

    item: ReviewItem
    one: Event | None = None
    other: Event | None = None
    record: ArticleRecord | None = None
    text: str = ""

    @property
    def is_settled(self) -> bool:
        """Its two events are one by now."""
        return bool(self.one and self.other and self.one.id == self.other.id)

    @property
    def title(self) -> str:
        """For people: the event, or the article."""
        if self.one:
            return self.one.title
        ref = self.record and self.record.ref
        return (ref.title or ref.path) if ref else ""


def look(timeline: Timeline, item: ReviewItem) -> Looked:
    """Read all that an item is about, as it is now."""
    with timeline.snapshot():
        if item.article:
            record = timeline.article(item.article)
            return Looked(item, record=record, text=timeline.text(record.ref.sha256))
        one = timeline.event(item.event) if item.event else None
        other = timeline.event(item.other) if item.other else None
        return Looked(item, one, other)


def drawn(looked: Looked) -> Callable[[int], Content]:
    """Lay an item out for a width."""
    if looked.one and looked.other:
        return partial(beside, looked.one, looked.other)
    if looked.one:
        return partial(lay_out, tuple(account(looked.one, lambda _: None)))
    rows = weighed(looked.record, looked.text) if looked.record else ()
    return partial(lay_out, tuple(rows))


def question(item: ReviewItem) -> str:
    """Ask what is to be decided."""
    sure = f" · {item.score:.0%} {_SCORES[item.kind]}" if item.score is not None else ""
    return f"{_QUESTIONS[item.kind]}{sure}"


def listed(item: ReviewItem, width: int) -> Content:
    """Write an item as a line of the list; two events as two where one has no room."""
    sure = f"{item.score:4.0%} " if item.score is not None else "     "
    mark = f"{_MARKS[item.kind]} "
    what, room = shown(item.what), max(1, width - len(mark) - len(sure))
    one, _, other = what.partition(_AND) if item.kind == "merge" else (what, "", "")
    each = (room - len(_AND)) // 2
    if other and each < _LEAST:
        what = f"{fit(one, room)}\n{' ' * len(mark + sure)}{fit(other, room)}"
    elif other and cell_len(what) > room:
        what = f"{_cut(one, room - min(each, cell_len(other)) - len(_AND))}{_AND}"
        what += fit(other, room - cell_len(what))
    else:
        what = fit(what, room)
    return Content.assemble((mark, "bold"), sure, what)


def _cut(text: str, cells: int) -> str:
    return text if cell_len(text) <= cells else fit(text, cells)


def accept(timeline: Timeline, looked: Looked) -> tuple[Recorded, str] | None:
    """Merge two events, or keep a date; None where a person has to say more."""
    one, other = looked.one, looked.other
    if one and other:
        done = timeline.merge(
            one.id, other.id, reason=CONFIRMED, expected_version=one.version
        )
        return done, "Merged"
    if one:
        done = timeline.redate(
            one.id, one.date, reason=CONFIRMED, expected_version=one.version
        )
        return done, "Kept the date of"
    return None


def reject(timeline: Timeline, looked: Looked) -> tuple[Recorded, str] | None:
    """Keep two events apart for good, or take a date away; None for an article."""
    one, other = looked.one, looked.other
    if one and other:
        done = timeline.keep_apart(
            one.id, other.id, reason=REJECTED, expected_version=one.version
        )
        return done, "Never to be merged"
    if one:
        done = timeline.redate(
            one.id, None, reason=REJECTED, expected_version=one.version
        )
        return done, "Made undated"
    return None
