"""The statements that list a chronology, written once for every shape of question.

A statement depends on which filters are set, not on their values, so it is kept: to
write one costs more than to run it.  There are two kinds.  One walks the lines in their
order, a range of an index for each class of dates, merged: it stops when a page is
full.  The other gathers what an index gives, and sorts.
"""

from __future__ import annotations

from functools import lru_cache, partial
from string import digits
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from timeline.project.derive import OPEN_END, OPEN_START, SPANS, UNDATED
from timeline.project.search import holds_phrase, indexed, may_hold
from timeline.project.tables import chronology
from timeline.project.versions import holds, one_of
from timeline.store.tables import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TypeAlias

    Named: TypeAlias = Callable[[str], str]
    """What a value of some filters is called in the statement."""

KEY = ("sort_day", "sort_rank", "sort_end", "event")
"""What a chronology is ordered by; no two lines have the same."""

AFTER = ("after_day", "after_rank", "after_end", "after_event")
"""Names of the values that a page starts after."""

_WORDS = ("words", "who_words", "place_words", "source_words")
SHOWN = (
    *KEY,
    "sys_from",
    "edtf",
    "granularity",
    "modifier",
    "confidence",
    "unsure",
    "title",
    "role",
    "who",
    "places",
    "mentions",
    "origins",
    "disagrees",
    "corrected",
    "retracted",
)
_COMPARED: dict[str, sa.types.TypeEngine[Any]] = {
    "event": sa.Text(),
    "role": sa.Text(),
    "disagrees": sa.Boolean(),
    "corrected": sa.Boolean(),
    "unsure": sa.Boolean(),
}
"""Filters that a line fits or not by one value, with its type."""

_PHRASES = {
    "who": "who_words",
    "where": "place_words",
    "source": "source_words",
    "text": "words",
}
"""Columns in which words are looked for; one that is asked for again has a number."""
_REACH = {**dict(enumerate(SPANS)), OPEN_START: 0}
"""Days that a date of a class may start before a window that it reaches into."""

_UNSURE = {OPEN_START: {"since"}, OPEN_END: {"until"}}
"""Classes that are never certainly in a window with such an edge."""

_KEPT = 200
_ALL = 2**62
"""A limit that is none."""


class Shape(NamedTuple):
    """Which filters are set, whatever their values."""

    names: frozenset[str]
    """Of the values that the statement is given."""
    certainly: bool
    retracted: bool
    dialect: str
    but_not: tuple[Shape, ...] = ()
    """Shapes of what is left out; their values' names begin as `left_out` has it."""
    is_exact: bool = False
    """The index of words gives just what holds its words."""


def left_out(number: int, name: str) -> str:
    """Name a value of the filters that leave something out, by their number."""
    return f"not{number}_{name}"


@lru_cache(maxsize=_KEPT)
def in_order(shape: Shape, size: int) -> sa.Executable:
    """Walk the lines in order, as far as it takes to find so many."""
    return _walk(shape, size, SHOWN, [*_facts(shape), *_phrases(shape, chronology)])


@lru_cache(maxsize=_KEPT)
def near(shape: Shape, size: int, reach: int) -> sa.Executable:
    """Look for words in the first lines only: where they are common, that will do."""
    walked = _walk(shape, reach, (*SHOWN, *_WORDS), _facts(shape)).subquery()
    found = sa.select(*(walked.c[name] for name in SHOWN))
    found = found.where(*_phrases(shape, walked))
    return found.order_by(*(walked.c[name] for name in KEY)).limit(_number(size))


@lru_cache(maxsize=_KEPT)
def gathered(shape: Shape, size: int | None) -> sa.Executable:
    """Gather every line that fits, by the index that serves best, and sort them."""
    found = _gathering(shape, SHOWN)
    return found if size is None else found.limit(_number(size))


