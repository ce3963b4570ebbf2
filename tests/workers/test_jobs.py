"""How many processes are asked for."""

from __future__ import annotations

import os

import pytest

from timeline.errors import UsageError
from timeline.workers.jobs import count_jobs


@pytest.mark.parametrize(("given", "count"), [(1, 1), (3, 3), ("1", 1), ("12", 12)])
def test_a_number_is_so_many(given: int | str, count: int) -> None:
    assert count_jobs(given) == count


def test_auto_is_one_for_each_core() -> None:
    assert 1 <= count_jobs("auto") <= (os.cpu_count() or 1)


@pytest.mark.parametrize("given", [0, -1, "0", "-2", "many", "", "1.5", 1000, "²"])
def test_what_is_no_number_of_processes_is_refused(given: int | str) -> None:
    with pytest.raises(UsageError, match=r"no number of jobs: .+; expected .+; auto"):
        count_jobs(given)
