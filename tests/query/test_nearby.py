"""Figures of events that are proposed as the same, and of those proposed as these."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from timeline.query.nearby import nearby_events
from timeline.store import NewEntry
from timeline.store.payloads import MergeProposed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.conftest import Tell
    from timeline import Event, Timeline

_TOLD = (
    "Anna Weber hired 10 boats in Oldham.",
    "The museum of Karsholm painted 20 boats.",
    "Fishermen stole 30 boats at night.",
    "The king of Velmora bought 40 boats.",
    "Smugglers hid 50 boats off the coast.",
)

_LIKELIEST = [f"far {n}" for n in range(64, 59, -1)]


@pytest.fixture
def boats(tl: Timeline, tell: Tell) -> list[Event]:
    """Events that the matcher keeps apart, in the order of their figures."""
    for number, told in enumerate(_TOLD):
        tell(f"paper {number}", told)
    found = sorted(tl.events(), key=lambda event: event.mentions[0].figures[0].value)
    assert len(found) == len(_TOLD)
    assert not any(event.maybe_same for event in found)
    return found


def propose(tl: Timeline, *pairs: tuple[Event, Event], scores: Sequence[float]) -> None:
    tl._log.append(
        [
            NewEntry(
                "event:any",
                MergeProposed(
                    a=a.mentions[0].id,
                    b=b.mentions[0].id,
                    score=score,
                    why="both tell of boats",
                    by="matcher 0",
                ),
            )
            for (a, b), score in zip(pairs, scores, strict=True)
        ],
        author="matcher 0",
        command="rematch",
        software="matcher 0",
    )


def values(event: Event) -> list[str]:
    """What is told if it is the same as others, in order."""
    return [
        claim.value
        for each in event.disagreements
        for claim in each.values
        if each.if_same
    ]


def test_figures_are_compared_three_proposals_far_whichever_way_they_point(
    tl: Timeline, boats: list[Event]
) -> None:
    a, b, c, d, e = boats
    propose(tl, (a, b), (c, b), (c, d), (e, d), scores=[0.5] * 4)
    (differing,) = tl.event(a.id).disagreements
    assert differing.if_same
    assert [(claim.value, claim.event) for claim in differing.values] == [
        ("10 boats", ""),
        ("20 boats", b.id),
        ("30 boats", c.id),
        ("40 boats", d.id),
    ]
    assert tl.events()[0].disagreements == tl.event(tl.events()[0].id).disagreements


def test_it_is_no_disagreement_of_the_event(tl: Timeline, boats: list[Event]) -> None:
    propose(tl, (boats[0], boats[1]), scores=[0.5])
    assert not tl.event(boats[0].id).disagrees
    assert not any(line.disagrees for line in tl.lines())


def test_before_it_was_proposed_nothing_differs(
    tl: Timeline, boats: list[Event]
) -> None:
    before = tl._log.head().position
    propose(tl, (boats[0], boats[1]), scores=[0.5])
    assert values(tl.event(boats[0].id, as_of=before)) == []
    assert values(tl.event(boats[0].id)) == ["10 boats", "20 boats"]
    assert values(tl.event(boats[0].id, as_of=before + 1)) == ["10 boats", "20 boats"]


def test_what_is_retracted_is_not_compared(tl: Timeline, boats: list[Event]) -> None:
    a, b, c, *_ = boats
    propose(tl, (a, b), (a, c), scores=[0.5, 0.5])
    tl.retract(b.id, reason="the museum withdrew it")
    assert values(tl.event(a.id)) == ["10 boats", "30 boats"]


def test_twenty_events_are_found_the_likeliest_of_the_nearest_first(
    tl: Timeline,
) -> None:
    near = {f"near {n}": n / 100 for n in range(15)}
    far = {f"far {n:02}": n / 100 for n in range(50, 65)}
    known = {"it": near, **dict.fromkeys(near, far), **dict.fromkeys(far, near)}
    with tl._log.reading() as connection:
        (found,) = nearby_events(connection, ["it"], known, None).values()
    assert found == [*sorted(near, key=near.__getitem__, reverse=True), *_LIKELIEST]


def test_the_export_says_whose_figures_they_are(
    tl: Timeline, boats: list[Event]
) -> None:
    a, b, *_ = boats
    propose(tl, (a, b), scores=[0.5])
    fields = json.loads(tl.to_jsonl([tl.event(a.id)]))
    (differing,) = fields["disagreements"]
    assert differing["if_same"] is True
    assert [(each["value"], each["event"]) for each in differing["values"]] == [
        ("10 boats", a.id),
        ("20 boats", b.id),
    ]


def test_what_a_person_took_out_is_not_told_of_and_leads_nowhere(
    tl: Timeline, boats: list[Event]
) -> None:
    a, b, c, *_ = boats
    propose(tl, (a, b), (b, c), scores=[0.5, 0.6])
    tl.retract(b.id, reason="withdrawn")

    assert tl.event(a.id).maybe_same == ()
    assert tl.event(a.id).disagreements == ()
    assert "20 boats" not in tl.to_jsonl(tl.events())
