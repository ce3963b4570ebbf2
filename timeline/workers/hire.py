"""Whoever is asked for: nobody, processes beside this one, or a cluster."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.errors import UsageError
from timeline.workers.jobs import count_jobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.workers.ahead import Workers
    from timeline.workers.task import Options


@contextmanager
def hired(
    options: Options, articles: int, *, jobs: int | str, dask: str | None
) -> Iterator[Workers | None]:
    """Have workers for a while; none where this process is as soon done alone.

    Args:
        articles: how many there are to read.

    Raises:
        UsageError: no such number of jobs, or both processes and a cluster.
        WorkerError: the processes do not start, or the cluster is not to be had.
    """
    count = count_jobs(jobs)
    if dask is not None:
        if count > 1:
            raise UsageError(
                f"{count} jobs and the cluster {dask} at once; expected one of them; "
                "leave the jobs out: a cluster has the workers that were started"
            )
        from timeline.workers.cluster import Cluster

        with Cluster(dask, options) as cluster:
            yield cluster
        return
    if min(count, articles) < 2:
        yield None
        return
    from timeline.workers.pool import Pool

    with Pool(min(count, articles), options) as pool:
        yield pool
