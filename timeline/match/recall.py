"""Reports that look back to one happening: “the incursion in August”, “made gains”."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.extract.places import country_of
from timeline.match.kinds import kinds
from timeline.match.wording import alike

if TYPE_CHECKING:
    from timeline.articles import Mention
    from timeline.match.profiles import Profile

_OPEN_MONTH = re.compile(r"XXXX-(\d\d)\b")


def recalled(a: Profile, b: Profile) -> str:
    """Say what two compatible reports both look back to; empty where they do not.

    The same actor, the same month named, and clauses of one kind of happening are one
    happening to the articles of one story, however else it is worded.
    """
    month = looks_back(a)
    if not month or month != looks_back(b):
        return ""
    if a.where and b.where and a.where.isdisjoint(b.where):
        return ""
    one, other = a.mention, b.mention
    actors = [_actors(each) for each in (one, other)]
    same = sorted(x for x, y in product(*actors) if alike(x, y))
    shared = clause_kinds(one.title) & clause_kinds(other.title)
    if not same or not shared:
        return ""
    date = one.date or other.date
    when = date.edtf if date else f"month {month}"
    return f"both look back to {when}: {same[0]}, {min(shared)}"


def looks_back(a: Profile) -> int:
    """Tell the month that a report looks back to; 0 where it names none."""
    return 0 if a.is_statement else _month(a.mention)


def _month(mention: Mention) -> int:
    """The month that it is dated to, or names and leaves open; 0 where it has none."""
    date = mention.date
    if date is None:
        phrase = mention.timex and _OPEN_MONTH.match(mention.timex.value)
        return int(phrase[1]) if phrase else 0
    if date.granularity != Granularity.MONTH or date.is_bound or not date.earliest:
        return 0
    return date.earliest.month


def _actors(mention: Mention) -> set[str]:
    """Whose doing it was: of “Norrland's army” and “Brask”, the country."""
    found = set()
    for name in mention.who:
        first = name.removeprefix("the ").split()[0]
        found.add((country_of(name) or country_of(first) or first).lower())
    return found


@lru_cache(maxsize=8192)
def clause_kinds(title: str) -> frozenset[str]:
    """Kinds of happening that any word of a title may be."""
    return frozenset[str]().union(*map(kinds, re.findall(r"[^\W\d_]+", title)))
