"""Statements that are made once and asked often, run by the database's own driver.

SQLAlchemy takes four times as long around a look into an index as SQLite takes to look.
It still writes them, once for each kind of database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVarTuple

from timeline.store.bulk import driver_cursor

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlalchemy as sa
    from sqlalchemy.sql.compiler import SQLCompiler
    from sqlalchemy.sql.selectable import TypedReturnsRows

_Columns = TypeVarTuple("_Columns")


class Prepared(Generic[*_Columns]):
    """A query whose values are as the driver gives them: no column needs converting."""

    def __init__(self, statement: TypedReturnsRows[*_Columns]) -> None:
        self._statement = statement
        self._written: dict[str, tuple[str, Callable[..., object]]] = {}
        """By dialect: the text, and what puts the values that are given into place."""

    def rows(
        self, connection: sa.Connection, **given: object
    ) -> list[tuple[*_Columns]]:
        """Run it with the values that it leaves open."""
        dialect = connection.dialect
        if dialect.name not in self._written:
            compiled: SQLCompiler = self._statement.compile(dialect=dialect)
            self._written[dialect.name] = str(compiled), _placing(compiled)
        text, placed = self._written[dialect.name]
        with driver_cursor(connection) as cursor:
            cursor.execute(text, placed(given))
            found: list[tuple[*_Columns]] = cursor.fetchall()
        return found


def _placing(compiled: SQLCompiler) -> Callable[[dict[str, Any]], object]:
    """Make what gives the driver its values: in their order, or by their names."""
    own, order = compiled.params, compiled.positiontup
    if order is None:
        return lambda given: {**own, **given}
    return lambda given: [given[name] if name in given else own[name] for name in order]
