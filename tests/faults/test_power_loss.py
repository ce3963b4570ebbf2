"""Power lost at any moment: every state of the disk holds what was told recorded."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults.crash_states import TRACER, Disk, read_trace
from tests.faults.processes import writing
from tests.faults.sound import (
    Ack,
    check_log,
    check_read_tables,
    check_store,
)
from timeline.api.projections import PROJECTIONS
from timeline.store import open_log

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tests.faults.crash_states import Op

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed"),
]

_STATES_A_FAULT = 25
"""500 states in CI, more than 5,000 by hand."""
_FOLDED_AGAIN = 50
"""Of so many states one is opened by the program, appended to and folded again."""
_WRITERS = ("append", "edit", "append")
_COMMITS = 12
_PAGES = 60
"""Between checkpoints: with SQLite's 1,000 a short trace would hold too few."""


def test_every_state_after_a_power_loss_holds_what_was_told_recorded(
    tmp_path: Path, faults: int, random: Random
) -> None:
    ops = _traced(tmp_path, random)
    assert sum(isinstance(op, Ack) for op in ops) == _COMMITS * len(_WRITERS)
    wanted = sorted(random.choices(range(len(ops)), k=faults * _STATES_A_FAULT))
    disk, acked, made = Disk(), list[Ack](), 0
    for number, op in enumerate(ops):
        if isinstance(op, Ack):
            acked.append(op)
        disk.run(op)
        while made < len(wanted) and wanted[made] == number:
            made += 1
            folder = tmp_path / f"{made}"
            folder.mkdir()
            for name, content in disk.lose_power(random).items():
                (folder / name).write_bytes(content)
            if random.random() < 0.5:
                (folder / "news.db-shm").write_bytes(random.randbytes(32768))
            _check_state(folder / "news.db", acked)
            if made % _FOLDED_AGAIN == 0:
                _go_on(folder / "news.db", acked)
            shutil.rmtree(folder)


def _traced(tmp_path: Path, random: Random) -> list[Op]:
    """What three writers, one after another, do to the disk."""
    folder, ops = tmp_path / "traced", list[Any]()
    folder.mkdir()
    for number, writer in enumerate(_WRITERS):
        trace = tmp_path / f"{number}.trace"
        under = (*TRACER, "-o", str(trace))
        seed = random.getrandbits(32)
        with writing(
            writer, folder / "news.db", seed, _COMMITS, _PAGES, under=under
        ) as process:
            assert process.failure() == (0, "")
        ops += read_trace(trace, folder)
        trace.unlink()
    return ops


def _check_state(db: Path, acked: list[Ack]) -> None:
    if not db.exists():
        assert not acked
        return
    with closing(sqlite3.connect(db)) as connection:

        def read(sql: str) -> list[tuple[Any, ...]]:
            return connection.execute(sql).fetchall()

        read("PRAGMA synchronous = OFF")
        assert read("PRAGMA quick_check") == [("ok",)]
        if not read("SELECT 1 FROM sqlite_schema"):
            assert not acked
            return
        check_log(read, acked)
        check_read_tables(read)


def _go_on(db: Path, acked: list[Ack]) -> None:
    """Open what is left with the program, and write on."""
    log = open_log(db, create=True, projectors=[PROJECTIONS])
    with writing("append", db, 1, 1) as process:
        acked = [*acked, *process.end()]
    check_store(log, acked)
    log.close()
