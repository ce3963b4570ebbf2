"""What an extractor finds is held to the text before it is stored."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from timeline.articles import DateProvenance, Mention, Span
from timeline.errors import ExtractError
from timeline.extract import Rules, mention_id
from timeline.extractors import checked_mentions
from timeline.parse import read_article

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from timeline.articles import Article

_TEXT = b"""Date: 2024-10-25

The navy sent 3,000 sailors to Velmora on Wednesday. Inspectors closed the pier.
"""


@dataclass(frozen=True)
class Altered:
    """Finds what the rules find, altered: what a plug-in may get wrong."""

    alter: Callable[[list[Mention]], Any]
    name: str = "altered"
    version: str = "3"

    def extract(self, article: Article) -> list[Mention]:
        """Find and alter."""
        found: list[Mention] = self.alter(Rules().extract(article))
        return found


@pytest.fixture
def article() -> Article:
    return read_article(_TEXT, "navy.txt")


def _first(**fields: Any) -> Callable[[list[Mention]], list[Mention]]:
    return lambda found: [replace(found[0], **fields), *found[1:]]


def _elsewhere(found: list[Mention]) -> list[Mention]:
    """Give the first mention the trigger of the second, which is well made."""
    first, second = found
    return [replace(first, trigger=second.trigger, id=second.id)]


def test_every_mention_tells_what_found_it(article: Article) -> None:
    found = checked_mentions(Altered(_first(extractor="rules 2")), article)
    assert [each.trigger.text for each in found] == ["sent", "closed"]
    assert {each.extractor for each in found} == {"altered 3"}


def test_a_headline_in_capitals_is_quoted_as_it_stands() -> None:
    text = b"Date: 2024-10-25\n\nTwo Men Charged After Fire In Old Port Of Velmora\n"
    headline = read_article(text, "headline.txt")
    found = checked_mentions(Rules(), headline)
    assert "Charged" in {each.trigger.text for each in found}


def test_a_mention_has_the_id_that_its_place_gives(article: Article) -> None:
    (first, _) = Rules().extract(article)
    span = first.trigger
    assert first.id == mention_id(article.sha256, span.start, span.end)


@pytest.mark.parametrize(
    ("alter", "told"),
    [
        pytest.param(_first(quote="The army left."), "sentence is", id="quote"),
        pytest.param(_first(start=-3), "sentence is", id="span before the text"),
        pytest.param(_first(end=90_000), "sentence is", id="span past the text"),
        pytest.param(_first(trigger=Span("sank", 27, 31)), "trigger is", id="trigger"),
        pytest.param(
            _first(trigger=Span("", 27, 27)), "trigger is", id="empty trigger"
        ),
        pytest.param(_elsewhere, "lies outside its sentence", id="of another sentence"),
        pytest.param(_first(id="0123456789abcdef"), "id is", id="id of its own making"),
        pytest.param(lambda found: found * 2, "not its own", id="twice the same"),
        pytest.param(_first(role="rumour"), "'rumour' is given", id="role"),
        pytest.param(_first(polarity="maybe"), "'maybe' is given", id="polarity"),
        pytest.param(_first(certainty="no"), "'no' is given", id="certainty"),
        pytest.param(_first(confidence=3), "confidence is 3", id="confidence"),
        pytest.param(lambda _: ["sent"], "'sent' is given", id="no mention"),
        pytest.param(lambda _: 1 / 0, "ZeroDivisionError", id="failure"),
        pytest.param(lambda _: None, "TypeError", id="nothing at all"),
        pytest.param(lambda _: sys.exit(7), "SystemExit: 7", id="an exit"),
        pytest.param(_first(start=17.0), "failed with TypeError", id="broken place"),
        pytest.param(_first(trigger=None), "AttributeError", id="no trigger"),
        pytest.param(_first(title="a\nb"), "its title is", id="title of two lines"),
        pytest.param(_first(title="a" * 501), "its title is", id="endless title"),
        pytest.param(
            _first(
                timex=DateProvenance(
                    "Friday", 19, 25, "x", dt.date(2024, 10, 25), "header", "", 0.5
                )
            ),
            "time phrase is 'Friday'",
            id="time phrase",
        ),
    ],
)
def test_what_the_text_does_not_bear_out_is_refused(
    article: Article, alter: Callable[[list[Mention]], Any], told: str
) -> None:
    with pytest.raises(ExtractError, match=told) as caught:
        checked_mentions(Altered(alter), article)
    assert "“altered 3”" in str(caught.value)
    assert "navy.txt" in str(caught.value)
    assert "expected" in str(caught.value)
