"""A chronology as lists of any length need it: whole, in pages, by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.api.asked import check_names, check_numbers, check_texts
from timeline.api.opened import OpenStore
from timeline.query.lines import event_lines, event_page
from timeline.query.order import count, lines_at, order, place_of, titles
from timeline.query.review import review_count, review_page
from timeline.query.shown import Listed
from timeline.query.values import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.api.moments import AsOf
    from timeline.query.order import OrderPart, Place, Stop
    from timeline.query.values import EventLine, Page, ReviewCount, ReviewPage


class Listing(OpenStore):
    """Lists by number: rows of the store, and the days they are listed under."""

    def lines(
        self, filters: Filters | None = None, *, as_of: AsOf = None
    ) -> Listed[EventLine]:
        """List the chronology, a light line an event, in order; undated ones last."""
        with self._log.reading() as connection:
            position = self.position(as_of)
            return Listed(event_lines(connection, filters or Filters(), position))

    def page(
        self,
        filters: Filters | None = None,
        *,
        after: str | None = None,
        size: int = 50,
        as_of: AsOf = None,
    ) -> Page:
        """List some lines of the chronology, from the start or past a page before.

        Every page costs the same, however deep.  Lines that come in between are in
        their place; none is shown twice.

        Args:
            after: `next` of the page before; None starts at the first line.
            size: how many lines.

        Raises:
            UsageError: `after` is no place, or `size` below one.
        """
        check_names(after=after)
        check_numbers(size=size)
        with self._log.reading() as connection:
            return event_page(
                connection,
                filters or Filters(),
                self.position(as_of),
                after=after,
                size=size,
            )

    def order(
        self, filters: Filters | None = None, *, as_of: AsOf = None, stop: Stop
    ) -> Iterator[OrderPart]:
        """Read the order of all that fits as numbers: 12 bytes a line, as it is found.

        So a list of a million lines is at hand: `lines_at` gives those that are seen.

        Args:
            stop: ends it from another thread.

        Raises:
            StoppedError: it was stopped.
        """
        with self._log.reading() as connection:
            position = self.position(as_of)
            yield from order(connection, filters or Filters(), position, stop)

    def lines_at(
        self, rows: Sequence[int], *, as_of: AsOf = None
    ) -> list[EventLine | None]:
        """Read the lines of some rows of an `order`; None where one is gone.

        They are as they stood when the order was read, whatever came since.
        """
        with self._log.reading() as connection:
            return lines_at(connection, rows, self.position(as_of))

    def review(
        self, *, after: str | None = None, size: int = 50, as_of: AsOf = None
    ) -> ReviewPage:
        """List what a person should look at, in pages; the worst of each kind first.

        Dates of standing events that are misread too often, then events proposed as
        one, then articles without a publication date, or of which it is a guess.  What
        a person has decided (dated anew, merged, kept apart, retracted) is gone.

        Args:
            after: `next` of the page before; None starts at the first item.
            size: how many items.

        Raises:
            UsageError: `after` is no place, or `size` below one.
        """
        check_names(after=after)
        check_numbers(size=size)
        with self._log.reading() as connection:
            position = self.position(as_of)
            return review_page(connection, position, after=after, size=size)

    def review_count(self, *, most: int = 10_000, as_of: AsOf = None) -> ReviewCount:
        """Count what a person should look at, by kind.

        Args:
            most: of each kind, no more are counted.
        """
        check_numbers(most=most)
        with self._log.reading() as connection:
            return review_count(connection, self.position(as_of), most)

    def place_of(self, event_id: str, *, as_of: AsOf = None) -> Place | None:
        """Find where an event, by its whole id, stands in an `order`."""
        check_texts(event_id=event_id)
        with self._log.reading() as connection:
            return place_of(connection, event_id, self.position(as_of))

    def titles(self, events: Iterable[str], *, as_of: AsOf = None) -> dict[str, str]:
        """Read the titles of some events; one that is gone is left out."""
        with self._log.reading() as connection:
            return titles(connection, events, self.position(as_of))

    def count(self, *, as_of: AsOf = None) -> int:
        """Count the events that are not retracted."""
        with self._log.reading() as connection:
            return count(connection, self.position(as_of))
