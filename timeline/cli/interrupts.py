"""Ctrl-C that is not lost: what runs inside another's C code may swallow it."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import FrameType, TracebackType


def was_interrupted(error: BaseException) -> bool:
    """Tell whether an error is an interrupt, or arose while one was cleaned up after.

    A driver of a database that is interrupted while it waits may fail as it lets go of
    its connection, and that failure is what reaches us.
    """
    while not isinstance(error, KeyboardInterrupt):
        before = error.__cause__ or error.__context__
        if before is None:
            return False
        error = before
    return True


class Interrupts:
    """Keeps in mind that there was an interrupt, for whoever asks between two steps."""

    def __init__(self) -> None:
        self._was_interrupted = False
        self._is_ours = False

    def __enter__(self) -> Self:
        """Listen, where an interrupt would raise KeyboardInterrupt anyhow."""
        is_default = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if is_default and threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, self._note)
            self._is_ours = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Listen no more."""
        if self._is_ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def check(self) -> None:
        """Interrupt now, where an interrupt came and was swallowed.

        Raises:
            KeyboardInterrupt: there was one.
        """
        if self._was_interrupted:
            raise KeyboardInterrupt

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._was_interrupted = True
        raise KeyboardInterrupt
