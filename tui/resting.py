"""The collector of garbage, kept out of the way of who presses keys."""

from __future__ import annotations

import gc
from time import monotonic

from textual import events
from textual.app import App

_REST = 5.0
"""Seconds without a key, the mouse or a worker, after which all is looked through."""
_THRESHOLDS = 1_000, 10, 1_000
"""Of the three generations: the young are looked at as ever, the old at rest only."""


class Resting(App[None]):
    """Looks for garbage among all objects while the reader rests.

    What is imported is never looked through.  Beside so much that is set aside, Python
    takes whatever comes in for a great part of all there is, and looks through it every
    time: 20 to 90 ms of a key's time, five times a second while an order comes in.
    """

    _used = 0.0
    """When a key was pressed last, or the mouse moved."""
    _tidied = 0.0

    def on_load(self) -> None:
        """Set aside what is imported, and look at the old less often."""
        self._thresholds = gc.get_threshold()
        gc.freeze()
        gc.set_threshold(*_THRESHOLDS)

    def on_mount(self) -> None:
        """Look from time to time whether the reader rests."""
        self.set_interval(_REST, self._tidy)

    def on_unmount(self) -> None:
        """Let the collector do as it did before."""
        gc.set_threshold(*self._thresholds)
        gc.unfreeze()

    async def on_event(self, event: events.Event) -> None:
        """Take note of keys and of the mouse."""
        if isinstance(event, events.InputEvent):
            self._used = monotonic()
        await super().on_event(event)

    def _tidy(self) -> None:
        is_at_rest = self._tidied <= self._used <= monotonic() - _REST
        if is_at_rest and all(worker.is_finished for worker in self.workers):
            self._tidied = monotonic()
            gc.collect()
