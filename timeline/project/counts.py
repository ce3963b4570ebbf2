"""Where figures differ that count one thing: pure functions.

Nothing is averaged: “about” and “at least” leave a figure open as far as they reach.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from timeline.extract.counting import MEASURES
from timeline.extract.fates import FATES, fate
from timeline.extract.places import country_of
from timeline.project.claims import Differing, claimed, speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.articles import Figure, Mention
    from timeline.project.derive import Reported

_UNITS = {
    "soldier": "troops",
    "soldiers": "troops",
    "forces": "troops",
    "servicemen": "troops",
    "fighters": "troops",
    "personnel": "troops",
    "person": "people",
    "persons": "people",
    "victim": "people",
    "victims": "people",
    "casualties": "people",
    "fatalities": "people",
    "deaths": "people",
    "bodies": "people",
    "injuries": "people",
    "percent": "per cent",
}
"""Nouns that count the same thing under another name."""
_BY_PURPOSE = frozenset(
    {"dollars", "euros", "pounds", "yen", "per cent", "percentage points"}
)
"""Units that say nothing of what is counted: only the same purpose is compared."""
_ABOUT = 0.1
"""How far, as a share, “about” is taken to reach."""


class _Thing(NamedTuple):
    """What is counted, what befell it, and whether it is a part of another count."""

    unit: str
    befell: str
    is_part: bool

    @property
    def words(self) -> str:
        return f"{self.unit} {self.befell}".strip()


class _Count(NamedTuple):
    """A figure of a report, or the two of a range, ready to be compared."""

    report: Reported
    text: str
    unit: str
    scope: str
    low: float
    high: float
    values: frozenset[float]
    event: str = ""
    """As that of a `Claimed`."""

    def agrees(self, other: _Count) -> bool:
        """True where both give the same number, however it is hedged."""
        return self.values == other.values

    def excludes(self, other: _Count) -> bool:
        """True where both cannot be right."""
        return self.low > other.high or other.low > self.high


def differing_figures(reports: Sequence[Reported]) -> Iterator[Differing]:
    """Find where the figures of one event differ."""
    for thing, alike in _by_thing(reports).items():
        if len({count.values for count in alike}) > 1:
            counts = _distinct(alike)
            yield from _differing(thing, counts, combinations(counts, 2))


def figures_if_same(
    reports: Sequence[Reported], others: Mapping[str, Sequence[Reported]]
) -> Iterator[Differing]:
    """Find where figures of an event differ from those of events that may be the same.

    A number that the event gives itself is no other's; `differing_figures` tells where
    its own differ.

    Args:
        others: the reports of each of the other events, the nearest first.
    """
    if not others:
        return
    told = [(event, _by_thing(each)) for event, each in others.items()]
    for thing, ours in _by_thing(reports).items():
        theirs = [
            count._replace(event=event)
            for event, counted in told
            for count in counted.get(thing, ())
            if _is_said(count)
            and not any(
                each.agrees(count) and _same_scope(each, count) for each in ours
            )
        ]
        if theirs:
            counts = _distinct([*filter(_is_said, ours), *theirs])
            across = (pair for pair in combinations(counts, 2) if _are_of_two(*pair))
            yield from _differing(thing, counts, across)


def can_be_compared(reports: Iterable[Reported]) -> bool:
    """Tell whether the reports give a figure that another event's can differ from."""
    return any(
        _is_said(_count(report, [figure]))
        for report in reports
        for figure in report.mention.figures
    )


def _is_said(count: _Count) -> bool:
    """Tell whether it is said what is counted: “60 metres” may be those of anything."""
    if count.unit in MEASURES or count.unit in _BY_PURPOSE:
        return count.scope != count.unit
    return bool(count.unit)


def _are_of_two(a: _Count, b: _Count) -> bool:
    """Tell a figure of the event from one of another, on a day that both may mean.

    What one sentence tells apart is never one event.
    """
    if a.event or not b.event:
        return False
    one, other = a.report.mention, b.report.mention
    if (a.report.article, one.start) == (b.report.article, other.start):
        return False
    if not one.date or not other.date:
        return True
    return one.date.overlaps(other.date.earliest, other.date.latest)


def _by_thing(reports: Iterable[Reported]) -> dict[_Thing, list[_Count]]:
    found: dict[_Thing, list[_Count]] = {}
    for report in reports:
        for figures in _ranges(report.mention):
            found.setdefault(_thing(figures[0]), []).append(_count(report, figures))
    return found


