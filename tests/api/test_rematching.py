"""A matcher decides anew: told first, recorded when asked to, never over a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline import Timeline
from timeline.errors import WrongVersionError
from timeline.match import MATCHER
from timeline.project.components import by_machine
from timeline.project.tables import links, proposals
from timeline.project.versions import holds
from timeline.store import NewEntry
from timeline.store.payloads import EventsMerged, MergeProposed, MergeWithdrawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from tests.conftest import Tell
    from timeline import Event
    from timeline.store.payloads import Payload

    Earlier: TypeAlias = Callable[..., None]

_NAVY = "The navy sent 3,000 sailors to the island of Velmora on Wednesday."
_AGAIN = _NAVY.replace("3,000", "at least 1,500")
_MAYOR = "The mayor of Velmora resigned in June."
_WEBER = (
    "Anna Weber said on television on Friday that the ferry company would not pay for "
    "the broken pier."
)


@pytest.fixture
def earlier(tl: Timeline) -> Earlier:
    """Let an earlier matcher decide."""

    def decide(*payloads: Payload) -> None:
        tl._log.append(
            [NewEntry("event:any", each) for each in payloads],
            author="matcher 0",
            command="rematch",
            software="matcher 0",
        )

    return decide


@pytest.fixture
def unmatched(tl: Timeline, earlier: Earlier) -> Callable[[], None]:
    """Withdraw every merge that the matcher made."""

    def withdraw() -> None:
        with tl._log.reading() as connection:
            query = sa.select(links.c.a, links.c.b).where(holds(links), by_machine())
            pairs = connection.execute(query).all()
        earlier(
            *(
                MergeWithdrawn(a=a, b=b, was="merge", why="not yet", by="matcher 0")
                for a, b in pairs
            )
        )

    return withdraw


def merged(one: Event, other: Event) -> EventsMerged:
    a, b = one.mentions[0].id, other.mentions[0].id
    return EventsMerged(a=a, b=b, score=0.7, why="it seemed so", by="matcher 0")


def exported(tl: Timeline, as_of: int | None = None) -> tuple[str, str]:
    events = tl.events(retracted=True, as_of=as_of)
    return tl.to_jsonl(events), tl.to_markdown(events)


def head(tl: Timeline) -> int:
    return tl._log.head().position


def test_the_matcher_that_decided_decides_as_before(tl: Timeline, tell: Tell) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    tell("courier", f"{_AGAIN} {_WEBER}")
    tell("review", _WEBER.replace(" on Friday", ""), date=None)
    assert any(event.merged_because for event in tl.events())
    before = head(tl)
    found = tl.rematch(apply=True)
    assert not found
    assert (found.commit, head(tl)) == (None, before)


def test_an_empty_store_has_nothing_to_match_again(tl: Timeline) -> None:
    assert not tl.rematch()


def test_a_merge_that_is_not_made_again_is_told_and_not_withdrawn(
    tl: Timeline, tell: Tell, earlier: Earlier
) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    one, other = tl.events()
    earlier(merged(one, other))
    before = exported(tl), head(tl)
    found = tl.rematch()
    assert (found.merges, found.parted, found.commit) == (0, 1, None)
    assert {change.event: change.kinds[0] for change in found.changes} == {
        one.id: "split",
        other.id: "split",
    }
    assert (exported(tl), head(tl)) == before


def test_what_is_applied_is_one_commit_and_undone_byte_for_byte(
    tl: Timeline, tell: Tell, earlier: Earlier
) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    earlier(merged(*tl.events()))
    before, position = exported(tl), head(tl)
    found = tl.rematch(apply=True, reason="a better matcher")
    assert found.commit is not None
    *_, commit = tl.log()
    assert (commit.id, commit.author, commit.command) == (
        found.commit,
        MATCHER,
        "rematch",
    )
    assert len(tl.events()) == 2
    assert tl.diff(position) == list(found.changes)
    assert found.changes[0].reasons[0].why == (
        f"not merged by {MATCHER}; a better matcher"
    )
    assert exported(tl, position) == before
    assert not tl.rematch()
    after = exported(tl)
    undone = tl.undo(found.commit)
    assert exported(tl) == before
    tl.undo(undone.commit)
    assert exported(tl) == after
    assert tl.verify().problems == ()


def test_what_was_never_merged_is_merged_and_the_elder_keeps_its_id(
    tl: Timeline, tell: Tell, unmatched: Callable[[], None]
) -> None:
    tell("gazette", _NAVY)
    tell("courier", _AGAIN)
    (whole,) = tl.events()
    unmatched()
    assert len(tl.events()) == 2
    found = tl.rematch(apply=True, reason="read again")
    assert (found.merges, found.parted) == (1, 0)
    (event,) = tl.events()
    assert event.id == whole.id
    assert event.merged_because[0].by == MATCHER
    assert event.merged_because[0].why.endswith("; read again")


def test_a_pair_that_is_merged_again_keeps_the_reason_it_has(
    tl: Timeline, tell: Tell, earlier: Earlier, unmatched: Callable[[], None]
) -> None:
    tell("gazette", _NAVY)
    tell("courier", _AGAIN)
    unmatched()
    earlier(merged(*tl.events()))
    assert not tl.rematch()


def test_what_a_person_merged_stays_though_the_matcher_would_not(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    tl.merge(*(line.id for line in tl.lines()), reason="one report")
    assert not tl.rematch(apply=True)
    assert len(tl.events()) == 1


def test_a_merge_is_not_asked_about_while_a_persons_stands_beside_it(
    tl: Timeline, tell: Tell, earlier: Earlier
) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    decided = merged(*tl.events())
    by_hand = tl.merge(*(line.id for line in tl.lines()), reason="one report")
    earlier(decided)
    assert not tl.rematch()
    tl.undo(by_hand.commit)
    assert tl.rematch().parted == 1


def test_what_went_out_with_a_retracted_event_stays_out(
    tl: Timeline, tell: Tell, earlier: Earlier
) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    earlier(merged(*tl.events()))
    (event,) = tl.events()
    tl.retract(event.id, reason="withdrawn")
    assert not tl.rematch(apply=True)
    assert tl.events() == []


def test_what_a_person_split_stays_apart_also_through_a_third_report(
    tl: Timeline, tell: Tell, unmatched: Callable[[], None]
) -> None:
    tell("gazette", _NAVY)
    tell("courier", _AGAIN)
    (event,) = tl.events()
    tl.split(event.id, event.mentions[1].id, reason="two ships")
    tell("review", _NAVY.replace("3,000", "2,000"))
    unmatched()
    tl.rematch(apply=True)
    found = [{m.article.publisher for m in each.mentions} for each in tl.events()]
    assert len(found) == 2
    assert not any({"Gazette", "Courier"} <= publishers for publishers in found)


def test_an_event_that_a_person_corrected_goes_into_no_elder(
    tl: Timeline, tell: Tell, unmatched: Callable[[], None]
) -> None:
    tell("gazette", _NAVY)
    tell("courier", _AGAIN)
    unmatched()
    elder, younger = sorted(
        tl.events(), key=lambda event: event.mentions[0].article.publisher != "Gazette"
    )
    tl.annotate(younger.id, "ask the harbour master")
    found = tl.rematch(apply=True)
    assert (found.merges, found.proposed) == (0, 1)
    (proposed,) = found.proposals
    assert {proposed.event, proposed.other} == {elder.id, younger.id}
    assert "a person corrected" in proposed.why
    assert [note.text for note in tl.event(younger.id).notes] == [
        "ask the harbour master"
    ]
    assert tl.event(younger.id).id == younger.id


def test_an_event_that_a_person_corrected_takes_in_younger_ones(
    tl: Timeline, tell: Tell, unmatched: Callable[[], None]
) -> None:
    tell("gazette", _NAVY)
    tell("courier", _AGAIN)
    (whole,) = tl.events()
    unmatched()
    tl.redate(whole.id, "2024-10-22", reason="log book")
    assert tl.rematch(apply=True).merges == 1
    (event,) = tl.events()
    assert (event.id, len(event.mentions)) == (whole.id, 2)
    assert event.date is not None
    assert event.date.edtf == "2024-10-22"


def test_a_retracted_event_takes_nothing_in(
    tl: Timeline, tell: Tell, unmatched: Callable[[], None]
) -> None:
    tell("gazette", _NAVY)
    tell("courier", _AGAIN)
    (whole,) = tl.events()
    unmatched()
    tl.retract(whole.id, reason="withdrawn")
    assert not tl.rematch()


def test_proposals_are_withdrawn_and_told(
    tl: Timeline, tell: Tell, earlier: Earlier
) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    one, other = tl.events()
    a, b = one.mentions[0].id, other.mentions[0].id
    earlier(MergeProposed(a=a, b=b, score=0.5, why="it might be", by="matcher 0"))
    assert tl.events()[0].maybe_same
    found = tl.rematch(apply=True)
    assert (found.dropped, found.changes) == (1, ())
    assert {found.proposals[0].event, found.proposals[0].other} == {one.id, other.id}
    assert found.proposals[0].score is None
    assert not tl.events()[0].maybe_same
    assert found.commit is not None
    tl.undo(found.commit)
    assert tl.events()[0].maybe_same


def test_a_merge_follows_its_sentences_through_revisions(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _NAVY)
    tell("courier", _AGAIN)
    tell("gazette", f"A calm sea. {_NAVY}")
    (before,) = tl.events()
    assert not tl.rematch(apply=True)
    (after,) = tl.events()
    assert after == before


def test_what_was_taken_down_keeps_the_merges_it_has(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _NAVY)
    taken = tell("courier", _AGAIN).article
    assert taken is not None
    tl.redact(taken.id, reason="a court order")
    assert not tl.rematch(apply=True)
    (event,) = tl.events()
    assert len(event.mentions) == 2


def test_an_article_that_was_undone_is_not_matched(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _NAVY)
    tell("review", _NAVY.replace("3,000", "some"))
    done = tell("courier", _AGAIN)
    assert done.commit is not None
    tl.undo(done.commit)
    assert not tl.rematch()


def test_nothing_is_recorded_where_the_log_went_on(
    tl: Timeline, tell: Tell, earlier: Earlier, db: str
) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    one, other = tl.events()
    earlier(merged(one, other))

    def meanwhile(position: int, last: int) -> None:
        with Timeline.open(db, author="Bo") as second:
            second.annotate(one.id, "seen")

    before = head(tl)
    with pytest.raises(WrongVersionError, match=r"went on from position \d+ to \d+"):
        tl.rematch(apply=True, progress=meanwhile)
    assert head(tl) == before + 1
    assert tl.rematch(apply=True).commit is not None


def test_the_read_tables_are_folded_the_same_again(
    tl: Timeline, tell: Tell, earlier: Earlier
) -> None:
    tell("gazette", f"{_NAVY} {_MAYOR}")
    earlier(merged(*tl.events()))
    tl.rematch(apply=True)
    before = exported(tl)
    tl.rebuild()
    assert exported(tl) == before
    with tl._log.reading() as connection:
        for table in (links, proposals):
            assert not connection.execute(sa.select(table).where(holds(table))).all()