@lru_cache(maxsize=_KEPT)
def numbered(shape: Shape, *, is_walked: bool) -> sa.Executable:
    """Every line that fits, in order: its row and its day only.

    Walked, they come as they are found, from the index in their order; else they are
    gathered and sorted first.
    """
    if not is_walked:
        return _gathering(shape, ("row_id", "sort_day"))
    conditions = [*_facts(shape, but_words=True), *_phrases(shape, chronology)]
    # The order is that of the statement inside: a limit, if none, has it kept.
    walked = _walk(shape, None, ("row_id", *KEY), conditions).limit(_ALL).subquery()
    found = sa.select(walked.c.row_id, walked.c.sort_day)
    if "match" in shape.names:
        # Materialised, or it would be looked up for each class of dates.
        listed = (
            indexed(_text("match"), shape.dialect).cte().prefix_with("MATERIALIZED")
        )
        found = found.where(walked.c.row_id.in_(sa.select(listed.c.row_id)))
    for number, unwanted in enumerate(shape.but_not):
        if "match" in unwanted.names:
            gone = _fitting(unwanted, partial(left_out, number)).cte()
            gone = gone.prefix_with("MATERIALIZED")
            found = found.where(walked.c.row_id.not_in(sa.select(gone.c.row_id)))
    return found


def _fitting(unwanted: Shape, named: Named) -> sa.Select[int]:
    """Rows that fit, closed ones too, by the index of words: few, as a rule."""
    match = _text(named("match"))
    conditions = [*_equals(unwanted, named), *_window(unwanted, named)]
    if not unwanted.is_exact:
        conditions += _phrases(unwanted, chronology, named)
    if not conditions:
        return indexed(match, unwanted.dialect)
    found = sa.select(chronology.c.row_id)
    return found.where(may_hold(match, unwanted.dialect), *conditions)


@lru_cache(maxsize=2)
def found_by_words(dialect: str) -> sa.Select[int]:
    """Count what the index of words gives, as far as it matters."""
    first = indexed(_text("match"), dialect).limit(_value("most")).subquery()
    return sa.select(sa.func.count()).select_from(first)


@lru_cache(maxsize=2)
def last_positions(*, is_now: bool) -> sa.Select[str, int]:
    """Read where each of some streams ends; one without entries is left out."""
    stream, last = entries.c.stream, sa.func.max(entries.c.position)
    found = sa.select(stream, last).where(one_of(stream, _text("streams")))
    if not is_now:
        found = found.where(entries.c.position <= _value("as_of"))
    return found.group_by(stream)


def _gathering(shape: Shape, columns: tuple[str, ...]) -> sa.Select[*tuple[Any, ...]]:
    conditions = [*_facts(shape), *_phrases(shape, chronology), *_window(shape)]
    if "match" in shape.names:
        conditions.append(may_hold(_text("match"), shape.dialect))
    elif "as_of" in shape.names:
        # Shuts the range, or SQLite may begin at the other end of the log.
        conditions.append(chronology.c.sys_from >= 0)
    found = sa.select(*(chronology.c[name] for name in columns)).where(*conditions)
    return found.order_by(*(chronology.c[name] for name in KEY))


def _walk(
    shape: Shape,
    size: int | None,
    columns: tuple[str, ...],
    conditions: list[sa.ColumnElement[bool]],
) -> sa.CompoundSelect[*tuple[Any, ...]]:
    branches = []
    for number, span in _spans(shape):
        branch = sa.select(*(chronology.c[name] for name in columns)).where(
            chronology.c.span_class == _number(number), *span, *conditions
        )
        if shape.dialect == "postgresql":  # else it sorts all that fits
            branch = branch.order_by(*(chronology.c[name] for name in KEY))
            branch = branch.limit(_limit(size))
        branches.append(branch)
    return sa.union_all(*branches).order_by(*KEY).limit(_limit(size))


def _spans(shape: Shape) -> Iterator[tuple[int, list[sa.ColumnElement[bool]]]]:
    """Each class of dates that may be in the window, with the range of its days."""
    windowed = shape.names & {"since", "until"}
    for number in range(UNDATED + 1):
        if not windowed:
            yield number, []
        elif number == UNDATED:
            continue
        elif not shape.certainly:
            yield number, _reaching(shape, number)
        elif not windowed & _UNSURE.get(number, set()):
            yield number, _inside(shape)


