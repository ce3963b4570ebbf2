"""Happenings told in nearly the same words: a proposal at most, never a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.match.synonyms import concept
from timeline.match.wording import alike, same_name

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Timeline

_BANK = "The central bank of Norrland raised its main rate to 4 percent on Thursday."
_FINAL = "Norrland beat Kesh 3-1 in the under-21 final on Thursday."
_FERRY = "Anna Weber said on Thursday that the ferry Aurora had struck the pier."
_MET = "Ilya Dorn met Lena Voss in Brask on Thursday."
_SHELL = "A shell hit a school in Brask on Friday, killing three."
_FIRE = "Fire destroyed a warehouse in Brask on Thursday."
_STEEL = "Workers at the Brask steel mill went on strike on Thursday."

_APART = {
    "another thing": (_SHELL, _SHELL.replace("school", "hospital")),
    "another thing said": (
        "Anna Weber said on Thursday that a shell had hit a school in Brask.",
        "Anna Weber said on Thursday that a shell had hit a hospital in Brask.",
    ),
    "the opposite verb": (_BANK, _BANK.replace("raised", "cut")),
    "another verb": (
        "Police arrested two men over the bakery fire on Thursday.",
        "Police released two men over the bakery fire on Thursday.",
    ),
    "another hour": (
        "A fire destroyed a warehouse in Brask at 3 a.m.",
        "A fire destroyed a warehouse in Brask at 5 p.m.",
    ),
    "another level": (
        "A magnitude 5.1 earthquake shook the island of Velmora on Thursday.",
        "A magnitude 6.3 earthquake shook the island of Velmora on Thursday.",
    ),
    "again": (_FIRE, _FIRE.replace("destroyed", "again destroyed")),
    "another country": (_BANK, _BANK.replace("Norrland", "Kesh")),
    "another guest": (_MET, _MET.replace("Lena Voss", "Carla Wen")),
    "another town": (_SHELL, _SHELL.replace("Brask", "Tarrow")),
    "another mill": (_STEEL, _STEEL.replace("Brask", "Tarrow")),
    "sides changed": (
        "Kesh shot down a Norrland drone on Thursday.",
        "Norrland shot down a Kesh drone on Thursday.",
    ),
    "another winner": (
        _FINAL,
        "Kesh beat Norrland 3-1 in the under-21 final on Thursday.",
    ),
    "another final": (_FINAL, _FINAL.replace("under-21", "women's")),
    "another ship in a statement": (_FERRY, _FERRY.replace("Aurora", "Borealis")),
    "a second one": (
        _FIRE,
        _FIRE.replace("Fire destroyed", "A second fire destroyed"),
    ),
    "another one": (_FIRE, _FIRE.replace("Fire destroyed", "Another fire destroyed")),
    "first and last": (
        "The first train left Tarrow on Thursday.",
        "The last train left Tarrow on Thursday.",
    ),
    "the opposite said": (
        "Anna Weber said on Thursday that the city would pay for the broken pier.",
        "Anna Weber said on Thursday that the city would not pay for the broken pier.",
    ),
    "denied and confirmed": (
        "Anna Weber denied on Thursday that the ferry had struck the pier in Brask.",
        "Anna Weber confirmed on Thursday that the ferry had struck the pier in Brask.",
    ),
}
_TOGETHER = {
    "wire copy": (
        "The army said on Wednesday that it had evidence of 3,000 troops sent to Kesh.",
        "The army said on Wednesday that it had seen evidence that 3,000 troops had "
        "been sent to Kesh.",
    ),
    "another verb for it": (
        "Ilya Dorn and Lena Voss signed a defence agreement in June.",
        "Ilya Dorn and Lena Voss formalised their defence pact in June.",
    ),
    "another figure": (
        "Police arrested two men over the bakery fire on Thursday.",
        "Police detained three men over the bakery fire on Thursday.",
    ),
    "turned into the passive": (
        _FIRE,
        "A warehouse in Brask was destroyed on Thursday.",
    ),
    "measured anew": (
        "A magnitude 6.1 earthquake shook the island of Velmora on Thursday.",
        "A 6.3-magnitude earthquake shook the island of Velmora on Thursday.",
    ),
    "by whom": (
        "Kesh shot down a Norrland drone on Thursday.",
        "A Norrland drone was shot down by Kesh on Thursday.",
    ),
    "either may be named first": (
        "Ilya Dorn met Lena Voss on Thursday.",
        "Lena Voss met Ilya Dorn on Thursday.",
    ),
    "a title and a country more": (
        _MET,
        "President Ilya Dorn met Lena Voss in Brask, Norrland, on Thursday.",
    ),
}


def _merged(tl: Timeline) -> bool:
    return any(len({m.article.id for m in e.mentions}) > 1 for e in tl.events())


@pytest.mark.parametrize(
    ("one", "other"), [pytest.param(*pair, id=name) for name, pair in _APART.items()]
)
def test_look_alikes_stay_apart(tl: Timeline, tell: Tell, one: str, other: str) -> None:
    tell("gazette", one)
    tell("courier", other)
    joined = [e for e in tl.events() if len({m.article.id for m in e.mentions}) > 1]
    titles = [{m.title for m in event.mentions} for event in joined]
    assert all(title == {"The bakery fire on Thursday"} for title in titles)


@pytest.mark.parametrize(
    ("one", "other"), [pytest.param(*pair, id=name) for name, pair in _TOGETHER.items()]
)
def test_rewrites_of_one_report_are_one_event(
    tl: Timeline, tell: Tell, one: str, other: str
) -> None:
    tell("gazette", one)
    tell("courier", other)
    assert _merged(tl)


def test_a_proposal_says_what_is_doubtful(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _MET)
    tell("courier", _MET.replace("Lena Voss", "Carla Wen"))
    (same,) = tl.events()[0].maybe_same
    doubtful = same.why.rpartition("; ")[2]
    assert doubtful in (
        "other names: lena voss / carla wen",
        "other names: carla wen / lena voss",
    )


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Vladimir Orlov", "Orlov", True),
        ("Norrland", "Norrlandian", True),
        ("North Kesh", "South Kesh", False),
        ("Ilya Dorn", "Lena Dorn", False),
    ],
)
def test_a_name_is_the_same_in_its_longer_form(
    one: str, other: str, is_same: bool
) -> None:
    names = [frozenset(name.lower().split()) for name in (one, other)]
    assert same_name(*names) is is_same
    assert same_name(*reversed(names)) is is_same


@pytest.mark.parametrize(
    ("one", "other"),
    [("sent", "dispatched"), ("troops", "soldiers"), ("hit", "struck")],
)
def test_words_that_news_uses_for_one_thing_are_one(one: str, other: str) -> None:
    assert concept(one) == concept(other) != ""


def test_short_words_are_alike_only_when_equal() -> None:
    assert not alike("iran", "iraq")
    assert not alike("mali", "malta")
