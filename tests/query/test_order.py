"""The order of a chronology as numbers: the lines of a list, in its order."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from timeline.errors import StoppedError
from timeline.query import lines as listing
from timeline.query.order import UNDATED, Stop
from timeline.query.values import Filters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.databases import Server
    from timeline import EventLine

from timeline import Timeline

_NEWS = {
    "Ingrid Vale opened a harbour in Norden on Monday": "2024-10-24",
    "A storm closed the harbour in Norden in June": "2024-10-25",
    "Divers have found the wreck of the Anna": "2024-10-25",
    "The mayor sold the old harbour": "",
}


@pytest.fixture(
    scope="module",
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
)
def harbour(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Timeline]:
    """Four events, one redated and one retracted after they were read."""
    folder = tmp_path_factory.mktemp("harbour")
    if request.param == "sqlite":
        yield from _read(str(folder / "news.db"), folder)
        return
    server: Server = request.getfixturevalue("server")
    with server.database() as db:
        yield from _read(db, folder)


def _read(db: str, folder: Path) -> Iterator[Timeline]:
    for number, (sentence, day) in enumerate(_NEWS.items()):
        date = f"Date: {day}\n\n" if day else ""
        (folder / f"{number}.txt").write_text(f"{date}{sentence}.\n", encoding="utf-8")
    with Timeline.open(db, author="Ada") as tl:
        tl.ingest(folder)
        opened, closed = (
            next(line for line in tl.lines() if word in line.title)
            for word in ("opened", "closed")
        )
        tl.redate(opened.id, "2023-01-02", reason="the register")
        tl.retract(closed.id, reason="another harbour")
        yield tl


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(text="harbour"),
        Filters(text="h"),
        Filters(text="nowhere"),
        Filters(text="…"),
        Filters(retracted=True),
        Filters(text="harbour norden"),
    ],
    ids=str,
)
@pytest.mark.parametrize("has_past", [False, True], ids=["now", "as of then"])
@pytest.mark.parametrize(
    ("early", "many"),
    [(8_000, 20_000), (-1, 20_000), (-1, 1)],
    ids=["gathered early", "gathered", "walked"],
)
def test_the_order_has_the_lines_of_the_list_in_their_order(
    harbour: Timeline,
    filters: Filters,
    has_past: bool,
    early: int,
    many: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "_EARLY", early)
    monkeypatch.setattr(listing, "_MANY", many)
    as_of = _before_corrections(harbour) if has_past else None
    rows, days = _order(harbour, filters, as_of)
    listed = harbour.lines(filters, as_of=as_of)
    assert harbour.lines_at(rows, as_of=as_of) == listed
    assert days == [_day(line) for line in listed]


def test_a_place_leads_to_the_row_of_an_event(harbour: Timeline) -> None:
    rows, days = _order(harbour, Filters())
    for line, row, day in zip(harbour.lines(), rows, days, strict=True):
        assert harbour.place_of(line.id) == (row, day)
    assert harbour.place_of("0" * 16) is None


def test_lines_stay_as_they_were_when_the_order_was_read(harbour: Timeline) -> None:
    before = harbour.lines()
    rows, _ = _order(harbour, Filters())
    done = harbour.redate(before[0].id, "1999-01-01", reason="a look at the stone")
    assert [line and line.title for line in harbour.lines_at(rows)] == [
        line.title for line in before
    ]
    assert _order(harbour, Filters())[0] != rows
    harbour.undo(done.commit)


def test_a_row_that_is_none_has_no_line(harbour: Timeline) -> None:
    rows, _ = _order(harbour, Filters())
    assert harbour.lines_at([rows[0], 10**12])[1] is None


def test_titles_and_the_count_leave_out_what_does_not_stand(harbour: Timeline) -> None:
    lines = harbour.lines()
    wanted = [*(line.id for line in lines), "0" * 16]
    assert harbour.titles(wanted) == {line.id: line.title for line in lines}
    assert harbour.count() == len(lines)
    assert harbour.count(as_of=_before_corrections(harbour)) == len(lines) + 1
    assert harbour.count(as_of=0) == 0


def test_a_question_that_is_stopped_ends_and_leaves_the_store_in_order(
    harbour: Timeline,
) -> None:
    stop = Stop()
    stop.now()
    with pytest.raises(StoppedError, match="ask again"):
        list(harbour.order(Filters(text="harbour"), stop=stop))
    assert len(_order(harbour, Filters())[0]) == harbour.count()


def test_a_question_is_broken_off_while_the_database_works_on_it(
    harbour: Timeline,
) -> None:
    stop = Stop()
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
        "WHERE i < 1000000000) SELECT count(*) FROM n"
    )
    with harbour._log.reading() as connection:
        threading.Timer(0.2, stop.now).start()
        with pytest.raises(StoppedError), stop.over(connection):
            connection.exec_driver_sql(endless)
        connection.rollback()
    assert harbour.count() == len(harbour.lines())


def _order(
    timeline: Timeline, filters: Filters, as_of: int | None = None
) -> tuple[list[int], list[int]]:
    parts = list(timeline.order(filters, as_of=as_of, stop=Stop()))
    return (
        [row for part in parts for row in part.rows],
        [day for part in parts for day in part.days],
    )


def _before_corrections(timeline: Timeline) -> int:
    ingests = [each for each in timeline.log() if each.command == "ingest"]
    return ingests[-1].entries[-1].position


def _day(line: EventLine) -> int:
    if line.date is None:
        return UNDATED
    day = line.date.earliest or line.date.latest
    assert day is not None
    return day.toordinal()
