"""Articles taken in one after the other: which mentions become one event."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from timeline.match.score import MERGE, PROPOSE

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Event, Timeline

_THURSDAY = (
    "Anna Weber said at the harbour meeting in Lisbon on Thursday that the ferry "
    "company would not pay for the broken pier."
)
_FRIDAY = (
    "Anna Weber said on television on Friday that the ferry company would not pay for "
    "the broken pier."
)
_UNDATED = "Anna Weber said that the ferry company would not pay for the broken pier."
_SENT = "The navy sent 3,000 sailors to the island of Velmora on Wednesday."


def telling(tl: Timeline, word: str) -> list[Event]:
    """The events with a mention whose trigger is a word."""
    return [e for e in tl.events() if any(m.trigger.text == word for m in e.mentions)]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_thursday_and_friday_are_two_events_in_any_order(
    tl: Timeline, tell: Tell, order: tuple[int, ...]
) -> None:
    articles = [
        ("gazette", _THURSDAY, "2024-10-25"),
        ("courier", _FRIDAY, "2024-10-25"),
    ]
    told = [*articles, ("review", _UNDATED, None)]
    for number in order:
        name, body, date = told[number]
        tell(name, body, date=date)
    days = [
        {m.date.edtf for m in event.mentions if m.date} for event in telling(tl, "said")
    ]
    assert all(len(found) <= 1 for found in days)
    assert {day for found in days for day in found} == {"2024-10-24", "2024-10-25"}


def test_one_statement_in_two_outlets_is_one_event(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _FRIDAY)
    result = tell("courier", _FRIDAY.replace("would not pay", "will not pay at all"))
    assert result.merged == 1
    (event,) = telling(tl, "said")
    assert [mention.article.publisher for mention in event.mentions] == [
        "Gazette",
        "Courier",
    ]
    (reason,) = event.merged_because
    assert (reason.a, reason.b) == tuple(mention.id for mention in event.mentions)
    assert reason.by == "matcher 3"
    assert reason.score is not None
    assert "both name weber" in reason.why


def test_differing_figures_merge_and_stand_side_by_side(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    tell("courier", _SENT.replace("3,000", "at least 1,500"))
    (event,) = tl.events()
    (differing,) = event.disagreements
    assert (differing.kind, differing.about) == ("figure", "sailors")
    assert [(claim.value, claim.mention) for claim in differing.values] == [
        ("3,000 sailors", event.mentions[0].id),
        ("at least 1,500 sailors", event.mentions[1].id),
    ]


@pytest.mark.parametrize("undated_first", [False, True])
def test_an_undated_article_joins_and_gives_no_date(
    tl: Timeline, tell: Tell, undated_first: bool
) -> None:
    undated = ("review", _SENT.replace(" on Wednesday", ""), None)
    dated = ("gazette", _SENT, "2024-10-25")
    for name, body, date in sorted([undated, dated], reverse=undated_first):
        tell(name, body, date=date)
    (event,) = tl.events()
    assert len(event.mentions) == 2
    assert event.date is not None
    assert event.date.edtf == "2024-10-23"
    (from_review,) = (m for m in event.mentions if m.article.published is None)
    assert from_review.date is None


def test_an_undated_friday_does_not_join_a_thursday(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _THURSDAY)
    tell("review", _FRIDAY, date=None)
    assert [len(event.mentions) for event in telling(tl, "said")] == [1, 1]


def test_two_mentions_of_one_sentence_are_never_merged(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", "The navy sent sailors to Velmora and sent sailors to Velmora.")
    assert [len(event.mentions) for event in tl.events()] == [1, 1]


def test_a_split_pair_is_never_merged_again(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _SENT)
    tell("courier", _SENT.replace("3,000", "1,500"))
    (event,) = tl.events()
    tl.split(event.id, event.mentions[1].id, reason="two ships")
    tell("review", _SENT.replace("3,000", "2,000"))
    tell("courier", _SENT.replace("3,000", "1,500") + " The sea was calm.")
    apart = [{m.article.publisher for m in e.mentions} for e in tl.events()]
    assert len(apart) == 2
    assert not any({"Gazette", "Courier"} <= publishers for publishers in apart)


def test_a_split_holds_after_the_article_is_revised(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _SENT)
    tell("courier", _SENT.replace("3,000", "1,500"))
    tell("courier", "It rained. " + _SENT.replace("3,000", "1,500"))
    (event,) = [e for e in tl.events() if len(e.mentions) == 2]
    tl.split(event.id, event.mentions[1].id, reason="two ships")
    assert all(len(e.mentions) == 1 for e in tl.events())
    tell("courier", "It snowed. " + _SENT.replace("3,000", "1,500"))
    assert all(len(e.mentions) == 1 for e in tl.events())


def test_a_person_may_merge_what_was_split(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _SENT)
    tell("courier", _SENT.replace("3,000", "1,500"))
    (event,) = tl.events()
    tl.split(event.id, event.mentions[1].id, reason="two ships")
    one, other = tl.events()
    tl.merge(one.id, other.id, reason="the log book shows one ship")
    (merged,) = tl.events()
    assert merged.id == event.id
    tell("review", _SENT.replace("3,000", "2,000"))
    (merged,) = tl.events()
    assert len(merged.mentions) == 3


def test_nothing_joins_a_retracted_event(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _SENT)
    (event,) = tl.events()
    tl.retract(event.id, reason="the navy withdrew it")
    tell("courier", _SENT.replace("3,000", "1,500"))
    (shown,) = tl.events()
    assert shown.id != event.id


def test_what_may_be_the_same_is_proposed_and_not_merged(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _SENT)
    tell("courier", "The navy sent 3,000 letters about pay to retired sailors.")
    one, other = tl.events()
    (same,), (back,) = one.maybe_same, other.maybe_same
    assert (same.event, back.event) == (other.id, one.id)
    assert PROPOSE <= same.score < MERGE
    assert "sailor" in same.why


def test_unrelated_news_is_kept_apart(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _SENT)
    tell("courier", "The bakers of Oldham opened a museum on Wednesday.")
    assert [len(event.mentions) for event in tl.events()] == [1, 1]
    assert not any(event.maybe_same for event in tl.events())


def test_a_third_report_does_not_join_two_happenings_of_one_sentence(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", "The navy sent sailors to Velmora and sent sailors to Velmora.")
    tell("courier", "The navy sent sailors to Velmora.")
    sizes = sorted(len(event.mentions) for event in tl.events())
    assert sizes == [1, 2]


def test_a_vague_report_does_not_join_two_look_alikes(tl: Timeline, tell: Tell) -> None:
    told = "The central bank of {}raised its main rate to 4 percent on Thursday."
    tell("gazette", told.format("Norrland "))
    tell("courier", told.replace("of {}", "").format())
    tell("review", told.format("Kesh "))
    for event in tl.events():
        quotes = " ".join(mention.quote for mention in event.mentions)
        assert not ("Norrland" in quotes and "Kesh" in quotes)


def test_what_recurs_weeks_later_and_has_no_day_is_proposed_at_most(
    tl: Timeline, tell: Tell
) -> None:
    rise = "The bank of Norvia raised its key rate. Police arrested protesters there."
    tell("gazette", rise, date="2024-05-26")
    tell("courier", rise, date="2024-07-03")
    assert all(len(event.mentions) == 1 for event in tl.events())


def test_a_speaker_in_common_is_not_what_was_said(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "Judge Eva Krog said he had betrayed the trust of his colleagues.")
    tell("courier", "Judge Eva Krog said he had shown no remorse.")
    assert all(len(event.mentions) == 1 for event in telling(tl, "said"))
