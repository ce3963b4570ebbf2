"""Programs that go on until somebody ends them, each in a terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_PATIENCE = 60.0
"""Seconds until a program must have drawn what is waited for."""
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
_CTRL_C = "Ctrl+C"


class Terminal:
    """A terminal of 100×30 cells, and the program in it."""

    def __init__(
        self, command: str, folder: Path, environment: Mapping[str, str]
    ) -> None:
        self._screen, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        kept = {
            name: value
            for name, value in environment.items()
            if name not in ("COLUMNS", "LINES")
        }
        self._program = subprocess.Popen(  # noqa: S603 - what our own pages say
            ["bash", "-c", f"exec {command}"],  # noqa: S607 - wherever it is
            cwd=folder,
            env=kept,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)
        self._drawn = b""

    @property
    def drawn(self) -> str:
        """All that was drawn so far, without colours and places."""
        return _ESCAPES.sub("", self._drawn.decode(errors="replace"))

    def wait_for(self, text: str) -> bool:
        """Take what is drawn until a text is among it; tell whether it came."""
        end = time.monotonic() + _PATIENCE
        while text not in self.drawn and time.monotonic() < end:
            if not self._take() and self._program.poll() is not None:
                break
        return text in self.drawn

    def press(self, key: str) -> int:
        """Press a key that ends the program; return its exit code."""
        if key == _CTRL_C:
            os.killpg(self._program.pid, signal.SIGINT)
        else:
            os.write(self._screen, key.encode())
        end = time.monotonic() + _PATIENCE
        while self._program.poll() is None and time.monotonic() < end:
            self._take()
        return self._program.wait(timeout=1)

    def close(self) -> None:
        """End the program, if it has not ended, and all that it started."""
        if self._program.poll() is None:
            os.killpg(self._program.pid, signal.SIGKILL)
        self._program.wait()
        os.close(self._screen)

    def _take(self) -> bool:
        """Read what is drawn by now; tell whether there was anything."""
        if not select.select([self._screen], [], [], 0.1)[0]:
            return False
        try:
            drawn = os.read(self._screen, 65_536)
        except OSError:  # nobody draws on it any more
            return False
        self._drawn += drawn
        return bool(drawn)
