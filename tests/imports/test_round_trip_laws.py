"""Whatever was done in whatever order: an export comes back as it was exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.imports.exports import exported
from tests.project.test_state_machine import Store
from timeline import Timeline

if TYPE_CHECKING:
    from tests.conftest import NewDatabase

_SETTINGS = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink takes an hour
)


class Exporting(Store):
    """A store at work, whose exports are imported into new ones."""

    def __init__(self, new_db: NewDatabase) -> None:
        super().__init__(new_db())
        self.new_db = new_db

    def teardown(self) -> None:
        try:
            self.comes_back()
            self.comes_back(retracted=True)
            self.comes_back(sorted(self.then)[len(self.then) // 2])
        finally:
            super().teardown()

    def comes_back(self, as_of: int | None = None, *, retracted: bool = False) -> None:
        told = exported(self.desk.tl, as_of, retracted=retracted)
        path = Path(self.folder.name) / "told.jsonl"
        path.write_text(told, encoding="utf-8", newline="")
        if not told:
            return
        with Timeline.open(self.new_db(empty=True), author="Bo") as other:
            assert other.import_jsonl(path).conflicts == ()
            assert exported(other, retracted=retracted) == told
            assert not other.import_jsonl(path).is_new
            assert other.verify(quick=True).problems == ()
            other.rebuild()
            assert exported(other, retracted=retracted) == told


def _stores(new_db: NewDatabase) -> type[RuleBasedStateMachine]:
    class OnDatabase(Exporting):
        def __init__(self) -> None:
            super().__init__(new_db)

    return OnDatabase


def test_whatever_was_done_an_export_comes_back_as_it_was(new_db: NewDatabase) -> None:
    run_state_machine_as_test(
        _stores(new_db),
        settings=settings(_SETTINGS, max_examples=4, stateful_step_count=8),
    )


@pytest.mark.slow
def test_whatever_was_done_for_long_an_export_comes_back(new_db: NewDatabase) -> None:
    run_state_machine_as_test(
        _stores(new_db),
        settings=settings(_SETTINGS, max_examples=20, stateful_step_count=25),
    )
