"""Machines that read: the workers of a Dask cluster, over its executor.

The bytes of an article are read here and sent, so that workers need no file of ours.
Dask gives what a lost worker was reading to another.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Self

from timeline.errors import ReadError, WorkerError
from timeline.workers.ahead import PER_WORKER
from timeline.workers.task import READER, read_and_extract, reader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future
    from types import TracebackType

    from distributed import Client

    from timeline.formats import Member
    from timeline.workers.ahead import Pending
    from timeline.workers.task import Options, Read

_PATIENCE = 5
"""Seconds to wait for the scheduler, and for its first worker."""


class Cluster:
    """The workers of a Dask scheduler; use it in a `with`."""

    def __init__(self, address: str, options: Options) -> None:
        self.most = PER_WORKER
        self._address, self._options = address, options

    def __enter__(self) -> Self:
        """Connect, and make sure that the workers read as this program does.

        Raises:
            WorkerError: no scheduler, no worker, another version, or no Dask here.
        """
        self._client = _connect(self._address)
        try:
            threads = _workers(self._client, self._address)
            _check_readers(self._client, self._address)
        except BaseException:
            self._client.close()
            raise
        self.most = PER_WORKER * sum(threads.values())
        self._executor = self._client.get_executor(pure=False)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._client.status == "running":
            self._executor.shutdown(wait=kind is None)
        self._client.close()

    def start(self, member: Member) -> Pending:
        """Begin to read an article."""
        try:
            future = self._executor.submit(read_and_extract, member, self._options)
        except Exception as error:
            if self._client.status == "running":
                raise
            raise _lost(self._address) from error
        return partial(self._finish, future, member.path)

    def _finish(self, future: Future[Read], path: str) -> Read:
        from distributed import KilledWorker

        try:
            read = future.result()
        except KilledWorker as error:
            raise ReadError(
                f"cannot read {path}: every worker of {self._address} that tried died; "
                "expected it to be read; give workers more memory, or leave it out"
            ) from error
        except CancelledError as error:
            raise _lost(self._address) from error
        if read.reader != READER:  # of a worker that joined later
            raise _other_reader(self._address, read.reader)
        return read


def keep_quiet() -> None:
    """Have Dask write nothing: for a program that tells in its own words what fails."""
    with suppress(ImportError):
        import distributed  # noqa: F401 - sets the levels that are set anew here

        for name in ("distributed", "distributed.client"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _connect(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise WorkerError(
            f"cannot use the cluster {address}: Dask is not installed; expected the "
            "package distributed; install timeline[dask]"
        ) from error
    try:
        with ThreadPoolExecutor(1) as aside:  # for a notebook has a loop in this one
            aside.submit(asyncio.run, _greet(address)).result()
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkerError(
            f"no Dask scheduler answers at {address} within {_PATIENCE} s; expected "
            "one, such as tcp://host:8786; start it with “dask scheduler”, and look at "
            "the address"
        ) from error


async def _greet(address: str) -> None:
    """Say hello, and no more: a client that cannot leaves much behind."""
    from distributed.core import connect
    from distributed.security import Security

    arguments = Security().get_connection_args("client")
    async with asyncio.timeout(_PATIENCE):  # who listens may never answer
        comm = await connect(address, timeout=_PATIENCE, **arguments)
        await comm.close()


def _workers(client: Client, address: str) -> Mapping[str, int]:
    """The threads of each worker; wait for the first."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        raise WorkerError(
            f"the Dask scheduler at {address} has no workers; expected at least one; "
            f"start one with “dask worker {address}”"
        ) from error
    threads: Mapping[str, int] = client.nthreads()
    return threads


def _check_readers(client: Client, address: str) -> None:
    """Make sure that every worker has this timeline."""
    told = client.run(reader, on_error="return")
    for worker, found in sorted(told.items()):
        if isinstance(found, BaseException):
            raise WorkerError(
                f"worker {worker} of {address} cannot read articles: {found}; expected "
                f"{READER}; install the same timeline there"
            ) from found
        if found != READER:
            raise _other_reader(worker, found)


def _other_reader(where: str, found: str) -> WorkerError:
    return WorkerError(
        f"a worker of another version at {where}: {found}; expected {READER}, as here; "
        "install the same timeline there, and start the worker anew"
    )


def _lost(address: str) -> WorkerError:
    return WorkerError(
        f"the Dask scheduler at {address} is gone; expected it until the last article; "
        "what was reported is stored: start it again, and ingest the same again"
    )
