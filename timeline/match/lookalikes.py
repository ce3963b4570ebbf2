"""What tells look-alikes apart: two happenings told in nearly the same words.

“A shell hit a school” and “a shell hit a hospital” share all but one word.  A false
merge costs a reader more than a missed one, so each of these doubts makes of a merge a
proposal at most.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from timeline.extract.lexicon import words
from timeline.match.synonyms import concept
from timeline.match.wording import Wording, alike, same_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from timeline.match.wording import Name

_BETWEEN_EQUALS = frozenset(map(concept, words("met agreed signed talked married")))
"""Happenings that have no doer and done-to: “A met B” is “B met A”."""
_DENIALS = frozenset(map(concept, words("denied rejected refuted disputed")))
_WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_FEW = 2
"""So many words of a title may be others, and it is still a look-alike."""
_REMEASURED = 0.5
"""Less than this is one earthquake, measured anew."""
_LONG = 8
"""A longer title that differs in a word or two has been reworded."""


def doubt(a: Wording, b: Wording) -> str:
    """Say what makes two compatible mentions look-alikes; empty where nothing does."""
    return _doubt(a, b) if a.mention.id < b.mention.id else _doubt(b, a)


@lru_cache(maxsize=8192)
def _doubt(a: Wording, b: Wording) -> str:
    is_statement = a.mention.role == "statement"
    if differing := _names(a, b):
        return differing
    if a.order != b.order or (not is_statement and a.fresh != b.fresh):
        marks = sorted((a.order ^ b.order) | (a.fresh ^ b.fresh))
        return f"only one says “{', '.join(marks)}”"
    if (days := _days(a, b)) is not None:
        return days
    if differing := _hours(a, b) or _levels(a, b):
        return differing
    if a.is_negated != b.is_negated:
        return "one says “not”"
    if is_statement:
        return _sayings(a, b) or _minimal_pair(a, b)
    return _actors(a, b) or _verbs(a, b) or _swapped(a, b) or _minimal_pair(a, b)


def _days(a: Wording, b: Wording) -> str | None:
    """Days of the week on both sides that the other title lacks."""
    mine, theirs = (
        {word for word in each.mention.title.lower().split() if word in _WEEKDAYS}
        for each in (a, b)
    )
    if not mine - theirs or not theirs - mine:
        return None
    return f"other days: {', '.join(sorted(mine ^ theirs))}"


def _hours(a: Wording, b: Wording) -> str:
    """Hours of the clock on both sides that lie more than one apart."""
    if not a.hours or not b.hours:
        return ""
    apart = min(abs(one - other) for one, other in product(a.hours, b.hours))
    return "other hours" if apart > 1 else ""


def _levels(a: Wording, b: Wording) -> str:
    """Magnitudes on both sides that no later measuring makes one: 5.1 and 6.3."""
    if not a.levels or not b.levels:
        return ""
    apart = min(abs(one - other) for one, other in product(a.levels, b.levels))
    told = " / ".join(f"{min(each.levels):g}" for each in (a, b))
    return f"another level: {told}" if apart >= _REMEASURED else ""


def _names(a: Wording, b: Wording) -> str:
    """Names on both sides that the other title lacks."""
    mine, theirs = _with_opening(a, b), _with_opening(b, a)
    left = [name for name in mine if not _has(theirs, name)]
    right = [name for name in theirs if not _has(mine, name)]
    if not left or not right:
        return ""
    told = (" ".join(sorted(side[0])) for side in (left, right))
    return f"other names: {' / '.join(told)}"


def _with_opening(a: Wording, b: Wording) -> tuple[Name, ...]:
    """The names of a title, with its first word where the other has it as a name."""
    opening = frozenset({a.opening})
    is_name = a.opening and any(opening <= name for name in b.names)
    return (*a.names, opening) if is_name else a.names


def _has(names: Iterable[Name], wanted: Name) -> bool:
    return any(same_name(wanted, name) for name in names)


def _sayings(a: Wording, b: Wording) -> str:
    """Denying is not confirming."""
    if (a.verb in _DENIALS) == (b.verb in _DENIALS):
        return ""
    return f"{a.mention.trigger.text} / {b.mention.trigger.text}"


def _actors(a: Wording, b: Wording) -> str:
    """Others act, and the names do not tell that both did."""
    if {a.verb, b.verb} <= _BETWEEN_EQUALS:
        return ""
    sides = [
        {concept(word) for name in each.mention.who for word in name.split()} - {""}
        for each in (a, b)
    ]
    if not all(sides) or any(alike(one, other) for one, other in product(*sides)):
        return ""
    told = (", ".join(each.mention.who) for each in (a, b))
    return f"others act: {' / '.join(told)}"


def _verbs(a: Wording, b: Wording) -> str:
    """Other verbs, unless both titles have both: “shot and killed”."""
    if alike(a.verb, b.verb) or (a.verb in b.content and b.verb in a.content):
        return ""
    return f"another verb: {a.mention.trigger.text} / {b.mention.trigger.text}"


def _swapped(a: Wording, b: Wording) -> str:
    """One shot at the other, or the other at the one."""
    mine, theirs = a.sides(), b.sides()
    if mine is None or theirs is None or a.verb in _BETWEEN_EQUALS:
        return ""
    (before, behind), (their_before, their_behind) = mine, theirs
    if ("by" in behind) != ("by" in their_behind):
        return ""  # the passive turns it round
    named = {word for each in (a, b) for name in each.names for word in name}
    moved = named & before & their_behind
    back = named & behind & their_before
    return f"{', '.join(sorted(moved | back))} change sides" if moved and back else ""


def _minimal_pair(a: Wording, b: Wording) -> str:
    """Titles that are equal but for one or two words on each side.

    What somebody said is reworded more freely: there only other things count, not
    “had seen evidence” for “had obtained evidence”.
    """
    left, right = _without(a.content, b.content), _without(b.content, a.content)
    few = 0 < len(left) <= _FEW and 0 < len(right) <= _FEW
    if not few or len(a.content & b.content) > _LONG:
        return ""
    if a.mention.role == "statement":
        left = [word for word in left if word in a.things]
        right = [word for word in right if word in b.things]
    if not left or not right:
        return ""
    return f"but for {', '.join(left)} / {', '.join(right)}"


def _without(mine: Iterable[str], theirs: Collection[str]) -> list[str]:
    return sorted(
        word for word in mine if not any(alike(word, each) for each in theirs)
    )
