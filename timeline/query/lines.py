"""The chronology as filtered: all of it, or page by page."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.dates import Date, Granularity
from timeline.errors import StoreError, UsageError
from timeline.project.search import match_text
from timeline.project.versions import as_array
from timeline.query import statements
from timeline.query.statements import AFTER, KEY, Shape, left_out
from timeline.query.values import EventLine, Page
from timeline.query.wanted import check_words, unwanted, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    import sqlalchemy as sa

    from timeline.dates.granularity import Modifier
    from timeline.query.values import Filters
    from timeline.query.wanted import Wanted

_EARLY = 8_000
"""Positions of the log up to which all that was known by then is gathered.

Later, enough holds for a walk to find a page: the two meet at about 1 ms of a million.
"""

_NEAR = 2_000
"""Lines to look for words in before the index is asked: some 10 ms.

So the index is asked only for what fewer than one line in forty holds.
"""

_MANY = 20_000
"""Lines with a word from which a walk of a million finds them sooner than a sort."""

_REMEMBERED = 10_000
"""Dates and names that are read once, for the same ones come again and again."""

_PLACE = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,9})\.([0-9a-f]{1,64})")


def event_lines(
    connection: sa.Connection, filters: Filters, as_of: int | None
) -> list[EventLine]:
    """List the events that fit, in chronological order, undated ones last."""
    question = _Question(connection, filters, as_of)
    return read_lines(connection, question.gather(None), as_of)


def event_page(
    connection: sa.Connection,
    filters: Filters,
    as_of: int | None,
    *,
    after: str | None,
    size: int,
) -> Page:
    """List so many of the events that fit, from past a place in the chronology.

    Raises:
        UsageError: no such place, or a size below one.
    """
    if size < 1:
        raise UsageError(
            f"no page of {size} lines; expected one or more; give another size"
        )
    question = _Question(connection, filters, as_of, after)
    rows = question.page(size + 1)
    following = _place(rows[size - 1]) if len(rows) > size else None
    return Page(tuple(read_lines(connection, rows[:size], as_of)), following)


def order_parts(
    connection: sa.Connection, filters: Filters, as_of: int | None, size: int
) -> Iterator[Sequence[sa.Row[*tuple[Any, ...]]]]:
    """Give every line that fits as row and day first, so many at a time, in order."""
    return _Question(connection, filters, as_of).numbers(size)


class _Question:
    """Filters as the values of a statement, and the way to an answer."""

    def __init__(
        self,
        connection: sa.Connection,
        filters: Filters,
        as_of: int | None,
        after: str | None = None,
    ) -> None:
        self.connection, self.dialect = connection, connection.dialect.name
        asked, left = wanted(filters), unwanted(filters)
        check_words([asked, *(each for _, each in left)])
        self.asks_in_vain = asked.in_vain
        self.values = asked.values
        if as_of is not None:
            self.values["as_of"] = as_of
        if after is not None:
            self.values |= zip(AFTER, _read_place(after), strict=True)
        but_not = tuple(self._shape(*each) for each in left)
        self.shape = self._shape(filters, asked)._replace(but_not=but_not)
        for number, (_, each) in enumerate(left):
            for name, value in each.values.items():
                self.values[left_out(number, name)] = value

    def _shape(self, filters: Filters, asked: Wanted) -> Shape:
        """Tell the shape of some filters, and what to look their words up by."""
        if asked.indexed and not asked.in_vain:
            asked.values["match"] = match_text(asked.indexed, self.dialect)
        return Shape(
            frozenset(asked.values),
            filters.certainly,
            filters.retracted,
            self.dialect,
            is_exact=asked.is_exact,
        )

    def page(self, size: int) -> Sequence[sa.RowMapping]:
        """The first so many lines, by the way that reads the fewest."""
        if "event" in self.values or self._is_early:
            return self.gather(size)
        if "match" not in self.values:
            return self._run(statements.in_order(self.shape, size))
        rows = self._run(statements.near(self.shape, size, _NEAR))
        return rows if len(rows) == size else self.gather(size)

    def gather(self, size: int | None) -> Sequence[sa.RowMapping]:
        """The first so many lines, or all, from what an index gives."""
        return self._run(statements.gathered(self._by_index(), size))

    def numbers(self, size: int) -> Iterator[Sequence[sa.Row[*tuple[Any, ...]]]]:
        """Row and day of every line, so many at a time, as they are found."""
        if self.asks_in_vain:
            return iter(())
        shape = self._by_index()
        walks = not self._is_early and "event" not in shape.names
        if "match" in shape.names:
            walks = walks and self.shape.is_exact and self._are_many()
        statement = statements.numbered(shape, is_walked=walks)
        found = self.connection.execute(
            statement.execution_options(yield_per=size), self.values
        )
        return found.partitions()

    @property
    def _is_early(self) -> bool:
        as_of = self.values.get("as_of")
        return isinstance(as_of, int) and as_of <= _EARLY

    def _are_many(self) -> bool:
        """Tell whether the words are those of so many lines that a walk is quicker."""
        statement = statements.found_by_words(self.dialect)
        found = self.connection.execute(statement, self.values | {"most": _MANY})
        return found.scalar_one() == _MANY

    def _by_index(self) -> Shape:
        """Tell what is asked; words need no second look where the index is exact.

        At an early position few lines were known, and a look at each is all it takes.
        """
        names = self.shape.names
        if self._is_early:
            names -= {"match"}
        elif self.shape.is_exact:
            names = frozenset(name for name in names if not name.startswith("text"))
        return self.shape._replace(names=names)

    def _run(self, statement: sa.Executable) -> Sequence[sa.RowMapping]:
        if self.asks_in_vain:
            return []
        return self.connection.execute(statement, self.values).mappings().all()


def _place(row: sa.RowMapping) -> str:
    day, rank, end, event = (row[name] for name in KEY)
    return f"{day}.{-rank}.{end}.{event}"


def _read_place(text: str) -> tuple[int, int, int, str]:
    found = _PLACE.fullmatch(text)
    if found is None:
        raise UsageError(
            f"no place in the chronology: {text!r}; expected what the page before "
            "gave to go on with; start without it"
        )
    day, rank, end, event = found.groups()
    return int(day), -int(rank), int(end), event


def read_lines(
    connection: sa.Connection, rows: Sequence[sa.RowMapping], as_of: int | None
) -> list[EventLine]:
    """Read lines, each with its version: when the event was last touched.

    What articles and the matcher do changes the line; what people decide is in the
    stream of the event, also where the line shows none of it.
    """
    if not rows:
        return []
    streams = [f"event:{row['event']}" for row in rows]
    statement = statements.last_positions(is_now=as_of is None)
    given = {"streams": as_array(streams), "as_of": as_of}
    found = connection.execute(statement, given)
    decided = {stream: last for stream, last in found}  # noqa: C416 - no pairs
    return [
        read_line(row, max(row["sys_from"], decided.get(stream, 0)))
        for row, stream in zip(rows, streams, strict=True)
    ]


def read_line(row: sa.RowMapping, version: int = 0) -> EventLine:
    """Read a line of the chronology.

    Raises:
        StoreError: it is not as it was written.
    """
    try:
        date = _date(row["edtf"], row["granularity"], row["modifier"])
        who, where = _names(row["who"]), _names(row["places"])
    except (TypeError, ValueError) as error:
        raise StoreError(
            f"the chronology is damaged at event {row['event']}: {error}; expected it "
            "as it was written; run “timeline verify”, then “timeline rebuild”"
        ) from error
    return EventLine(
        id=row["event"],
        title=row["title"],
        date=date,
        role=row["role"],
        who=who,
        where=where,
        mentions=row["mentions"],
        origins=row["origins"],
        disagrees=row["disagrees"],
        corrected=row["corrected"],
        retracted=row["retracted"],
        version=version,
        confidence=row["confidence"],
        unsure=row["unsure"],
    )


@lru_cache(maxsize=_REMEMBERED)
def _date(
    text: str | None, granularity: str | None, modifier: Modifier | None
) -> Date | None:
    if text is None:
        return None
    unit = Granularity(granularity) if granularity else None
    date = Date.from_edtf(text, unit)
    return date.modified(modifier) if modifier else date


@lru_cache(maxsize=_REMEMBERED)
def _names(listed: str) -> tuple[str, ...]:
    return tuple(json.loads(listed))
