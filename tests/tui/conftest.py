"""A small chronology of our own words, and how to wait for the app."""

from __future__ import annotations

import time
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Protocol, TypeAlias

import pytest
from textual import events
from textual.widgets import Input

from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.store import open_log
from tui.widgets.chronology import Chronology

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.databases import Server
    from timeline import EventLine
    from tui.app import TimelineApp

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]
    Press: TypeAlias = Callable[..., Awaitable[None]]


class Look(Protocol):
    """Draw an app, and tell whether it looks as in the picture that was accepted.

    Before that the cursor goes to the first line that is `wanted`, something is done,
    and keys are pressed, each run of them settled.
    """

    def __call__(
        self,
        app: TimelineApp,
        *keys: Sequence[str],
        wanted: Callable[[EventLine], bool] | None = None,
        done: Callable[[], None] | None = None,
    ) -> bool: ...


_NOON = 1_717_416_000_000_000
"""Of 3 June 2024, in microseconds of UTC."""
_FIRST_OF_JUNE = 1_780_315_200_000_000
"""1 June 2026 12:00 UTC, in microseconds."""
_DAY = 86_400_000_000

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
"""Of the terminals of the pictures, in cells."""

ARTICLES = {
    "quayside-herald.txt": """\
Title: Ferry bridge in Port Alder closes after inspection
Date: Friday, 17 May 2024
Source: Quayside Herald
URL: https://herald.example/bridge

Engineers closed the ferry bridge in Port Alder on Wednesday after an inspection \
found cracks in two beams. Mayor Ines Calder said on Thursday that 1,200 commuters \
would need another route. The harbour authority bought the bridge in March 2021. \
Workers had repaired the deck in late 2023.

The council will vote on a new crossing on 3 June. "We will not wait for another \
winter," Calder said.
""",
    "bay-courier.txt": """\
Title: Commuters stranded as Alder bridge shuts
Date: Saturday, 18 May 2024
Source: Bay Courier

Engineers closed the ferry bridge in Port Alder on Wednesday after they found cracks \
in two beams. Mayor Ines Calder said on Thursday that about 2,000 commuters would \
need another route. A former inspector, Tom Varga, claimed that the authority had \
ignored a warning in February 2023. The authority rejected the claim on Friday.
""",
    "marigold.txt": """\
Title: New ferry enters service
Date: Tuesday, 6 September 2022
Source: Bay Courier

The ferry Marigold entered service on Monday. Captain Lena Okafor steered it across \
the bay in 14 minutes. The shipyard in Hull delivered the vessel in August.
""",
    "notes.txt": """\
Notes from the quay

The old bridge was repaired many times. The harbour authority has recently hired \
divers to examine the pillars.
""",
}


@pytest.fixture(scope="session")
def alder_in_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Timeline]:
    """Fifteen events or so around a bridge, from four articles; only for reading."""
    folder = tmp_path_factory.mktemp("alder")
    with _told_of_alder(str(folder / "alder.db"), folder) as timeline:
        yield timeline


@pytest.fixture(
    scope="session",
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
)
def alder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Timeline]:
    """The same on both databases."""
    if request.param == "sqlite":
        yield request.getfixturevalue("alder_in_file")
        return
    server: Server = request.getfixturevalue("server")
    folder = tmp_path_factory.mktemp("alder")
    with server.database() as db, _told_of_alder(db, folder) as timeline:
        yield timeline


@contextmanager
def _told_of_alder(db: str, folder: Path) -> Iterator[Timeline]:
    (folder / "articles").mkdir()
    for name, text in ARTICLES.items():
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    # so that no picture shows the day on which it was drawn
    log = open_log(
        db,
        create=True,
        clock=count(_NOON, 1_000_000).__next__,
        projectors=[PROJECTIONS],
    )
    with pytest.MonkeyPatch.context() as patch, Timeline(log, author="Ada") as timeline:
        patch.chdir(folder)  # so that no picture shows a path of this machine
        timeline.ingest("articles")
        yield timeline


@pytest.fixture(scope="session")
def told_daily(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Timeline]:
    """An article a day, then on the fourth day three corrections; only for reading."""
    folder = tmp_path_factory.mktemp("daily")
    day, ticks = 0, count(_FIRST_OF_JUNE, 1_000_000)
    log = open_log(
        folder / "daily.db",
        create=True,
        clock=lambda: next(ticks) + day * _DAY,
        projectors=[PROJECTIONS],
    )
    with pytest.MonkeyPatch.context() as patch, Timeline(log, author="Ada") as timeline:
        patch.chdir(folder)
        for name in ("quayside-herald.txt", "bay-courier.txt", "marigold.txt"):
            (folder / name).write_text(ARTICLES[name], encoding="utf-8")
            timeline.ingest(name)
            day += 1
        events = {line.title: line.id for line in timeline.lines()}
        (repaired,) = (events[title] for title in events if "repaired" in title)
        (vote,) = (events[title] for title in events if "vote" in title)
        timeline.redate(repaired, "2023-11", reason="the log of the workshop")
        timeline.annotate(repaired, "which deck?")
        timeline.retract(vote, reason="the vote was called off")
        yield timeline


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Read clocks as in UTC, wherever this machine is."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def settle() -> Settle:
    """Wait until the app has read and drawn everything it was asked for."""

    async def wait(pilot: Pilot[None]) -> None:
        await pilot.pause()
        while any(not worker.is_finished for worker in pilot.app.workers):
            await pilot.pause(0.01)
        await pilot.pause()
        if any(not worker.is_finished for worker in pilot.app.workers):
            await wait(pilot)

    return wait


@pytest.fixture
def press(settle: Settle) -> Press:
    """Press keys one after the other, then wait for what they set off.

    Letters that go to a field are typed at once, faster than anybody types.
    """

    async def keys(pilot: Pilot[None], *names: str) -> None:
        for name in names:
            is_letter = len(name) == 1 and (name.isalnum() or name == " ")
            if is_letter and isinstance(pilot.app.focused, Input):
                key = "space" if name == " " else name
                pilot.app.post_message(events.Key(key, name))
            else:
                await pilot.press(name)
        await settle(pilot)

    return keys


@pytest.fixture(
    params=[
        ("80x24", "dark"),
        ("120x40", "light"),
        pytest.param(("80x24", "light"), marks=pytest.mark.slow),
        pytest.param(("120x40", "dark"), marks=pytest.mark.slow),
    ],
    ids=" ".join,
)
def look(
    request: pytest.FixtureRequest,
    settle: Settle,
    press: Press,
    snap_compare: Callable[..., bool],
) -> Look:
    """Compare pictures at both sizes, dark and light; look at them before accepting."""
    size, theme = request.param

    def compare(
        app: TimelineApp,
        *keys: Sequence[str],
        wanted: Callable[[EventLine], bool] | None = None,
        done: Callable[[], None] | None = None,
    ) -> bool:
        async def prepare(pilot: Pilot[None]) -> None:
            app.theme = "ansi-dark" if theme == "ansi" else f"textual-{theme}"
            await settle(pilot)
            if wanted is not None:
                lines = enumerate(app.timeline.lines())
                place = next(at for at, line in lines if wanted(line))
                app.screen.query_one(Chronology).cursor = place
                await settle(pilot)
            if done is not None:
                done()
            for run in keys:
                await press(pilot, *run)
            for field in app.screen.query(Input):
                field.cursor_blink = False  # shown, whenever the picture is taken

        return snap_compare(app, terminal_size=SIZES[size], run_before=prepare)

    return compare
