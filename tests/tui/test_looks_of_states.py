"""Pictures of the states a store can be in; look at them before accepting new ones."""

from __future__ import annotations

import sqlite3
from itertools import count
from typing import TYPE_CHECKING

from tests.tui.conftest import ARTICLES
from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.store import open_log
from tui.app import TimelineApp

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.conftest import Look

_NOON = 1_717_416_000_000_000
"""Of 3 June 2024, in microseconds of UTC."""


def test_an_empty_store_looks_as_it_did(tmp_path: Path, look: Look) -> None:
    with Timeline.open(tmp_path / "empty.db") as timeline:
        assert look(TimelineApp(timeline))


def test_a_store_damaged_while_it_is_open_looks_as_it_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: Look
) -> None:
    # however long drawing takes, the toast is in the picture
    monkeypatch.setattr("tui.toasts.IN_SIGHT", 3600.0)
    monkeypatch.chdir(tmp_path)
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    log = open_log(
        tmp_path / "alder.db",
        create=True,
        clock=count(_NOON, 1_000_000).__next__,
        projectors=[PROJECTIONS],
    )

    def damage_it() -> None:
        with sqlite3.connect(tmp_path / "alder.db") as connection:
            connection.execute("UPDATE proj_chronology SET who = 'no list'")
        connection.close()

    with Timeline(log, author="Ada") as timeline:
        timeline.ingest(ARTICLES)
        app = TimelineApp(timeline)
        assert look(app, ("slash", *"bridge", "enter"), done=damage_it)
