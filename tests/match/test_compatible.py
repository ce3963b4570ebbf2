"""What speaks against two mentions being one happening."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from timeline.articles import DateProvenance, Figure, Mention, Span
from timeline.dates import Date
from timeline.match.lookalikes import doubt
from timeline.match.profiles import profile
from timeline.match.rarity import Rarity
from timeline.match.score import MERGE, PROPOSE, compatible, score
from timeline.match.wording import Wording

_MENTION = Mention(
    id="0" * 16,
    quote="The navy sent 3,000 sailors to the island of Velmora on Wednesday.",
    start=0,
    end=66,
    trigger=Span("sent", 9, 13),
    title="The navy sent 3,000 sailors to the island of Velmora on Wednesday",
    role="occurrence",
    date=Date.day(dt.date(2024, 10, 23)),
    timex=None,
    who=("navy",),
)


def said(who: str, day: int | None) -> Mention:
    """A statement by somebody on a day of October."""
    date = Date.day(dt.date(2024, 10, day)) if day else None
    return replace(_MENTION, role="statement", who=(who,), date=date)


def left_open(value: str) -> Mention:
    """A mention whose weekday or month nothing could resolve."""
    phrase = DateProvenance("then", 0, 4, "weekday.open", None, "none", value, 0.5)
    return replace(_MENTION, date=None, timex=phrase)


def of_two(one: str, other: str) -> Mention:
    """A mention of either of two dates, and nothing tells which."""
    phrase = DateProvenance(
        "then", 0, 4, "month.either", None, "none", one, 0.5, other=other
    )
    return replace(_MENTION, date=None, timex=phrase)


EQUALLY_RARE = Rarity({}, 0)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        pytest.param(_MENTION, _MENTION, True, id="the same"),
        pytest.param(_MENTION, replace(_MENTION, date=None), True, id="undated"),
        pytest.param(
            _MENTION,
            replace(_MENTION, date=Date.day(dt.date(2024, 10, 24))),
            False,
            id="another day",
        ),
        pytest.param(
            _MENTION, replace(_MENTION, date=Date.month(2024, 10)), True, id="its month"
        ),
        pytest.param(
            _MENTION,
            replace(_MENTION, date=Date.month(2024, 9)),
            False,
            id="month before",
        ),
        pytest.param(
            _MENTION,
            replace(_MENTION, date=Date.until(dt.date(2024, 10, 25))),
            True,
            id="a bound that allows it",
        ),
        pytest.param(
            _MENTION,
            replace(_MENTION, date=Date.until(dt.date(2024, 10, 20))),
            False,
            id="a bound that excludes it",
        ),
        pytest.param(
            _MENTION, replace(_MENTION, role="alleged"), True, id="alleged and happened"
        ),
        pytest.param(
            _MENTION,
            replace(_MENTION, role="statement"),
            False,
            id="saying is not doing",
        ),
        pytest.param(
            _MENTION,
            replace(_MENTION, role="planned"),
            False,
            id="a plan is no outcome",
        ),
        pytest.param(
            _MENTION,
            replace(_MENTION, figures=(Figure(1500, "=", "sailors", "1,500"),)),
            True,
            id="figures never part",
        ),
        pytest.param(said("Anna Weber", 24), said("Weber", 24), True, id="one speaker"),
        pytest.param(
            said("Anna Weber", 24), said("Karl Brandt", 24), False, id="two speakers"
        ),
        pytest.param(
            said("Anna Weber", 24), said("Anna Weber", 25), False, id="two days"
        ),
        pytest.param(
            said("Anna Weber", 24),
            replace(said("Anna Weber", 24), who=()),
            False,
            id="nobody said it",
        ),
        pytest.param(
            _MENTION, left_open("XXXX-WXX-3"), True, id="its weekday, left open"
        ),
        pytest.param(_MENTION, left_open("XXXX-WXX-5"), False, id="another weekday"),
        pytest.param(_MENTION, left_open("XXXX-10"), True, id="its month, left open"),
        pytest.param(_MENTION, left_open("XXXX-06"), False, id="another month"),
        pytest.param(_MENTION, of_two("2024-10", "2025-10"), True, id="one of two"),
        pytest.param(_MENTION, of_two("2024-02", "2025-02"), False, id="none of two"),
        pytest.param(_MENTION, of_two("2024-Q1", "2025-Q1"), True, id="two quarters"),
    ],
)
def test_what_can_be_one_happening(one: Mention, other: Mention, fits: bool) -> None:
    assert compatible(one, other) is fits
    assert compatible(other, one) is fits


def test_the_same_words_on_the_same_day_score_highest() -> None:
    same = score(profile(_MENTION, ""), profile(_MENTION, ""), EQUALLY_RARE)
    assert same.value == 1.0 or same.value > 0.8
    assert "same date 2024-10-23" in same.why
    assert "both name navy" in same.why
    assert "sailor" in same.why


def test_names_and_a_date_without_shared_words_are_not_proposed() -> None:
    other = replace(
        _MENTION,
        quote="The navy scrapped two old tugs at the yard on Wednesday.",
        title="The navy scrapped two old tugs at the yard on Wednesday",
    )
    assert (
        score(profile(_MENTION, ""), profile(other, ""), EQUALLY_RARE).value < PROPOSE
    )


def test_other_places_speak_against_one_event() -> None:
    here = replace(_MENTION, where=("Lima",))
    there = replace(_MENTION, where=("Oslo",))
    apart = score(profile(here, ""), profile(there, ""), EQUALLY_RARE).value
    together = score(profile(here, ""), profile(here, ""), EQUALLY_RARE).value
    assert apart < together


def test_a_score_is_the_same_both_ways() -> None:
    other = replace(_MENTION, title="The navy sent sailors to Velmora", date=None)
    one_way = score(profile(_MENTION, ""), profile(other, ""), EQUALLY_RARE)
    assert one_way == score(profile(other, ""), profile(_MENTION, ""), EQUALLY_RARE)


def test_what_is_proposed_is_less_sure_than_what_is_merged() -> None:
    assert 0 < PROPOSE < MERGE < 1


def test_a_headline_numbers_what_happened_in_capitals() -> None:
    titles = "Fire Destroys Mill In Brask", "Second Fire Destroys Mill In Brask"
    fire = replace(_MENTION, trigger=Span("Destroys", 5, 13))
    one, other = (Wording(replace(fire, title=title, id=title)) for title in titles)
    assert doubt(one, other) == "only one says “second”"
