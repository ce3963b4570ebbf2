"""Processes that read, on this machine: they may die, and the articles are still read.

A worker that is killed takes the whole pool with it (`concurrent.futures` cannot tell
what it was reading), so another is made, and what was under way is read again, one by
one, in a process of its own.  Who kills that too, twice, is what fails.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import parent_process
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import TYPE_CHECKING, Any, Self

from timeline.errors import ReadError, WorkerError
from timeline.workers.ahead import PER_WORKER
from timeline.workers.task import read_and_extract, reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from types import TracebackType

    from timeline.formats import Member
    from timeline.workers.ahead import Pending
    from timeline.workers.task import Options, Read

_GRACE = 5.0
"""Seconds that processes with nothing left to do may take to leave.

One waits for ever where another was killed that held the lock of their queue, and the
executor was told to shut down before it saw that (`concurrent.futures`, Python 3.11).
"""
_TRIES = 2
"""How often what was under way when a worker died is read alone before it fails."""


class Pool:
    """So many processes, which read articles; use it in a `with`."""

    def __init__(self, jobs: int, options: Options) -> None:
        self.most = PER_WORKER * jobs
        self._options = options
        self._crew = _Crew(jobs)
        self._alone = _Crew(1)

    def __enter__(self) -> Self:
        """Wait for the first process.

        Raises:
            WorkerError: none starts, or the extractor cannot be sent to one.
        """
        try:
            pickle.dumps(self._options)
        except Exception as error:  # another's code may raise anything
            raise WorkerError(
                f"the extractor cannot be sent to another process ({error}); expected "
                "one that can be pickled; ingest with one job"
            ) from error
        for _ in range(_TRIES):
            try:
                self._crew.submit(reader).result()
            except BrokenProcessPool:
                continue
            return self
        self._crew.close(kill=True)
        raise WorkerError(
            "the processes to read with do not start; expected them to import timeline "
            "and the main module; call it under “if __name__ == '__main__':”, or "
            "ingest with one job"
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for crew in (self._crew, self._alone):
            crew.close(kill=kind is not None)

    def start(self, member: Member) -> Pending:
        """Begin to read an article."""
        work = partial(read_and_extract, member, self._options)
        return partial(self._finish, self._crew.submit(work), work, member.path)

    def _finish(
        self, future: Future[Read], work: Callable[[], Read], path: str
    ) -> Read:
        """Wait for an article; read it alone if a worker died meanwhile."""
        for _ in range(_TRIES):
            try:
                return future.result()
            except BrokenProcessPool:
                future = self._alone.submit(work)
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise ReadError(
                f"cannot read {path}: the process that read it was killed, "
                f"{_TRIES} times while it read nothing else; expected it to be read; "
                "free some memory, or leave the file out"
            ) from error


class _Crew:
    """An executor's processes, and others in their place when one has died."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._context = _Spawn()
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, work: Callable[[], Any]) -> Future[Any]:
        """Have something done."""
        with _interrupts_held_back():
            try:
                return self._hired().submit(work)
            except BrokenProcessPool:
                self.close(kill=True)
                return self._hired().submit(work)

    def close(self, *, kill: bool) -> None:
        """Let the processes go: at once, or when they have done what they do."""
        if self._executor is None:
            return
        if kill:
            self._context.kill()
        late = threading.Timer(_GRACE, self._context.kill)
        late.start()
        try:
            self._executor.shutdown(cancel_futures=True)
        finally:
            late.cancel()
        self._executor, self._context = None, _Spawn()

    def _hired(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self._size, mp_context=self._context, initializer=_stay_with_parent
            )
        return self._executor


class _Spawn(SpawnContext):
    """Starts processes from nothing, for a forked one has locks of other threads.

    It keeps them, for an executor has no way to end one that is at work.
    """

    def __init__(self) -> None:
        super().__init__()
        self._started: list[SpawnProcess] = []

    def Process(self, *given: Any, **named: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802 - called so by executors
        """Make a process, to be started."""
        process = SpawnProcess(*given, **named)
        self._started.append(process)
        return process

    def kill(self) -> None:
        """End every process that was started."""
        for process in self._started:
            if process.is_alive():
                process.kill()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Start processes that never see Ctrl-C: this one hears it, and ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _stay_with_parent() -> None:
    """Let this process end when the one that started it has been killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be held back
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
