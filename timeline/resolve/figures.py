"""Days written in figures alone, where month and day can stand either way about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.resolve.meaning import Context, Impossible, Reading, exactly
from timeline.resolve.slot import Slot, day_slot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.resolve.expression import Expression
    from timeline.resolve.locales import Order

_FIGURES = re.compile(
    r"(?<![\d/.-])(?P<first>\d\d?)(?P<separator>[-/.])(?P<second>\d\d?)(?P=separator)"
    r"(?P<year>\d{4}|\d\d)(?!\d)"
)


class TwoDays(NamedTuple):
    """The two days that figures can mean."""

    month_first: Slot
    day_first: Slot

    def in_order(self, order: Order) -> tuple[Slot, Slot]:
        """Give the day that an order makes of the figures, and the other one."""
        if order == "mdy":
            return self.month_first, self.day_first
        return self.day_first, self.month_first


@dataclass(frozen=True, slots=True)
class InFigures:
    """“05/06/2020”: 6 May or 5 June, as the document writes the dates that are plain.

    Where it has none the locale's order is read; where that is not known either, the
    American one, and doubted.
    """

    first: int
    second: int
    year: int
    separator: str
    order: Order | None = None
    """What another date of the same document settles."""
    usual: Order | None = None
    """What the locale says."""

    @property
    def both(self) -> TwoDays | None:
        """The two days that it can mean; None where it has one meaning or none."""
        month_first = day_slot(self.year, self.first, self.second)
        day_first = day_slot(self.year, self.second, self.first)
        if month_first and day_first and month_first != day_first:
            return TwoDays(month_first, day_first)
        return None

    @property
    def only(self) -> Slot | None:
        """The one day that it can mean; None where it has two meanings or none."""
        if self.both:
            return None
        month_first = day_slot(self.year, self.first, self.second)
        return month_first or day_slot(self.year, self.second, self.first)

    @property
    def shown_order(self) -> Order | None:
        """The order that it can alone have: “25/12/2020”."""
        if self.only is None or self.first == self.second:
            return None
        return "mdy" if self.only.first.month == self.first else "dmy"

    def read(self, context: Context) -> Reading:
        if self.only:
            return exactly(self.only, anchored=False, confidence=0.98)
        if self.both is None:
            return Impossible().read(context)
        if self.order:
            slot, other = self.both.in_order(self.order)
            settled = exactly(slot, anchored=False, confidence=0.9)
            return replace(settled, direction=self.order, other=other)
        if self.usual:
            slot, other = self.both.in_order(self.usual)
            likely = exactly(slot, anchored=False, confidence=0.8)
            return replace(likely, direction=self.usual, other=other)
        slot, other = self.both.in_order("mdy")
        doubted = exactly(slot, anchored=False, confidence=0.5)
        return replace(doubted, direction="ambiguous", other=other)


def settle(found: Iterable[Expression], usual: Order | None = None) -> list[Expression]:
    """Give the days in figures the order that the plain ones of the document show.

    Where these show none it is `usual`, the order of the locale.
    """
    expressions = [_expected(each, usual) for each in found] if usual else list(found)
    orders: dict[str, set[Order]] = {}
    for each in expressions:
        if isinstance(each.meaning, InFigures) and (order := each.meaning.shown_order):
            orders.setdefault(each.meaning.separator, set()).add(order)
    return [_settled(each, orders) for each in expressions] if orders else expressions


def _expected(found: Expression, usual: Order) -> Expression:
    if not isinstance(found.meaning, InFigures):
        return found
    return replace(found, meaning=replace(found.meaning, usual=usual))


def _settled(found: Expression, orders: dict[str, set[Order]]) -> Expression:
    if not isinstance(found.meaning, InFigures):
        return found
    shown = orders.get(found.meaning.separator, set())
    if len(shown) != 1:
        return found
    (order,) = shown
    return replace(found, meaning=replace(found.meaning, order=order))


def read_figures(match: re.Match[str]) -> InFigures:
    """Read a match with the groups first, separator, second and year."""
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < 50 else 1900
    first, second = int(match["first"]), int(match["second"])
    return InFigures(first, second, year, match["separator"])


def two_days(text: str) -> TwoDays | None:
    """Find a day in figures that can be read both ways.

    >>> [slot.value for slot in two_days("05-06-2020")]
    ['2020-05-06', '2020-06-05']
    >>> two_days("25/12/2020") is None
    True
    """
    found = _FIGURES.search(text)
    return read_figures(found).both if found else None
