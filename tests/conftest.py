"""A real store to test with, a clock that ticks, and a way to tell it news."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Protocol

import pytest

from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.store import open_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline.api import Ingested

_NOON = 1_729_857_600_000_000
"""2024-10-25 12:00 UTC, in microseconds."""


class Tell(Protocol):
    """Write an article to a file and take it in; None leaves it undated."""

    def __call__(
        self, name: str, body: str, *, date: str | None = "2024-10-25"
    ) -> Ingested: ...


@pytest.fixture
def tl(tmp_path: Path) -> Iterator[Timeline]:
    ticks = count(_NOON, 1_000_000)
    log = open_log(
        tmp_path / "news.db",
        create=True,
        clock=ticks.__next__,
        projectors=[PROJECTIONS],
    )
    with Timeline(log, author="Ada") as timeline:
        yield timeline


@pytest.fixture
def tell(tl: Timeline, tmp_path: Path) -> Tell:
    def write_and_ingest(
        name: str, body: str, *, date: str | None = "2024-10-25"
    ) -> Ingested:
        path = tmp_path / f"{name}.txt"
        header = f"Date: {date}\nSource: {name.title()}\n\n" if date else ""
        path.write_text(f"{header}{body}\n", encoding="utf-8")
        (result,) = tl.ingest(path).articles
        return result

    return write_and_ingest
