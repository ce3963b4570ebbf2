"""Ids by their first digits, found by an index on either database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from typing import Any


def starts_with(column: sa.ColumnElement[Any], digits: str) -> sa.ColumnElement[bool]:
    """Select the ids, all of lower-case hexadecimal digits, that start with these.

    A range, for LIKE uses no index on SQLite, and on PostgreSQL only one of its own.
    Every collation has “g” after “f”.  What is no such digits starts no id.
    """
    if not digits or not set(digits) <= set("0123456789abcdef"):
        return sa.false()
    return sa.and_(column >= digits, column < f"{digits}g")
