"""The chronology as filtered: all of it, or page by page."""

from __future__ import annotations

import json
import re
import string
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.dates import Date, Granularity
from timeline.errors import UsageError
from timeline.project.search import match_text
from timeline.project.versions import as_array
from timeline.project.words import phrase, phrases
from timeline.query import statements
from timeline.query.statements import AFTER, KEY, Shape
from timeline.query.values import EventLine, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlalchemy as sa

    from timeline.dates.granularity import Modifier
    from timeline.project.words import Phrase
    from timeline.query.values import Filters

_EARLY = 8_000
"""Positions of the log up to which all that was known by then is gathered.

Later, enough holds for a walk to find a page: the two meet at about 1 ms of a million.
"""

_NEAR = 2_000
"""Lines to look for words in before the index is asked: some 10 ms.

So the index is asked only for what fewer than one line in forty holds.
"""

_WORDS_AT_MOST = 100
"""SQLite takes some thousand conditions, and nobody means so many words."""

_REMEMBERED = 10_000
"""Dates and names that are read once, for the same ones come again and again."""

_NOTHING = string.whitespace + '"'
"""What asks for nothing: an empty phrase is as good as none."""

_PLACE = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,9})\.([0-9a-f]{1,64})")


def event_lines(
    connection: sa.Connection, filters: Filters, as_of: int | None
) -> list[EventLine]:
    """List the events that fit, in chronological order, undated ones last."""
    question = _Question(connection, filters, as_of)
    return _read_lines(connection, question.gather(None), as_of)


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
    return Page(tuple(_read_lines(connection, rows[:size], as_of)), following)


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
        self.values: dict[str, object] = {}
        self.filters = filters
        self.asks_in_vain = False
        self._days_and_facts(as_of, after)
        self._words()

    def _days_and_facts(self, as_of: int | None, after: str | None) -> None:
        filters, values = self.filters, self.values
        if filters.since:
            values["since"] = filters.since.toordinal()
        if filters.until:
            values["until"] = filters.until.toordinal()
        if filters.role:
            values["role"] = filters.role
        if filters.event:
            values["event"] = filters.event
        if as_of is not None:
            values["as_of"] = as_of
        if after is not None:
            values |= zip(AFTER, _read_place(after), strict=True)

    def _words(self) -> None:
        """Read what is searched for; text without a word is found nowhere."""
        named = {
            name: phrase(text)
            for name, text in (
                ("who", self.filters.who),
                ("where", self.filters.where),
                ("source", self.filters.source),
            )
            if text
        }
        wanted = phrases(self.filters.text)
        _check_words([*wanted, *named.values()])
        self.asks_in_vain = bool(self.filters.text.strip(_NOTHING)) and not wanted
        self.asks_in_vain |= not all(each.words for each in named.values())
        told = {f"text{number}": each for number, each in enumerate(wanted)}
        self.values |= {name: each.needle for name, each in (told | named).items()}
        named.pop("source", None)  # its words are not in the index
        looked_up = [*told.values(), *named.values()]
        if looked_up and not self.asks_in_vain:
            self.values["match"] = match_text(looked_up, self.dialect)

    def page(self, size: int) -> Sequence[sa.RowMapping]:
        """The first so many lines, by the way that reads the fewest."""
        as_of = self.values.get("as_of")
        if "event" in self.values or (isinstance(as_of, int) and as_of <= _EARLY):
            return self.gather(size)
        if "match" not in self.values:
            return self._run(statements.in_order(self._shape(), size))
        rows = self._run(statements.near(self._shape(), size, _NEAR))
        return rows if len(rows) == size else self.gather(size)

    def gather(self, size: int | None) -> Sequence[sa.RowMapping]:
        """The first so many lines, or all, from what an index gives."""
        return self._run(statements.gathered(self._shape(), size))

    def _shape(self) -> Shape:
        return Shape(
            frozenset(self.values),
            self.filters.certainly,
            self.filters.retracted,
            self.dialect,
        )

    def _run(self, statement: sa.Executable) -> Sequence[sa.RowMapping]:
        if self.asks_in_vain:
            return []
        return self.connection.execute(statement, self.values).mappings().all()


def _check_words(asked: Sequence[Phrase]) -> None:
    """Refuse more words than a database can look for in one statement."""
    found = sum(len(each.words) for each in asked)
    if found > _WORDS_AT_MOST:
        raise UsageError(
            f"cannot search for {found:,} words at once; expected at most "
            f"{_WORDS_AT_MOST}; leave some out"
        )


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


def _read_lines(
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
    """Read a line of the chronology."""
    return EventLine(
        id=row["event"],
        title=row["title"],
        date=_date(row["edtf"], row["granularity"], row["modifier"]),
        role=row["role"],
        who=_names(row["who"]),
        where=_names(row["places"]),
        mentions=row["mentions"],
        origins=row["origins"],
        disagrees=row["disagrees"],
        corrected=row["corrected"],
        retracted=row["retracted"],
        version=version,
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
