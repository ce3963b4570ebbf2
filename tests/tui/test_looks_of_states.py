"""Pictures of the states a store can be in, and of what is asked of the whole of it.

Look at them before accepting new ones.
"""

from __future__ import annotations

import sqlite3
from itertools import count
from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import ARTICLES
from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.store import open_log
from tui.app import TimelineApp
from tui.widgets.chronology import Chronology

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.conftest import Press, Settle

    Compare = Callable[..., bool]

_NOON = 1_717_416_000_000_000
"""Of 3 June 2024, in microseconds of UTC."""

looks = pytest.mark.parametrize(
    ("size", "theme"),
    [
        ((80, 24), "textual-dark"),
        ((80, 24), "textual-light"),
        ((120, 40), "textual-dark"),
        ((120, 40), "textual-light"),
    ],
    ids=["80x24 dark", "80x24 light", "120x40 dark", "120x40 light"],
)


@looks
def test_an_empty_store_looks_as_it_did(
    tmp_path: Path,
    settle: Settle,
    snap_compare: Compare,
    size: tuple[int, int],
    theme: str,
) -> None:
    async def open_it(pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(pilot)

    with Timeline.open(tmp_path / "empty.db") as timeline:
        app = TimelineApp(timeline)
        assert snap_compare(app, terminal_size=size, run_before=open_it)


@looks
def test_a_store_damaged_while_it_is_open_looks_as_it_did(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
    press: Press,
    snap_compare: Compare,
    size: tuple[int, int],
    theme: str,
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

    async def damage_it(pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(pilot)
        with sqlite3.connect(tmp_path / "alder.db") as connection:
            connection.execute("UPDATE proj_chronology SET who = 'no list'")
        connection.close()
        await press(pilot, "slash", *"bridge", "enter")

    with Timeline(log, author="Ada") as timeline:
        timeline.ingest(ARTICLES)
        app = TimelineApp(timeline)
        assert snap_compare(app, terminal_size=size, run_before=damage_it)


@looks
def test_a_disagreement_looks_as_it_did(
    alder_in_file: Timeline,
    settle: Settle,
    snap_compare: Compare,
    size: tuple[int, int],
    theme: str,
) -> None:
    app = TimelineApp(alder_in_file)

    async def go_to_it(pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(pilot)
        places = [at for at, line in enumerate(alder_in_file.lines()) if line.disagrees]
        app.screen.query_one(Chronology).cursor = places[0]
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go_to_it)


@looks
@pytest.mark.parametrize(
    "keys",
    [("question_mark",), ("slash", *"bridge", "enter"), ("f",)],
    ids=["help", "filter", "filter by"],
)
def test_the_help_and_filters_look_as_they_did(
    alder_in_file: Timeline,
    settle: Settle,
    press: Press,
    snap_compare: Compare,
    size: tuple[int, int],
    theme: str,
    keys: tuple[str, ...],
) -> None:
    app = TimelineApp(alder_in_file)

    async def ask(pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(pilot)
        await press(pilot, *keys)

    assert snap_compare(app, terminal_size=size, run_before=ask)
