"""The real command in a terminal of its own, killed or told to end: nothing is lost."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import ARTICLES
from timeline import Timeline
from tui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.slow
_ROOT = Path(__file__).parents[2]
_PATIENCE = 30.0


class Terminal:
    """A terminal of 100×30 cells, and the app that draws in it."""

    def __init__(self, screen: int, app: subprocess.Popen[bytes]) -> None:
        self._screen, self.app = screen, app
        self.drawn = ""

    def settings(self) -> list[object]:
        """Tell how the terminal treats what is typed and drawn."""
        return termios.tcgetattr(self._screen)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._screen, keys.encode())

    def wait_for(self, text: str) -> None:
        """Wait until a text is drawn."""
        self.wait_until(lambda: text in self.drawn)
        self.drawn = self.drawn.partition(text)[2]

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Take what is drawn until something holds."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            assert time.monotonic() < end, self.drawn[-2000:]
            self._take(0.1)

    def hang_up(self) -> None:
        """Go away, as a window that is closed."""
        os.close(self._screen)

    def wait_for_end(self) -> int:
        """Take what is drawn until the app has ended; return its exit code."""
        self.wait_until(lambda: self.app.poll() is not None)
        while self._take(0):
            pass
        return self.app.returncode

    def _take(self, patience: float) -> bool:
        ready = select.select([self._screen], [], [], patience)[0]
        with suppress(OSError):  # nobody draws any more
            if ready:
                drawn = os.read(self._screen, 65_536)
                self.drawn += drawn.decode(errors="replace")
                return True
        return False


@contextmanager
def running(db: Path, state: Path) -> Iterator[Terminal]:
    screen, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    app = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "timeline.cli.main", "--db", str(db), "tui"],
        cwd=_ROOT,
        env={**os.environ, "TIMELINE_STATE": str(state), "TERM": "xterm-256color"},
        stdin=inside,
        stdout=inside,
        stderr=inside,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    os.close(inside)
    try:
        yield Terminal(screen, app)
    finally:
        app.kill()
        app.wait()
        with suppress(OSError):  # it was hung up
            os.close(screen)


def test_a_correction_that_was_told_outlives_a_kill(tmp_path: Path) -> None:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    db, state = tmp_path / "alder.db", tmp_path / "state"
    with Timeline.open(db) as timeline:
        timeline.ingest(tmp_path / name for name in ARTICLES)
        count, before = len(timeline.lines()), timeline.head()
    with running(db, state) as terminal:
        terminal.wait_for(f"1 / {count}")
        terminal.type("j")
        terminal.wait_for(f"2 / {count}")
        terminal.type("x")
        terminal.wait_for("leaves all as it is")
        terminal.type("told twice")
        terminal.wait_for("Records: ")
        terminal.type("\r")
        with Timeline.open(db) as timeline:
            terminal.wait_until(lambda: timeline.head() > before)
        terminal.wait_until(lambda: bool(Settings(state / "tui.json").now.places))
        terminal.app.kill()
    with Timeline.open(db) as timeline:
        assert not timeline.verify().problems
        assert timeline.head() > before
        assert len(timeline.lines()) == count - 1
    assert Settings(state / "tui.json").now.places


@pytest.mark.parametrize(
    "told", [signal.SIGTERM, signal.SIGHUP], ids=lambda it: it.name
)
def test_a_signal_to_end_gives_the_terminal_back(
    tmp_path: Path, told: signal.Signals
) -> None:
    with Timeline.open(tmp_path / "empty.db"):
        pass
    with running(tmp_path / "empty.db", tmp_path / "state") as terminal:
        before = terminal.settings()
        terminal.wait_for("No events yet")
        assert terminal.settings() != before
        terminal.app.send_signal(told)
        assert terminal.wait_for_end() == 128 + told
        assert terminal.settings() == before
        for taken in ("?1049", "?1000", "?1003"):  # the other screen, the mouse
            assert terminal.drawn.rfind(f"{taken}l") > terminal.drawn.rfind(f"{taken}h")


def test_the_app_ends_with_its_terminal_while_it_draws(tmp_path: Path) -> None:
    with Timeline.open(tmp_path / "seeds.db") as timeline:
        timeline.ingest(_ROOT / "seeds")
    with running(tmp_path / "seeds.db", tmp_path / "state") as terminal:
        terminal.wait_for("1 / ")
        terminal.type("jjjkkkGg" * 20)
        terminal.hang_up()
        assert terminal.app.wait(_PATIENCE) == 128 + signal.SIGHUP
