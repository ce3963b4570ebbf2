"""Versioned rows: opened at a position of the log, closed at a later one."""

from __future__ import annotations

import json
from operator import itemgetter
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from timeline.project.tables import FOREVER
from timeline.store.bulk import insert_rows
from timeline.store.tables import BIG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeVar

    from sqlalchemy.sql.compiler import SQLCompiler

    _Value = TypeVar("_Value", int, str)


def holds(
    table: sa.FromClause, as_of: int | sa.BindParameter[int] | None = None
) -> sa.ColumnElement[bool]:
    """Select the versions that hold now, or held at a position of the log."""
    if as_of is None:
        return table.c.sys_to == FOREVER
    return sa.and_(table.c.sys_from <= as_of, table.c.sys_to > as_of)


def open_rows(
    connection: sa.Connection,
    table: sa.Table,
    at: int,
    rows: Sequence[Mapping[str, object]],
) -> None:
    """Add versions that hold from a position on; every row has the same columns."""
    if rows:
        columns = tuple(rows[0])
        values = itemgetter(*columns)
        versions = [(*values(row), at, FOREVER) for row in rows]
        insert_rows(connection, table, (*columns, "sys_from", "sys_to"), versions)


def close_rows(
    connection: sa.Connection,
    table: sa.Table,
    at: int,
    where: sa.ColumnElement[bool],
    *,
    closed_by: int | None = None,
) -> None:
    """End the versions that hold and fit a condition.

    One that was opened at the same position was never visible, and is removed.
    """
    current = sa.and_(where, holds(table))
    connection.execute(table.delete().where(current, table.c.sys_from == at))
    values: dict[str, object] = {"sys_to": at}
    if closed_by is not None:
        values["closed_by"] = closed_by
    connection.execute(table.update().where(current).values(values))


class _Texts(FunctionElement[str]):
    """The texts of a JSON array, as a table of one column, `value`."""

    name = "texts"
    inherit_cache = True


@compiles(_Texts, "sqlite")
def _on_sqlite(texts: _Texts, compiler: SQLCompiler, **given: object) -> str:
    return f"json_each({compiler.process(texts.clauses, **given)})"


@compiles(_Texts, "postgresql")
def _on_postgresql(texts: _Texts, compiler: SQLCompiler, **given: object) -> str:
    return (
        f"json_array_elements_text(({compiler.process(texts.clauses, **given)})::json)"
    )


def if_any(
    column: sa.ColumnElement[_Value], values: Iterable[_Value]
) -> Iterable[sa.ColumnElement[bool]]:
    """Select one of many values; with none, there is nothing to ask.

    However many they are, they are one parameter, a JSON array.
    """
    distinct = sorted(set(values))
    if distinct:
        given = sa.literal(as_array(distinct))
        yield one_of(column, given, are_numbers=isinstance(distinct[0], int))


def one_of(
    column: sa.ColumnElement[_Value],
    given: sa.BindParameter[str],
    *,
    are_numbers: bool = False,
) -> sa.ColumnElement[bool]:
    """Select one of the values of a parameter, as `as_array` writes them."""
    value = _Texts(given).table_valued("value").c.value
    return column.in_(sa.select(sa.cast(value, BIG) if are_numbers else value))


def table_of(values: Sequence[object]) -> sa.TableValuedAlias:
    """Make a table of values, as texts in the column `value`: one parameter again."""
    return _Texts(sa.literal(as_array(values))).table_valued("value")


def as_array(values: Sequence[object]) -> str:
    """Write values as one parameter, a JSON array."""
    return json.dumps(values, ensure_ascii=False)
