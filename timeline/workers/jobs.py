"""How many processes to read with."""

from __future__ import annotations

import os

from timeline.errors import UsageError

AUTO = "auto"
_MOST = 61
"""As many as Windows waits for at once; a machine with more cores has other needs."""


def count_jobs(jobs: int | str) -> int:
    """Read how many processes are wanted; `auto` is one for each core.

    >>> count_jobs("4")
    4

    Raises:
        UsageError: it is neither `auto` nor a number from one on.
    """
    if jobs == AUTO:
        return min(_cores(), _MOST)
    count = int(jobs) if str(jobs).isdecimal() else 0
    if not 1 <= count <= _MOST:
        raise UsageError(
            f"no number of jobs: {jobs!r}; expected auto or 1 to {_MOST}; auto is one "
            "process for each core"
        )
    return count


def _cores() -> int:
    """Count the cores that this process may use, not those that others were given."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
