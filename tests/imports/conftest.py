"""Stores that are exported, and others, each with an id of its own, to import into."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import count
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.imports.exports import exported
from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.store import open_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import NewDatabase

_NOON = 1_729_900_000_000_000


class Export(Protocol):
    """Write the chronology of a store to a file."""

    def __call__(self, timeline: Timeline, name: str = "told.jsonl") -> Path: ...


class NewStore(Protocol):
    """Open a store that holds nothing, for somebody."""

    def __call__(self, author: str = "Bo") -> Timeline: ...


@pytest.fixture
def export(tmp_path: Path) -> Export:
    def write(timeline: Timeline, name: str = "told.jsonl") -> Path:
        path = tmp_path / name
        path.write_text(exported(timeline), encoding="utf-8", newline="")
        return path

    return write


@pytest.fixture
def new_store(new_db: NewDatabase) -> Iterator[NewStore]:
    ticks = count(_NOON, 1_000_000)
    with ExitStack() as opened:

        def make(author: str = "Bo") -> Timeline:
            log = open_log(
                new_db(empty=True),
                create=True,
                clock=ticks.__next__,
                projectors=[PROJECTIONS],
            )
            return opened.enter_context(Timeline(log, author=author))

        yield make
