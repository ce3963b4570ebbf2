"""Whatever is done in whatever order: nothing is lost, and everything can be undone."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.project.desk import ARTICLES, UNDATED, CrashError, Desk
from timeline.api.projections import PROJECTIONS
from timeline.errors import CorrectionError, NotFoundError
from timeline.project.tables import UNDOABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import NewDatabase
    from timeline import Ingested, Recorded

_LONG = int(os.environ.get("TIMELINE_FAULTS", "20")) // 2
"""How many long stories to try: half as many as of each fault, for they are long."""
_NUMBER = st.integers(0, 5)
_SLOT = st.integers(0, 2)
_TEXT = st.integers(0, len(ARTICLES) - 1)
_BY_HAND = st.none() | st.integers(20, 24).map("2024-10-{}".format)
_KIND = st.sampled_from(
    ["redate", "merge", "merge", "split", "split", "apart", "retract"]
)
_SETTINGS = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Store(RuleBasedStateMachine):
    """A store at work, beside a plain account of what people decided."""

    def __init__(self, db: str) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.desk = Desk(Path(self.folder.name), db)
        self.ingests: list[int] = []
        self.undos: dict[int, list[int]] = {}
        self.splits: dict[int, tuple[set[str], set[str]]] = {}
        self.merges: dict[int, set[str]] = {}
        self.then: dict[int, tuple[str, str]] = {}

    def teardown(self) -> None:
        for position, exported in self.then.items():
            assert self.desk.exported(position) == exported
        self.rebuild()
        self.desk.close()
        self.folder.cleanup()

    # -- what is done ----------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        self._ingest(0, 0)
        self._ingest(1, 1)

    @rule(slot=_SLOT, text=_TEXT, date=_BY_HAND)
    def ingest(self, slot: int, text: int, date: str | None) -> None:
        self._ingest(slot, text, date)

    @rule(slot=_SLOT, text=_TEXT, date=_BY_HAND)
    def ingest_and_undo(self, slot: int, text: int, date: str | None) -> None:
        before = self.desk.exported()
        done = self._ingest(slot, text, date)
        if done.commit is None:
            return
        after = self.desk.event_of()
        self._undo_and_redo(done.commit, before)
        self._undo(done.commit)
        again = self._ingest(slot, text, date)
        assert again.outcome == done.outcome
        now = self.desk.event_of()
        assert now.keys() == after.keys()
        # The matcher weighs words by all it has read: on the brink it may now differ.
        ids = _by_members(after)
        for members, event in _by_members(now).items():
            assert ids.get(members, event) == event

    @rule(kind=_KIND, first=_NUMBER, second=_NUMBER)
    def correct(self, kind: str, first: int, second: int) -> None:
        self._correct(kind, first, second)

    @rule(kind=_KIND | st.just("annotate"), first=_NUMBER, second=_NUMBER)
    def correct_and_undo(self, kind: str, first: int, second: int) -> None:
        before = self.desk.exported()
        done = self._correct(kind, first, second)
        if done is not None:
            self._undo_and_redo(done.commit, before)
            self._undo(done.commit)

    @rule(back=st.integers(0, 12))
    def undo_any(self, back: int) -> None:
        self._unless_refused(lambda: self._undo(max(1, self._head() - back)))

    @rule(which=_NUMBER)
    def undo_an_ingest(self, which: int) -> None:
        commit = self.ingests[-1 - which % len(self.ingests)]
        self._unless_refused(lambda: self._undo(commit))

    @rule()
    def undo_the_last(self) -> None:
        self._unless_refused(lambda: self._undo(None))

    @rule()
    def rematch_and_undo(self) -> None:
        before, (decided, hidden) = self.desk.exported(), self.desk.by_people()
        found = self.desk.tl.rematch(apply=True)
        if found.commit is None:
            return
        now = self.desk.by_people()
        assert decided <= now[0]
        assert hidden <= now[1]
        assert not self.desk.tl.rematch()
        self._undo_and_redo(found.commit, before)

    @rule()
    def forget_what_was_matched(self) -> None:
        """Let another matcher withdraw what the matcher merged: nothing is left."""
        self.desk.unmatch()

    @rule()
    def rebuild(self) -> None:
        folded = self.desk.tables()
        self.desk.tl.rebuild()
        assert self.desk.tables() == folded

    @rule(cut_off=st.booleans())
    def crash(self, cut_off: bool) -> None:
        if not self.desk.tl.lines():
            return
        before = self.desk.tables(), self.desk.log.head()
        with pytest.raises(CrashError):
            self.desk.crash(cut_off=cut_off)
        self.desk.close()
        self.desk.open()
        assert (self.desk.tables(), self.desk.log.head()) == before

    # -- what holds whatever was done ------------------------------------------

    @invariant()
    def events_part_the_mentions(self) -> None:
        counted = sum(record.mentions for record in self.desk.tl.articles())
        assert len(self.desk.event_of()) == counted

    @invariant()
    def what_a_person_split_is_never_together(self) -> None:
        assert self.desk.torn() == []
        event_of = self.desk.event_of()
        for commit, (taken, rest) in self.splits.items():
            if self._stands(commit):
                together = {
                    (a, b)
                    for a in taken & event_of.keys()
                    for b in rest & event_of.keys()
                    if event_of[a] == event_of[b] and not self._merged(commit, a, b)
                }
                assert together == set()

    @invariant()
    def remember(self) -> None:
        self.then[self.desk.log.head().position] = self.desk.exported()

    # -- how -------------------------------------------------------------------

    def _ingest(self, slot: int, text: int, date: str | None = None) -> Ingested:
        done = self.desk.ingest(slot, text, date)
        if done.commit is not None:
            self.ingests.append(done.commit)
        return done

    def _correct(self, kind: str, first: int, second: int) -> Recorded | None:
        before = self.desk.event_of()
        done = self._unless_refused(lambda: self.desk.correct(kind, first, second))
        if done is None:
            return None
        after = self.desk.event_of()
        if kind == "split":
            parted = [m for m, event in before.items() if event == done.event]
            taken = {m for m in parted if after[m] != done.event}
            self.splits[done.commit] = taken, set(parted) - taken
        if kind == "merge":
            joined = {m for m, event in after.items() if event == done.event}
            self.merges[done.commit] = joined
        return done

    def _undo(self, commit: int | None) -> Recorded:
        done = self.desk.tl.undo(commit)
        if commit is None:
            commit = int(done.what.split(":")[0].removeprefix("undid commit "))
        self.undos.setdefault(commit, []).append(done.commit)
        return done

    def _undo_and_redo(self, commit: int, before: tuple[str, str]) -> None:
        after = self.desk.exported()
        undone = self._undo(commit)
        assert self.desk.exported() == before
        self._undo(undone.commit)
        assert self.desk.exported() == after

    def _unless_refused(self, do: Callable[[], Recorded]) -> Recorded | None:
        """What makes no sense as things stand is refused, and leaves no trace."""
        head = self._head()
        try:
            return do()
        except (CorrectionError, NotFoundError):
            assert self._head() == head
            return None

    def _head(self) -> int:
        return self.desk.log.head().commit

    def _stands(self, commit: int) -> bool:
        return not any(self._stands(undo) for undo in self.undos.get(commit, ()))

    def _merged(self, split: int, a: str, b: str) -> bool:
        """Whether a person has merged two mentions after they were split."""
        return any(
            commit > split and {a, b} <= joined and self._stands(commit)
            for commit, joined in self.merges.items()
        )


def _by_members(event_of: dict[str, str]) -> dict[frozenset[str], str]:
    members: dict[str, set[str]] = {}
    for mention, event in event_of.items():
        members.setdefault(event, set()).add(mention)
    return {frozenset(those): event for event, those in members.items()}


def _stores(new_db: NewDatabase) -> type[RuleBasedStateMachine]:
    class OnDatabase(Store):
        def __init__(self) -> None:
            super().__init__(new_db())

    return OnDatabase


def test_whatever_is_done_can_be_undone_rebuilt_and_looked_back_at(
    new_db: NewDatabase,
) -> None:
    run_state_machine_as_test(
        _stores(new_db),
        settings=settings(_SETTINGS, max_examples=8, stateful_step_count=12),
    )


def test_two_places_may_tell_one_text_in_turn(new_db: NewDatabase) -> None:
    store = Store(new_db())
    store.begin()
    for slot, text in ((0, 0), (0, 0), (1, 4), (0, 1)):
        store.ingest_and_undo(slot=slot, text=text, date=None)
    store.teardown()


def test_a_merge_by_a_person_outlives_the_event_whose_name_it_had(
    new_db: NewDatabase,
) -> None:
    store = Store(new_db())
    store.begin()
    store.ingest(slot=0, text=UNDATED, date=None)
    store.correct(kind="merge", first=0, second=1)
    store.rematch_and_undo()  # parts the event: the revision tells of no Wednesday
    store.teardown()


@pytest.mark.slow
def test_whatever_is_done_for_long(new_db: NewDatabase) -> None:
    run_state_machine_as_test(
        _stores(new_db),
        settings=settings(_SETTINGS, max_examples=_LONG, stateful_step_count=40),
    )


def test_every_table_that_an_undo_touches_is_looked_at() -> None:
    assert set(UNDOABLE) < set(PROJECTIONS.tables)
