"""Where figures differ that count one thing: pure functions.

Nothing is averaged: “about” and “at least” leave a figure open as far as they reach.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from timeline.extract.fates import FATES, fate
from timeline.extract.places import country_of
from timeline.project.claims import Differing, claimed, speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


class _Count(NamedTuple):
    """A figure of a report, or the two of a range, ready to be compared."""

    report: Reported
    text: str
    unit: str
    scope: str
    low: float
    high: float
    values: frozenset[float]

    def agrees(self, other: _Count) -> bool:
        """True where both give the same number, however it is hedged."""
        return self.values == other.values

    def excludes(self, other: _Count) -> bool:
        """True where both cannot be right."""
        return self.low > other.high or other.low > self.high


def differing_figures(reports: Sequence[Reported]) -> Iterator[Differing]:
    counts: dict[tuple[str, str, bool], list[_Count]] = {}
    for report in reports:
        for figures in _ranges(report.mention):
            counts.setdefault(_thing(figures[0]), []).append(_count(report, figures))
    for (unit, befell, _), alike in counts.items():
        if len({count.values for count in alike}) > 1:
            yield from _differing(f"{unit} {befell}".strip(), _distinct(alike))


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


def _thing(figure: Figure) -> tuple[str, str, bool]:
    """What is counted, what befell it, and whether it is a part of another count."""
    unit = _UNITS.get(figure.unit, figure.unit)
    return unit, fate(figure.counted), figure.is_part


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
    """Leave out what the same speaker has given in the same words."""
    found = {(speaker(each.report), each.text): each for each in reversed([*counts])}
    return sorted(found.values(), key=lambda each: each.report.position)


def _differing(about: str, counts: Sequence[_Count]) -> Iterator[Differing]:
    """Put together what counts the same thing and is not the same number."""
    pairs = [(a, b) for a, b in combinations(counts, 2) if _are_rivals(a, b, counts)]
    if not pairs:
        return
    involved = [count for count in counts if any(count in pair for pair in pairs)]
    conflicting = any(a.excludes(b) for a, b in pairs)
    yield Differing(
        "figure",
        about,
        tuple(claimed(each.report, each.text, each.scope) for each in involved),
        "conflicting" if conflicting else "compatible",
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
