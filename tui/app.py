"""The app: holds the store, shows the main screen, names every action."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand

from timeline import Timeline
from tui.commands import COMMANDS, bindings
from tui.screens.help import HelpScreen
from tui.screens.main import MainScreen
from tui.widgets.chronology import Chronology
from tui.widgets.detail import Detail
from tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.screen import Screen

    from tui.commands import Scope


class TimelineApp(App[None]):
    """Browse a chronology.  Run it with `TimelineApp("timeline.db").run()`."""

    TITLE = "timeline"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  # as the base has it

    def __init__(
        self, store: Timeline | str | Path, *, today: dt.date | None = None
    ) -> None:
        """Open the store, or take one that is open and stays so.

        Args:
            store: an open timeline, a path or a database URL.
            today: what “last Tuesday” is read against; None asks the clock.

        Raises:
            StoreError: missing, locked, of another version, or damaged.
        """
        super().__init__()
        self._owns_store = not isinstance(store, Timeline)
        self.timeline = (
            store if isinstance(store, Timeline) else Timeline.open(store, create=False)
        )
        self._given_today = today

    def get_default_screen(self) -> Screen[None]:
        """Make the main screen."""
        return MainScreen(self.timeline, self._today)

    def on_unmount(self) -> None:
        """Let go of the store if it was opened here."""
        if self._owns_store:
            self.timeline.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every action that makes sense on a screen in the command palette."""
        for command in COMMANDS:
            node = self._home(command.scope, screen)
            if node is not None:
                act = partial(self.run_action, command.action, node)
                yield SystemCommand(command.label, command.help, act)

    def action_help(self) -> None:
        """Show the keys and the marks."""
        self.push_screen(HelpScreen())

    def _home(self, scope: Scope, screen: Screen[object]) -> DOMNode | None:
        """Find where the actions of a scope live; None where they do not apply."""
        if scope == "app":
            return self
        if not isinstance(screen, MainScreen):
            return None
        match scope:
            case "main":
                return screen
            case "chronology":
                return screen.query_one(Chronology)
            case "detail":
                return screen.query_one(Detail)
            case "filter":
                return screen.query_one(FilterBar)

    def _today(self) -> dt.date:
        return self._given_today or dt.datetime.now().astimezone().date()
