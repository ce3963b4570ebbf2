"""An event or an article by its id, the start of it, or an id it has outgrown."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from timeline.errors import NotFoundError

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Timeline

_MANY = "\n\n".join(f"The clerk{n} resigned on Monday." for n in range(40))


def test_an_event_is_found_by_its_first_digits(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "The mayor resigned in June.")
    (event,) = tl.events()
    for wanted in (event.id, event.id[:4], f" {event.id.upper()} "):
        assert tl.event(wanted) == event


def test_digits_that_fit_several_events_are_refused_with_their_ids(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _MANY)
    ids = sorted(event.id for event in tl.events())
    assert len(ids) > 16
    shared = next(one[0] for one, other in pairwise(ids) if one[0] == other[0])
    with pytest.raises(NotFoundError, match=r"more than one .+; expected one; give"):
        tl.event(shared)


@pytest.mark.parametrize("wanted", ["", "zzzz", "ffffffffffffffff", "%", "0' or 1=1"])
def test_what_is_no_event_is_an_error_in_three_parts(
    tl: Timeline, tell: Tell, wanted: str
) -> None:
    tell("gazette", "The mayor resigned in June.")
    with pytest.raises(NotFoundError, match=r"^no such event: .+; expected .+; list "):
        tl.event(wanted)


def test_the_id_of_an_event_merged_by_the_matcher_leads_to_the_elder(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", "The navy sent 3,000 sailors to Velmora on Wednesday.")
    (elder,) = tl.events()
    tell("courier", "The clerk of Oldham resigned in June.")
    tell("review", "The navy sent 1,500 sailors to Velmora on Wednesday.")
    tl.split(elder.id, tl.event(elder.id).mentions[1].id, reason="two ships")
    younger = next(e for e in tl.events() if "1,500" in e.title)
    tl.merge(younger.id, elder.id, reason="one ship after all")
    assert tl.event(younger.id).id == elder.id


def test_an_article_is_found_by_id_and_by_path(tl: Timeline, tell: Tell) -> None:
    told = tell("gazette", "The mayor resigned in June.")
    assert told.article is not None
    for wanted in (told.article.id, told.article.id[:5], told.article.path):
        assert tl.article(wanted).ref == told.article
    with pytest.raises(NotFoundError, match=r"; expected .+; list "):
        tl.article("no-such-file.txt")


def test_a_text_is_kept_and_named_by_its_digest(tl: Timeline, tell: Tell) -> None:
    told = tell("gazette", "The mayor resigned in June.")
    assert told.article is not None
    text = tl.text(told.article.sha256)
    (event,) = tl.events()
    (mention,) = event.mentions
    assert text[mention.start : mention.end] == mention.quote
    with pytest.raises(NotFoundError, match=r"; expected .+; list "):
        tl.text("0" * 64)
