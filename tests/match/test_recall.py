"""Articles of one story that look back to one happening, each in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Timeline

_STORY = (
    "Kesh asked Norrland on Wednesday to give back the border town of Tarrow. "
    "The mayor of Tarrow said on Thursday that Kesh would never pay for the bridge. "
)
_OFFENSIVE = "Norrland forces conducted an incursion near Tarrow in August."


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        pytest.param(
            "Norrland troops made gains there in August.", True, id="reworded"
        ),
        pytest.param(
            "Norrland took a chunk of land there in August.", True, id="its country"
        ),
        pytest.param(
            "Norrland troops made gains there in July.", False, id="another month"
        ),
        pytest.param(
            "Kesh troops made gains there in August.", False, id="another actor"
        ),
        pytest.param(
            "Norrland ministers banned plastic bags in August.",
            False,
            id="another kind",
        ),
    ],
)
def test_what_articles_of_one_story_look_back_to_is_one(
    tl: Timeline, tell: Tell, other: str, is_same: bool
) -> None:
    tell("gazette", _STORY + _OFFENSIVE)
    tell("courier", _STORY + other)
    memories = [
        event
        for event in tl.events()
        if any(mention.quote == _OFFENSIVE for mention in event.mentions)
    ]
    quotes = {mention.quote for event in memories for mention in event.mentions}
    assert (other in quotes) is is_same


def test_articles_of_other_stories_look_back_to_their_own(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", _STORY + _OFFENSIVE)
    tell("courier", "The opera of Brask opened. Norrland singers made gains in August.")
    assert all(len(event.mentions) == 1 for event in tl.events())
