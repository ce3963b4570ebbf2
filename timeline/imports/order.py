"""An order that fits all pairs of which one comes first: the same every time."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from timeline.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from typing import TypeVar

    _Thing = TypeVar("_Thing", bound=Hashable)


def in_order(
    things: Sequence[_Thing], pairs: Iterable[tuple[_Thing, _Thing]], name: str
) -> list[_Thing]:
    """Order things so that of each pair the first comes first; else as they are given.

    >>> in_order(["a", "b", "c"], [("c", "a")], "desk.jsonl")
    ['b', 'c', 'a']

    Args:
        name: of the file that gives the pairs.

    Raises:
        ReadError: no order fits.
    """
    sorter: TopologicalSorter[_Thing] = TopologicalSorter()
    for thing in things:
        sorter.add(thing)
    for first, second in pairs:
        sorter.add(second, first)
    try:
        sorter.prepare()
    except CycleError as error:
        raise ReadError(
            f"cannot import {name}: what its events say of which mention is older, or "
            "which decision, goes in a circle; expected the order of one log; nothing "
            "was imported, export it again"
        ) from error
    place = {thing: number for number, thing in enumerate(things)}
    found: list[_Thing] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=place.__getitem__)
        found += ready
        sorter.done(*ready)
    return found