def _reaching(shape: Shape, number: int) -> list[sa.ColumnElement[bool]]:
    """Possibly in the window: a date of a class starts at most its span before."""
    days = []
    if "since" in shape.names and number != OPEN_END:
        days.append(chronology.c.sort_end >= _value("since"))
        if number in _REACH:
            first = _value("since") - _number(_REACH[number])
            days.append(chronology.c.sort_day >= first)
    if "until" in shape.names and number != OPEN_START:
        days.append(chronology.c.sort_day <= _value("until"))
    return days


def _inside(shape: Shape, named: Named = str) -> list[sa.ColumnElement[bool]]:
    """Certainly in the window: it lies in it from its first day to its last."""
    since, until = _value(named("since")), _value(named("until"))
    days = []
    if "since" in shape.names:
        days.append(chronology.c.sort_day >= since)
    if "until" in shape.names:
        days += [chronology.c.sort_day <= until, chronology.c.sort_end <= until]
    return days


def _window(shape: Shape, named: Named = str) -> list[sa.ColumnElement[bool]]:
    """The same for lines of any class."""
    table, conditions = chronology.c, []
    since, until = _value(named("since")), _value(named("until"))
    if not shape.names & {"since", "until"}:
        return []
    conditions.append(table.span_class != _number(UNDATED))
    if shape.certainly:
        conditions += _inside(shape, named)
        for number, edges in _UNSURE.items():
            if shape.names & edges:
                conditions.append(table.span_class != _number(number))
        return conditions
    if "since" in shape.names:
        open_end = table.span_class == _number(OPEN_END)
        conditions.append(sa.or_(open_end, table.sort_end >= since))
    if "until" in shape.names:
        open_start = table.span_class == _number(OPEN_START)
        conditions.append(sa.or_(open_start, table.sort_day <= until))
    return conditions


def _facts(shape: Shape, *, but_words: bool = False) -> list[sa.ColumnElement[bool]]:
    """Every condition but on days and words; what is left out by words with them.

    Args:
        but_words: leave that to who asks the index of words for it.
    """
    table, names = chronology.c, shape.names
    conditions = [holds(chronology, _value("as_of") if "as_of" in names else None)]
    if not shape.retracted:
        conditions.append(sa.not_(table.retracted))
    conditions += _equals(shape)
    if "after_day" in names:
        here = sa.tuple_(*(table[name] for name in KEY))
        *days, event = AFTER
        there = (*map(_value, days), _text(event))
        conditions.append(here > sa.tuple_(*there))
    for number, unwanted in enumerate(shape.but_not):
        if but_words and "match" in unwanted.names:
            continue
        named = partial(left_out, number)
        fits = [*_equals(unwanted, named), *_window(unwanted, named)]
        fits += _phrases(unwanted, chronology, named)
        conditions.append(sa.not_(sa.and_(sa.true(), *fits)))
    return conditions


def _equals(shape: Shape, named: Named = str) -> Iterator[sa.ColumnElement[bool]]:
    """What is compared with one value, whole."""
    for name, kind in _COMPARED.items():
        if name in shape.names:
            yield chronology.c[name] == sa.bindparam(named(name), type_=kind)


def _phrases(
    shape: Shape, table: sa.FromClause, named: Named = str
) -> list[sa.ColumnElement[bool]]:
    columns = {name: _PHRASES.get(name.rstrip(digits)) for name in sorted(shape.names)}
    return [
        holds_phrase(table.c[column], _text(named(name)), shape.dialect)
        for name, column in columns.items()
        if column
    ]


def _value(name: str) -> sa.BindParameter[int]:
    return sa.bindparam(name, type_=sa.BigInteger if name == "as_of" else sa.Integer)


def _text(name: str) -> sa.BindParameter[str]:
    return sa.bindparam(name, type_=sa.Text)


def _limit(size: int | None) -> sa.ColumnElement[int] | None:
    return None if size is None else _number(size)


def _number(number: int) -> sa.ColumnElement[int]:
    """Spell a number out: a planner that knows it chooses better."""
    return sa.literal_column(str(number), sa.Integer)
