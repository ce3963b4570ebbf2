"""A PostgreSQL server that crashes under its writers: nothing told recorded is lost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.faults.processes import writing
from tests.faults.sound import Ack, check_log, check_read_tables, check_store, reader
from timeline.api.projections import PROJECTIONS
from timeline.store import open_log

if TYPE_CHECKING:
    from random import Random

    from tests.faults.server import Server

pytestmark = [pytest.mark.slow, pytest.mark.postgresql]

_FAULTS_A_CRASH = 10
"""A crash takes its time: 2 in CI, 20 by hand."""


def test_a_crash_of_the_server_loses_and_tears_nothing(
    server: Server, faults: int, random: Random
) -> None:
    url = server.database()
    log = open_log(url, create=True, projectors=[PROJECTIONS])
    with log.reading() as connection:
        read = reader(connection)
        assert read("SHOW fsync") == [("on",)]
        assert read("SHOW synchronous_commit") == [("on",)]
    acked: list[Ack] = []
    for _ in range(max(2, faults // _FAULTS_A_CRASH)):
        acked += _crash_once(server, url, random)
        log.engine.dispose()
        with log.reading() as connection:
            check_log(reader(connection), acked)
            check_read_tables(reader(connection))
    check_store(log, acked)
    log.close()


def _crash_once(server: Server, url: str, random: Random) -> list[Ack]:
    """Crash the server under two writers, and start it again."""
    seed = random.getrandbits(32)
    with (
        writing("append", url, seed) as one,
        writing("edit", url, seed + 1) as other,
    ):
        one.wait_for(1)
        other.wait_for(1)
        time.sleep(random.uniform(0, 0.5))
        server.crash()
        for process in (one, other):
            code, told = process.failure()
            assert code == 4, told
            assert process.acked
    server.start()
    return one.acked + other.acked
