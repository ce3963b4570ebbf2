"""Starting writers, hearing what they were told, and killing them."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tests.faults.sound import Ack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]


class Process:
    """A writer in a process of its own."""

    def __init__(self, popen: subprocess.Popen[bytes]) -> None:
        self._popen = popen
        self.acked: list[Ack] = []

    def wait_for(self, commits: int) -> None:
        """Wait until the writer was told of so many more commits, or has ended."""
        for _ in range(commits):
            self._hear(_pipe(self._popen.stdout).readline())

    def runs(self) -> bool:
        """Tell whether it has not ended."""
        return self._popen.poll() is None

    def kill(self) -> list[Ack]:
        """Kill it with a signal that it cannot see; return what it was told."""
        self._popen.kill()
        return self.end()

    def end(self) -> list[Ack]:
        """Wait for its end; return what it was told."""
        for line in _pipe(self._popen.stdout):
            self._hear(line)
        self._popen.wait()
        return self.acked

    def failure(self) -> tuple[int, str]:
        """Its exit code, and what it said of it, when it has ended."""
        self.end()
        return self._popen.returncode, _pipe(self._popen.stderr).read().decode()

    def _hear(self, line: bytes) -> None:
        if line.endswith(b"\n"):
            commit, digest = line.split()
            self.acked.append(Ack(int(commit), bytes.fromhex(digest.decode())))


@contextmanager
def writing(
    writer: str,
    db: str | Path,
    *arguments: int,
    before: Callable[[], None] | None = None,
    under: tuple[str, ...] = (),
) -> Iterator[Process]:
    """Start a writer, which is killed at the end where it still runs.

    Args:
        writer: one of `writers.WRITERS`.
        arguments: the seed; when to stop; and the others that the program takes.
        before: called in the new process, as to limit what it may use.
        under: a command that runs it, such as a tracer.
    """
    command = [*under, sys.executable, "-m", "tests.faults.writers"]
    with subprocess.Popen(  # noqa: S603 - our own code
        [*command, writer, str(db), *map(str, arguments or (0,))],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=before,
    ) as popen:
        try:
            yield Process(popen)
        finally:
            popen.kill()


def command_line(
    db: str | Path, *arguments: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `timeline` in a process of its own, to its end."""
    return subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-m", "timeline.cli.main", "--db", str(db), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=before,
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
