"""The app: holds the store, shows the main screen, names every action."""

from __future__ import annotations

import datetime as dt
import sys
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand

from timeline import Timeline
from tui.actions.arranging import WIDE
from tui.commands import COMMANDS, bindings
from tui.damage import OutlivingDamage
from tui.resting import Resting
from tui.screens.article import ArticleScreen
from tui.screens.help import HelpScreen
from tui.screens.main import MainScreen
from tui.screens.review import ReviewScreen
from tui.settings import Settings
from tui.signalled import Signalled
from tui.toasts import Toasts
from tui.widgets.article_text import ArticleText
from tui.widgets.chronology import Chronology
from tui.widgets.density import Density
from tui.widgets.detail import Detail
from tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path, PurePath

    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.screen import Screen

    from tui.commands.table import Scope

_TURN = 0.001
"""Seconds that a thread computes before another gets its turn."""


class TimelineApp(Resting, OutlivingDamage, Signalled, Toasts):
    """Browse a chronology.  Run it with `TimelineApp("timeline.db").run()`."""

    TITLE = "timeline"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "in_and_out.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  # as the base has it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012  # as the base has it

    def __init__(
        self,
        store: Timeline | str | Path,
        *,
        today: dt.date | None = None,
        settings: Settings | None = None,
    ) -> None:
        """Open the store, or take one that is open and stays so.

        Args:
            store: an open timeline, a path or a database URL.
            today: what “last Tuesday” is read against; None asks the clock.
            settings: what earlier runs left to remember; None remembers nothing.

        Raises:
            StoreError: missing, locked, of another version, or damaged.
        """
        super().__init__()
        self._owns_store = not isinstance(store, Timeline)
        self.timeline = (
            store if isinstance(store, Timeline) else Timeline.open(store, create=False)
        )
        self._given_today = today
        self._switch_interval = sys.getswitchinterval()
        self._settings = settings or Settings()

    def on_load(self) -> None:
        """Take the colours of the last run, where this release has them.

        A thread that reads gives way to one that draws after 1 ms, not after 5.
        """
        sys.setswitchinterval(_TURN)
        if self._settings.now.theme in self.available_themes:
            self.theme = self._settings.now.theme

    def get_default_screen(self) -> Screen[None]:
        """Make the main screen."""
        return MainScreen(self.timeline, self._today, self._settings)

    def on_unmount(self) -> None:
        """Let go of the store if it was opened here."""
        sys.setswitchinterval(self._switch_interval)
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
        if isinstance(screen, ArticleScreen) and scope == "article":
            return screen.query_one(ArticleText)
        if scope == "review":
            return screen if isinstance(screen, ReviewScreen) else None
        if not isinstance(screen, MainScreen):
            return None
        match scope:
            case "main":
                return screen
            case "chronology":
                return screen.query_one(Chronology)
            case "detail":
                return screen.query_one(Detail)
            case "density":
                return screen.query_one(Density)
            case "filter":
                return screen.query_one(FilterBar)
            case "article":
                return None

    def _today(self) -> dt.date:
        return self._given_today or dt.datetime.now().astimezone().date()
