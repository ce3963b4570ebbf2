"""Corrections that need a few words and no more: retract an event, or annotate it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input

from tui.screens.correction import Decision, EventDialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from timeline.query.values import Event
    from tui.screens.correction import Desk, Subject


class RetractScreen(EventDialog):
    """Take an event out of the chronology; the log keeps it."""

    HEADING: ClassVar[str] = "Retract"

    def decision(self) -> Decision | str:
        """Nothing is asked for but why."""
        return Decision("retracted", (self.subject.id,))


class AnnotateScreen(EventDialog):
    """Write a note beside an event."""

    HEADING: ClassVar[str] = "Annotate"
    NEEDS_REASON: ClassVar[bool] = False

    def __init__(self, subject: Subject, desk: Desk[Event]) -> None:
        super().__init__(subject, desk)
        self.note = Input(placeholder="a note, shown with the event", classes="note")

    def parts(self) -> ComposeResult:
        """Lay out the note."""
        yield self.note

    def first(self) -> Widget:
        """Begin with the note."""
        return self.note

    def decision(self) -> Decision | str:
        """Give the note."""
        if not self.note.value.strip():
            return "No note is written yet."
        return Decision("note added", (self.subject.id, self.note.value.strip()))

    @on(Input.Changed, ".note")
    def write(self) -> None:
        """Say that there is a note now, or none."""
        self.say_what()

    @on(Input.Submitted, ".note")
    def go_on(self) -> None:
        """Ask why."""
        self.set_focus(self.reason)
