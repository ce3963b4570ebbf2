"""What a sentence is mostly about, and the chief names of an article."""

from __future__ import annotations

from timeline.match.kinds import gravest, kinds, told_of
from timeline.match.likelihood import unheard
from timeline.match.profiles import Story

_NONE = frozenset[str]()


def about(text: str) -> str:
    return gravest(told_of(text.split()), _NONE)


def story(**names: int) -> Story:
    return Story("a", 0, names, _NONE, _NONE, frozenset(names), _NONE, tuple)


def test_shots_are_told_from_who_was_hit() -> None:
    assert kinds("shots") == {"shoot"}
    assert about("several shots rang out") == "shoot"
    assert about("a docker was shot") == "hit"


def test_a_gunshot_wound_tells_of_shots_and_a_wound_of_an_injury() -> None:
    assert about("found with a gunshot wound") == "shoot"
    assert about("treated for a wound") == "injury"


def test_a_name_given_often_that_the_other_never_gives_is_unheard() -> None:
    one, other = story(holm=4, oldham=3, dorn=1), story(wren=3, oldham=1)
    assert unheard(one, other) == {"holm", "wren"}
