"""Whatever is done in whatever order: the read tables are a fold of the log."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.errors import CorrectionError, NotFoundError
from timeline.project.tables import UNDOABLE, chronology, membership
from timeline.project.versions import holds
from timeline.store import Log, open_log

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import NewDatabase

_SENT = "The navy sent {} sailors to the island of Velmora on Wednesday."
_PAID = "Anna Weber said on {} that the ferry company would not pay for the pier."
_ARTICLES = [
    _SENT.format("3,000") + " The mayor of Velmora resigned in June.",
    _SENT.format("at least 1,500") + " " + _PAID.format("Thursday"),
    _PAID.format("Friday") + " The mayor of Velmora resigned in June.",
    _SENT.format("some 2,000").replace(" on Wednesday", ""),
    "It rained. " + _SENT.format("3,000") + " " + _PAID.format("Thursday"),
    _SENT.format("3,000") + " " + _SENT.format("3,000"),
]
_LATER = 1_729_857_600_000_000
_NUMBER = st.integers(0, 5)
_STEP = st.one_of(
    st.tuples(st.just("ingest"), _NUMBER, _NUMBER),
    st.tuples(st.just("ingest"), _NUMBER, _NUMBER),
    st.tuples(st.just("override"), _NUMBER, _NUMBER),
    st.tuples(st.sampled_from(["redate", "retract", "annotate"]), _NUMBER, _NUMBER),
    st.tuples(st.sampled_from(["merge", "split"]), _NUMBER, _NUMBER),
    st.tuples(st.sampled_from(["undo", "undo an earlier one"]), _NUMBER, _NUMBER),
)
_SETTINGS = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


class Desk:
    """A store, and somebody who works at it."""

    def __init__(self, folder: Path, db: str) -> None:
        self.folder = folder
        ticks = count(_LATER, 1_000_000)
        self.log: Log = open_log(
            db, create=True, clock=ticks.__next__, projectors=[PROJECTIONS]
        )
        self.tl = Timeline(self.log, author="Ada")
        self.commits: list[int] = []

    def close(self) -> None:
        self.tl.close()

    def write(self, slot: int, text: int, date: str | None = None) -> None:
        """Take in a text at one of three places: another text there is a revision."""
        path = self.folder / f"{slot % 3}.txt"
        day = None if text == 3 else "2024-10-25"
        header = f"Date: {day}\n\n" if day else ""
        path.write_text(f"{header}{_ARTICLES[text]}\n", encoding="utf-8")
        self.tl.ingest(path, date=date)

    def do(self, what: str, first: int, second: int) -> None:
        """Do one thing; what makes no sense as things stand is refused."""
        ids = [line.id for line in self.tl.lines()]
        if what in ("ingest", "override"):
            date = f"2024-10-{20 + second}" if what == "override" else None
            self.write(first, second, date)
            return
        try:
            done = self._correct(what, ids, first, second)
        except (CorrectionError, NotFoundError):
            return
        self.commits.append(done)

    def _correct(self, what: str, ids: list[str], first: int, second: int) -> int:
        if what == "undo":
            return self.tl.undo().commit
        if what == "undo an earlier one":
            commit = self.commits[first % len(self.commits)] if self.commits else 99
            return self.tl.undo(commit).commit
        if not ids:
            raise NotFoundError("nothing there")
        one, other = ids[first % len(ids)], ids[second % len(ids)]
        if what == "merge":
            return self.tl.merge(one, other, reason="one ship").commit
        if what == "split":
            members = self.tl.event(one).mentions
            mention = members[second % len(members)].id
            return self.tl.split(one, mention, reason="two ships").commit
        if what == "redate":
            date = "none" if second == 5 else f"2024-0{1 + second}"
            return self.tl.redate(one, date, reason="log book").commit
        if what == "retract":
            return self.tl.retract(one, reason="withdrawn").commit
        return self.tl.annotate(one, f"note {second}").commit

    def tables(self) -> dict[str, list[str]]:
        """Every row of every read table, without its number."""
        with self.log.reading() as connection:
            return {
                table.name: sorted(
                    repr({name: row[name] for name in row if name != "row_id"})
                    for row in connection.execute(sa.select(table)).mappings()
                )
                for table in PROJECTIONS.tables
            }

    def exported(self, as_of: int | None = None) -> tuple[str, str]:
        """The chronology as it stands, or stood."""
        events = self.tl.events(retracted=True, as_of=as_of)
        return self.tl.to_jsonl(events), self.tl.to_markdown(events)


@pytest.fixture
def new_desk(
    tmp_path_factory: pytest.TempPathFactory, new_db: NewDatabase
) -> Callable[[], Desk]:
    def make() -> Desk:
        return Desk(tmp_path_factory.mktemp("desk"), new_db())

    return make


@_SETTINGS
@given(st.lists(_STEP, min_size=3, max_size=12))
def test_a_rebuild_equals_what_was_folded_step_by_step(
    new_desk: Callable[[], Desk], steps: list[tuple[str, int, int]]
) -> None:
    desk = new_desk()
    desk.write(0, 0)
    for step in steps:
        desk.do(*step)
    folded = desk.tables()
    desk.tl.rebuild()
    assert desk.tables() == folded
    desk.close()


@_SETTINGS
@given(st.lists(_STEP, min_size=3, max_size=12))
def test_as_of_a_position_is_what_was_exported_then(
    new_desk: Callable[[], Desk], steps: list[tuple[str, int, int]]
) -> None:
    desk = new_desk()
    then: dict[int, tuple[str, str]] = {}
    for step in [("ingest", 0, 0), *steps]:
        desk.do(*step)
        then[desk.log.head().position] = desk.exported()
    for position, exported in then.items():
        assert desk.exported(position) == exported
    desk.close()


@_SETTINGS
@given(
    st.lists(_STEP, min_size=2, max_size=8),
    st.tuples(
        st.sampled_from(["redate", "retract", "annotate", "merge", "split"]),
        _NUMBER,
        _NUMBER,
    ),
)
def test_to_do_and_undo_leaves_the_export_byte_for_byte(
    new_desk: Callable[[], Desk],
    steps: list[tuple[str, int, int]],
    last: tuple[str, int, int],
) -> None:
    desk = new_desk()
    for step in [("ingest", 0, 0), ("ingest", 1, 1), *steps]:
        desk.do(*step)
    before = desk.exported()
    made = len(desk.commits)
    desk.do(*last)
    if len(desk.commits) > made:
        desk.tl.undo(desk.commits[-1])
    assert desk.exported() == before
    desk.close()


@_SETTINGS
@given(st.lists(_STEP, min_size=3, max_size=12))
def test_every_standing_mention_is_in_one_event_with_one_line(
    new_desk: Callable[[], Desk], steps: list[tuple[str, int, int]]
) -> None:
    desk = new_desk()
    for step in [("ingest", 0, 0), *steps]:
        desk.do(*step)
    with desk.log.reading() as connection:
        pairs = list(
            connection.execute(
                sa.select(membership.c.mention, membership.c.event).where(
                    holds(membership)
                )
            )
        )
        lines = list(
            connection.execute(
                sa.select(chronology.c.event).where(holds(chronology))
            ).scalars()
        )
    assert len({mention for mention, _ in pairs}) == len(pairs)
    assert sorted({event for _, event in pairs}) == sorted(lines)
    counted = sum(record.mentions for record in desk.tl.articles())
    assert len(pairs) == counted
    desk.close()


def test_the_law_looks_at_every_table_an_undo_touches() -> None:
    assert set(UNDOABLE) < set(PROJECTIONS.tables)
