"""What is not expected: a damaged store can make any code fail, in any way."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.worker import WorkerFailed

from timeline.errors import TimelineError
from tui.toasts import IN_SIGHT, report

if TYPE_CHECKING:
    from timeline import Timeline

_CHECKING = "something failed; checking the store…"
_ADVICE = "leave, run “timeline verify”, then restore a backup"


class OutlivingDamage(App[None]):
    """Tells of a store that is damaged, and goes on; a fault of ours ends the app.

    Only to look at the whole store tells the one from the other, as the command line
    does: in the meantime the app goes on.  It can do so where a worker failed, and that
    is where the store is read; a widget that failed answers no more.

    No failure is silent: while one is looked into, and while the store is damaged, a
    toast is in sight, and each look says anew whether it still is.
    """

    timeline: Timeline
    _unexplained: WorkerFailed | None = None
    """The first failure, until the store was looked at."""
    _damage = ""
    """What the last look found; nothing in a sound store."""
    _told = ("", 0.0)
    """What the last toast about it said, and when."""

    def _handle_exception(self, error: Exception) -> None:
        if not isinstance(error, WorkerFailed):
            super()._handle_exception(error)
        elif isinstance(error.error, TimelineError):
            report(self, error.error)
        else:
            self._keep_in_sight(self._damage or _CHECKING)
            if self._unexplained is None:
                self._unexplained = error
                self._look_for_damage(error)

    def on_unmount(self) -> None:
        """Tell of a failure that was not explained by now."""
        if self._unexplained and not self._damage:
            self._end(self._unexplained)

    @work(group="damage", exit_on_error=False)
    async def _look_for_damage(self, error: WorkerFailed) -> None:
        try:
            problems = (await asyncio.to_thread(self.timeline.verify)).problems
        except TimelineError as failed:  # it cannot even be looked at
            found = str(failed)
        except Exception:
            self._end(error)
            raise
        else:
            found = f"the store is damaged: {problems[0]}" if problems else ""
        known, self._damage = self._damage, f"{found}; {_ADVICE}" if found else ""
        if not found and not known:
            self._end(error)
            return
        self._unexplained = None
        self._keep_in_sight(self._damage or "the store is sound again; try once more")

    def _end(self, error: WorkerFailed) -> None:
        self._unexplained = None
        try:  # Textual draws the traceback of what is being handled
            raise error
        except WorkerFailed:
            super()._handle_exception(error)

    def _keep_in_sight(self, what: str) -> None:
        said, at = self._told
        if what != said or monotonic() - at >= IN_SIGHT:
            self._told = what, monotonic()
            report(self, what)
