"""What every dialog that corrects shares: what is corrected, why, what is recorded."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from timeline.dates.labels import label
from timeline.errors import TimelineError, WrongVersionError
from timeline.query.values import Event
from tui.telling.text import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from timeline import Recorded
    from timeline.query.values import EventLine

ERROR = "$text-error"
WARNING = "$text-warning"
MUTED = "$foreground-muted"
_SOON = 0.5
"""Seconds within which most is recorded; after that the reader is told to wait."""
_WAITING = "Not recorded yet: another program may hold the store. Waiting …"
Look = TypeVar("Look")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is corrected, as it was when somebody looked at it."""

    id: str
    title: str
    when: str
    version: int
    """Given with what is decided: it is refused where another was first."""

    @classmethod
    def of(cls, event: Event | EventLine) -> Subject:
        """Take from an event, or its line, what a dialog tells of it."""
        return cls(event.id, event.title, label(event.date), event.version)


@dataclass(frozen=True, slots=True)
class Desk(Generic[Look]):
    """What a dialog works with."""

    author: str
    look: Callable[[str], Look]
    """Reads what is corrected, by its id, as it is now."""
    record: Callable[..., Recorded]
    """Records a decision as one commit: a method of the timeline."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, but for the reason."""

    told: str
    """For people: “re-dated to 16 May 2024”."""
    arguments: tuple[object, ...]
    """Of `Desk.record`, in order."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a dialog recorded."""

    recorded: Recorded
    told: str
    """For people: “Re-dated to 16 May 2024: “The mayor resigned””."""


class CorrectionDialog(ModalScreen[Outcome | None], Generic[Look]):
    """Asks for a decision and why; it stays until that is recorded, or is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False)
    ]
    HEADING: ClassVar[str]
    KEYS: ClassVar[str] = (
        "[@click=screen.submit]enter records[/] · "
        "[@click=screen.leave]escape leaves all as it is[/]"
    )
    """What to press, or to click on."""
    NEEDS_REASON: ClassVar[bool] = True

    def __init__(self, subject: Subject, desk: Desk[Look]) -> None:
        super().__init__()
        self.subject, self.desk = subject, desk
        need = "why is this right?" if self.NEEDS_REASON else "why, if you like"
        self.reason = Input(placeholder=need, compact=True, classes="reason")
        self.head = Static(classes="subject")
        self._said = Static(classes="said")
        self._is_recording = False

    def compose(self) -> ComposeResult:
        """Lay out the dialog, its own part between the event and the reason."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.HEADING
            dialog.border_subtitle = self.KEYS
            yield self.head
            yield from self.parts()
            yield self.reason
            yield self._said

    def on_mount(self) -> None:
        """Take the keys that are typed from here on, and look at what is corrected."""
        self.set_focus(self.first())
        self._show()
        self.say_what()
        self.look()

    # -- what each dialog has of its own ---------------------------------------------

    def parts(self) -> ComposeResult:
        """Lay out what is asked for beside the reason."""
        yield from ()

    def first(self) -> Widget:
        """Choose what has the focus at first."""
        return self.reason

    @abstractmethod
    def decision(self) -> Decision | str:
        """Give what was decided, or say what is missing."""

    @abstractmethod
    def looked_at(self, looked: Look) -> Subject:
        """Show what only the whole of it tells."""

    # -- recording -------------------------------------------------------------------

    @work(exclusive=True, group="look")
    async def look(self) -> None:
        """Read what is corrected as it is now; say so where it has changed."""
        listed = self.subject.version
        if await self._looked() and self.subject.version != listed:
            self.say("It has changed since it was listed: look again.", WARNING)

    async def _looked(self) -> bool:
        try:
            looked = await asyncio.to_thread(self.desk.look, self.subject.id)
        except TimelineError as error:
            self.say(str(error), ERROR)
            return False
        self.subject = self.looked_at(looked)
        self._show()
        return True

    @on(Input.Changed, ".reason")
    def type(self) -> None:
        """Say again what will be recorded: what was missing may be there now."""
        self.say_what()

    @on(Input.Submitted, ".reason")
    def action_submit(self) -> None:
        """Record what was decided, or say what is missing."""
        decision = self.decision()
        if isinstance(decision, str):
            self.say(decision, ERROR)
        elif self.NEEDS_REASON and not self.reason.value.strip():
            self.say("No reason is given: write why this is right.", ERROR)
            self.set_focus(self.reason)
        elif not self._is_recording:
            self._is_recording = True
            self.record(decision)

    @work
    async def record(self, decision: Decision) -> None:
        """Record it on what was seen; where that changed, look again and stay."""
        ask = partial(
            self.desk.record,
            *decision.arguments,
            reason=self.reason.value.strip(),
            expected_version=self.subject.version,
        )
        waiting = self.set_timer(_SOON, partial(self.say, _WAITING, WARNING))
        try:
            recorded = await asyncio.to_thread(ask)
        except WrongVersionError as error:
            if await self._looked():
                self.say(f"Changed meanwhile: look again. {_what(error)}.", ERROR)
        except TimelineError as error:
            self.say(str(error), ERROR)
        else:
            told = decision.told[:1].upper() + decision.told[1:]
            self.dismiss(Outcome(recorded, f"{told}: “{self.subject.title}”"))
        finally:
            waiting.stop()
            self._is_recording = False

    def action_leave(self) -> None:
        """Leave all as it is; what is being recorded is waited for."""
        if not self._is_recording:
            self.dismiss(None)

    # -- what is shown ---------------------------------------------------------------

    def say_what(self) -> None:
        """Say what will be recorded, or what is missing for it."""
        decision = self.decision()
        if isinstance(decision, str):
            self.say(decision, MUTED)
            return
        self._said.update(
            Content.assemble(
                ("Records: ", MUTED),
                (shown(decision.told), "$text-success"),
                (f", by {shown(self.desk.author)}, as one commit", MUTED),
            )
        )

    def say(self, words: str, style: str) -> None:
        """Say something under the fields."""
        self._said.update(Content.styled(shown(words), style))

    def _show(self) -> None:
        self.head.update(
            Content.assemble(
                (shown(self.subject.title), "bold"),
                "\n",
                (shown(self.subject.when), "$text-accent"),
            )
        )


class EventDialog(CorrectionDialog[Event]):
    """A dialog that corrects an event."""

    def looked_at(self, looked: Event) -> Subject:
        """Show what only the whole event tells."""
        return Subject.of(looked)


def _what(error: WrongVersionError) -> str:
    """Tell what changed, without the advice for a command line."""
    return str(error).partition("; ")[0]
