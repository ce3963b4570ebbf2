"""What was proposed as one event is taken back where a later report fits better."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from timeline.store.payloads import MergeProposed, MergeWithdrawn

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Timeline

_FIRE = (
    "A blaze injured three dockers in Oldham. The harbour of Oldham was closed by "
    "Mayor Anna Holm after the blaze. Two dockers died after the fire in the harbour."
)
_BURNED = "Oldham dockers were burned in the harbour fire. Police arrested a docker."
_BLAZE = (
    "Mayor Anna Holm met the dockers who were hurt. Two dockers died after the fire in "
    "the harbour."
)


@pytest.fixture
def told(tl: Timeline, tell: Tell) -> Timeline:
    """Three reports of a fire; the third says of whom the first one spoke."""
    tell("gazette", _FIRE)
    tell("courier", _BURNED, date="2024-10-26")
    tell("review", _BLAZE)
    return tl


def decisions(tl: Timeline) -> list[MergeProposed | MergeWithdrawn]:
    """What the matcher proposed and took back, in the order of the log."""
    return [
        entry.payload
        for commit in tl._log.commits()
        for entry in commit.entries
        if isinstance(entry.payload, MergeProposed | MergeWithdrawn)
    ]


def shown(tl: Timeline, as_of: int | None = None) -> set[tuple[str, str]]:
    """Which events are shown as perhaps the same."""
    return {
        (event.id, same.event)
        for event in tl.events(as_of=as_of)
        for same in event.maybe_same
    }


def test_a_proposal_that_fits_no_longer_is_withdrawn(told: Timeline) -> None:
    made = decisions(told)
    gone = [each for each in made if isinstance(each, MergeWithdrawn)]
    assert [each.was for each in gone] == ["proposal"]
    (pair,) = ({each.a, each.b} for each in gone)
    assert any({each.a, each.b} == pair for each in made[: made.index(gone[0])])
    event_of = {m.id: e.id for e in told.events() for m in e.mentions}
    assert tuple(event_of[each] for each in sorted(pair)) not in shown(told)


def test_what_was_proposed_before_is_still_seen_as_of_then(told: Timeline) -> None:
    before = max(
        entry.position
        for commit in told._log.commits()
        for entry in commit.entries
        if isinstance(entry.payload, MergeProposed)
        and not any(isinstance(e.payload, MergeWithdrawn) for e in commit.entries)
    )
    assert shown(told, before) - shown(told)


def test_no_proposal_stands_twice(told: Timeline) -> None:
    standing = Counter[frozenset[str]]()
    for each in decisions(told):
        change = 1 if isinstance(each, MergeProposed) else -1
        standing[frozenset((each.a, each.b))] += change
    assert set(standing.values()) <= {0, 1}


def test_the_same_matcher_finds_nothing_to_change(told: Timeline) -> None:
    assert not told.rematch()


def test_undoing_an_article_brings_back_what_it_took_back(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _FIRE)
    tell("courier", _BURNED, date="2024-10-26")
    before = shown(tl)
    done = tell("review", _BLAZE)
    assert done.commit is not None
    assert shown(tl) != before
    tl.undo(done.commit)
    assert shown(tl) == before
