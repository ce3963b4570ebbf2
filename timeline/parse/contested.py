"""What ranks first on a page, held against the rest: UTC, second editions, guesses."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.parse.clues import Clue

_SHOWN = ("published line", "byline", "dateline", "date line", "address")
"""Kinds that give the day of the place where the page was made."""
_MACHINE = frozenset({"json-ld", "meta", "feed", "published time", "page date"})
"""Kinds that programs write, and write anew when a page is moved or put out again."""
_GROUPS = {
    "json-ld": "data",
    "meta": "data",
    "page date": "data",
    "feed": "feed",
    "address": "address",
    "dateline": "dateline",
    "weekday check": "dateline",
}
"""Kinds by who writes them; all others are on view beside the text."""
_AGAIN = dt.timedelta(days=2)
"""So much later than its own address, a page was put out again; a day may be a zone."""
_MIDNIGHT = 3
_CLOCK = re.compile(r"[T ,](\d\d):?\d\d")


class Contest(NamedTuple):
    """A day that ranked first and was set aside, and why."""

    day: dt.date | None = None
    why: str = ""


def contest_first(ranked: Sequence[Clue]) -> tuple[Clue | None, Contest]:
    """Choose the first of what is trusted, or what speaks against it together."""
    if not ranked:
        return None, Contest()
    first = ranked[0]
    if first.kind not in _MACHINE:
        return first, Contest()
    return _first_edition(first, ranked) or _at_its_place(first, ranked)


def _first_edition(first: Clue, ranked: Sequence[Clue]) -> tuple[Clue, Contest] | None:
    """Prefer an earlier day on which two kinds agree that nobody wrote at once."""
    day = first.date.day
    groups: dict[dt.date, dict[str, Clue]] = {}
    for clue in ranked:
        if clue.date.day and day and clue.date.day <= day - _AGAIN:
            group = _GROUPS.get(clue.kind, "shown")
            groups.setdefault(clue.date.day, {}).setdefault(group, clue)
    for earlier in sorted(groups):
        agreeing = list(groups[earlier].values())
        if len(agreeing) > 1 and "guess" not in groups[earlier]:
            names = " and the ".join(clue.kind for clue in agreeing[:2])
            why = f"when it was put out again: the {names} agree on {earlier}"
            return agreeing[0], Contest(day, why)
    return None


def _at_its_place(first: Clue, ranked: Sequence[Clue]) -> tuple[Clue, Contest]:
    """Prefer the day that the page shows where the first is but a time in UTC."""
    for kind in _SHOWN:
        for clue in ranked:
            if clue.kind == kind and clue.date.day in first.may_be:
                why = "a time in UTC, when it was another day where the page was made"
                return clue, Contest(first.date.day, why)
    return first, Contest()


def near_midnight(chosen: Clue, trusted: Sequence[Clue]) -> str:
    """Say that a time in UTC near midnight may have been another day at its place."""
    clock = _CLOCK.search(chosen.text)
    if not chosen.may_be or clock is None:
        return ""
    if _MIDNIGHT <= int(clock[1]) < 24 - _MIDNIGHT:
        return ""
    shown = (clue for clue in trusted if clue.kind in _SHOWN)
    if any(clue.date.day == chosen.date.day for clue in shown):
        return ""
    other = min(chosen.may_be) if int(clock[1]) < _MIDNIGHT else max(chosen.may_be)
    return f"in UTC near midnight, {other} where clocks are apart from it"


def doubt_guesses(clues: Sequence[Clue], doubts: Sequence[str]) -> list[str]:
    """Doubt a guess that takes up what the page has for another purpose."""
    refused = {
        clue.date.day: clue.kind
        for clue, doubt in zip(clues, doubts, strict=True)
        if doubt and clue.kind != "guess"
    }
    is_swapped = any("swapped" in clue.date.lacks for clue in clues)
    judged = []
    for clue, doubt in zip(clues, doubts, strict=True):
        why, day = doubt, clue.date.day
        if clue.kind == "guess" and day and not doubt:
            if day in refused:
                why = f"a guess that takes the {refused[day]} for it"
            elif is_swapped:
                why = "a guess at figures that can be read two ways"
            elif day.day == 1:
                why = "a guess that fills in the first day of a month"
        judged.append(why)
    return judged
