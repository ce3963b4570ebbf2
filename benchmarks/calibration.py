"""How far the tagger's confidence can be believed, and the table that makes it so."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import timeline.resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scoring import Pair

TABLE = Path(timeline.resolve.__file__).with_name("shares.py")
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)
_WEIGHT = 10
"""Phrases that the wider mean counts for: what few phrases show is drawn towards it."""
_FEWEST = 5
_DOUBTED = (".open", ".ambiguous", ".impossible")
"""Directions whose own figure stands: nothing in a text could settle them."""
_HIGHEST = 0.99


class Judged(NamedTuple):
    """What a rule gave, how sure it was, and whether it was right."""

    rule: str
    confidence: float
    is_right: bool
    mode: str


class Bin(NamedTuple):
    """What was given with a confidence of one range."""

    low: float
    high: float
    count: int
    confidence: float
    """Mean."""
    right: float
    """Share."""


def judged(
    pairs: Iterable[Pair], mode: str, *, partial: bool = False
) -> Iterator[Judged]:
    """Judge what was found; in texts annotated in part, only where there is a value."""
    for each in pairs:
        if each.found and not (partial and not (each.gold and each.gold.value)):
            found = each.found
            yield Judged(found.rule, found.confidence, each.is_right, mode)


def reliability(found: Iterable[Judged]) -> list[Bin]:
    """Sort by confidence into bins; empty ones are left out."""
    everything = list(found)
    bins = []
    for low, high in pairwise(_EDGES):
        inside = [each for each in everything if low <= each.confidence < high]
        if inside:
            mean = sum(each.confidence for each in inside) / len(inside)
            bins.append(Bin(low, min(high, 1), len(inside), mean, _share(inside)))
    return bins


def expected_error(bins: Iterable[Bin]) -> float:
    """Give the expected calibration error: the mean gap between claim and truth."""
    found = list(bins)
    gaps = sum(each.count * abs(each.confidence - each.right) for each in found)
    return gaps / sum(each.count for each in found)


def calibrated(found: Iterable[Judged]) -> str:
    """Write the module that holds the share of right values of each rule."""
    sure = [each for each in found if not each.rule.endswith(_DOUBTED)]
    return _HEAD.format(count=len(sure)) + "".join(
        _table(mode.upper(), [each for each in sure if each.mode == mode])
        for mode in ("news", "narrative")
    )


def _table(name: str, found: list[Judged]) -> str:
    """Write the shares of one mode, a rule a line."""
    rules: dict[str, list[Judged]] = defaultdict(list)
    families: dict[str, list[Judged]] = defaultdict(list)
    for each in found:
        rules[each.rule].append(each)
        families[_family(each.rule)].append(each)
    wider = {family: _drawn(of, _share(found)) for family, of in families.items()}
    rows = [(family, wider[family], of) for family, of in families.items()]
    rows += [(rule, _drawn(of, wider[_family(rule)]), of) for rule, of in rules.items()]
    lines = (
        f'    "{rule}": {min(share, _HIGHEST):.2f},  # {_right(of)} of {len(of)}\n'
        for rule, share, of in sorted(rows)
        if len(of) >= _FEWEST
    )
    return f"\n{name}: dict[str, float] = {{\n{''.join(lines)}}}\n"


def _family(rule: str) -> str:
    return f"{rule.partition('.')[0]}.*"


_HEAD = '''\
"""How often the values of each rule were right; written by `benchmarks/temporal.py`.

Measured on {count} phrases of texts annotated by people.  A name that ends in `*` is
that of a family, for its rules that fired fewer than five times.  The shares of few
phrases are drawn towards their family's, and a family's towards the mean of all.
"""

from __future__ import annotations
'''


def _drawn(found: list[Judged], mean: float) -> float:
    return (_right(found) + _WEIGHT * mean) / (len(found) + _WEIGHT)


def _right(found: Iterable[Judged]) -> int:
    return sum(each.is_right for each in found)


def _share(found: list[Judged]) -> float:
    return _right(found) / len(found)
