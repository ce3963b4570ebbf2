"""Signals that ask the app to end: the terminal is given back as it was."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from functools import partial

from textual.app import App

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
_BY_SIGNAL = 128
"""Added to a signal's number in an exit code, as shells do."""


class Signalled(App[None]):
    """Ends as the reader would end it, where Python would end at once.

    The terminal would be left without echo, sending the mouse's moves to the shell.
    """

    def on_load(self) -> None:
        """Listen before the terminal is taken."""
        with suppress(NotImplementedError, RuntimeError, ValueError):  # not here
            for each in _ENDING:
                end = partial(self.exit, return_code=_BY_SIGNAL + each)
                asyncio.get_running_loop().add_signal_handler(each, end)

    def on_unmount(self) -> None:
        """Leave the signals to whoever comes after."""
        with suppress(NotImplementedError, RuntimeError, ValueError):
            for each in _ENDING:
                asyncio.get_running_loop().remove_signal_handler(each)
