"""Whoever is asked for: nobody, or processes beside this one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.workers.jobs import count_jobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.workers.ahead import Workers
    from timeline.workers.task import Options


@contextmanager
def hired(
    options: Options, articles: int, *, jobs: int | str
) -> Iterator[Workers | None]:
    """Have workers for a while; none where this process is as soon done alone.

    Args:
        articles: how many there are to read.

    Raises:
        UsageError: no such number of jobs.
        WorkerError: the processes do not start.
    """
    count = count_jobs(jobs)
    if min(count, articles) < 2:
        yield None
        return
    from timeline.workers.pool import Pool

    with Pool(min(count, articles), options) as pool:
        yield pool
