"""What was read in one article, with the events that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.errors import NotFoundError

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Timeline

_STORY = "The mayor resigned in June. The clerk of Oldham resigned on Monday."


def test_an_article_gives_its_mentions_in_the_order_of_its_text(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _STORY)
    tell("courier", "The navy sent 3,000 sailors to Velmora on Wednesday.")
    (article, _) = tl.articles()
    found = tl.mentions(article.ref.id)
    assert [each.mention.quote for each in found] == [
        "The mayor resigned in June.",
        "The clerk of Oldham resigned on Monday.",
    ]
    text = tl.text(article.ref.sha256)
    for each in found:
        trigger = each.mention.trigger
        assert text[trigger.start : trigger.end] == trigger.text == "resigned"
        assert each.mention.id in [m.id for m in tl.event(each.line.id).mentions]


def test_a_mention_leads_to_the_event_it_was_merged_into(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _STORY)
    one, other = (event.id for event in tl.events())
    tl.merge(one, other, reason="one office")
    (article,) = tl.articles()
    assert len({each.line.id for each in tl.mentions(article.ref.path)}) == 1


def test_as_of_an_earlier_position_the_events_are_those_of_then(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _STORY)
    (article,) = tl.articles()
    before = list(tl.log())[-1].entries[-1].position
    one, other = (event.id for event in tl.events())
    tl.merge(one, other, reason="one office")
    then = tl.mentions(article.ref.id, as_of=before)
    assert {each.line.id for each in then} == {one, other}


def test_mentions_of_what_is_no_article_are_an_error(tl: Timeline) -> None:
    with pytest.raises(NotFoundError, match="no such article"):
        tl.mentions("ffff")
