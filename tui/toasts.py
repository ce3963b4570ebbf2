"""What is said in a corner of the screen: little, once, and out of the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from textual.notifications import Notify
    from textual.widget import Widget

    from timeline.errors import TimelineError

IN_SIGHT = 12.0
"""Seconds that a failure is told."""
_FAILURES = 2
"""That are told at a time: more would bury what is looked at."""


def report(teller: App[None] | Widget, error: TimelineError | str) -> None:
    """Tell what failed, and leave what is on the screen."""
    teller.notify(
        str(error), title="Not done", severity="error", timeout=IN_SIGHT, markup=False
    )


class Toasts(App[None]):
    """Tells the last thing that was done, and each failure once."""

    def on_notify(self, event: Notify) -> None:
        """Take away what this one replaces: it may hold no more."""
        new, told = event.notification, list(self._notifications)
        if new.severity == "information":
            self.hush()
            return
        replaced = [each for each in told if each.message == new.message]
        others = [
            each
            for each in told
            if each.severity != "information" and each not in replaced
        ]
        for each in (*replaced, *others[: max(0, len(others) - _FAILURES + 1)]):
            self._unnotify(each)

    def hush(self) -> None:
        """Take away what was done: the reader has gone elsewhere."""
        for told in list(self._notifications):
            if told.severity == "information":
                self._unnotify(told)