def _ranges(mention: Mention) -> Iterator[list[Figure]]:
    """Put the least and the most of a range together."""
    figures = mention.figures
    for place, figure in enumerate(figures):
        after = figures[place + 1] if place + 1 < len(figures) else None
        before = figures[place - 1] if place else None
        if before and _is_range(before, figure):
            continue
        is_low = after is not None and _is_range(figure, after)
        yield [figure, after] if is_low and after else [figure]


def _is_range(low: Figure, high: Figure) -> bool:
    ends = (low.comparator, high.comparator) == (">=", "<=")
    return ends and low.text == high.text and low.unit == high.unit


def _thing(figure: Figure) -> _Thing:
    unit = _UNITS.get(figure.unit, figure.unit)
    return _Thing(unit, fate(figure.counted), figure.is_part)


def _count(report: Reported, figures: Sequence[Figure]) -> _Count:
    spans = [_span(figure) for figure in figures]
    return _Count(
        report=report,
        text=figures[0].text,
        unit=figures[0].unit,
        scope=figures[0].counted or figures[0].unit,
        low=max(low for low, _ in spans),
        high=min(high for _, high in spans),
        values=frozenset(figure.value for figure in figures),
    )


def _span(figure: Figure) -> tuple[float, float]:
    """The numbers that a figure leaves open."""
    value = figure.value
    match figure.comparator:
        case "=":
            return value, value
        case "~":
            return value * (1 - _ABOUT), value * (1 + _ABOUT)
        case ">=":
            return value, math.inf
        case ">":
            return math.nextafter(value, math.inf), math.inf
        case "<=":
            return 0.0, value
        case "<":
            return 0.0, math.nextafter(value, 0.0)


def _distinct(counts: Iterable[_Count]) -> list[_Count]:
    """Leave out what the same speaker has given in the same words.

    The event's own come first, then those of the nearest: the first is what is kept.
    """
    found: dict[tuple[str, str], _Count] = {}
    for each in counts:
        found.setdefault((speaker(each.report), each.text), each)
    return [*found.values()]


def _differing(
    thing: _Thing, counts: Sequence[_Count], pairs: Iterable[tuple[_Count, _Count]]
) -> Iterator[Differing]:
    """Put together what counts the same thing and is not the same number."""
    rivals = [(a, b) for a, b in pairs if _are_rivals(a, b, counts)]
    if not rivals:
        return
    involved = [count for count in counts if any(count in pair for pair in rivals)]
    values = (
        claimed(each.report, each.text, each.scope, each.event) for each in involved
    )
    yield Differing(
        "figure",
        thing.words,
        tuple(values),
        "conflicting" if _conflict(involved, counts) else "compatible",
        if_same=any(each.event for each in involved),
    )


def _conflict(involved: Sequence[_Count], counts: Sequence[_Count]) -> bool:
    return any(
        a.excludes(b) and _are_rivals(a, b, counts)
        for a, b in combinations(involved, 2)
    )


def _are_rivals(a: _Count, b: _Count, counts: Sequence[_Count]) -> bool:
    """Tell two numbers for one thing; what one mention gives beside is another's."""
    if a.report.mention.id == b.report.mention.id or a.agrees(b):
        return False
    if not _same_scope(a, b):
        return False
    for one, other in ((a, b), (b, a)):
        beside = [c for c in counts if c.report.mention.id == one.report.mention.id]
        if any(each.agrees(other) for each in beside):
            return False
    return True


def _same_scope(a: _Count, b: _Count) -> bool:
    """Tell whether two phrases count one thing: “North Korean troops”, “soldiers”."""
    if a.unit in _BY_PURPOSE:
        return a.scope == b.scope
    first, second = _modifiers(a.scope), _modifiers(b.scope)
    return not first or not second or bool(first & second)


def _modifiers(scope: str) -> frozenset[str]:
    """What parts those counted from others: a people, or an adjective."""
    words = [word for word in scope.split() if word.lower() not in FATES]
    head = next((w for w in reversed(words) if w.islower()), "")
    before = words[: words.index(head)] if head in words else words
    for size in range(len(before), 0, -1):
        if country := country_of(" ".join(before[:size])):
            return frozenset({country})
    return frozenset(word.lower() for word in before)
