"""Signals that ask the app to end: the terminal is given back as it was."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

from textual.app import App

if TYPE_CHECKING:
    from textual.driver import Driver

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
_BY_SIGNAL = 128
"""Added to a signal's number in an exit code, as shells do."""


class Signalled(App[None]):
    """Ends as the reader would end it, where Python would end at once.

    The terminal would be left without echo, sending the mouse's moves to the shell.
    """

    def get_driver_class(self) -> type[Driver]:
        """Draw so that the terminal may go away."""
        base: Any = super().get_driver_class()
        return type(base.__name__, (_Outliving, base), {})

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


class _Outliving:
    """A driver whose thread that draws ends with the app, never before it.

    Textual's ends at the first write to a terminal that is gone; then the queue to it
    fills up, and whatever is drawn next waits for ever.
    """

    _file: Any

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if hasattr(self, "_file"):  # all but those without a terminal
            self._file = _Drawn(self._file)


class _Drawn:
    """The file that is drawn to; once the terminal is gone, to nobody."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()
