"""Processes that cannot leave by themselves are ended when all is read."""

from __future__ import annotations

import os
import signal
import sys
import time

import pytest

from timeline.workers import pool
from timeline.workers.pool import Pool
from timeline.workers.task import Options


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGSTOP")
def test_a_process_that_does_not_leave_is_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pool, "_GRACE", 0.5)
    with Pool(1, Options()) as workers:
        (process,) = workers._crew._context._started
        assert process.pid is not None
        os.kill(process.pid, signal.SIGSTOP)
        began = time.monotonic()
    assert time.monotonic() - began < 60
    assert process.exitcode == -signal.SIGKILL
