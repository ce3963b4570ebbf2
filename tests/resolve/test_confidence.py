"""Confidence: what was measured of a rule, and the doubt of a reading before that."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.resolve import tag
from timeline.resolve.confidence import confidence_in
from timeline.resolve.rules import RULES
from timeline.resolve.shares import NARRATIVE, NEWS

_FRIDAY = dt.date(2024, 10, 25)


@pytest.mark.parametrize("shares", [NEWS, NARRATIVE], ids=["news", "narrative"])
def test_every_share_is_of_a_rule_there_is(shares: dict[str, float]) -> None:
    names = {rule.name for rule in RULES} | {"monthday.ellipsis"}
    families = {f"{name.partition('.')[0]}.*" for name in names}
    unknown = [
        name
        for name in shares
        if name not in families
        and not any(f"{name}.".startswith(f"{rule}.") for rule in names)
    ]
    assert unknown == []
    assert all(0 < share < 1 for share in shares.values())


@pytest.mark.parametrize(
    ("text", "anchor"),
    [("on 05/06/2020", _FRIDAY), ("on Friday", None), ("on 31 June", _FRIDAY)],
    ids=["two readings", "no anchor", "in no calendar"],
)
def test_what_a_reading_doubts_stays_doubted(text: str, anchor: dt.date | None) -> None:
    (found,) = tag(text, anchor)
    assert found.confidence <= 0.5


def test_a_story_has_shares_of_its_own() -> None:
    (news,) = tag("It began in June.", _FRIDAY)
    story = tag("It began on 3 May 1998. It ended in June.", _FRIDAY, mode="narrative")
    assert news.confidence == confidence_in(news.rule, 0.9)
    assert story[1].confidence == confidence_in(story[1].rule, 0.9, narrative=True)
    assert confidence_in("month.never", 0.9) != confidence_in(
        "month.never", 0.9, narrative=True
    )


def test_a_rule_seldom_seen_takes_what_is_nearest() -> None:
    assert confidence_in("month.never", 0.9, narrative=True) == NARRATIVE["month.*"]
    assert confidence_in("today.never", 0.9) == NEWS["today.*"]
    assert confidence_in("never.seen", 0.7) == 0.7
