"""The main screen: filter, density, chronology, detail, wired to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container
from textual.widgets import Input

from tui.actions.correcting import Correcting
from tui.actions.filtering import Filtering
from tui.actions.finding import Finding
from tui.actions.giving_out import GivingOut
from tui.actions.moving import Moving
from tui.actions.reading import Reading
from tui.actions.remembering import Remembering
from tui.commands import AT_ONCE, bindings
from tui.widgets.keys import Keys

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class MainScreen(
    Remembering,
    Filtering,
    Finding,
    Moving,
    Reading,
    GivingOut,
    Correcting,
):
    """The chronology as filtered, and the event under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("main")
    AUTO_FOCUS = "Chronology"
    """From the first moment on: what is typed by then is not for the filter."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield self.bar
        yield self.density
        with Container(id="panes"):
            yield self.chronology
            yield self.detail
        yield self.as_of_line
        yield Keys()

    def on_mount(self) -> None:
        """Read the chronology."""
        self.ask(self.asked)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the letters to the filter while the reader types in it."""
        return not (isinstance(self.focused, Input) and action in AT_ONCE)

    def action_go_to_list(self) -> None:
        """Focus the list now: `focus()` waits, and keys typed by then go astray."""
        self.set_focus(self.chronology)

    def action_toggle_detail(self) -> None:
        """Show or hide the detail."""
        self.toggle_class("-no-detail")
        if self.has_class("-no-detail"):
            self.action_go_to_list()
