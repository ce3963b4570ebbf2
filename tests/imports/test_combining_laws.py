"""Two stores in which anything was done: nothing is lost when they are one."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.imports.exports import exported
from tests.project.desk import ARTICLES, Desk
from timeline.errors import CorrectionError, NotFoundError

if TYPE_CHECKING:
    from typing import TypeAlias

    from timeline import Timeline

    _Step: TypeAlias = tuple[str, int, int]

_STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "ingest",
                "redate",
                "merge",
                "split",
                "apart",
                "retract",
                "annotate",
                "undo",
            ]
        ),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    min_size=2,
    max_size=6,
)


def work(desk: Desk, steps: list[_Step]) -> None:
    """Do what can be done."""
    desk.ingest(0, steps[0][1])
    for what, first, second in steps:
        try:
            if what == "ingest":
                desk.ingest(first % 3, second % len(ARTICLES))
            elif what == "undo":
                desk.tl.undo()
            else:
                desk.correct(what, first, second)
        except (CorrectionError, NotFoundError):
            continue


def mentions(tl: Timeline, *, retracted: bool = False) -> set[str]:
    return {each.id for e in tl.events(retracted=retracted) for each in e.mentions}


def decisions(tl: Timeline, *, retracted: bool = True) -> set[tuple[object, ...]]:
    return {
        (each.kind, each.what, each.author, each.recorded_at)
        for event in tl.events(retracted=retracted)
        for each in event.corrections
    }


@settings(
    deadline=None,
    max_examples=6,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(mine=_STEPS, theirs=_STEPS)
def test_nothing_is_lost_and_what_was_decided_here_stands(
    mine: list[_Step], theirs: list[_Step]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, there = _desk(Path(folder), "here"), _desk(Path(folder), "there")
        there.tl.author = "Bo"
        work(here, mine)
        work(there, theirs)
        before, decided = mentions(here.tl), decisions(here.tl)
        hidden = mentions(here.tl, retracted=True) - before
        path = Path(folder) / "there.jsonl"
        path.write_text(exported(there.tl), encoding="utf-8", newline="")
        if path.stat().st_size:
            done = here.tl.import_jsonl(path)
            now = mentions(here.tl)

            assert before <= now
            assert not hidden & now
            assert decided <= decisions(here.tl)
            assert mentions(there.tl) <= now | hidden or done.conflicts
            told = decisions(there.tl, retracted=False)
            assert told <= decisions(here.tl) or done.conflicts
            assert here.torn() == []
            here.event_of()
            assert not here.tl.import_jsonl(path).is_new
            assert here.tl.verify().problems == ()
            _comes_back(here.tl, Path(folder))
        here.close()
        there.close()


def _desk(folder: Path, name: str) -> Desk:
    (folder / name).mkdir()
    return Desk(folder / name, str(folder / f"{name}.db"))


def _comes_back(tl: Timeline, folder: Path) -> None:
    """See that the two that are one come out of a third as they went in."""
    told = exported(tl)
    path = folder / "both.jsonl"
    path.write_text(told, encoding="utf-8", newline="")
    third = _desk(folder, "third")
    if told:
        third.tl.import_jsonl(path)
        assert exported(third.tl) == told
    third.close()
