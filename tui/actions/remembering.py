"""What the next run starts with: where the reader was, and how it looked."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import work

from tui.actions.arranging import Arranging
from tui.actions.looking_back import LookingBack
from tui.actions.taking_in import TakingIn
from tui.asking.recall import Recall
from tui.paths import from_anywhere

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from timeline import Timeline
    from tui.settings import Settings

_PAUSE = 1.0
"""Seconds between two looks at what there is to remember: no more is ever lost."""


class _Place(NamedTuple):
    event: str
    read_at: int | None


class Remembering(LookingBack, TakingIn, Arranging):
    """Starts as the last run ended, and remembers what changes while it runs."""

    def __init__(
        self, timeline: Timeline, today: Callable[[], dt.date], settings: Settings
    ) -> None:
        super().__init__(timeline, today)
        self._settings = settings
        db = timeline.db
        self._store = db if "://" in db else str(Path(db).absolute())
        then = settings.now
        self.bar.recall = Recall(then.recent)
        self.typed = then.paths
        self.visited = then.seen.get(self._store)
        self._place = then.places.get(self._store, "")
        self.set_class(not then.detail, "-no-detail")
        self.split = then.split
        self._looks: dict[str, object] = {}
        """What was remembered last; what nobody changed is left to the defaults."""
        self._left = _Place(self._place, self.visited)
        self._told = ""

    def on_mount(self) -> None:
        """Look from now on for what to remember."""
        self._looks = self._looks_now()
        self.set_interval(_PAUSE, self.remember)
        self._tell_problem()

    def on_unmount(self) -> None:
        """Remember how it was left."""
        self.bar.recall.use(self.bar.text)
        self._keep(self._looks_now(), self._place_now())

    def remember(self) -> None:
        """Write what changed, if anything did."""
        looks, place = self._looks_now(), self._place_now()
        if (looks, place) != (self._looks, self._left):
            self._write(looks, place)

    @work(exclusive=True, group="settings")
    async def _write(self, looks: dict[str, object], place: _Place) -> None:
        await asyncio.to_thread(self._keep, looks, place)
        self._tell_problem()

    def _keep(self, looks: dict[str, object], place: _Place) -> None:
        before = self._looks
        changed = {name: looks[name] for name in looks if looks[name] != before[name]}
        if changed:
            self._settings.keep(**changed)
            self._looks = looks
        if place != self._left and place.read_at is not None:
            self._settings.keep_place(self._store, place.event, place.read_at)
            self._left = place

    def _place_now(self) -> _Place:
        """Tell where the reader is; what is shown as of earlier is no place to be."""
        if self.asked.as_of is not None or self.read_at is None:
            return self._left
        return _Place(self._place, self.read_at)

    def _looks_now(self) -> dict[str, object]:
        return {
            "theme": self.app.theme,
            "split": self.split,
            "detail": not self.has_class("-no-detail"),
            "recent": self.bar.recall.recent,
            "paths": from_anywhere(self.typed),
        }

    def _tell_problem(self) -> None:
        if self._settings.problem != self._told:
            self._told = self._settings.problem
            self.notify(self._told, severity="warning", timeout=12, markup=False)
