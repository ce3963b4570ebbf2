"""Writers killed at any moment: nothing they were told is recorded is lost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.faults.processes import writing
from tests.faults.sound import Ack, check_log, check_read_tables, check_store, reader
from timeline.api.projections import PROJECTIONS
from timeline.store import open_log

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

pytestmark = pytest.mark.slow

_KILLS_A_STORE = 25
"""Then a new one, for checks take as long as the log is."""


@pytest.mark.parametrize("writer", ["append", "edit"])
def test_a_killed_writer_loses_and_tears_nothing(
    tmp_path: Path, writer: str, faults: int, random: Random
) -> None:
    for number in range(0, faults, _KILLS_A_STORE):
        db = tmp_path / f"{number}.db"
        kills = min(_KILLS_A_STORE, faults - number)
        acked = [ack for _ in range(kills) for ack in _kill_one(writer, db, random)]
        log = open_log(db, projectors=[PROJECTIONS])
        check_store(log, acked)
        log.close()


def _kill_one(writer: str, db: Path, random: Random) -> list[Ack]:
    """Kill a writer within its first commits; look at what it leaves behind."""
    with writing(writer, db, random.getrandbits(32)) as process:
        process.wait_for(1)
        time.sleep(random.uniform(0, 0.3))
        acked = process.kill()
    assert acked, process.failure()
    log = open_log(db)
    with log.reading() as connection:
        check_log(reader(connection), acked)
        check_read_tables(reader(connection))
    log.close()
    return acked


def test_a_writer_killed_while_it_makes_the_store_leaves_one_that_opens(
    tmp_path: Path, faults: int, random: Random
) -> None:
    for number in range(faults):
        db = tmp_path / f"{number}.db"
        with writing("append", db) as process:
            while not db.exists() and process.runs():
                time.sleep(0.001)
            time.sleep(random.uniform(0, 0.2))
            acked = process.kill()

        log = open_log(db, create=True, projectors=[PROJECTIONS])
        check_store(log, acked)
        log.close()
