"""Versioned rows: opened at a position of the log, closed at a later one."""

from __future__ import annotations

import json
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias, overload

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from timeline.project.tables import FOREVER
from timeline.store.bulk import insert_rows
from timeline.store.prepared import Prepared
from timeline.store.tables import BIG

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import TypeVar, TypeVarTuple

    from sqlalchemy.sql.compiler import SQLCompiler
    from sqlalchemy.sql.selectable import TypedReturnsRows

    _Value = TypeVar("_Value", int, str)
    _Columns = TypeVarTuple("_Columns")


Closing: TypeAlias = "tuple[sa.Delete, sa.Update]"
"""Two statements that end versions."""

_AT: sa.BindParameter[int] = sa.bindparam("at", type_=sa.BigInteger())
_CLOSER: sa.BindParameter[int] = sa.bindparam("closer", type_=sa.BigInteger())
_WANTED: sa.BindParameter[str] = sa.bindparam("wanted", type_=sa.String())


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
    ends = closing(table, where, is_caused=closed_by is not None)
    close(connection, ends, at, closed_by=closed_by)


def close_any(
    connection: sa.Connection,
    table: sa.Table,
    column: str,
    values: Collection[str],
    at: int,
) -> None:
    """End the versions that hold and have one of many values, as `close_rows` does."""
    if values:
        close(connection, _closing_any(table, column), at, wanted=as_array([*values]))


@lru_cache(maxsize=64)
def _closing_any(table: sa.Table, column: str) -> Closing:
    return closing(table, among(table.c[column]))


def closing(
    table: sa.Table, where: sa.ColumnElement[bool], *, is_caused: bool = False
) -> Closing:
    """Make what `close` executes, once for many times: see `close_rows`.

    Args:
        is_caused: it will be told which entry closed them.
    """
    current = sa.and_(where, holds(table))
    values = {"sys_to": _AT} | ({"closed_by": _CLOSER} if is_caused else {})
    return (
        sa.delete(table).where(current, table.c.sys_from == _AT),
        sa.update(table).where(current).values(values),
    )


def close(
    connection: sa.Connection,
    ends: Closing,
    at: int,
    *,
    closed_by: int | None = None,
    **given: str,
) -> None:
    """End versions by what `closing` made, with the values that it leaves open."""
    said = {"at": at} | ({} if closed_by is None else {"closer": closed_by}) | given
    for statement in ends:
        connection.execute(statement, said)


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


def among(
    column: sa.ColumnElement[_Value], *, are_numbers: bool = False
) -> sa.ColumnElement[bool]:
    """Select one of the values that `ask` is given, in a statement that is made once.

    To make a statement anew for each question takes eight times as long as asking it.
    """
    return one_of(column, _WANTED, are_numbers=are_numbers)


@overload
def ask(
    connection: sa.Connection, query: Prepared[*_Columns], values: Iterable[_Value]
) -> Sequence[tuple[*_Columns]]: ...
@overload
def ask(
    connection: sa.Connection,
    query: TypedReturnsRows[*_Columns],
    values: Iterable[_Value],
) -> Sequence[sa.Row[*_Columns]]: ...
def ask(
    connection: sa.Connection,
    query: Prepared[*_Columns] | TypedReturnsRows[*_Columns],
    values: Iterable[_Value],
) -> Sequence[tuple[*_Columns]] | Sequence[sa.Row[*_Columns]]:
    """Read what `among` selects; with no values, there is nothing to ask.

    Every append asks what is `Prepared`; what is asked seldom need not be.
    """
    distinct = sorted(set(values))
    if not distinct:
        return []
    wanted = as_array(distinct)
    if isinstance(query, Prepared):
        return query.rows(connection, wanted=wanted)  # type: ignore[return-value]  # mypy forgets the columns
    return connection.execute(query, {"wanted": wanted}).all()


def one_of(
    column: sa.ColumnElement[_Value],
    given: sa.BindParameter[str],
    *,
    are_numbers: bool = False,
) -> sa.ColumnElement[bool]:
    """Select one of the values of a parameter, as `as_array` writes them."""
    value = _Texts(given).table_valued("value").c.value
    return column.in_(sa.select(sa.cast(value, BIG) if are_numbers else value))


def table_of_wanted() -> sa.TableValuedAlias:
    """Make a table of the values wanted, as texts in the column `value`."""
    return _Texts(_WANTED).table_valued("value")


def as_array(values: Sequence[object]) -> str:
    """Write values as one parameter, a JSON array."""
    return json.dumps(values, ensure_ascii=False)
