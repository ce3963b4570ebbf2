"""Take mentions out of an event that tell of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

from timeline.dates.labels import label
from tui.screens.correction import MUTED, Decision, EventDialog
from tui.telling.testimony import quoted
from tui.telling.text import shown
from tui.widgets.choice import Choice

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from timeline.query.values import Event, EventMention
    from tui.screens.correction import Desk, Subject


class SplitScreen(EventDialog):
    """Chooses the mentions that go, and asks why."""

    HEADING: ClassVar[str] = "Split"
    KEYS: ClassVar[str] = f"space chooses · {EventDialog.KEYS}"

    def __init__(self, subject: Subject, desk: Desk[Event]) -> None:
        super().__init__(subject, desk)
        self.choice = Choice()

    def parts(self) -> ComposeResult:
        """Lay out the mentions."""
        yield self.choice

    def first(self) -> Widget:
        """Begin with the mentions."""
        return self.choice

    def looked_at(self, looked: Event) -> Subject:
        """List the mentions; what was chosen stays chosen."""
        chosen = set(self.choice.selected)
        self.choice.clear_options()
        self.choice.add_options(
            Selection(_told(each), each.id, each.id in chosen)
            for each in looked.mentions
        )
        self.choice.highlighted = 0
        self.say_what()
        return super().looked_at(looked)

    @on(SelectionList.SelectedChanged)
    def choose(self) -> None:
        """Say what will be recorded."""
        self.say_what()

    def action_go_on(self) -> None:
        """Ask why."""
        self.set_focus(self.reason)

    def decision(self) -> Decision | str:
        """Give the mentions that go: some, and not all."""
        gone, there = len(self.choice.selected), self.choice.option_count
        if not gone:
            return "Choose with space the mentions that tell of another event."
        if gone == there:
            return "All are chosen: some have to stay."
        told = f"split off {gone} of {there} mentions"
        return Decision(told, (self.subject.id, *self.choice.selected))


def _told(mention: EventMention) -> Content:
    source = mention.article.publisher or mention.article.path
    return Content.assemble(
        f"{label(mention.date)}  ",
        quoted(mention),
        (f"  {shown(source)}", MUTED),
    )
