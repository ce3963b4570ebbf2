"""The density: how the events of a view lie in time, and where the cursor is."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from timeline.query.order import UNDATED
from tui.asking.buckets import Chart, chart
from tui.commands import bindings
from tui.telling.bucket_labels import labels, name
from tui.telling.text import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.timer import Timer

    from tui.asking.buckets import Bucket

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_FOLD = " ⋯"
_TITLE = "3 Density"
_YEAR = re.compile(r"(\b\d{3,4}\b)")
_LEAST_LEAD = 12
_LEAST_ROOM = 24
"""Cells for the bars below which the words at the left give way."""
_HELD = 0.15
"""Seconds between two marks: two screens wide, they cost as much as the list."""
_PAUSE = 0.3
"""Seconds between two looks at an order that streams in."""


class Density(Widget, can_focus=True):
    """Bars over a line of years; a click or a drag goes to what it points at.

    It is shown the sorted days of all rows, and draws them by searches: its cost goes
    with its width, not with how many they are.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "density--bar",
        "density--cursor",
        "density--label",
        "density--year",
        "density--title",
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings("density")
    FOCUS_ON_CLICK = False  # who points at a day goes on with the list, there

    row: reactive[int] = reactive(0, repaint=False)
    """The row that the cursor of the chronology is on; its bucket is marked."""

    @dataclass
    class Picked(Message):
        """The reader pointed at a period."""

        day: int
        """Its first day with events, as an ordinal; `UNDATED` for what has none."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, Density.Picked)

    def __init__(self) -> None:
        super().__init__()
        self._days: Sequence[int] = ()
        self._is_whole = False
        self._chart = Chart()
        self._labels = ""
        self._lead = 0
        """Cells at the left for words; none in a narrow place."""
        self._pause: Timer | None = None
        self._later: Timer | None = None
        self._marked = 0.0
        """When a bucket was marked last."""
        self._is_dragged = False

    @property
    def chart(self) -> Chart:
        """What is drawn."""
        return self._chart

    def show(self, days: Sequence[int], *, is_whole: bool = True) -> None:
        """Draw the days of a view, sorted, `UNDATED` for rows without one."""
        self._days, self._is_whole = days, is_whole
        self._count()

    def grow(self) -> None:
        """Take in, before long, that more days have come."""
        if self._pause is None:
            self._pause = self.set_timer(_PAUSE, self._count)

    def watch_row(self, old: int, new: int) -> None:
        """Mark the bucket that the cursor came to; while a key is held, not each."""
        if self._chart.holding(old) == self._chart.holding(new):
            return
        if monotonic() - self._marked >= _HELD:
            self._mark()
        elif self._later is None:
            self._later = self.set_timer(_HELD, self._mark)

    def _mark(self) -> None:
        if self._later is not None:
            self._later.stop()
        self._marked, self._later = monotonic(), None
        self.refresh()

    def on_resize(self) -> None:
        """Count anew for the room there is."""
        self._count()

    def on_focus(self) -> None:
        """Draw the title as that of the pane in use."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the title as that of a pane at rest."""
        self.refresh()

    # -- drawing -------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw a line: bars from the top, the last one for the labels."""
        width, height = self.size
        if height > 1 and y == height - 1:
            drawn = self._scale()
        else:
            drawn = self._bars(y, max(1, height - 1))
        lead = Strip([self._word(y)] if self._lead else [])
        start = lead.adjust_cell_length(self._lead, self.rich_style)
        line = Strip([*start, *drawn]).simplify()
        return line.adjust_cell_length(width, self.rich_style)

    def _scale(self) -> list[Segment]:
        year, other = self._style("year"), self._style("label")
        pieces = _YEAR.split(self._labels)
        return [
            Segment(piece, year if at % 2 else other) for at, piece in enumerate(pieces)
        ]

    def _bars(self, y: int, lines: int) -> list[Segment]:
        base, muted = self.rich_style, self._style("label")
        bar, marked = self._style("bar"), self._style("cursor")
        here = self._chart.holding(self.row)
        most = self._chart.most
        segments: list[Segment] = []
        for number, (_, width, bucket) in enumerate(self._chart.places()):
            if bucket.is_fold:
                fold = _FOLD if y == lines - 1 else ""
                segments.append(Segment(f"{fold:{width}}", muted))
                continue
            eighths = -(-bucket.events * 8 * lines // most)  # one at least, if any
            level = max(0, min(8, eighths - 8 * (lines - 1 - y)))
            wide = width - 1 if width > 2 else width
            style = marked if number == here else bar
            segments.append(Segment(_EIGHTHS[level] * wide, style))
            segments.append(Segment(" " * (width - wide), base))
        return segments

    def _word(self, y: int) -> Segment:
        """Say at the left what is drawn, and how many have no place in it."""
        found, has_title = self._chart, self.size.height > 2
        unit = f"by {found.unit}" if found.buckets else self._nothing()
        words = [_TITLE, unit] if has_title else [f"{_TITLE[0]} {unit}"]
        words.append(_undated(found.undated))
        word = words[y] if y < len(words) else ""
        style = self._style("title" if self.has_focus and y == 0 else "label")
        is_undated = found.dated <= self.row < found.dated + found.undated
        if y == len(words) - 1 and is_undated:
            style = self._style("year") + Style(bgcolor=self._style("cursor").bgcolor)
        return Segment(fit(f" {word} ", len(word) + 2), style)

    def _nothing(self) -> str:
        return "no dates" if self._is_whole else "…"

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"density--{part}")

    def _count(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        width = self.size.width
        undated = len(self._days) - bisect_left(self._days, UNDATED)
        lead = max(_LEAST_LEAD, len(_undated(undated)) + 3)
        self._lead = lead if width >= lead + _LEAST_ROOM else 0
        room = max(0, width - self._lead - 1)
        self._chart = chart(self._days, room)
        self._labels = labels(self._chart, room)
        self.refresh()

    # -- going there -----------------------------------------------------------------

    def action_bucket(self, direction: int) -> None:
        """Go to the next bucket that has events, or back."""
        self._pick(self._chart.step(self.row, direction))

    def action_end(self, direction: int) -> None:
        """Go to the first bucket, or to the last."""
        filled = [each.start for each in self._chart.buckets if each.events]
        if filled:
            self._pick(filled[-1] if direction > 0 else filled[0])

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to what is under the mouse, and to what it is dragged over."""
        self.capture_mouse()
        self._is_dragged = True
        self._go(event.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Name what is under the mouse; go there while it is dragged."""
        if self._is_dragged:
            self._go(event.x)
        self.tooltip = self._told(event.x)

    def on_mouse_up(self) -> None:
        """Stop following the mouse."""
        self.release_mouse()
        self._is_dragged = False

    def _go(self, x: int) -> None:
        bucket = self._under(x)
        if bucket is not None:
            self._pick(min(bucket.start, self._chart.dated - 1))
        elif x < self._lead and self._chart.undated:
            self._pick(self._chart.dated)

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._days):
            self.post_message(self.Picked(self._days[row]))

    def _under(self, x: int) -> Bucket | None:
        for left, width, bucket in self._chart.places():
            if left <= x - self._lead < left + width:
                return bucket
        return None

    def _told(self, x: int) -> str | None:
        """Tell the period and the count: “October 2024: 12 events”."""
        bucket = self._under(x)
        if bucket is not None:
            return f"{name(bucket, self._chart.unit)}: {_events(bucket.events)}"
        if x < self._lead and self._chart.undated:
            return f"without a date: {_events(self._chart.undated)}"
        return None


def _events(count: int) -> str:
    return f"{count:,} event{'s' * (count != 1)}" if count else "no events"


def _undated(count: int) -> str:
    return f"+{count:,} undated" if count else ""
