"""What a person should look at: unsure dates, proposed merges, undated articles.

Each kind is walked by an index of its own, the worst first, so that a page costs the
same however many there are.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import sqlalchemy as sa

from timeline.dates.labels import day_label, label
from timeline.errors import UsageError
from timeline.project.lines import load_article
from timeline.project.tables import articles, chronology, membership, proposals
from timeline.project.versions import holds
from timeline.query.lines import read_line
from timeline.query.touched import OPEN
from timeline.query.values import ReviewCount, ReviewItem, ReviewPage
from timeline.store.tables import article_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_Select: TypeAlias = sa.Select[*tuple[Any, ...]]


class _Kind(NamedTuple):
    """One kind of item: its rows as of a position, their order, how they are read."""

    rows: Callable[[int | None], _Select]
    key: Mapping[str, type]
    """Columns that order the rows, with their types; no two rows have the same."""
    is_falling: bool
    read: Callable[[sa.RowMapping], ReviewItem]


def review_page(
    connection: sa.Connection, as_of: int | None, *, after: str | None, size: int
) -> ReviewPage:
    """List some items, kind by kind, from the first or past a place in the review.

    Raises:
        UsageError: no such place, or a size below one.
    """
    if size < 1:
        raise UsageError(
            f"no page of {size} items; expected one or more; give another size"
        )
    names = list(_KINDS)
    first, past = _read_place(after) if after is not None else (names[0], None)
    found: list[tuple[str, sa.RowMapping]] = []
    for name in names[names.index(first) :]:
        query = _ordered(_KINDS[name], as_of, past if name == first else None)
        rows = connection.execute(query.limit(size + 1 - len(found))).mappings()
        found += [(name, row) for row in rows]
    items = tuple(_KINDS[name].read(row) for name, row in found[:size])
    return ReviewPage(items, _place(*found[size - 1]) if len(found) > size else None)


def review_count(
    connection: sa.Connection, as_of: int | None, most: int
) -> ReviewCount:
    """Count the items of each kind, up to so many of each."""

    def count(kind: _Kind) -> int:
        some = kind.rows(as_of).limit(most).subquery()
        counted = sa.select(sa.func.count()).select_from(some)
        return connection.execute(counted).scalar_one()

    date, merge, article = map(count, _KINDS.values())
    return ReviewCount(date, merge, article, max(date, merge, article) < most)


def _ordered(kind: _Kind, as_of: int | None, past: Sequence[object] | None) -> _Select:
    query = kind.rows(as_of)
    columns = [query.selected_columns[name] for name in kind.key]
    if past is not None:
        here, there = sa.tuple_(*columns), sa.tuple_(*map(sa.literal, past))
        query = query.where(here < there if kind.is_falling else here > there)
    if kind.is_falling:
        return query.order_by(*(column.desc() for column in columns))
    return query.order_by(*columns)


def _place(name: str, row: sa.RowMapping) -> str:
    return json.dumps([name, *(row[column] for column in _KINDS[name].key)])


def _read_place(text: str) -> tuple[str, list[object]]:
    try:
        name, *past = json.loads(text)
        if [*map(type, past)] == [*_KINDS[name].key.values()]:
            return name, past
    except (KeyError, TypeError, ValueError):
        pass  # told below
    raise UsageError(
        f"no place in the review: {text!r}; expected what the page before gave to go "
        "on with; start without it"
    )


def _stands(table: sa.FromClause, as_of: int | None) -> sa.ColumnElement[bool]:
    """As `holds`, but spelt out, or the index of a part of the rows is not used."""
    return holds(table, as_of) if as_of is not None else table.c.sys_to == OPEN


def _is_there(table: sa.FromClause, as_of: int | None) -> sa.ColumnElement[bool]:
    """The same of what is looked up by its id.

    By no equality, or SQLite makes an index of the whole table to answer one page.
    """
    return holds(table, as_of) if as_of is not None else table.c.sys_to >= OPEN


def _dates(as_of: int | None) -> _Select:
    """Events whose date is unsure, the least sure first."""
    return sa.select(chronology).where(
        sa.text("proj_chronology.unsure"),  # as its index has it
        sa.not_(chronology.c.retracted),
        _stands(chronology, as_of),
    )


def _read_date(row: sa.RowMapping) -> ReviewItem:
    line = read_line(row)
    when = label(line.date)
    return ReviewItem(
        "date", f"{when}: {line.title}", event=line.id, score=line.confidence
    )


def _merges(as_of: int | None) -> _Select:
    """Proposals between two events, the likeliest first; of each pair the best."""
    one, other = membership.alias("one"), membership.alias("other")
    a, b = chronology.alias("a"), chronology.alias("b")
    return (
        sa.select(
            proposals.c.score,
            proposals.c.row_id,
            a.c.event,
            a.c.title,
            b.c.event.label("other"),
            b.c.title.label("other_title"),
        )
        .join(one, one.c.mention == proposals.c.a)
        .join(other, other.c.mention == proposals.c.b)
        .join(a, a.c.event == one.c.event)
        .join(b, b.c.event == other.c.event)
        .where(
            one.c.event != other.c.event,
            _stands(proposals, as_of),
            *(_is_there(table, as_of) for table in (one, other, a, b)),
            sa.not_(sa.or_(a.c.retracted, b.c.retracted)),
            sa.not_(_is_outdone(one, other, as_of)),
            sa.not_(_is_outdone(other, one, as_of)),
        )
    )


def _is_outdone(
    one: sa.FromClause, other: sa.FromClause, as_of: int | None
) -> sa.ColumnElement[bool]:
    """Tell whether a better proposal links the same two events."""
    better = proposals.alias("better")
    near, far = membership.alias("near"), membership.alias("far")
    rank = sa.tuple_(proposals.c.score, proposals.c.row_id)
    return sa.exists(
        sa.select(better.c.row_id)
        .join_from(near, better, better.c.a == near.c.mention)
        .join(far, far.c.mention == better.c.b)
        .where(
            near.c.event == one.c.event,
            far.c.event == other.c.event,
            sa.tuple_(better.c.score, better.c.row_id) > rank,
            *(_is_there(table, as_of) for table in (better, near, far)),
        )
        .correlate(one, other, proposals)
    )


def _read_merge(row: sa.RowMapping) -> ReviewItem:
    return ReviewItem(
        "merge",
        f"{row['title']} = {row['other_title']}",
        event=row["event"],
        other=row["other"],
        score=row["score"],
    )


def _undated(as_of: int | None) -> _Select:
    """Articles of which nothing states the day, as first read; none taken down."""
    has_text = sa.exists().where(article_texts.c.sha256 == articles.c.sha256)
    return sa.select(articles).where(
        articles.c.published.is_(None), has_text, _stands(articles, as_of)
    )


def _read_article(row: sa.RowMapping) -> ReviewItem:
    read = load_article(row["doc"])
    name, guess = read.title or read.path, read.publication.date
    what = f"{name} (a guess: {day_label(guess)})" if guess else name
    return ReviewItem("article", what, article=read.article)


_KINDS = {
    "date": _Kind(_dates, {"confidence": float, "event": str}, False, _read_date),
    "merge": _Kind(_merges, {"score": float, "row_id": int}, True, _read_merge),
    "article": _Kind(_undated, {"position": int, "row_id": int}, False, _read_article),
}
